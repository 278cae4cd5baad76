import Domain
package import Postgres
import Repository

/// The one way in which anything is changed on behalf of somebody.
///
/// One transaction of two round trips: load (under the caller's scope, with the key claimed), decide, write. Whatever
/// `decide` throws is a ROLLBACK and leaves nothing, not even the key. A request that comes again with its key gets the
/// answer of the first one; so a write whose outcome is unknown is simply done again with the same key, here or by the
/// client.
package struct Writer: Sendable {
    private let pool: PostgresPool
    private let clock: WallClock
    private let ids: UUIDv7
    private let patience: Duration

    /// - Parameters:
    ///   - pool: Connections as thidua_app.
    ///   - clock: The application's.
    ///   - ids: The application's maker of identifiers.
    ///   - patience: How long a write is tried again while the database cannot be reached.
    package init(pool: PostgresPool, clock: WallClock, ids: UUIDv7, patience: Duration = .seconds(5)) {
        self.pool = pool
        self.clock = clock
        self.ids = ids
        self.patience = patience
    }

    /// Puts together what a write's first trip locks and loads, and returns the decision on what it found.
    ///
    /// The decision adds what is to be stored to the write, and returns the answer as text. Both may run several times:
    /// when somebody else was faster, or the connection broke.
    typealias Plan = (_ batch: PostgresBatch) -> (_ write: Write) throws -> String

    /// Changes something.
    ///
    /// - Parameters:
    ///   - caller: Who asks.
    ///   - key: What makes it safe to repeat.
    ///   - plan: What is loaded, and what is decided on it.
    /// - Throws: What the decision throws; `NotSignedIn`, `WriteKeyReused`, `PostgresError`.
    func write(as caller: Caller, key: WriteKey, _ plan: Plan) async throws -> WriteAnswer {
        var retries = Retries(patience: patience)
        while true {
            do {
                return try await attempt(as: caller, key: key, plan)
            } catch let error as PostgresError {
                try await retries.wait(after: error)
            }
        }
    }

    private func attempt(as caller: Caller, key: WriteKey, _ plan: Plan) async throws -> WriteAnswer {
        let now = clock.now()
        let batch = PostgresBatch()
        let claim = batch.add(
            WriteRecordStatements.claim(key: key.text, requestSHA256: key.requestSHA256, at: PostgresInstant(now))
        )
        let acting = batch.add(ActingAccountStatements.current)
        let decide = plan(batch)
        do {
            return try await pool.withConnection { connection in
                try await connection.transaction(
                    PostgresTransactionOptions(settings: [caller.scope.setting]),
                    loading: batch
                ) { writes in
                    let claimed = try claim.value
                    guard claimed.requestSHA256 == key.requestSHA256 else { throw WriteKeyReused() }
                    if let answer = claimed.answer { return WriteAnswer(text: answer, isRepeat: true) }
                    guard let account = try acting.value else { throw NotSignedIn() }
                    let write = Write(account: account, at: now, caller: caller, ids: ids, batch: writes)
                    let answer = try decide(write)
                    writes.add(WriteRecordStatements.keep(answer, key: key.text, account: account.id))
                    return WriteAnswer(text: answer, isRepeat: false)
                }
            }
        } catch let error as PoolError {
            throw PostgresError(error.reason == .cancelled ? .cancelled : .unavailable("a connection of the pool"))
        }
    }
}
