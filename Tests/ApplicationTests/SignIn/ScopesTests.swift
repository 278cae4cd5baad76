import Application
import Foundation
import Postgres
import Repository
import Synchronization
import TestSupport
import Testing

@Suite(.database(.migrated)) struct `A scope` {
    @Test func `is traded again only after a minute`() async throws {
        let (office, login, _) = try await Office.withAccount(password: "right")
        let secret = try await office.signIn.run(login: login, password: TypedPassword("right")).secret
        let time = ManualTime()
        let runner = CountingRunner(office.app)
        let scopes = Scopes(database: runner, clock: time.clock)
        for seconds in [0, 30, 59] {
            time.move(to: seconds)
            #expect(try await scopes.scope(for: secret).scope != nil)
        }
        #expect(runner.count == 1)
        time.move(to: 60)
        #expect(try await scopes.scope(for: secret).scope != nil)
        #expect(runner.count == 2)
        await office.close()
    }

    @Test func `is never kept longer than it is valid`() async throws {
        let (office, login, _) = try await Office.withAccount(password: "right")
        let short = SignIn(
            database: office.app,
            hasher: office.hasher,
            guesses: GuessLimit(clock: .system),
            lifetime: .seconds(30)
        )
        let secret = try await short.run(login: login, password: TypedPassword("right")).secret
        let time = ManualTime()
        let runner = CountingRunner(office.app)
        let scopes = Scopes(database: runner, clock: time.clock)
        #expect(try await scopes.scope(for: secret).scope != nil)
        time.move(to: 26)
        _ = try await scopes.scope(for: secret)
        #expect(runner.count == 2)
        await office.close()
    }

    @Test func `is not kept for a secret that is not good`() async throws {
        let office = try await Office()
        let runner = CountingRunner(office.app)
        let scopes = Scopes(database: runner, clock: .system)
        let secret = SessionSecret.random()
        #expect(try await scopes.scope(for: secret).scope == nil)
        #expect(try await scopes.scope(for: secret).scope == nil)
        #expect((runner.count, scopes.count) == (2, 0))
        await office.close()
    }

    @Test func `of many holders is kept for no more than the limit`() async throws {
        let (office, login, _) = try await Office.withAccount(password: "right")
        let scopes = Scopes(database: office.app, clock: .system, limit: 4)
        for _ in 0..<10 {
            let secret = try await office.signIn.run(login: login, password: TypedPassword("right")).secret
            #expect(try await scopes.scope(for: secret).scope != nil)
            #expect(scopes.count <= 4)
        }
        await office.close()
    }
}

/// A clock that stands at the moment of its making until it is moved.
final class ManualTime: Sendable {
    private let start = WallClock.system.now()
    private let seconds = Mutex(0)

    var clock: WallClock { WallClock { self.start + .seconds(self.seconds.withLock { $0 }) } }

    func move(to seconds: Int) { self.seconds.withLock { $0 = seconds } }
}

/// Counts the round trips of another.
final class CountingRunner: PostgresRunner {
    private let other: PostgresConnection
    private let trips = Mutex(0)

    init(_ other: PostgresConnection) { self.other = other }

    var count: Int { trips.withLock { $0 } }

    nonisolated(nonsending) func run(_ batch: PostgresBatch, timeout: Duration?) async throws(PostgresError) {
        trips.withLock { $0 += 1 }
        try await other.run(batch, timeout: timeout)
    }
}
