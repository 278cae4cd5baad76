package import StrictJSON

/// Something that a cluster's units do together (giao lưu, hội thao, đền ơn đáp nghĩa, thăm hỏi): what is planned, and what
/// came of it.
package struct Activity: RecordSubject {
    package enum Kind: String, CaseIterable, Sendable {
        case exchange, sportsMeet, charity, visit, other
    }

    package enum State: String, RecordState {
        case planned, held, cancelled

        package static let first = State.planned
        package var isOpen: Bool { self == .planned }
        package var isAmendable: Bool { self == .held }
        package var next: Set<State> { self == .planned ? [.held, .cancelled] : [] }

        package var name: Wording {
            switch self {
            case .planned: Wording(vi: "trong kế hoạch", en: "planned")
            case .held: Wording(vi: "đã tổ chức", en: "held")
            case .cancelled: Wording(vi: "đã hủy", en: "cancelled")
            }
        }
    }

    package static let word = "activity"
    package static let name = Wording(vi: "Hoạt động", en: "The activity")
    package static let isOfUnit = false
    package static let mayFollow = false
    package static let beginsByAct = false
    package static let keepers = RecordRole.conductors
    package static let entrants = RecordEntrants.calledOrConductors
    package static let entries: [UnitEntry.Kind: Set<State>] = [.tookPart: [.planned, .held]]

    package static func movers(to state: State) -> RecordRole { .conductors }
    package static func reach(in state: State, ofCluster isOfCluster: Bool) -> Reach? { .cluster }

    package let bytes: [UInt8]
    package let kindOfActivity: Kind
    package let title: String
    /// The planned days; nil where there is but a month, or nothing.
    package let planned: DaysFromTo?
    /// đơn vị đăng cai; nil while it is open.
    package let hostUnit: UnitID?
    /// What came of it; nil before it was held.
    package let outcome: ActivityOutcome?

    package var kind: String { kindOfActivity.rawValue }
    package var searched: String { title }
    package var units: Set<UnitID> { (outcome?.units ?? []).union([hostUnit].compactMap(\.self)) }
    package var officialDocuments: Set<OfficialDocumentID> { [] }

    package init(_ json: JSONValue) throws(RecordRefusal) {
        self = try ScoringReader.record(json) { reader, json in Activity(json, &reader) }
    }

    private static let keys: [JSONKey] = [
        "kind", "title", "from", "to", "month", "hostUnit", "place", "text", "outcome",
    ]

    private init?(_ json: JSONValue, _ reader: inout ScoringReader) {
        guard let fields = JSONFields(json, keys: Self.keys, problems: &reader.problems) else { return nil }
        let kind = fields.required("kind", problems: &reader.problems).flatMap { reader.word($0, of: Kind.self) }
        let title = fields.required("title", problems: &reader.problems).flatMap { reader.text($0, most: 500) }
        planned = fields["from"].isAbsent && fields["to"].isAbsent ? nil : reader.days(fields)
        if let month = fields["month"].value { reader.month(month, besideDays: !fields["from"].isAbsent) }
        hostUnit = fields["hostUnit"].value.flatMap { reader.identifier($0) }
        _ = fields["place"].value.map { reader.text($0, most: 500) }
        _ = fields["text"].value.map { reader.text($0, most: 20_000, mayBeEmpty: true) }
        outcome = fields["outcome"].value.flatMap { ActivityOutcome($0, &reader) }
        guard let kind, let title, let bytes = reader.canonical(json) else { return nil }
        if kind != .sportsMeet, kind != .exchange, let outcome, !outcome.events.isEmpty {
            reader.problems.add(
                fields["outcome"].value ?? json,
                vi: "Môn thi (events) chỉ có ở hội thao và giao lưu.",
                en: "Only a sports meet or an exchange has events."
            )
        }
        self.kindOfActivity = kind
        self.title = title
        self.bytes = bytes
    }

    package func check(for state: State, _ act: RecordAct, on today: Day) throws(Refusal) {
        switch state {
        case .planned: break
        case .held:
            guard let outcome else {
                throw .incompleteRecord(vi: "kết quả tổ chức (outcome)", en: "what came of it (outcome)")
            }
            guard outcome.days.to <= today else { throw RecordAct.dayToCome(outcome.days.to) }
        case .cancelled: try Reason.check(act.words ?? "")
        }
    }
}

extension ScoringReader {
    /// A month such as `2026-07`.
    fileprivate mutating func month(_ value: JSONValue, besideDays: Bool) {
        guard !besideDays else {
            return problems.add(value, vi: "Không đứng cùng from và to.", en: "Does not stand beside from and to.")
        }
        guard let text = value.string, Day(text + "-01") != nil else {
            return problems.add(
                value,
                vi: "Phải là một tháng, dạng 2026-07.",
                en: "Must be a month, written as 2026-07."
            )
        }
    }
}
