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
    private let events: Events

    /// - Parameters:
    ///   - pool: Connections as thidua_app.
    ///   - clock: The application's.
    ///   - ids: The application's maker of identifiers.
    ///   - patience: How long a write is tried again while the database cannot be reached.
    ///   - events: Whom to tell that something has happened.
    package init(
        pool: PostgresPool,
        clock: WallClock,
        ids: UUIDv7,
        patience: Duration = .seconds(5),
        events: Events = Events()
    ) {
        self.events = events
        self.pool = pool
        self.clock = clock
        self.ids = ids
        self.patience = patience
    }

    /// Carries out a use case.
    ///
    /// - Parameters:
    ///   - useCase: What is wanted.
    ///   - caller: Who wants it.
    ///   - key: What makes it safe to repeat.
    ///   - keeping: Writes the answer as it is kept in the database for repeats, where it differs: without what is shown once.
    ///   - print: Writes the answer.
    /// - Returns: The answer, and whether it is an earlier one.
    /// - Throws: What the use case's decision throws; `NotSignedIn`, `WriteKeyReused`, `PostgresError`; `Refusal` where a
    ///   service key wants it, and where a constraint knows of what the decision could not.
    package func write<UseCase: WriteUseCase>(
        _ useCase: UseCase,
        as caller: Caller,
        key: WriteKey,
        keeping: ((UseCase.Receipt) -> String)? = nil,
        print: @escaping (UseCase.Receipt) -> String
    ) async throws -> WriteAnswer {
        // The database lets a key add nothing, not even the record of the request.
        guard caller.scope.isSession else { throw Refusal.noSession }
        return try await write(as: caller, key: key) { batch in
            let decide = useCase.plan(batch)
            return { write in
                let receipt = try decide(write)
                let answer = print(receipt)
                return (answer, keeping?(receipt) ?? answer)
            }
        }
    }

    private typealias Plan = (_ batch: PostgresBatch) -> (_ write: Write) throws -> (told: String, kept: String)

    private func write(as caller: Caller, key: WriteKey, _ plan: @escaping Plan) async throws -> WriteAnswer {
        var retries = Retries(patience: patience)
        while true {
            do {
                let answer = try await pool.lend { try await attempt(as: caller, key: key, plan, on: $0) }
                events.recorded.raise()
                return answer
            } catch let error as PostgresError {
                if let refusal = Refusal(constraintOf: error) { throw refusal }
                try await retries.wait(after: error)
            }
        }
    }

    private nonisolated(nonsending) func attempt(
        as caller: Caller,
        key: WriteKey,
        _ plan: Plan,
        on connection: PostgresConnection
    ) async throws -> WriteAnswer {
        let now = clock.now()
        let loads = PostgresBatch()
        let claim = loads.add(
            WriteRecordStatements.claim(key: key.text, requestSHA256: key.requestSHA256, at: PostgresInstant(now))
        )
        let acting = loads.add(ActingAccountStatements.current)
        let decide = plan(loads)
        let options = PostgresTransactionOptions(settings: [caller.scope.setting])
        return try await connection.transaction(options, loading: loads) { writes in
            let claimed = try claim.value
            guard let account = try acting.value else { throw NotSignedIn() }
            guard claimed.requestSHA256 == key.requestSHA256 else { throw WriteKeyReused() }
            if let answer = claimed.answer { return WriteAnswer(text: answer, isRepeat: true) }
            let write = Write(account: account, at: now, caller: caller, ids: ids, batch: writes)
            let answer = try decide(write)
            writes.add(WriteRecordStatements.keep(answer.kept, key: key.text, account: account.id))
            return WriteAnswer(text: answer.told, isRepeat: false)
        }
    }
}
