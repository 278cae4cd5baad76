import Glibc
import Postgres
import Synchronization
import TestSupport
import Testing

/// The pool and its connections together, on a server that fails: nobody has to start anything again.
@Suite(.timeLimit(.minutes(2))) struct PoolFaultTests {
    /// What became of writes, each known by a key of its own.
    private struct Ledger {
        var applied: Set<Int> = []
        var notApplied: Set<Int> = []
        var unknown: Set<Int> = []

        /// What is said of the keys and is not so, with the keys that the table really holds.
        func lies(_ stored: Set<Int>) -> [Int] {
            (applied.subtracting(stored).union(notApplied.intersection(stored))).sorted()
        }
    }

    /// Writes one key after the other, each once, until it is told to stop; every second one as a transaction of two trips.
    private func write(_ worker: Int, to pool: PostgresPool, _ progress: Progress) async -> Ledger {
        var ledger = Ledger()
        var key = worker * 1_000_000
        while !progress.isStopped {
            key += 1
            do {
                try await pool.withConnection(deadline: .now + .seconds(10)) { [key] connection in
                    if key.isMultiple(of: 2) {
                        try await connection.query("insert into written values (\(key))")
                    } else {
                        try await connection.transaction(
                            loading: PostgresStatement.row("select count(*) from written", as: Int.self)
                        ) { writes, _ in writes.add("insert into written values (\(key))") }
                    }
                }
                ledger.applied.insert(key)
                progress.count(worker)
            } catch let error as PostgresError {
                switch error.outcome {
                case .surelyNotApplied: ledger.notApplied.insert(key)
                case .unknown: ledger.unknown.insert(key)
                case .applied: ledger.applied.insert(key)
                }
            } catch {
                ledger.notApplied.insert(key)  // The pool had no connection to give.
            }
        }
        return ledger
    }

    @Test func `a server killed and restarted under load: every outcome is true, and the work goes on`() async throws {
        // Acknowledged means stored, even where nothing is synchronised with the disk.
        try await OwnServer.use(settings: ["synchronous_commit": "on"]) { server in
            let setup = try await server.connection()
            try await setup.query("create table written (key int primary key)")
            await setup.close()
            let pool = PostgresPool(try await server.configuration())
            let progress = Progress(workers: 8)
            let ledger = try await withThrowingTaskGroup(of: Ledger.self) { group in
                for worker in 0..<8 { group.addTask { await write(worker, to: pool, progress) } }
                try await progress.everyWorkerGoesOn()
                for _ in 0..<2 {
                    try await server.crash()
                    try await progress.everyWorkerGoesOn()
                }
                await server.stop()
                try await server.start()
                try await progress.everyWorkerGoesOn()
                progress.stop()
                return try await group.reduce(into: Ledger()) { all, one in
                    all.applied.formUnion(one.applied)
                    all.notApplied.formUnion(one.notApplied)
                    all.unknown.formUnion(one.unknown)
                }
            }
            let stored = try await pool.withConnection { connection in
                try await connection.query("select key from written", as: Int.self)
            }
            #expect(ledger.lies(Set(stored)) == [])
            #expect(!ledger.notApplied.isEmpty || !ledger.unknown.isEmpty, "no fault was met")
            // What a crash leaves unknown is what was under way: four connections, three faults.
            #expect(ledger.unknown.count <= 12)
            #expect(pool.counts.connections <= 4)
            await pool.shutDown(within: .seconds(5))
            #expect(pool.counts.connections == 0)
        }
    }

    @Test func `a paused server meets every deadline, and is used again once it goes on`() async throws {
        try await OwnServer.use { server in
            var configuration = try await server.configuration()
            configuration.statementTimeout = .milliseconds(300)
            configuration.cancelGrace = .milliseconds(200)
            var sizes = PoolConfiguration()
            sizes.maximumConnections = 2
            sizes.connectTimeout = .milliseconds(500)
            let pool = PostgresPool(configuration, configuration: sizes)
            var begin = ContinuousClock.now
            try await pool.withConnection { writer in
                try await pool.withConnection { reader in
                    let backends = [try #require(await writer.backend), try #require(await reader.backend)]
                    defer { for backend in backends { kill(backend, SIGCONT) } }
                    try await server.paused {
                        for backend in backends { kill(backend, SIGSTOP) }
                        begin = .now
                        let write = try await failure { try await writer.query("select 1") }
                        #expect(write.isTimeout && write.outcome == .unknown)
                        let read = try await failure {
                            let batch = PostgresBatch()
                            batch.add("select 1")
                            try await reader.run(batch, access: .readOnly)
                        }
                        #expect(read.isTimeout && read.outcome == .surelyNotApplied)
                        // 300 ms; 300 and 200 ms; and what a busy machine adds.
                        #expect(begin.duration(to: .now) < .seconds(20))
                    }
                }
            }
            try await server.paused {
                begin = .now
                let error = await #expect(throws: PoolError.self) {
                    // Long enough, also on a busy machine, for an attempt to fail before it.
                    try await pool.withConnection(deadline: .now + .seconds(3)) { _ in }
                }
                #expect(error?.reason == .unavailable)
                #expect(begin.duration(to: .now) < .seconds(20))
            }
            let answer = try await pool.withConnection { try await $0.query("select 1", as: Int.self) }
            #expect(answer == [1])
            await pool.shutDown(within: .seconds(5))
        }
    }

    @Test func `a server without connections to spare: the pool works with those it has, and grows when it can`()
        async throws
    {
        try await OwnServer.use(settings: ["max_connections": "5", "superuser_reserved_connections": "0"]) { server in
            var others: [PostgresConnection] = []
            for _ in 0..<3 { others.append(try await server.connection()) }
            var sizes = PoolConfiguration()
            sizes.maximumConnections = 4
            let pool = PostgresPool(try await server.configuration(), configuration: sizes)
            // Three at once want one each, and two are left.
            let backends = try await withThrowingTaskGroup(of: Int32.self) { group in
                for _ in 0..<12 {
                    group.addTask {
                        try await pool.withConnection(deadline: .now + .seconds(20)) { connection in
                            try await connection.query("select pg_sleep(0.02)")
                            return try #require(await connection.backend)
                        }
                    }
                }
                return try await group.reduce(into: Set<Int32>()) { $0.insert($1) }
            }
            #expect((1...2).contains(backends.count))
            for other in others { await other.close() }
            try await until("four are lent at once") {
                try await pool.withConnection(deadline: .now + .seconds(5)) { _ in
                    try await pool.withConnection(deadline: .now + .seconds(5)) { _ in
                        try await pool.withConnection(deadline: .now + .seconds(5)) { _ in
                            try await pool.withConnection(deadline: .now + .seconds(5)) { _ in
                                pool.counts.leased == 4
                            }
                        }
                    }
                }
            }
            await pool.shutDown(within: .seconds(5))
        }
    }
}

/// How far the workers are.
private final class Progress: Sendable {
    private struct State {
        var counts: [Int]
        var isStopped = false
    }

    private let state: Mutex<State>

    init(workers: Int) {
        state = Mutex(State(counts: Array(repeating: 0, count: workers)))
    }

    var isStopped: Bool { state.withLock { $0.isStopped } }

    func stop() {
        state.withLock { $0.isStopped = true }
    }

    func count(_ worker: Int) {
        state.withLock { $0.counts[worker] += 1 }
    }

    /// Waits until each worker has written five more.
    func everyWorkerGoesOn() async throws {
        let before = state.withLock { $0.counts }
        let deadline = ContinuousClock.now + .seconds(30)
        while state.withLock({ state in zip(state.counts, before).contains { $0 < $1 + 5 } }) {
            try #require(ContinuousClock.now < deadline, "a worker is stuck")
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}
