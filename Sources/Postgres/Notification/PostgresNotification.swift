/// A message of NOTIFY.
public struct PostgresNotification: Sendable, Hashable {
    /// The channel that it was sent to.
    public let channel: String
    /// What was sent with it; empty when nothing was.
    ///
    /// At most 7,999 bytes.
    public let payload: String
    /// The server's process that sent it: a connection's own `backend` when it hears itself.
    public let backend: Int32
}
