/// What the server is told on its command line; it takes precedence over `postgresql.conf` and `ALTER SYSTEM`.
///
/// Only what the supervisor depends on or the configuration names is set; anything else may be set in the data
/// folder's `postgresql.conf`.
struct ServerSettings: Sendable {
    let configuration: EmbeddedServer.Configuration
    let folder: ServerFolder
    let socketFolder: SocketFolder

    /// The arguments of `postgres`.
    var arguments: [String] {
        ["-D", folder.data] + values.flatMap { ["-c", "\($0.name)=\($0.value)"] }
    }

    private var values: [(name: String, value: String)] {
        var values = [
            (name: "listen_addresses", value: ""),
            ("port", "5432"),
            // A list whose items may be quoted: a path may hold spaces.
            ("unix_socket_directories", "\"\(socketFolder.path.replacing("\"", with: "\"\""))\""),
            ("unix_socket_permissions", "0700"),
            ("hba_file", folder.hostAccessFile),
            ("ident_file", folder.identityFile),
            ("max_connections", String(configuration.maximumConnections)),
            ("shared_buffers", "\(configuration.sharedBuffersMegabytes)MB"),
            ("timezone", "UTC"),
            ("logging_collector", "on"),
            ("log_destination", "stderr"),
            ("log_directory", folder.log),
            ("log_filename", LogFolder.namePattern),
            ("log_file_mode", "0600"),
            ("log_rotation_age", "1d"),
            ("log_rotation_size", LogFolder.largestFile),
            ("log_line_prefix", "%m [%p] %q%u@%d "),
        ]
        if !configuration.isDurable {
            values += [("fsync", "off"), ("synchronous_commit", "off"), ("full_page_writes", "off")]
        }
        values += configuration.settings.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        return values
    }
}
