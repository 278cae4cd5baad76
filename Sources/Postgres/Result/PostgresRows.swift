/// The answer to one statement: its rows, if it has any, and what the server says it did.
///
/// It keeps the server's bytes as they came, in libpq's memory, until the last reference goes; values are decoded when
/// they are asked for. It can be read from any thread.
public final class PostgresRows: Sendable {
    /// The statement that it answers, with `$1` for its values.
    public let sql: String
    let handle: ResultHandle

    init(_ handle: consuming ResultHandle, sql: String) {
        self.handle = handle
        self.sql = sql
    }

    /// The number of rows.
    public var count: Int { handle.rowCount }

    /// The columns in their order; none for a statement that returns no rows.
    public var columns: [PostgresColumn] {
        (0..<handle.columnCount).map { PostgresColumn(name: handle.columnName($0), type: handle.columnType($0)) }
    }

    /// What the server says it did, such as `INSERT 0 1`.
    public var commandTag: String { handle.commandTag }

    /// The number of rows that the statement inserted, updated, deleted, returned or copied; 0 for one that counts none.
    public var affectedRows: Int { handle.affectedRows ?? 0 }
}

/// A column of an answer.
public struct PostgresColumn: Sendable, Hashable {
    /// Its name, which need not be unique.
    public let name: String
    /// Its type; a domain shows the type below it.
    public let type: PostgresType
}
