/// Why a connection could not be made: where to, and what to check.
public struct PostgresConnectFailure: Sendable, Hashable {
    /// What is worth a look first.
    public enum Advice: Sendable, Hashable {
        /// No server has answered, or the one that did refused: its address, the user, the database, its limits.
        case checkServer
        /// The server asked for a password and was given none.
        case givePassword
        /// The server was given a password and still refused.
        case checkPassword
    }

    /// Where to, as a connection string without a password: `host=db1 port=5432 user=app dbname=shop`.
    public let target: String
    /// What is worth a look first.
    public let advice: Advice
    /// Libpq's own words, which are the server's where it answered; for every address that was tried, a line.
    ///
    /// They name hosts, users and databases, but no password.
    public let words: String
}

extension PostgresConnectFailure: CustomStringConvertible {
    /// Where to and what to check; nothing that the server said.
    public var description: String {
        let check =
            switch advice {
            case .checkServer:
                "Check that a server accepts connections there, that the user and the database exist, and that the server "
                    + "lets this user in."
            case .givePassword:
                "The server asks for a password and none was given: set one in the connection string, PGPASSWORD or a "
                    + "password file."
            case .checkPassword:
                "A password was given: check it, and that the user and the database exist."
            }
        return "The connection to \(target) could not be made. \(check)"
    }
}
