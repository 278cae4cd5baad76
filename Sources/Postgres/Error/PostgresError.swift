/// Everything that a call of this module can fail with.
///
/// `description` is fit for any log: it names what failed, never a value. `debugDescription` has everything that the
/// server said and the SQL, which may quote stored values. The values bound to a statement are in neither.
public struct PostgresError: Error, Sendable {
    /// What failed.
    public enum Kind: Sendable {
        /// There is no connection (any more): it was refused, it broke, or it had been closed.
        case connection(ConnectionFailure)
        /// The server refused a statement.
        indirect case server(PostgresServerError)
        /// A COMMIT succeeded with this warning: a synchronous standby may not have it.
        indirect case commitUnconfirmed(PostgresServerError)
        /// A COMMIT was answered by ROLLBACK, because a statement before it had failed.
        case rolledBack
        /// A value of the answer cannot be what the caller asked for.
        indirect case decoding(PostgresDecodingFailure)
        /// The parameter with this number, from 1, cannot be sent.
        case encoding(parameter: Int, type: PostgresType, reason: PostgresValueError)
        /// A statement touched or returned another number of rows than it promised.
        case rowCount(expected: ClosedRange<Int>, found: Int)
        /// The caller's task was cancelled.
        case cancelled
        /// The deadline passed.
        case timeout
        /// Not sent, or skipped by the server, because a statement before it in the same pipeline failed.
        case skipped
        /// Something needed is not to be had now, such as a connection from a pool or a thread.
        case unavailable(String)
        /// The caller broke a rule of this module.
        case protocolMisuse(String)
    }

    /// How a connection was lost.
    public enum ConnectionFailure: Sendable, Hashable {
        /// It could not be made.
        indirect case notConnected(PostgresConnectFailure)
        /// It broke while it was used; with libpq's own words, which name hosts and users but no password.
        case lost(String)
        /// It had been closed before this call.
        case closed
    }

    /// What failed.
    public let kind: Kind
    /// What is known about the changes that the call wanted to make.
    public let outcome: PostgresOutcome
    /// The statement that failed, with `$1` for its values; nil when it was no statement.
    public let sql: String?

    /// An error of a kind.
    ///
    /// - Parameters:
    ///   - kind: What failed.
    ///   - outcome: What is known about the changes that the call wanted to make.
    ///   - sql: The statement that failed, if it was one.
    public init(_ kind: Kind, outcome: PostgresOutcome = .surelyNotApplied, sql: String? = nil) {
        self.kind = kind
        self.outcome = outcome
        self.sql = sql
    }

    /// What the server said, when it was the server that refused.
    public var server: PostgresServerError? {
        if case .server(let error) = kind { error } else { nil }
    }

    /// The server's code, when it was the server that refused.
    public var sqlState: SQLState? { server?.sqlState }
}

extension PostgresError: CustomStringConvertible {
    /// What failed, without any value: fit for a log.
    public var description: String {
        let what =
            switch kind {
            case .connection(.notConnected(let failure)): failure.description
            case .connection(.lost): "The connection broke."
            case .connection(.closed): "The connection is closed."
            case .server(let error): "The server refused: \(error)."
            case .commitUnconfirmed(let warning): "The commit is not confirmed by a standby: \(warning)."
            case .rolledBack: "COMMIT was answered by ROLLBACK."
            case .decoding(let failure): "The answer cannot be read: \(failure)"
            case .encoding(let parameter, let type, let reason):
                "Parameter $\(parameter) cannot be sent as \(type): \(reason)."
            case .rowCount(let expected, let found):
                "The statement promised \(Self.rows(expected)) and had \(found)."
            case .cancelled: "The task was cancelled."
            case .timeout: "The deadline passed."
            case .skipped: "Skipped, because a statement before it in the pipeline failed."
            case .unavailable(let what): "Not available: \(what)."
            case .protocolMisuse(let rule): "Misuse: \(rule)."
            }
        return switch outcome {
        case .surelyNotApplied: what
        case .unknown: what + " The outcome is unknown."
        case .applied: what + " The changes are committed."
        }
    }

    private static func rows(_ range: ClosedRange<Int>) -> String {
        range.lowerBound == range.upperBound
            ? "\(range.lowerBound) rows" : "\(range.lowerBound) to \(range.upperBound) rows"
    }
}

extension PostgresError: CustomDebugStringConvertible {
    /// Everything that is known, stored values in the server's detail and the SQL included; no bound value.
    public var debugDescription: String {
        var lines = [description]
        switch kind {
        case .connection(.notConnected(let failure)): lines.append(failure.words)
        case .connection(.lost(let words)): lines.append(words)
        case .server(let error), .commitUnconfirmed(let error): lines.append(error.debugDescription)
        default: break
        }
        if let sql { lines.append("SQL: " + sql) }
        return lines.joined(separator: "\n")
    }
}
