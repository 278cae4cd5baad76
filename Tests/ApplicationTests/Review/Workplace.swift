import Application
import Crypto
import Domain
import Foundation
import Postgres
import Repository
import StrictJSON
import TestSupport

/// The use cases of a review over the test's database, and the people of `HandMadeCluster` who use them.
struct Workplace {
    let cluster: HandMadeCluster
    let pool: PostgresPool
    let writer: Writer
    let reader: Reader

    static func with<Answer>(
        _ cluster: HandMadeCluster,
        _ work: (Workplace) async throws -> Answer
    ) async throws -> Answer {
        let pool = PostgresPool(
            try PostgresConfiguration(try TestDatabase.current.connectionString(user: "thidua_app"))
        )
        let writer = Writer(pool: pool, clock: .system, ids: UUIDv7(clock: .system))
        let workplace = Workplace(cluster: cluster, pool: pool, writer: writer, reader: Reader(pool: pool))
        do {
            let answer = try await work(workplace)
            await pool.shutDown(within: .seconds(5))
            return answer
        } catch {
            await pool.shutDown(within: .seconds(5))
            throw error
        }
    }

    var review: ReviewID { Identifier(cluster.review) }

    func unit(_ name: String) -> UnitID { Identifier(cluster.unit(name)) }

    /// Somebody, asking anew.
    func caller(_ name: String) async throws -> Caller {
        let secret = SessionSecret(unchecked: cluster.secret(of: name))
        guard case .scope(let scope) = try await PooledRunner(pool).run(SignInStatements.issueScope(secret)) else {
            throw AuthenticationError.notGood
        }
        return Caller(scope: scope, requestID: "test")
    }

    func key(_ text: String = UUID().uuidString, asking request: String = "") -> WriteKey {
        guard let key = WriteKey(text, requestSHA256: Array(SHA256.hash(data: Array(request.utf8)))) else {
            preconditionFailure("a UUID is a key")
        }
        return key
    }
}

extension Identifier {
    init(_ uuid: UUID) {
        self.init(bits: withUnsafeBytes(of: uuid.uuid) { UInt128(bigEndian: $0.loadUnaligned(as: UInt128.self)) })
    }
}
