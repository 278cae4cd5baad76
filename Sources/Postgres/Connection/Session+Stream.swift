import CLibPQ

/// A statement whose rows are read as they come, one `PGresult` each: the server's answer is never in memory as a whole.
///
/// Not Sendable: it lives on the connection's thread, between the trips of one stream.
final class RowStream {
    let sql: String
    fileprivate var isChecked = false
    fileprivate var failure: PostgresError?
    /// Whether the Sync has been read: nothing of the stream is under way any more.
    fileprivate(set) var isEnded = false

    fileprivate init(sql: String) {
        self.sql = sql
    }
}

extension Session {
    /// Sends statements with one Sync and reads all but the last, whose rows are then to be read one by one.
    ///
    /// - Throws: What failed; the stream is over then.
    func startStream(_ queries: [PostgresQuery], _ call: Call) throws(PostgresError) -> RowStream {
        let last = queries.count - 1
        var report = start(queries, readingUpTo: last, call)
        if report.failure == nil {
            // Only now: single-row mode holds for the statement at the head of the pipeline, until its end.
            if PQsetSingleRowMode(connection) == 1 { return RowStream(sql: queries[last].sql) }
            report.failure = PostgresError(.protocolMisuse("libpq refused single-row mode"))
        }
        finish(call)
        throw report.failure ?? PostgresError(.skipped)
    }

    /// Reads the next rows, at most so many; none at the end.
    ///
    /// - Throws: The statement's error, or that of a row that cannot be decoded; the stream is over then.
    func nextRows<each Column: PostgresValue>(
        _ stream: RowStream,
        limit: Int,
        as type: (repeat each Column).Type,
        _ call: Call
    ) throws(PostgresError) -> [(repeat each Column)] {
        var rows: [(repeat each Column)] = []
        while !stream.isEnded, rows.count < limit {
            guard let result = next(call) else {
                endStream(stream, call)
                if let failure = stream.failure { throw failure }
                break
            }
            guard result.status == PGRES_SINGLE_TUPLE || result.status == PGRES_TUPLES_OK else {
                stream.failure = stream.failure ?? failure(of: result, sql: stream.sql, call)
                continue
            }
            do throws(PostgresDecodingFailure) {
                if !stream.isChecked { try RowDecoder.check(result, (repeat each Column).self) }
                stream.isChecked = true
                guard result.status == PGRES_SINGLE_TUPLE else { continue }
                rows.append(try RowDecoder.decode(result, row: 0, (repeat each Column).self))
            } catch {
                stopStream(stream, call)
                throw PostgresError(.decoding(error), sql: stream.sql)
            }
        }
        return rows
    }

    /// Ends a stream whose rows are not wanted any more: by a cancel if there may be one, else by reading to the end.
    func stopStream(_ stream: RowStream, _ call: Call) {
        guard !stream.isEnded else { return }
        if loss == nil, call.isCancellable, interruption == nil { interrupt(call, by: .cancelled) }
        while next(call) != nil {}
        endStream(stream, call)
    }

    private func endStream(_ stream: RowStream, _ call: Call) {
        finish(call)
        stream.isEnded = true
        guard stream.failure == nil, let loss else { return }
        stream.failure = PostgresError(
            loss,
            outcome: PostgresOutcome(of: .connectionClosed, in: call.phase),
            sql: stream.sql
        )
    }
}
