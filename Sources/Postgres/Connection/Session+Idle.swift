import CLibPQ

extension Session {
    /// Reads what came while no call was under way.
    func readWhileIdle() {
        guard PQconsumeInput(connection) == 1, PQisBusy(connection) == 0, PQstatus(connection) == CONNECTION_OK else {
            return lose(.connection(.lost(message)))
        }
    }

    /// The next notification that has arrived; nil when there is none.
    func nextNotification() -> PostgresNotification? {
        guard let notification = PQnotifies(connection) else { return nil }
        defer { PQfreemem(notification) }
        return PostgresNotification(
            channel: String(cString: notification.pointee.relname),
            payload: String(cString: notification.pointee.extra),
            backend: notification.pointee.be_pid
        )
    }
}
