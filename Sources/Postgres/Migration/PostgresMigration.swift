/// One step of a schema's history: a name and the SQL that takes it.
///
/// It is run once for each database and never changed afterwards: a mistake is corrected by the next one.
public struct PostgresMigration: Sendable, Hashable {
    /// The name, such as `0007_add_signature`: four digits, then words of `a`…`z` and digits, parted by `_`.
    public let name: String
    /// The statements, parted by `;`.
    ///
    /// They run in one transaction with all other pending migrations, so they may contain neither `BEGIN` nor `COMMIT`,
    /// nor what PostgreSQL refuses inside a transaction.
    public let sql: String

    /// A migration.
    ///
    /// - Parameters:
    ///   - name: The name, usually that of the file without `.sql`.
    ///   - sql: The statements, as they are in the file.
    public init(name: String, sql: String) {
        self.name = name
        self.sql = sql
    }

    /// The number that the name begins with; nil for a name of another form.
    var number: Int? {
        let words = name.split(separator: "_", omittingEmptySubsequences: false)
        guard words.count >= 3, let first = words.first, first.utf8.count == 4, words.allSatisfy(Self.isWord) else {
            return nil
        }
        return first.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(first) : nil
    }

    private static func isWord(_ word: Substring) -> Bool {
        !word.isEmpty
            && word.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            }
    }
}
