package import StrictJSON

/// A conference of a cluster in a season (hội nghị).
package struct Conference: Hashable, Sendable {
    package let id: ConferenceID
    package let place: Place
    package internal(set) var record: ConferenceRecord
    package internal(set) var state: ConferenceState
    /// nil where nobody recorded one.
    package internal(set) var invitation: Invitation?
    /// nil before it was held.
    package internal(set) var heldOn: Day?
    /// nil before its conclusions are issued.
    package internal(set) var concludedOn: Day?
    /// What they were issued by (thông báo kết luận).
    package internal(set) var conclusionsDocument: OfficialDocumentID?
    /// Why it was cancelled.
    package internal(set) var reason: String?
    /// Raised by each change of its record and of its state; not by what units say.
    package internal(set) var version: Int32

    package init(
        id: ConferenceID,
        place: Place,
        record: ConferenceRecord,
        state: ConferenceState = .planned,
        invitation: Invitation? = nil,
        heldOn: Day? = nil,
        concludedOn: Day? = nil,
        conclusionsDocument: OfficialDocumentID? = nil,
        reason: String? = nil,
        version: Int32 = 1
    ) {
        self.id = id
        self.place = place
        self.record = record
        self.state = state
        self.invitation = invitation
        self.heldOn = heldOn
        self.concludedOn = concludedOn
        self.conclusionsDocument = conclusionsDocument
        self.reason = reason
        self.version = version
    }
}

/// What units were told when they were invited.
package struct Invitation: Hashable, Sendable {
    package let on: Day
    package let text: String

    package init(on: Day, text: String) {
        self.on = on
        self.text = text
    }
}

/// What a conference is for.
package enum ConferenceKind: String, CaseIterable, Sendable {
    /// hội nghị ký kết giao ước
    case signing
    /// sơ kết
    case midYear
    /// kiểm tra 9 tháng
    case nineMonth
    /// tổng kết
    case annual
    /// triển khai, phát động
    case launching
    case other
}

/// How far a conference is.
package enum ConferenceState: String, CaseIterable, Sendable {
    /// Goes on to `invited`, to `held` where nobody recorded an invitation, or to `cancelled`.
    case planned
    /// Goes on to `held` or `cancelled`.
    case invited
    /// Goes on to `concluded`.
    case held
    /// Its conclusions are issued, and its record is locked.
    case concluded
    case cancelled

    package var name: Wording {
        switch self {
        case .planned: Wording(vi: "dự kiến", en: "planned")
        case .invited: Wording(vi: "đã mời", en: "invited to")
        case .held: Wording(vi: "đã họp", en: "held")
        case .concluded: Wording(vi: "đã kết luận", en: "concluded")
        case .cancelled: Wording(vi: "đã hủy", en: "cancelled")
        }
    }
}

/// What is told of a conference, written and read whole.
package struct ConferenceRecord: Hashable, Sendable {
    package let kind: ConferenceKind
    package let title: String
    package let day: Day
    /// đơn vị đăng cai; nil where it is not told.
    package let host: UnitID?
    /// The review that it discusses.
    package let review: ReviewID?
    /// biên bản, as a file.
    package let minutesFile: FileID?
    /// The same as a document of the register.
    package let minutesDocument: OfficialDocumentID?
    package let photographs: [FileID]
    /// Every unit that it names.
    package let units: Set<UnitID>
    /// All of it, these included: chair, secretaries, agenda, report, guests. Canonical JSON.
    package let bytes: [UInt8]

    package init(
        kind: ConferenceKind,
        title: String,
        day: Day,
        host: UnitID? = nil,
        review: ReviewID? = nil,
        minutesFile: FileID? = nil,
        minutesDocument: OfficialDocumentID? = nil,
        photographs: [FileID] = [],
        units: Set<UnitID> = [],
        bytes: [UInt8]
    ) {
        self.kind = kind
        self.title = title
        self.day = day
        self.host = host
        self.review = review
        self.minutesFile = minutesFile
        self.minutesDocument = minutesDocument
        self.photographs = photographs
        self.units = units
        self.bytes = bytes
    }
}
