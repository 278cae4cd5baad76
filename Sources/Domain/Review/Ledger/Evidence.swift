package import StrictJSON

/// Where it can be seen that a result is true (minh chứng): links, papers and files, as canonical JSON.
///
/// Documents stay where they are kept, most of them on paper; what stands here leads to them. A file is named by its id, and
/// beside that stands what it was when it was cited: name, size and SHA-256.
package struct Evidence: Hashable, Sendable {
    /// The most pieces that one result may have.
    package static let most = 20
    /// The most characters of a link.
    package static let longestLink = 2_000

    package let utf8: [UInt8]

    /// Reads evidence: a list of `{"link": "https://…"}`, `{"paper": {"number", "date", "keptAt"}}` and `{"file": "…"}`, each
    /// with a `title` or without.
    ///
    /// - Returns: nil for an empty list, which is no evidence.
    /// - Throws: `EvidenceRefusal` with every problem, at values of the list's own document.
    package static func read(_ json: JSONValue) throws(EvidenceRefusal) -> Evidence? {
        var reader = ScoringReader()
        let count = reader.evidence(json)
        guard reader.problems.isEmpty else { throw EvidenceRefusal(problems: reader.problems.all) }
        guard count > 0 else { return nil }
        do {
            return Evidence(utf8: try CanonicalJSON.bytes(of: json))
        } catch {
            throw EvidenceRefusal(problems: [JSONProblem(at: json, wording: error.wording)])
        }
    }

    /// Evidence that was read before: from the database, say.
    ///
    /// - Returns: nil for a text that is no list with something in it, or has no canonical form.
    package init?(_ text: String) {
        guard let json = try? JSONDocument(Array(text.utf8)).root, json.elements.map({ !$0.isEmpty }) ?? false,
            let bytes = try? CanonicalJSON.bytes(of: json)
        else { return nil }
        utf8 = bytes
    }

    private init(utf8: [UInt8]) {
        self.utf8 = utf8
    }
}

extension Evidence: CustomStringConvertible {
    package var description: String { String(decoding: utf8, as: UTF8.self) }
}

/// Evidence is refused, with all its problems at once.
package struct EvidenceRefusal: Error {
    /// At least one; each at a value of the evidence's document.
    package let problems: [JSONProblem]

    package init(problems: [JSONProblem]) {
        self.problems = problems
    }
}
