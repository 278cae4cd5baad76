extension PostgresConnection {
    /// How many rows are fetched at a time: enough that going from thread to thread costs little, and few enough to
    /// be no memory to speak of.
    private static let group = 256

    func startStream(_ query: PostgresQuery, for lease: Lease, timeout: Duration?) async throws(PostgresError) {
        let prelude = takePrelude(of: lease)
        rowStream = try await onSession(for: lease, timeout: timeout) { session, call throws(PostgresError) in
            try query.checkParameters()
            return try session.startStream(prelude + [query], call)
        }
        setStreaming(true, for: lease)
    }

    func nextRows<each Column: PostgresValue>(
        as type: (repeat each Column).Type,
        for lease: Lease,
        timeout: Duration?
    ) async throws(PostgresError) -> [(repeat each Column)] {
        guard let stream = rowStream else { throw PostgresError(.protocolMisuse("the stream has ended")) }
        return try await onSession(
            for: lease,
            isStream: true,
            timeout: timeout
        ) { session, call throws(PostgresError) in
            try session.nextRows(stream, limit: Self.group, as: (repeat each Column).self, call)
        }
    }

    func forEachRow<each Column: PostgresValue>(
        as type: (repeat each Column).Type,
        for lease: Lease,
        timeout: Duration?,
        _ body: @Sendable (repeat each Column) throws -> Void
    ) async throws {
        while true {
            let rows = try await nextRows(as: (repeat each Column).self, for: lease, timeout: timeout)
            guard !rows.isEmpty else { return }
            for row in rows { try body(repeat each row) }
        }
    }

    /// Ends the stream, whatever is left of it.
    func stopStream(for lease: Lease) async {
        guard let stream = rowStream else { return }
        _ = try? await onSession(for: lease, isStream: true, isCleanup: true) { session, call throws(PostgresError) in
            session.stopStream(stream, call)
        }
        rowStream = nil
        setStreaming(false, for: lease)
    }
}
