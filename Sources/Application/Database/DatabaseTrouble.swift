package import Postgres

/// What stands in the way when the database fails, whatever became of the changes.
package enum DatabaseTrouble: Sendable, Hashable {
    /// Others were at the same rows: the same may succeed at once.
    case collision
    /// The server is not to be had, or cannot write or take anybody in now: the same may succeed in a moment.
    case unreachable
    /// It was waited for long enough, or the caller waits no more: the same may succeed later.
    case overdue
    /// Trying again does not help.
    case lasting
}

extension PostgresError {
    /// What stands in the way.
    package var trouble: DatabaseTrouble {
        switch kind {
        // A number of rows: somebody else was faster between loading and writing.
        case .rowCount: .collision
        case .connection, .commitUnconfirmed: .unreachable
        case .cancelled, .timeout, .unavailable: .overdue
        case .server(let error): DatabaseTrouble(error.sqlState)
        case .rolledBack, .decoding, .encoding, .skipped, .protocolMisuse: .lasting
        }
    }
}

extension DatabaseTrouble {
    /// What a code of the server's says.
    package init(_ state: SQLState) {
        switch state {
        case .serializationFailure, .deadlockDetected: self = .collision
        case .lockNotAvailable, .queryCanceled: self = .overdue
        // A server that has become a standby: the next connection finds the new primary.
        case .readOnlyTransaction: self = .unreachable
        case .adminShutdown, .crashShutdown, .cannotConnectNow: self = .unreachable
        // The connection, and the server's resources.
        default: self = ["08", "53"].contains(state.classCode) ? .unreachable : .lasting
        }
    }
}
