import EmbeddedPostgres
import Logging

extension Logger {
    /// One line for a fact of the private server's life: a sentence that is the same each time, and fields.
    func log(_ observation: EmbeddedServer.Observation) {
        switch observation {
        case .initialising(let folder, let version):
            notice(
                "private PostgreSQL: making its data",
                metadata: ["folder": "\(folder)", "version": .number(version)]
            )
        case .initialised: info("private PostgreSQL: its data is made")
        case .leftOverStopped(let process):
            warning("private PostgreSQL: one that was left over is stopped", metadata: ["process": .number(process)])
        case .launched(let process): info("private PostgreSQL: launched", metadata: ["process": .number(process)])
        case .ready(let process): info("private PostgreSQL: ready", metadata: ["process": .number(process)])
        case .ended(.status(let status), let pause):
            error(
                "private PostgreSQL: ended by itself, and is launched again",
                metadata: ["status": .number(status), "pauseMilliseconds": .milliseconds(pause)]
            )
        case .ended(.signal(let signal), let pause):
            error(
                "private PostgreSQL: ended by a signal, and is launched again",
                metadata: ["signal": .number(signal), "pauseMilliseconds": .milliseconds(pause)]
            )
        case .notLaunched(let reason, let pause):
            error(
                "private PostgreSQL: cannot be launched, and is tried again",
                metadata: ["reason": "\(reason)", "pauseMilliseconds": .milliseconds(pause)]
            )
        case .stopping(let mode): info("private PostgreSQL: stopping", metadata: ["mode": "\(mode)"])
        case .stopHarder(let mode):
            warning("private PostgreSQL: the stop takes long and is made harder", metadata: ["mode": "\(mode)"])
        case .stopped: info("private PostgreSQL: stopped")
        }
    }
}

extension Logger.MetadataValue {
    /// A number, so that the log holds one and no text.
    static func number(_ value: some BinaryInteger & Sendable & CustomStringConvertible) -> Self {
        .stringConvertible(value)
    }

    static func milliseconds(_ duration: Duration) -> Self {
        .stringConvertible(Int(duration / .milliseconds(1)))
    }
}
