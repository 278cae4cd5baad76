package import StrictJSON

/// Somebody who is held up to others (điển hình tiên tiến, nhân tố mới): a collective, or a person.
package struct Exemplar: RecordSubject {
    package enum Kind: String, CaseIterable, Sendable { case collective, person }

    package enum State: String, RecordState {
        /// phát hiện.
        case discovered
        /// bồi dưỡng.
        case nurtured
        /// thẩm định: the text is locked, and the cluster knows.
        case verified
        /// công nhận, by an official document.
        case recognised
        /// nêu gương, nhân rộng: everybody knows.
        case heldUp
        /// No more, for a reason.
        case ended

        package static let first = State.discovered
        package var isOpen: Bool { self == .discovered || self == .nurtured }
        package var isAmendable: Bool { false }

        package var next: Set<State> {
            switch self {
            case .discovered: [.nurtured, .ended]
            case .nurtured: [.verified, .ended]
            case .verified: [.recognised, .ended]
            case .recognised: [.heldUp, .ended]
            case .heldUp: [.ended]
            case .ended: []
            }
        }

        package var name: Wording {
            switch self {
            case .discovered: Wording(vi: "đã phát hiện", en: "discovered")
            case .nurtured: Wording(vi: "đang bồi dưỡng", en: "nurtured")
            case .verified: Wording(vi: "đã thẩm định", en: "verified")
            case .recognised: Wording(vi: "đã công nhận", en: "recognised")
            case .heldUp: Wording(vi: "đã nêu gương", en: "held up")
            case .ended: Wording(vi: "đã kết thúc", en: "ended")
            }
        }
    }

    package static let word = "exemplar"
    package static let name = Wording(vi: "Điển hình", en: "The exemplar")
    package static let isOfUnit = true
    package static let mayFollow = false
    package static let beginsByAct = true
    package static let keepers = RecordRole.unit
    package static let entrants = RecordEntrants.others
    package static let entries: [UnitEntry.Kind: Set<State>] = [:]

    package static func movers(to state: State) -> RecordRole {
        switch state {
        case .discovered, .nurtured: .unit
        case .verified: .assessors
        case .recognised, .heldUp: .office
        case .ended: .unitOrOffice
        }
    }

    package static func reach(in state: State, ofCluster isOfCluster: Bool) -> Reach? {
        switch state {
        case .discovered, .nurtured: .unit
        case .verified, .recognised: .cluster
        case .heldUp: .ministry
        case .ended: nil
        }
    }

    package let bytes: [UInt8]
    package let kindOfExemplar: Kind
    /// The person's, or the collective's.
    package let title: String
    /// What they did.
    package let achievement: String

    package var kind: String { kindOfExemplar.rawValue }
    package var searched: String { "\(title) \(achievement)" }
    package var units: Set<UnitID> { [] }
    package var officialDocuments: Set<OfficialDocumentID> { [] }

    package init(_ json: JSONValue) throws(RecordRefusal) {
        self = try ScoringReader.record(json) { reader, json in Exemplar(json, &reader) }
    }

    private static let keys: [JSONKey] = ["kind", "name", "rank", "position", "achievement"]

    private init?(_ json: JSONValue, _ reader: inout ScoringReader) {
        guard let fields = JSONFields(json, keys: Self.keys, problems: &reader.problems) else { return nil }
        let kind = fields.required("kind", problems: &reader.problems).flatMap { reader.word($0, of: Kind.self) }
        let name = fields.required("name", problems: &reader.problems).flatMap { reader.text($0, most: 300) }
        for key: JSONKey in ["rank", "position"] {
            guard let value = fields[key].value else { continue }
            _ = reader.text(value, most: 200)
            if kind == .collective {
                reader.problems.add(value, vi: "Chỉ dùng cho cá nhân.", en: "Is for a person only.")
            }
        }
        achievement =
            fields["achievement"].value.flatMap { reader.text($0, most: 20_000, mayBeEmpty: true) } ?? ""
        guard let kind, let name, let bytes = reader.canonical(json) else { return nil }
        self.kindOfExemplar = kind
        self.title = name
        self.bytes = bytes
    }

    package func check(for state: State, _ act: RecordAct, on today: Day) throws(Refusal) {
        switch state {
        case .discovered, .nurtured, .heldUp: break
        case .verified:
            guard achievement.isEmpty else { break }
            throw .incompleteRecord(vi: "thành tích (achievement)", en: "what they achieved (achievement)")
        case .recognised:
            guard act.officialDocument == nil else { break }
            throw .incompleteRecord(
                vi: "văn bản công nhận (officialDocument)",
                en: "the document by which it was recognised"
            )
        case .ended: try Reason.check(act.words ?? "")
        }
    }
}
