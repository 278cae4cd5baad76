/// Where to connect, and the limits of a connection.
///
/// No description of it, not even `dump`, shows a password.
public struct PostgresConfiguration: Sendable {
    /// How long `connect` may take in all.
    ///
    /// 10 seconds by default.
    public var connectTimeout: Duration = .seconds(10)

    /// How long one round trip may take when the call does not say.
    ///
    /// 30 seconds by default.
    ///
    /// After it the server is asked to cancel; while a commit may be under way the socket is closed instead.
    public var statementTimeout: Duration = .seconds(30)

    /// How long a statement that is being cancelled has to end before the socket is closed.
    ///
    /// 2 seconds by default.
    public var cancelGrace: Duration = .seconds(2)

    /// How many statements stay prepared on the server, the longest unused going first; 0 prepares none.
    ///
    /// 200 by default.
    public var preparedStatementLimit = 200

    /// Who is told what happens inside the connection; nil for nobody.
    public var observer: (any PostgresObserver)?

    private var given: [ConnectionString.Option]

    /// Reads a connection string in either of libpq's forms.
    ///
    ///     postgresql://user:password@host1,host2:5433/database?target_session_attrs=read-write
    ///     host=/run/postgresql dbname=thidua user=thidua_app
    ///
    /// What it leaves open comes from the environment (`PGHOST`…, `PGPASSFILE`, `PGSERVICE`) and then from defaults:
    /// those of libpq, but for `connect_timeout=2 keepalives_idle=5 keepalives_interval=2 keepalives_count=3
    /// tcp_user_timeout=10000`, by which a dead host is noticed in seconds and not in hours.
    ///
    /// - Parameter connectionString: The connection string.
    /// - Throws: `.protocolMisuse` when libpq cannot parse it. The error does not quote it, as it may hold a password.
    public init(_ connectionString: String) throws(PostgresError) {
        guard let options = ConnectionString.parse(connectionString) else {
            let rule = "the connection string cannot be parsed (it is not shown: it may hold a password)"
            throw PostgresError(.protocolMisuse(rule))
        }
        given = options
    }

    /// The same, but for another database of the server.
    ///
    /// - Parameter name: The database's name.
    /// - Returns: The configuration.
    public func database(_ name: String) -> PostgresConfiguration {
        var copy = self
        copy.given.removeAll { $0.keyword == "dbname" }
        copy.given.append(ConnectionString.Option(keyword: "dbname", value: name, isSecret: false))
        return copy
    }

    /// What libpq is given: the connection string's own options, our defaults for what it leaves open, and UTF-8.
    var connectionOptions: [(keyword: String, value: String)] {
        var options = given.map { (keyword: $0.keyword, value: $0.value) }
        for (keyword, value) in Self.defaults where !options.contains(where: { $0.keyword == keyword }) {
            options.append((keyword, value))
        }
        options.removeAll { $0.keyword == "client_encoding" }
        options.append(("client_encoding", "UTF8"))  // A Swift string is nothing else.
        return options
    }

    private static let defaults = [
        ("connect_timeout", "2"),
        ("keepalives_idle", "5"),
        ("keepalives_interval", "2"),
        ("keepalives_count", "3"),
        ("tcp_user_timeout", "10000"),
        ("fallback_application_name", "swift"),
    ]
}

extension PostgresConfiguration: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The options of the connection string, passwords as `…`.
    public var description: String {
        given.map { "\($0.keyword)=\($0.isSecret ? "…" : $0.value)" }.joined(separator: " ")
    }

    /// The same as `description`.
    public var debugDescription: String { description }

    /// The same as `description`.
    public var customMirror: Mirror {
        Mirror(self, children: ["connection": description])
    }
}
