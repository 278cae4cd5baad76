import Foundation

extension EmbeddedServer {
    /// What an embedded server is started with.
    package struct Configuration: Sendable {
        /// The folder that the server owns, absolute or relative to the working directory; made where missing.
        ///
        /// It should be empty or of an earlier start. See ``defaultFolder(named:)``.
        package var folder: String
        /// The roles, beside ``EmbeddedServer/superuser``, that this process may connect as.
        ///
        /// They need not exist yet.
        package var roles: [String] = []
        /// The unprivileged account that runs the server when this process is root's; unused otherwise.
        ///
        /// Default: `postgres`, which Debian's package makes.
        package var serverUser = "postgres"
        /// The folder with `initdb` and `postgres`; nil, the default, searches: `pg_config --bindir`, then Debian's
        /// folders, newest first, preferring the version that made the data.
        package var binaries: String?
        /// The folder of the unix socket; nil, the default, takes `run` in ``folder``, or a short one where that
        /// path would be too long.
        package var socketFolder: String?
        /// How many connections the server accepts: 1…10,000, default 100.
        package var maximumConnections = 100
        /// The server's page cache in megabytes: 1…100,000, default 128.
        package var sharedBuffersMegabytes = 128
        /// Whether a commit survives a power failure (`fsync`).
        ///
        /// Default true; false is for tests.
        package var isDurable = true
        /// Further settings of `postgresql.conf`, by name; they win over the others here.
        package var settings: [String: String] = [:]
        /// How long a start may take until connections are accepted, crash recovery included.
        ///
        /// Default 5 minutes.
        package var startLimit = Duration.seconds(300)
        /// How long a stop may take before sessions are cut off (fast becomes immediate).
        ///
        /// Default 30 seconds.
        package var stopLimit = Duration.seconds(30)
        /// Measures every wait.
        ///
        /// Default: the continuous clock.
        package var clock: any Clock<Duration> = ContinuousClock()
        /// Told every fact of the server's life, in order; called from any thread, so it should be quick.
        package var observer: @Sendable (Observation) -> Void = { _ in }

        /// Makes a configuration with the defaults.
        package init(folder: String) { self.folder = folder }

        /// Where a program keeps its data unless told otherwise: `/var/lib/NAME` for root, `$XDG_DATA_HOME/NAME` for
        /// others, or `~/.local/share/NAME` where that is not set to an absolute path.
        package static func defaultFolder(named name: String) -> String {
            guard geteuid() != 0 else { return "/var/lib/\(name)" }
            let environment = ProcessInfo.processInfo.environment
            if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return "\(data)/\(name)" }
            return "\(environment["HOME"] ?? NSHomeDirectory())/.local/share/\(name)"
        }
    }
}
