/// An error, warning or notice as the server sent it.
public struct PostgresServerError: Sendable, Hashable {
    /// How grave it is, by the server's untranslated word.
    public enum Severity: String, Sendable, Hashable, CaseIterable {
        /// The statement failed; the connection lives.
        case error = "ERROR"
        /// The server ended this connection.
        case fatal = "FATAL"
        /// The server ended all connections.
        case panic = "PANIC"
        /// Something looks wrong; the statement went on.
        case warning = "WARNING"
        /// Something the user may want to know.
        case notice = "NOTICE"
        /// Something asked for, such as the output of VERBOSE.
        case info = "INFO"
        /// Something for the server's log.
        case log = "LOG"
        /// Something for developers.
        case debug = "DEBUG"
    }

    /// How grave it is.
    public let severity: Severity
    /// What kind of error it is, by the standard's codes.
    public let sqlState: SQLState
    /// The server's sentence.
    ///
    /// It may quote a value.
    public let message: String
    /// More about it.
    ///
    /// It often quotes stored values.
    public let detail: String?
    /// What to do about it.
    public let hint: String?
    /// Where in the statement's text, in characters from 1.
    public let position: Int?
    /// Where it happened: the call stack of PL/pgSQL, the line of a COPY.
    ///
    /// It may quote values.
    public let context: String?
    /// The schema of the table, type or constraint that it is about.
    public let schema: String?
    /// The table that it is about.
    public let table: String?
    /// The column that it is about.
    public let column: String?
    /// The type that it is about.
    public let dataType: String?
    /// The constraint that was violated, by the name that it was declared with.
    public let constraint: String?
    /// The function in the server's source that raised it.
    public let routine: String?
}

extension PostgresServerError: CustomStringConvertible {
    /// Severity, code and the names of what it is about; no message and no value.
    public var description: String {
        var parts = ["\(severity.rawValue) \(sqlState.rawValue)"]
        if let constraint { parts.append("constraint \(constraint)") }
        if let table { parts.append("table \(schema.map { $0 + "." } ?? "")\(table)") }
        if let column { parts.append("column \(column)") }
        if let position { parts.append("at character \(position)") }
        return parts.joined(separator: ", ")
    }
}

extension PostgresServerError: CustomDebugStringConvertible {
    /// Everything that the server sent.
    public var debugDescription: String {
        var lines = ["\(severity.rawValue) \(sqlState.rawValue): \(message)"]
        if let detail { lines.append("DETAIL: " + detail) }
        if let hint { lines.append("HINT: " + hint) }
        if let context { lines.append("CONTEXT: " + context) }
        return lines.joined(separator: "\n")
    }
}
