/// A place in a text, as editors count it.
public struct PostgresTextPlace: Sendable, Hashable {
    /// The line, from 1.
    public let line: Int
    /// The character in the line, from 1.
    ///
    /// Characters are Unicode scalars, as in the server.
    public let column: Int

    /// The place of a character that the server counted from 1; nil when the text is shorter.
    ///
    /// - Parameters:
    ///   - position: The server's count, as in `PostgresServerError.position`.
    ///   - text: The text that was sent.
    public init?(position: Int, in text: String) {
        // One past the end is where something is missing.
        guard position >= 1, position <= text.unicodeScalars.count + 1 else { return nil }
        let before = text.unicodeScalars.prefix(position - 1)
        let start = before.lastIndex(of: "\n").map { before.index(after: $0) } ?? before.startIndex
        line = before.count { $0 == "\n" } + 1
        column = before[start...].count + 1
    }
}
