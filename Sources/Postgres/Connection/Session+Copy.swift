import CLibPQ

/// Which way a COPY goes.
enum CopyDirection {
    case fromServer
    case toServer
}

// A COPY is not possible in a pipeline, so the session leaves pipeline mode for its length.

extension Session {
    /// Sends a COPY and waits until data may flow.
    ///
    /// - Throws: What failed; the connection is in pipeline mode again then.
    func startCopy(_ query: PostgresQuery, _ direction: CopyDirection, _ call: Call) throws(PostgresError) {
        guard query.parameters.list.isEmpty else {
            throw PostgresError(.protocolMisuse("COPY takes no parameters"), sql: query.sql)
        }
        try leavePipelineMode()
        guard PQsendQuery(connection, query.sql) == 1 else {
            lose(.connection(.lost(message)))
            throw lostError(sql: query.sql, call)
        }
        let expected = direction == .fromServer ? PGRES_COPY_OUT : PGRES_COPY_IN
        guard let result = next(call) else { throw lostError(sql: query.sql, call) }
        if result.status == expected { return }
        try endSimpleQuery(after: result, sql: query.sql, call)
        throw PostgresError(.protocolMisuse("the statement is no COPY in this direction"), sql: query.sql)
    }

    /// The next bytes from the server, at least so many unless they are the last; none at the end.
    func nextCopyData(atLeast count: Int, sql: String, _ call: Call) throws(PostgresError) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count, loss == nil {
            var row: UnsafeMutablePointer<CChar>?
            let length = PQgetCopyData(connection, &row, 1)
            defer { PQfreemem(row) }
            if length > 0, let row {
                bytes.append(contentsOf: UnsafeRawBufferPointer(start: row, count: Int(length)))
            } else if length == 0 {
                wait(call)
            } else {
                if bytes.isEmpty { try endSimpleQuery(sql: sql, call) }
                return bytes
            }
        }
        if loss != nil { throw lostError(sql: sql, call) }
        return bytes
    }

    /// Ends a COPY from the server of which the rest is not wanted.
    func stopCopyFromServer(_ call: Call) {
        if loss == nil, interruption == nil { interrupt(call, by: .cancelled) }
        var isAtEnd = false
        while !isAtEnd, loss == nil {
            var row: UnsafeMutablePointer<CChar>?
            let length = PQgetCopyData(connection, &row, 1)
            PQfreemem(row)
            if length == 0 { wait(call) }
            isAtEnd = length < 0
        }
        _ = try? endSimpleQuery(sql: "", call)
    }

    /// Hands bytes to the server, as fast as it takes them.
    func putCopyData(_ bytes: [UInt8], sql: String, _ call: Call) throws(PostgresError) {
        // Pieces, so that a large array need not be in libpq's buffer as a whole.
        for start in stride(from: 0, to: bytes.count, by: 65_536) where loss == nil {
            let piece = bytes[start..<min(start + 65_536, bytes.count)]
            var isTaken: Int32 = 0
            while isTaken == 0, loss == nil {
                isTaken = piece.withUnsafeBytes { buffer in
                    let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
                    return PQputCopyData(connection, start, Int32(buffer.count))
                }
                if isTaken == 0 { wait(call, forWriting: true) }
            }
            if isTaken < 0 { lose(.connection(.lost(message))) }
            drainOutput(call)
        }
        if loss != nil { throw lostError(sql: sql, call) }
    }

    /// Ends a COPY to the server.
    ///
    /// - Parameters:
    ///   - isFailed: Whether the server is to forget what it got.
    ///   - sql: The statement.
    ///   - call: The call's limits.
    /// - Returns: The number of rows that it took.
    /// - Throws: What the server said.
    @discardableResult
    func endCopyToServer(isFailed: Bool, sql: String, _ call: Call) throws(PostgresError) -> Int {
        var isTaken: Int32 = 0
        while isTaken == 0, loss == nil {
            isTaken = isFailed ? PQputCopyEnd(connection, "given up by the client") : PQputCopyEnd(connection, nil)
            if isTaken == 0 { wait(call, forWriting: true) }
        }
        if isTaken < 0 { lose(.connection(.lost(message))) }
        return try endSimpleQuery(sql: sql, call)
    }

    /// Waits until little is left to send: a COPY would otherwise pile up in libpq's memory.
    private func drainOutput(_ call: Call) {
        while loss == nil, PQflush(connection) == 1 { wait(call, forWriting: true) }
    }
}

extension Session {
    /// Runs a text of several statements, which the server takes apart; one implicit transaction unless it says otherwise.
    func runScript(_ script: String, _ call: Call) throws(PostgresError) {
        guard !script.utf8.contains(0) else {
            throw PostgresError(.protocolMisuse("a script cannot hold U+0000"))
        }
        try leavePipelineMode()
        guard PQsendQuery(connection, script) == 1 else {
            lose(.connection(.lost(message)))
            throw lostError(sql: script, call)
        }
        try endSimpleQuery(sql: script, call)
        if call.phase == .commitSent, let warning = notices.warning {
            let outcome = PostgresOutcome(of: .commitUnconfirmed, in: call.phase)
            throw PostgresError(.commitUnconfirmed(warning), outcome: outcome, sql: script)
        }
    }

    private func leavePipelineMode() throws(PostgresError) {
        guard PQexitPipelineMode(connection) == 1 else { throw PostgresError(.connection(.lost(message))) }
        begin()
    }

    /// Reads all that is left of a simple query and goes back to pipeline mode; the number of rows of the last command.
    @discardableResult
    private func endSimpleQuery(
        after first: consuming ResultHandle? = nil,
        sql: String,
        _ call: Call
    ) throws(PostgresError) -> Int {
        var affected = 0
        var answer: TripReport.Answer?
        var hasCommitted = false
        var current: ResultHandle? = first ?? next(call)
        while let result = current {
            switch result.status {
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
                affected = result.affectedRows ?? 0
                hasCommitted = hasCommitted || result.commandTag == "COMMIT"
            case PGRES_COPY_OUT, PGRES_COPY_IN, PGRES_COPY_BOTH:
                lose(.protocolMisuse("a COPY where there can be none, or in the wrong direction"))
            default: if answer == nil { answer = refusal(result) }
            }
            current = next(call)
        }
        settle(call)
        if loss == nil, PQenterPipelineMode(connection) != 1 { lose(.connection(.lost(message))) }
        if let answer, let error = error(answer, sql: sql, call) {
            // What comes before a COMMIT of the script's own stays, whatever fails after it.
            throw hasCommitted ? error.with(.unknown) : error
        }
        if loss != nil { throw lostError(sql: sql, call) }
        return affected
    }

    private func lostError(sql: String, _ call: Call) -> PostgresError {
        PostgresError(
            loss ?? .connection(.closed),
            outcome: PostgresOutcome(of: .connectionClosed, in: call.phase),
            sql: sql
        )
    }
}
