package import Postgres
package import Repository
import Synchronization

/// Trades secrets for signed scopes, and keeps a scope for a minute.
///
/// So a session that was ended elsewhere may act for up to a minute more; ended here, it is forgotten at once. What is not
/// good is not kept: a stranger's guesses fill nothing.
package final class Scopes: Sendable {
    private struct Entry {
        let scope: SignedScope
        let until: Instant
    }

    private struct Cache {
        /// Two generations, each of half the limit: when the young one is full it becomes the old one, and the old one
        /// goes. What is asked for in time comes back into the young one.
        var young: [SessionSecret: Entry] = [:]
        var old: [SessionSecret: Entry] = [:]
        /// Moves when something is forgotten: what was asked for before is not stored after.
        var generation: UInt64 = 0
    }

    private let database: any PostgresRunner
    private let clock: WallClock
    private let limit: Int
    private let cache = Mutex(Cache())

    /// - Parameters:
    ///   - database: Where statements run, as thidua_app.
    ///   - clock: The application's.
    ///   - limit: How many scopes are kept at the most, at least 2.
    package init(database: any PostgresRunner, clock: WallClock, limit: Int = 20_000) {
        precondition(limit >= 2)
        self.database = database
        self.clock = clock
        self.limit = limit
    }

    /// How many scopes are kept.
    package var count: Int { cache.withLock { $0.young.count + $0.old.count } }

    /// The scope of a secret's holder; nil where the secret is not good (any more).
    ///
    /// No round trip within a minute of the last one for the same secret, else one.
    package func scope(for secret: SessionSecret) async throws(PostgresError) -> SignedScope? {
        let now = clock.now()
        let (known, generation) = cache.withLock { cache in (kept(secret, now, &cache), cache.generation) }
        if let known { return known }
        guard let scope = try await database.run(SignInStatements.issueScope(secret)) else { return nil }
        // Five seconds for the transaction that it is used in, which must still find it valid.
        let expiry = Instant(microsecondsSince1970: (scope.expirySecondsSince1970 - 5) * 1_000_000)
        let until = min(now + .seconds(60), expiry)
        if until > now {
            cache.withLock { cache in
                if cache.generation == generation { keep(Entry(scope: scope, until: until), secret, &cache) }
            }
        }
        return scope
    }

    /// Drops the scope of a session that has ended.
    package func forget(_ secret: SessionSecret) {
        cache.withLock { cache in
            cache.young[secret] = nil
            cache.old[secret] = nil
            cache.generation += 1
        }
    }

    private func kept(_ secret: SessionSecret, _ now: Instant, _ cache: inout Cache) -> SignedScope? {
        guard let entry = cache.young[secret] ?? cache.old[secret] else { return nil }
        guard entry.until > now else {
            cache.young[secret] = nil
            cache.old[secret] = nil
            return nil
        }
        if cache.old.removeValue(forKey: secret) != nil { keep(entry, secret, &cache) }
        return entry.scope
    }

    private func keep(_ entry: Entry, _ secret: SessionSecret, _ cache: inout Cache) {
        if cache.young.count >= limit / 2 {
            cache.old = cache.young
            cache.young = [:]
        }
        cache.young[secret] = entry
    }
}
