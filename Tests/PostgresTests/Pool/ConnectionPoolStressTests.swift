import Testing

@testable import Postgres

@Suite(.timeLimit(.minutes(1))) struct ConnectionPoolStressTests {
    @Test func `many tasks share few connections without losing or sharing one`() async {
        let fixture = PoolFixture(maximum: 4)
        let outcomes = await self.run(tasks: 64, leases: 60, on: fixture)
        #expect(outcomes.served + outcomes.cancelled == 64 * 60)
        #expect(outcomes.served > 0)
        #expect(outcomes.cancelled > 0)
        await fixture.observer.counts { $0.closing == 0 && $0.leased == 0 && $0.connecting == 0 && $0.validating == 0 }
        let counts = fixture.pool.counts
        #expect(counts.waiting == 0)
        #expect(counts.idle == counts.connections)
        #expect(fixture.database.openConnections == counts.connections)
        #expect(!fixture.database.connections.contains { $0.wasShared })
        await fixture.pool.shutDown(within: .seconds(1))
        #expect(fixture.database.connections.allSatisfy { $0.closes == 1 })
    }

    @Test func `a shutdown under load decides every lease and closes every connection`() async {
        let fixture = PoolFixture(maximum: 4)
        async let outcomes = self.run(tasks: 32, leases: 60, on: fixture)
        await fixture.observer.counts { $0.waiting > 8 }
        await fixture.pool.shutDown(within: .seconds(1))
        let decided = await outcomes
        #expect(decided.served + decided.cancelled + decided.refused == 32 * 60)
        #expect(decided.refused > 0)
        #expect(!fixture.database.connections.contains { $0.wasShared })
        #expect(fixture.database.connections.allSatisfy { $0.closes == 1 })
        #expect(fixture.pool.counts.connections == 0)
    }

    struct Outcomes: Sendable {
        var served = 0
        var cancelled = 0
        var refused = 0
    }

    /// Each task leases again and again; some leases are cancelled soon, some spoil their connection.
    private func run(tasks: Int, leases: Int, on fixture: PoolFixture) async -> Outcomes {
        let outcomes = Protected(Outcomes())
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<tasks {
                group.addTask {
                    var random = SeededGenerator(seed: UInt64(number))
                    for _ in 0..<leases {
                        let fate = Int.random(in: 0..<10, using: &random)
                        let lease = Task {
                            try await fixture.pool.withConnection { connection in
                                await connection.work()
                                if fate == 1 { connection.condition = .dirty }
                                if fate == 2 { connection.condition = .lost }
                            }
                        }
                        if fate >= 7 {
                            await Task.yield()
                            lease.cancel()
                        }
                        let result = await lease.result
                        outcomes.change { outcomes in
                            switch result {
                            case .success: outcomes.served += 1
                            case .failure(let error as PoolError) where error.reason == .cancelled:
                                outcomes.cancelled += 1
                            case .failure: outcomes.refused += 1
                            }
                        }
                    }
                }
            }
        }
        return outcomes.value
    }
}
