import CLibPQ

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

extension Session {
    /// Connects, trying one host after the other as the configuration says.
    ///
    /// Blocks for up to `connect_timeout` an address.
    ///
    /// PQconnectdb and not PQconnectPoll, because the latter ignores `connect_timeout`: a host that accepts the
    /// connection but is paused would be waited for for ever, and the next host never tried.
    static func connect(_ configuration: PostgresConfiguration, wakePipe: WakePipe) throws(PostgresError) -> Session {
        let options = configuration.connectionOptions
        let connection = withCStrings(options.map(\.keyword)) { keywords in
            withCStrings(options.map(\.value)) { values in
                PQconnectdbParams(keywords, values, 0)
            }
        }
        guard let connection else { throw PostgresError(.unavailable("memory")) }
        guard PQstatus(connection) == CONNECTION_OK else {
            defer { PQfinish(connection) }
            throw PostgresError(.connection(.notConnected(String(cString: PQerrorMessage(connection)))))
        }
        return try Session(owning: connection, configuration: configuration, wakePipe: wakePipe)
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
