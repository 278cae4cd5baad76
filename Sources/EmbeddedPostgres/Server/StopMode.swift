import Foundation

/// How a server is stopped.
package enum StopMode: Sendable, Equatable {
    /// Open transactions are rolled back, sessions ended, everything written: the normal stop.
    case fast
    /// Processes end at once; the next start recovers from the log. Nothing committed is lost.
    case immediate
    /// The processes are killed; as with `immediate`, the next start recovers. Only as a last step.
    case killed

    /// The signal to the main process.
    var signal: Int32 {
        switch self {
        case .fast: SIGINT
        case .immediate: SIGQUIT
        case .killed: SIGKILL
        }
    }
}
