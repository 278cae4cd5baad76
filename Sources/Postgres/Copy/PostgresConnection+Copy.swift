extension PostgresConnection {
    /// How many bytes are handed over at a time: enough that going from thread to thread costs little.
    private static let piece = 65_536

    func startCopy(
        _ query: PostgresQuery,
        _ direction: CopyDirection,
        for lease: Lease,
        timeout: Duration?
    ) async throws(PostgresError) {
        let prelude = takePrelude(of: lease)
        if !prelude.isEmpty {
            let trip = Trip(queries: prelude, phase: .beforeCommit, timeout: timeout)
            if let failure = try await send(trip, for: lease).failure { throw failure }
        }
        try await onSession(for: lease, timeout: timeout) { session, call throws(PostgresError) in
            try session.startCopy(query, direction, call)
        }
        setStreaming(true, for: lease)
    }

    func nextCopyData(sql: String, for lease: Lease, timeout: Duration?) async throws(PostgresError) -> [UInt8] {
        do throws(PostgresError) {
            let bytes = try await onSession(
                for: lease,
                isStream: true,
                timeout: timeout
            ) { session, call throws(PostgresError) in
                try session.nextCopyData(atLeast: Self.piece, sql: sql, call)
            }
            if bytes.isEmpty { setStreaming(false, for: lease) }
            return bytes
        } catch {
            // Cancelled before anything was read: the COPY is still under way, and `stopCopy` ends it.
            if case .cancelled = error.kind, isInCopy(for: lease) { throw error }
            setStreaming(false, for: lease)
            throw error
        }
    }

    func putCopyData(
        _ bytes: [UInt8],
        sql: String,
        for lease: Lease,
        timeout: Duration?
    ) async throws(PostgresError) {
        try await onSession(for: lease, isStream: true, timeout: timeout) { session, call throws(PostgresError) in
            try session.putCopyData(bytes, sql: sql, call)
        }
    }

    /// Ends a COPY to the server; the number of rows that it took.
    func finishCopy(sql: String, for lease: Lease, timeout: Duration?) async throws(PostgresError) -> Int {
        do throws(PostgresError) {
            let count = try await onSession(
                for: lease,
                isStream: true,
                timeout: timeout
            ) { session, call throws(PostgresError) in
                try session.endCopyToServer(isFailed: false, sql: sql, call)
            }
            setStreaming(false, for: lease)
            return count
        } catch {
            if !isInCopy(for: lease) { setStreaming(false, for: lease) }
            throw error
        }
    }

    /// Ends a COPY that is still under way, and forgets it.
    func stopCopy(_ direction: CopyDirection, for lease: Lease) async {
        guard isInCopy(for: lease) else { return setStreaming(false, for: lease) }
        _ = try? await onSession(for: lease, isStream: true, isCleanup: true) { session, call throws(PostgresError) in
            switch direction {
            case .fromServer: session.stopCopyFromServer(call)
            case .toServer: try session.endCopyToServer(isFailed: true, sql: "", call)
            }
        }
        setStreaming(false, for: lease)
    }

    private func isInCopy(for lease: Lease) -> Bool {
        (try? open(for: lease, isStream: true))?.isInCopy ?? false
    }
}
