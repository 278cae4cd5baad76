package import StrictJSON

/// What a unit does so well that others take it up (mô hình).
package struct Practice: RecordSubject {
    package enum State: String, RecordState {
        case draft, published, withdrawn

        package static let first = State.draft
        package var isOpen: Bool { self == .draft }
        package var isAmendable: Bool { self == .published }

        package var next: Set<State> {
            switch self {
            case .draft: [.published]
            case .published: [.withdrawn]
            case .withdrawn: []
            }
        }

        package var name: Wording {
            switch self {
            case .draft: Wording(vi: "dự thảo", en: "a draft")
            case .published: Wording(vi: "đã công bố", en: "published")
            case .withdrawn: Wording(vi: "đã rút", en: "withdrawn")
            }
        }
    }

    package static let word = "practice"
    package static let name = Wording(vi: "Mô hình", en: "The practice")
    package static let isOfUnit = true
    package static let mayFollow = false
    package static let beginsByAct = false
    package static let keepers = RecordRole.unit
    package static let entrants = RecordEntrants.others
    package static let entries: [UnitEntry.Kind: Set<State>] = [.tookUp: [.published]]

    package static func movers(to state: State) -> RecordRole { state == .withdrawn ? .unitOrOffice : .unit }

    package static func reach(in state: State, ofCluster isOfCluster: Bool) -> Reach? {
        state == .draft ? .unit : .ministry
    }

    package let bytes: [UInt8]
    /// The field of work, in the unit's words.
    package let kind: String
    package let title: String
    /// What it does.
    package let description: String

    package var searched: String { "\(title) \(kind) \(description)" }
    package var units: Set<UnitID> { [] }
    package var officialDocuments: Set<OfficialDocumentID> { [] }

    package init(_ json: JSONValue) throws(RecordRefusal) {
        self = try ScoringReader.record(json) { reader, json in Practice(json, &reader) }
    }

    private static let keys: [JSONKey] = ["field", "title", "description"]

    private init?(_ json: JSONValue, _ reader: inout ScoringReader) {
        guard let fields = JSONFields(json, keys: Self.keys, problems: &reader.problems) else { return nil }
        let field = fields.required("field", problems: &reader.problems).flatMap { reader.text($0, most: 100) }
        let title = fields.required("title", problems: &reader.problems).flatMap { reader.text($0, most: 500) }
        description =
            fields["description"].value.flatMap { reader.text($0, most: 20_000, mayBeEmpty: true) } ?? ""
        guard let field, let title, let bytes = reader.canonical(json) else { return nil }
        self.kind = field
        self.title = title
        self.bytes = bytes
    }

    package func check(for state: State, _ act: RecordAct, on today: Day) throws(Refusal) {
        switch state {
        case .draft: break
        case .published:
            guard description.isEmpty else { break }
            throw .incompleteRecord(vi: "mô tả (description)", en: "what it does (description)")
        case .withdrawn: try Reason.check(act.words ?? "")
        }
    }
}
