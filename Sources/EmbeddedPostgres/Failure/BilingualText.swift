/// One message in the two languages that the server's users read.
package struct BilingualText: Sendable, Hashable {
    /// The Vietnamese text.
    package let vietnamese: String
    /// The English text.
    package let english: String

    /// Makes a message of its two texts.
    package init(vietnamese: String, english: String) {
        self.vietnamese = vietnamese
        self.english = english
    }
}
