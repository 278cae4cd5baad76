extension PoolStateMachine {
    /// What the driver does after an event, in this order, once its lock is released.
    struct Action: Hashable, Sendable {
        var request: RequestAction = .none
        var connection = ConnectionAction()
        /// Raise the alarm at this instant, unless it is set to an earlier one; nil leaves it as it is.
        var alarm: Instant?
        /// The last connection is gone and the pool is shut down; true once.
        var isFinished = false
    }

    /// What becomes of requests.
    enum RequestAction: Hashable, Sendable {
        case none
        case grant(RequestID, ConnectionID, waited: Duration)
        case fail([FailedRequest])
    }

    struct FailedRequest: Hashable, Sendable {
        let request: RequestID
        let reason: PoolError.Reason
        let waited: Duration
    }

    /// What happens to connections; each list in the order in which the connections were made.
    struct ConnectionAction: Hashable, Sendable {
        /// Open a connection, then report `connectionEstablished` or `connectFailed`.
        var connect: [ConnectionID] = []
        /// Cancel the attempt to connect; its outcome is still to be reported.
        var cancelConnect: [ConnectionID] = []
        /// Ask for a sign of life, then report `validationSucceeded` or `validationFailed`.
        var validate: [ConnectionID] = []
        /// Close, then report `connectionClosed`.
        var close: [ClosingConnection] = []
    }

    struct ClosingConnection: Hashable, Sendable {
        let connection: ConnectionID
        let reason: PoolConnectionCloseReason
    }
}

extension PoolStateMachine.RequestAction {
    /// Fails further requests after those that fail already.
    mutating func fail(_ failed: [PoolStateMachine.FailedRequest]) {
        guard !failed.isEmpty else { return }
        switch self {
        case .none: self = .fail(failed)
        case .fail(let earlier): self = .fail(earlier + failed)
        case .grant: preconditionFailure("no event both grants and fails")
        }
    }
}
