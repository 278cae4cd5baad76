import Postgres

extension Bool {
    /// Holds a permitted write to its lock: under row-level security one that no policy allows locks nothing, in silence.
    func requireLock() throws(PostgresError) {
        guard self else { throw PostgresError(.protocolMisuse("something was changed without its lock")) }
    }
}
