/// The name of a table, a column, a role, a channel…, which no parameter can stand for.
///
/// It is always quoted, so it means exactly its characters: `"Units"` and `"units"` are two names.
public struct PostgresIdentifier: Sendable, Hashable, ExpressibleByStringLiteral {
    /// The name as it was given.
    public let name: String

    /// A name written in the source.
    public init(stringLiteral name: StaticString) {
        self.name = "\(name)"
        precondition(Self.isPossible(self.name), "A PostgreSQL name has 1 to 63 bytes, none of them zero.")
    }

    /// A name from elsewhere, such as a configuration.
    ///
    /// - Parameter name: 1 to 63 bytes of UTF-8, none of them zero; PostgreSQL would silently cut a longer one.
    /// - Throws: `.protocolMisuse` for any other.
    public init(validating name: String) throws(PostgresError) {
        guard Self.isPossible(name) else {
            throw PostgresError(.protocolMisuse("a name has 1 to 63 bytes, none of them zero"))
        }
        self.name = name
    }

    /// The name between quotation marks, with those inside it doubled.
    public var quoted: String {
        var quoted = "\""
        for character in name.unicodeScalars {
            if character == "\"" { quoted.unicodeScalars.append(character) }
            quoted.unicodeScalars.append(character)
        }
        return quoted + "\""
    }

    private static func isPossible(_ name: String) -> Bool {
        (1...63).contains(name.utf8.count) && !name.utf8.contains(0)
    }
}
