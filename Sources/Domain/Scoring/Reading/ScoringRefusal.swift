package import StrictJSON

/// A scoring document is refused whole, with all its problems at once.
package struct ScoringRefusal: Error {
    /// At least one; each at a value of the document.
    package let problems: [JSONProblem]
}

extension ScoringDocument {
    /// Reads a scoring document, checking all that the arithmetic relies on.
    ///
    /// - Parameter json: The document's root.
    /// - Throws: `ScoringRefusal` with every problem found.
    package init(json: JSONValue) throws(ScoringRefusal) {
        var reader = ScoringReader()
        let document = reader.document(json)
        guard reader.problems.isEmpty, let document else { throw ScoringRefusal(problems: reader.problems.all) }
        self = document
    }

    /// Reads a scoring document from its text.
    ///
    /// - Throws: `ScoringRefusal`; a text that is not JSON at all has one problem, at the empty pointer.
    package init(bytes: [UInt8]) throws(ScoringRefusal) {
        let json: JSONDocument
        do throws(JSONSyntaxError) {
            json = try JSONDocument(bytes)
        } catch {
            throw ScoringRefusal(problems: [JSONProblem(at: nil, wording: error.wording)])
        }
        try self.init(json: json.root)
    }
}
