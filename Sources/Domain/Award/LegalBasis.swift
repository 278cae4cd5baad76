/// What a rule that is data rests on: words, a document of the register, or both.
package struct LegalBasis: Hashable, Sendable {
    package let words: String?
    package let document: OfficialDocumentID?

    package init(words: String?, document: OfficialDocumentID?) {
        self.words = words
        self.document = document
    }
}
