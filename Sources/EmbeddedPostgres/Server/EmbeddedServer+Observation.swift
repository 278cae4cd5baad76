extension EmbeddedServer {
    /// A fact of the server's life, for logs and metrics.
    package enum Observation: Sendable, Equatable {
        /// There was no data: `initdb` begins, with programs of this major version.
        case initialising(folder: String, majorVersion: Int)
        /// The data folder is made.
        case initialised
        /// A server of an earlier, killed supervisor was stopped.
        case leftOverStopped(processID: Int32)
        /// The main process was launched.
        case launched(processID: Int32)
        /// It accepts connections.
        case ready(processID: Int32)
        /// It ended without being told to, and is launched again after the pause.
        case ended(Exit, restartAfter: Duration)
        /// It could not be launched at all, and is tried again after the pause.
        case notLaunched(reason: String, retryAfter: Duration)
        /// A stop was asked for.
        case stopping(StopMode)
        /// The stop took too long and was made harsher.
        case stopHarder(StopMode)
        /// The main process is gone and nothing will be launched again.
        case stopped
    }

    /// How a process ended.
    package enum Exit: Sendable, Equatable {
        /// By itself, with a status.
        case status(Int32)
        /// By a signal, such as 9.
        case signal(Int32)
    }
}
