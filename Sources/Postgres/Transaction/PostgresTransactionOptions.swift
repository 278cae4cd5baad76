/// How a transaction runs.
public struct PostgresTransactionOptions: Sendable {
    /// What a transaction sees of others.
    public enum Isolation: Sendable, Hashable {
        /// Each statement sees what was committed before it began.
        case readCommitted
        /// All statements see what was committed before the first; a collision fails with 40001.
        case repeatableRead
        /// As if the transactions ran one after the other; a collision fails with 40001.
        case serializable
    }

    /// What the transaction sees of others.
    ///
    /// Read committed by default.
    public var isolation: Isolation
    /// Whether it may write.
    ///
    /// By default it may.
    public var access: PostgresAccess
    /// Settings for its length, made in the same round trip as its first statements.
    public var settings: [PostgresSetting]
    /// How long each of its round trips may take; nil for the configuration's `statementTimeout`.
    public var timeout: Duration?

    /// How a transaction runs.
    ///
    /// - Parameters:
    ///   - isolation: What it sees of others.
    ///   - access: Whether it may write.
    ///   - settings: Settings for its length.
    ///   - timeout: How long each of its round trips may take; nil for the configuration's `statementTimeout`.
    public init(
        isolation: Isolation = .readCommitted,
        access: PostgresAccess = .readWrite,
        settings: [PostgresSetting] = [],
        timeout: Duration? = nil
    ) {
        self.isolation = isolation
        self.access = access
        self.settings = settings
        self.timeout = timeout
    }

    /// BEGIN and the settings.
    var prelude: [PostgresQuery] {
        let level: PostgresQuery =
            switch isolation {
            case .readCommitted: "read committed"
            case .repeatableRead: "repeatable read"
            case .serializable: "serializable"
            }
        let mode: PostgresQuery = access == .readOnly ? "read only" : "read write"
        let begin: PostgresQuery = "begin isolation level \(level) \(mode)"
        // BEGIN has made it read-only already, so the settings need not.
        return [begin] + (PostgresQuery.settings(settings, access: .readWrite).map { [$0] } ?? [])
    }
}
