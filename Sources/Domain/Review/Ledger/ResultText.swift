package import StrictJSON

/// One result of a scoring document, such as `{"actual":80,"target":100}`, as its canonical JSON.
///
/// Two results are the same only when their bytes are.
package struct ResultText: Hashable, Sendable {
    /// The most bytes that one may have where it is entered.
    package static let longest = 20_000

    package let utf8: [UInt8]
    package let form: Form

    /// What a result says, by its members.
    package enum Form: Sendable {
        /// What the criterion's rule takes in.
        case reported
        /// Points set by people, alone.
        case awarded
        /// Points set by people beside what was reported.
        case awardedBesideReported
        /// Nothing arose to be measured (không phát sinh).
        case noneArose
        /// Not the unit's task (không giao).
        case notAssigned
    }

    /// A result that was read before: one from the database, say. Whether it fits its criterion is `CriteriaSet`'s to say.
    ///
    /// - Returns: nil for a text that is no JSON object, names a key twice or has a number with an exponent.
    package init?(_ text: String) {
        guard let json = try? JSONDocument(Array(text.utf8)).root else { return nil }
        self.init(json)
    }

    /// A result that stands in a JSON document; nil as above.
    package init?(_ json: JSONValue) {
        guard let members = json.members, let bytes = try? CanonicalJSON.bytes(of: json) else { return nil }
        let keys = members.map(\.key)
        if keys.contains(where: { $0.hasText("notAssigned") }) {
            form = .notAssigned
        } else if keys.contains(where: { $0.hasText("none") }) {
            form = .noneArose
        } else if keys.contains(where: { $0.hasText("awarded") }) {
            form = keys.count == 1 ? .awarded : .awardedBesideReported
        } else {
            form = .reported
        }
        utf8 = bytes
    }

    private init(utf8: [UInt8], form: Form) {
        self.utf8 = utf8
        self.form = form
    }

    /// No points, set by people: what a settlement leaves at 0.
    package static let awardedNothing = ResultText(utf8: Array(#"{"awarded":0}"#.utf8), form: .awarded)

    package static let notAssigned = ResultText(utf8: Array(#"{"notAssigned":true}"#.utf8), form: .notAssigned)

    package static func == (left: ResultText, right: ResultText) -> Bool { left.utf8 == right.utf8 }

    package func hash(into hasher: inout Hasher) { hasher.combine(utf8) }

    /// The points that it names as `points`: of a ground, what is given for it. Nil for any other result.
    package var points: Points? {
        guard form == .reported, let members = (try? JSONDocument(utf8))?.root.members,
            let member = members.first(where: { $0.key.hasText("points") })
        else { return nil }
        var reader = ScoringReader()
        return reader.points(member.value)
    }

    /// These points beside what another result reports, so that the unit still counts where units are compared.
    ///
    /// Where the other one reports nothing, or this one has figures of its own, it stays as it is.
    func beside(_ other: ResultText?) -> ResultText {
        guard form == .awarded, let other, other.form == .reported, other.utf8.count > 2 else { return self }
        let merged = utf8.dropLast() + [UInt8(ascii: ",")] + other.utf8.dropFirst()
        return ResultText(String(decoding: merged, as: UTF8.self)) ?? self
    }
}

extension ResultText {
    /// The result with the target that an agreement set: of an actual value only, as nothing else is compared with one.
    func with(target: Measure) -> ResultText {
        switch form {
        case .reported, .awardedBesideReported: break
        case .awarded, .noneArose, .notAssigned: return self
        }
        var merged = Array(utf8.dropLast())
        merged += Array(#","target":"#.utf8)
        target.append(to: &merged)
        merged.append(UInt8(ascii: "}"))
        return ResultText(String(decoding: merged, as: UTF8.self)) ?? self
    }
}

extension ResultText: CustomStringConvertible {
    package var description: String { String(decoding: utf8, as: UTF8.self) }
}
