import Logging
import Postgres

/// Writes into the log what an operator should know of the pool: that the database is not to be had.
struct PoolLog: PoolObserver {
    let logger: Logger

    func observe(_ event: PoolEvent) {
        switch event {
        case .connectFailed(let connection, let error, let took):
            logger.warning(
                "the database accepts no connection",
                metadata: [
                    "connection": .number(connection), "milliseconds": .milliseconds(took),
                    // The description names no host and no account; what is none of ours has its type alone.
                    "error": "\((error as? PostgresError)?.description ?? "\(type(of: error))")",
                ]
            )
        case .leaseFailed(let reason, let waited):
            logger.warning(
                "no connection was free",
                metadata: ["reason": "\(reason)", "milliseconds": .milliseconds(waited)]
            )
        case .connectionOpened(let connection, let took):
            logger.debug(
                "connected to the database",
                metadata: ["connection": .number(connection), "milliseconds": .milliseconds(took)]
            )
        case .connectionClosed(let connection, let reason):
            logger.debug(
                "disconnected from the database",
                metadata: ["connection": .number(connection), "reason": "\(reason)"]
            )
        case .leaseGranted, .leaseEnded, .countsChanged: break
        }
    }
}
