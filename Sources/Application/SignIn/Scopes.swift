import Crypto
package import Domain
import Foundation
package import Postgres
package import Repository
import Synchronization

/// Trades secrets for signed scopes, and keeps a scope for a minute.
///
/// What is kept is known by the SHA-256 of its secret, as in the database: the memory of the process, or a dump of it,
/// is no list of live secrets.
///
/// So a session that was ended elsewhere may act for up to a minute more; ended here, it is forgotten at once. What is not
/// good is not kept: a stranger's guesses fill nothing.
package final class Scopes: Sendable {
    private struct Entry {
        let scope: SignedScope
        let until: Instant
    }

    private struct Cache {
        var entries: TwoGenerations<SHA256Digest, Entry>
        /// Moves when something is forgotten: what was asked for before is not stored after.
        var moves: UInt64 = 0
    }

    private let database: any PostgresRunner
    private let clock: WallClock
    private let limit: Int
    private let cache: Mutex<Cache>

    /// - Parameters:
    ///   - database: Where statements run, as thidua_app.
    ///   - clock: The application's.
    ///   - limit: How many scopes are kept at the most, at least 2.
    package init(database: any PostgresRunner, clock: WallClock, limit: Int = 20_000) {
        self.database = database
        self.clock = clock
        self.limit = limit
        cache = Mutex(Cache(entries: TwoGenerations(limit: limit)))
    }

    /// How many scopes are kept.
    package var count: Int { cache.withLock { $0.entries.count } }

    /// What a secret's holder may act by.
    ///
    /// No round trip within a minute of the last one for the same secret, else one.
    package func scope(for secret: SessionSecret) async throws(PostgresError) -> ScopeAnswer {
        let now = clock.now()
        let key = Self.key(secret)
        let (known, moves) = cache.withLock { cache in (kept(key, now, &cache), cache.moves) }
        if let known { return .scope(known) }
        let answer = try await database.run(SignInStatements.issueScope(secret))
        guard case .scope(let scope) = answer else { return answer }
        // Five seconds for the transaction that it is used in, which must still find it valid.
        let expiry = Instant(microsecondsSince1970: (scope.expirySecondsSince1970 - 5) * 1_000_000)
        let until = min(now + .seconds(60), expiry)
        if until > now {
            cache.withLock { cache in
                if cache.moves == moves { cache.entries[key] = Entry(scope: scope, until: until) }
            }
        }
        return answer
    }

    /// Drops the scope of a session that has ended.
    package func forget(_ secret: SessionSecret) {
        let key = Self.key(secret)
        cache.withLock { cache in
            cache.entries[key] = nil
            cache.moves += 1
        }
    }

    /// Drops the scopes of all other sessions of a session's account: they have ended.
    ///
    /// One round trip, to learn whose they are; where that fails all scopes go.
    package func forgetOthers(than secret: SessionSecret) async {
        let own = Self.key(secret)
        let account = (try? await scope(for: secret))?.scope?.accountID
        cache.withLock { cache in
            cache.entries.removeAll { key, entry in
                guard let account else { return true }
                return key != own && entry.scope.accountID == account
            }
            cache.moves += 1
        }
    }

    /// Drops the scopes of all sessions and keys of an account: some of them have ended.
    package func forgetAll(of account: AccountID) {
        cache.withLock { cache in
            cache.entries.removeAll { _, entry in entry.scope.accountID == account }
            cache.moves += 1
        }
    }

    /// Drops all scopes: what day it is has changed.
    package func forgetAll() {
        cache.withLock { cache in
            cache.entries = TwoGenerations(limit: limit)
            cache.moves += 1
        }
    }

    private func kept(_ key: SHA256Digest, _ now: Instant, _ cache: inout Cache) -> SignedScope? {
        guard let entry = cache.entries[key] else { return nil }
        guard entry.until > now else {
            cache.entries[key] = nil
            return nil
        }
        return entry.scope
    }

    private static func key(_ secret: SessionSecret) -> SHA256Digest { SHA256.hash(data: secret.rawValue) }
}
