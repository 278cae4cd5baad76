import StrictJSON

/// Something that is done to a record: when, by whom in words, and what is said with it.
package struct RecordAct: Hashable, Sendable {
    /// The day of the act itself: what happened before is recorded later.
    package let occurredOn: Day
    /// Who did it, as the paper has it; nil where nothing is said beside the account that records it.
    package let by: String?
    /// The reason, the finding or the summing-up; nil for none.
    package let words: String?
    package let officialDocument: OfficialDocumentID?

    package init(occurredOn: Day, by: String? = nil, words: String? = nil, officialDocument: OfficialDocumentID? = nil)
    {
        self.occurredOn = occurredOn
        self.by = by
        self.words = words
        self.officialDocument = officialDocument
    }

    func checkDay(after last: Day?, on today: Day) throws(Refusal) {
        guard occurredOn <= today else { throw Self.dayToCome(occurredOn) }
        guard let last, occurredOn < last else { return }
        throw Refusal(
            .invalidPeriod,
            vi: "Bước trước ghi ngày \(last): ngày \(occurredOn) quá sớm.",
            en: "The step before was on \(last): \(occurredOn) is too early."
        )
    }

    static func dayToCome(_ day: Day) -> Refusal {
        Refusal(.dayToCome, vi: "Ngày \(day) chưa đến.", en: "The day \(day) has not come.")
    }
}

/// An act as it is kept, with what it left behind.
package struct KeptAct<State: Sendable>: Sendable {
    /// The record's, which the act made.
    package let version: Int32
    /// The record's, after the act.
    package let state: State
    package let act: RecordAct
    /// The text as it was then, canonical JSON.
    package let document: [UInt8]
    package let recordedAt: Int64

    package init(version: Int32, state: State, act: RecordAct, document: [UInt8], recordedAt: Int64) {
        self.version = version
        self.state = state
        self.act = act
        self.document = document
        self.recordedAt = recordedAt
    }
}

extension Refusal {
    /// A record lacks something for what is to be done.
    static func incompleteRecord(vi: String, en: String) -> Refusal {
        Refusal(.incompleteRecord, vi: "Còn thiếu: \(vi).", en: "It still lacks \(en).")
    }

    /// A record answers to one that is not there.
    package static let unknownMovement = Refusal(
        .unknownReference,
        vi: "Không có phong trào, đợt thi đua được hưởng ứng này.",
        en: "There is no such movement to answer to."
    )
}
