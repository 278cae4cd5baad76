import CLibPQ
import Glibc

extension Session {
    /// Connects, trying one host after the other as the configuration says.
    ///
    /// Blocks for up to `connect_timeout` an address.
    ///
    /// PQconnectdb and not PQconnectPoll, because the latter ignores `connect_timeout`: a host that accepts the
    /// connection but is paused would be waited for for ever, and the next host never tried.
    static func connect(
        _ configuration: PostgresConfiguration,
        status: ConnectionStatus,
        wakePipe: WakePipe
    ) throws(PostgresError) -> Session {
        let options = configuration.connectionOptions
        let connection = withCStrings(options.map(\.keyword)) { keywords in
            withCStrings(options.map(\.value)) { values in
                PQconnectdbParams(keywords, values, 0)
            }
        }
        guard let connection else { throw PostgresError(.unavailable("memory")) }
        guard PQstatus(connection) == CONNECTION_OK else {
            defer { PQfinish(connection) }
            throw PostgresError(.connection(.notConnected(PostgresConnectFailure(of: connection))))
        }
        return try Session(owning: connection, configuration: configuration, status: status, wakePipe: wakePipe)
    }
}

extension PostgresConnectFailure {
    /// Asks a connection that could not be made.
    ///
    /// libpq gives no SQLSTATE here, and what it says is translated: so the advice is what it knows of passwords.
    init(of connection: OpaquePointer) {
        let options = ConnectionString.options(of: connection)
        var named = ["host", "hostaddr", "port", "user", "dbname"].compactMap { keyword in
            options.first { $0.keyword == keyword && !$0.value.isEmpty }.map { "\(keyword)=\($0.value)" }
        }
        // Neither given nor in the environment: libpq's default, a folder of sockets.
        if !options.contains(where: { ["host", "hostaddr"].contains($0.keyword) && !$0.value.isEmpty }) {
            named.insert("host=\(PQhost(connection).map { String(cString: $0) } ?? "")", at: 0)
        }
        let advice: Advice =
            if PQconnectionNeedsPassword(connection) == 1 {
                .givePassword
            } else if PQconnectionUsedPassword(connection) == 1 {
                .checkPassword
            } else {
                .checkServer
            }
        let words = String(cString: PQerrorMessage(connection))
        self.init(target: named.joined(separator: " "), advice: advice, words: words)
    }
}

/// Passes strings as C wants them: an array of pointers that ends with a null one.
private func withCStrings<Result>(
    _ strings: [String],
    _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
) -> Result {
    let copies = strings.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    let pointers = copies.map { UnsafePointer<CChar>($0) } + [nil]
    return pointers.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { preconditionFailure("An array with an element has an address.") }
        return body(base)
    }
}
