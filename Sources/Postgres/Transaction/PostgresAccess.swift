/// Whether a transaction may change anything.
public enum PostgresAccess: Sendable, Hashable {
    /// The server refuses every change.
    case readOnly
    /// It may read and write.
    case readWrite
}
