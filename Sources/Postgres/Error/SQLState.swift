/// A five-character code of the SQL standard, or of PostgreSQL, for what went wrong.
///
/// Act on the code, never on a message: messages are translated and change between versions.
public struct SQLState: RawRepresentable, Hashable, Sendable {
    /// The five characters.
    public let rawValue: String

    /// A code by its five characters.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The first two characters, which name the class, such as `23` for violated constraints.
    public var classCode: String { String(rawValue.prefix(2)) }
}

extension SQLState {
    /// 01000: a warning without a code of its own; also the broken wait for a synchronous standby.
    public static let warning = SQLState(rawValue: "01000")
    /// 08006: the connection broke.
    public static let connectionFailure = SQLState(rawValue: "08006")
    /// 0A000: not supported; also what a prepared statement says when its result's columns have changed.
    public static let featureNotSupported = SQLState(rawValue: "0A000")
    /// 22003: a number is out of its type's range.
    public static let numericValueOutOfRange = SQLState(rawValue: "22003")
    /// 22012: a division by zero.
    public static let divisionByZero = SQLState(rawValue: "22012")
    /// 22021: a character that is not in the database's encoding.
    public static let characterNotInRepertoire = SQLState(rawValue: "22021")
    /// 22P02: a text that is no value of the type.
    public static let invalidTextRepresentation = SQLState(rawValue: "22P02")
    /// 23502: a null where none may be.
    public static let notNullViolation = SQLState(rawValue: "23502")
    /// 23503: a reference to a row that is not there, or that would be gone.
    public static let foreignKeyViolation = SQLState(rawValue: "23503")
    /// 23505: a key that exists already.
    public static let uniqueViolation = SQLState(rawValue: "23505")
    /// 23514: a row that a CHECK refuses.
    public static let checkViolation = SQLState(rawValue: "23514")
    /// 23P01: a row that an exclusion constraint refuses.
    public static let exclusionViolation = SQLState(rawValue: "23P01")
    /// 25006: a change in a transaction that only reads.
    public static let readOnlyTransaction = SQLState(rawValue: "25006")
    /// 25P02: a statement in a transaction that has failed.
    public static let inFailedTransaction = SQLState(rawValue: "25P02")
    /// 26000: a prepared statement that is not there.
    public static let invalidStatementName = SQLState(rawValue: "26000")
    /// 28P01: a wrong password.
    public static let invalidPassword = SQLState(rawValue: "28P01")
    /// 3D000: a database that is not there.
    public static let invalidCatalogName = SQLState(rawValue: "3D000")
    /// 40001: two serializable or repeatable-read transactions collided: run it again.
    public static let serializationFailure = SQLState(rawValue: "40001")
    /// 40P01: two transactions waited for each other: run it again.
    public static let deadlockDetected = SQLState(rawValue: "40P01")
    /// 42501: a right that the role lacks, or a row that row-level security refuses.
    public static let insufficientPrivilege = SQLState(rawValue: "42501")
    /// 42601: SQL that cannot be parsed.
    public static let syntaxError = SQLState(rawValue: "42601")
    /// 42703: a column that is not there.
    public static let undefinedColumn = SQLState(rawValue: "42703")
    /// 42P01: a table that is not there.
    public static let undefinedTable = SQLState(rawValue: "42P01")
    /// 42P04: a database that exists already.
    public static let duplicateDatabase = SQLState(rawValue: "42P04")
    /// 42P07: a table that exists already.
    public static let duplicateTable = SQLState(rawValue: "42P07")
    /// 53300: the server has no connection left.
    public static let tooManyConnections = SQLState(rawValue: "53300")
    /// 55P03: a lock that could not be had in time.
    public static let lockNotAvailable = SQLState(rawValue: "55P03")
    /// 57014: a statement that was cancelled, or that ran into `statement_timeout`.
    public static let queryCanceled = SQLState(rawValue: "57014")
    /// 57P01: an administrator ended the connection or the server.
    public static let adminShutdown = SQLState(rawValue: "57P01")
    /// 57P02: the server crashed beside this connection.
    public static let crashShutdown = SQLState(rawValue: "57P02")
    /// 57P03: the server is starting, stopping or recovering.
    public static let cannotConnectNow = SQLState(rawValue: "57P03")
    /// P0001: RAISE EXCEPTION without a code of its own.
    public static let raiseException = SQLState(rawValue: "P0001")
}

extension SQLState: CustomStringConvertible {
    /// The five characters.
    public var description: String { rawValue }
}
