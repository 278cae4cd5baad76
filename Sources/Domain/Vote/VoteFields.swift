import StrictJSON

/// The members of an object whose shape the API has checked, or that ThiDua wrote by itself.
struct VoteFields {
    private let members: [String: JSONValue]

    /// An object; one without members for what is none.
    init(_ json: JSONValue) {
        let pairs = (json.members.map { Array($0) } ?? []).map { ($0.key.string ?? "", $0.value) }
        members = Dictionary(pairs) { first, _ in first }
    }

    subscript(_ name: String) -> JSONValue? { members[name].flatMap { $0.isNull ? nil : $0 } }

    func object(_ name: String) -> VoteFields? { self[name].flatMap { $0.members == nil ? nil : VoteFields($0) } }

    func string(_ name: String) -> String? { self[name]?.string }

    func word<Word: RawRepresentable<String>>(_ name: String) -> Word? { string(name).flatMap(Word.init(rawValue:)) }

    func identifier<Entity>(_ name: String) -> Identifier<Entity>? {
        string(name).flatMap { Identifier<Entity>($0) }
    }

    func elements(_ name: String) -> [JSONValue] { self[name]?.elements.map { Array($0) } ?? [] }

    func identifiers<Entity>(_ name: String) -> [Identifier<Entity>] {
        elements(name).compactMap { $0.string.flatMap { Identifier<Entity>($0) } }
    }

    /// A whole number from 0 to a million; nil for any other.
    func count(_ name: String) -> Int? { self[name]?.voteCount }

    func counts(_ name: String) -> [Int]? {
        guard let elements = self[name]?.elements.map({ Array($0) }) else { return nil }
        let counts = elements.compactMap(\.voteCount)
        return counts.count == elements.count ? counts : nil
    }
}

extension JSONValue {
    fileprivate var voteCount: Int? {
        guard kind == .number,
            let count = withText({ Int(String(decoding: $0, as: UTF8.self)) }) ?? nil,
            (0...1_000_000).contains(count)
        else { return nil }
        return count
    }
}

extension VoteFields {
    var subject: VoteSubject? {
        guard let fields = object("subject"), let kind: VoteSubject.Kind = fields.word("kind") else {
            return nil
        }
        guard let document = fields.object("document") else { return VoteSubject(kind: kind, text: nil) }
        guard let id: VotedTextID = document.identifier("id"),
            let sha256 = document.string("sha256").flatMap([UInt8].init(hexadecimal:)), sha256.count == 32
        else { return nil }
        return VoteSubject(kind: kind, text: VoteSubject.Text(id: id, sha256: sha256))
    }

    /// nil where one is neither a unit nor words, or both.
    var options: [VoteOption]? {
        let elements = elements("options")
        let options = elements.compactMap { element -> VoteOption? in
            let fields = VoteFields(element)
            switch (fields.identifier("unit") as UnitID?, fields.string("words")) {
            case (let unit?, nil): return .unit(unit)
            case (nil, let words?): return .words(words)
            default: return nil
            }
        }
        return options.count == elements.count ? options : nil
    }

    var rule: VoteRule? {
        guard let threshold = string("threshold").flatMap(Fraction.init),
            let comparison: VoteRule.Comparison = word("comparison"),
            let denominator: VoteRule.Denominator = word("denominator"), let seats = count("seats")
        else { return nil }
        let quorum = string("quorum")
        let part = quorum.flatMap(Fraction.init)
        guard quorum == nil || part != nil else { return nil }
        let basis = object("basis")
        return VoteRule(
            threshold: threshold,
            comparison: comparison,
            denominator: denominator,
            quorum: part,
            seats: seats,
            absentees: word("absentees") ?? .excluded,
            ownUnitVotes: self["ownUnitVotes"]?.boolean ?? true,
            runoff: word("runoff") ?? .none,
            least: max(count("least") ?? VoteRule.fewestCounted, VoteRule.fewestCounted),
            basis: basis.flatMap { basis in
                basis.identifier("officialDocument").map { .officialDocument($0) }
                    ?? basis.string("words").map { .words($0) }
            }
        )
    }
}

extension [UInt8] {
    /// Bytes from two hexadecimal digits each, of either case; nil for anything else.
    package init?(hexadecimal text: String) {
        let digits = text.utf8.compactMap { byte -> UInt8? in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
            default: nil
            }
        }
        guard digits.count == text.utf8.count, digits.count.isMultiple(of: 2) else { return nil }
        self = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
