package import StrictJSON

/// A movement (phong trào thi đua) or a campaign (đợt thi đua), as it is called for.
package struct Movement: RecordSubject {
    package enum Kind: String, CaseIterable, Sendable { case movement, campaign }

    package enum State: String, RecordState {
        /// Being written.
        case draft
        /// phát động: units join and report, and its text is locked.
        case launched
        /// Summed up.
        case closed

        package static let first = State.draft
        package var isOpen: Bool { self == .draft }
        package var isAmendable: Bool { self == .launched }

        package var next: Set<State> {
            switch self {
            case .draft: [.launched]
            case .launched: [.closed]
            case .closed: []
            }
        }

        package var name: Wording {
            switch self {
            case .draft: Wording(vi: "dự thảo", en: "a draft")
            case .launched: Wording(vi: "đã phát động", en: "launched")
            case .closed: Wording(vi: "đã tổng kết", en: "closed")
            }
        }
    }

    package static let word = "movement"
    package static let name = Wording(vi: "Phong trào", en: "The movement")
    package static let isOfUnit = false
    package static let mayFollow = true
    package static let beginsByAct = false
    package static let keepers = RecordRole.conductors
    package static let entrants = RecordEntrants.called
    package static let entries: [UnitEntry.Kind: Set<State>] = [.joined: [.launched], .reported: [.launched]]

    package static func movers(to state: State) -> RecordRole { .conductors }

    /// A cluster discusses its own drafts; an office's are for its office until it calls everybody.
    package static func reach(in state: State, ofCluster isOfCluster: Bool) -> Reach? {
        isOfCluster ? .cluster : state == .draft ? .unit : .ministry
    }

    package let bytes: [UInt8]
    package let kindOfMovement: Kind
    package let title: String
    /// khẩu hiệu; empty for none.
    package let slogan: String
    /// The anniversary or occasion, in words; empty for none.
    package let occasion: String
    package let days: DaysFromTo
    package let contents: [AgreementContent]
    package let targets: [AgreementTarget]
    /// The directives and resolutions that it stands on.
    package let references: [OfficialDocumentID]

    package var kind: String { kindOfMovement.rawValue }
    package var searched: String { ([title, slogan, occasion] + contents.map(\.title)).joined(separator: " ") }
    package var units: Set<UnitID> { [] }
    package var officialDocuments: Set<OfficialDocumentID> { Set(references) }

    package init(_ json: JSONValue) throws(RecordRefusal) {
        self = try ScoringReader.record(json) { reader, json in Movement(json, &reader) }
    }

    private static let keys: [JSONKey] = [
        "kind", "title", "slogan", "occasion", "from", "to", "contents", "targets", "references",
    ]

    private init?(_ json: JSONValue, _ reader: inout ScoringReader) {
        guard let fields = JSONFields(json, keys: Self.keys, problems: &reader.problems) else { return nil }
        let kind = fields.required("kind", problems: &reader.problems).flatMap { reader.word($0, of: Kind.self) }
        let title = fields.required("title", problems: &reader.problems).flatMap { reader.text($0, most: 500) }
        slogan = fields["slogan"].value.flatMap { reader.text($0, most: 1_000, mayBeEmpty: true) } ?? ""
        occasion = fields["occasion"].value.flatMap { reader.text($0, most: 1_000, mayBeEmpty: true) } ?? ""
        contents = fields["contents"].value.map { reader.contents($0) } ?? []
        targets = fields["targets"].value.map { reader.agreementTargets($0) } ?? []
        references =
            fields["references"].value.map { reader.list($0, most: 200).compactMap { reader.identifier($0) } } ?? []
        let days = reader.days(fields)
        guard let kind, let title, let days, let bytes = reader.canonical(json) else { return nil }
        self.kindOfMovement = kind
        self.title = title
        self.days = days
        self.bytes = bytes
    }

    package func check(for state: State, _ act: RecordAct, on today: Day) throws(Refusal) {
        switch state {
        case .draft: break
        case .launched:
            guard contents.isEmpty else { break }
            throw .incompleteRecord(vi: "nội dung thi đua (contents)", en: "its contents")
        case .closed:
            guard act.words == nil else { break }
            throw .incompleteRecord(vi: "tổng kết (words)", en: "the summing-up (words)")
        }
    }
}
