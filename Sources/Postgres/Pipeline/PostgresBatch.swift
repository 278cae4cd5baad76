/// Statements that are sent together, in one round trip, and answered in their order.
///
///     let batch = PostgresBatch()
///     let units = batch.add(.rows("select id, name from unit", as: (UUID, String).self))
///     let total = batch.add(.row("select count(*) from unit", as: Int.self))
///     try await connection.run(batch)
///     print(try units.value, try total.value)
///
/// They are one implicit transaction, or part of the explicit one they run in: when one fails, those after it are
/// skipped and none is applied.
public final class PostgresBatch {
    private(set) var entries: [BatchEntry] = []

    /// A batch without statements.
    public init() {}

    /// Whether there is nothing to send.
    public var isEmpty: Bool { entries.isEmpty }

    /// Adds a statement.
    ///
    /// - Parameter statement: The statement.
    /// - Returns: Where its result will be once the batch has run.
    @discardableResult
    public func add<Output>(_ statement: PostgresStatement<Output>) -> PostgresPending<Output> {
        let pending = PostgresPending<Output>()
        entries.append(BatchEntry(statement, resolving: pending))
        return pending
    }

    /// Adds a statement whose answer does not matter, as long as it is no error.
    ///
    /// - Parameter query: The statement.
    public func add(_ query: PostgresQuery) {
        add(.done(query))
    }
}

/// A statement of a batch with its result's type erased.
struct BatchEntry: Sendable {
    let query: PostgresQuery
    let expectedRows: ClosedRange<Int>?
    /// Stores the answer, read as the statement wants it; the error, if it is one.
    ///
    /// The outcome is what an error of reading says of the changes: by then the server is done.
    let resolve: @Sendable (Result<PostgresRows, PostgresError>, _ outcome: PostgresOutcome) -> PostgresError?

    init<Output>(_ statement: PostgresStatement<Output>, resolving pending: PostgresPending<Output>) {
        query = statement.query
        expectedRows = statement.expectedRows
        resolve = { reply, outcome in
            let result: Result<Output, PostgresError>
            do throws(PostgresError) {
                let rows = try reply.get()
                if let expected = statement.expectedRows, !expected.contains(rows.affectedRows) {
                    throw PostgresError(.rowCount(expected: expected, found: rows.affectedRows), sql: rows.sql)
                }
                result = .success(try statement.read(rows))
            } catch {
                result = .failure(reply.isSuccess ? error.with(outcome) : error)
            }
            pending.resolve(result)
            guard case .failure(let error) = result else { return nil }
            return error
        }
    }
}

extension Result {
    var isSuccess: Bool {
        if case .success = self { true } else { false }
    }
}

extension PostgresError {
    /// The same error with another outcome.
    func with(_ outcome: PostgresOutcome) -> PostgresError {
        PostgresError(kind, outcome: outcome, sql: sql)
    }
}
