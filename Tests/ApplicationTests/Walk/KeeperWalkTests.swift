import Application
import Domain
import Foundation
import Postgres
import Repository
import TestSupport
import Testing

/// Who keeps whom is written twice: in Domain, which says why it refuses, and in SQL, which no route can forget. Everybody is
/// asked about everybody, and both must say the same.
@Suite(.database(.migrated)) struct `Domain and the database agree on accounts` {
    /// More functions than the cluster has: managers on every level, one of another province, some that are lent, one whose
    /// term is over and one whose term is to come.
    private static let more: [(account: String, function: Function, unit: String, from: String, to: String?)] = [
        ("officer d", .accountManager, "province", "2020-01-01", nil),
        ("head d", .accountManager, "d", "2020-01-01", nil),
        ("officer a", .accountManager, "province", "2020-01-01", nil),
        ("head y", .administrator, "other", "2020-01-01", nil),
        ("head b", .officer, "x", "2020-01-01", nil),
        ("office ministry", .accountManager, "ministry", "2020-01-01", nil),
        ("head a", .administrator, "ministry", "2020-01-01", "2021-01-01"),
        ("officer b", .accountManager, "province", "2090-01-01", nil),
        ("officer x", .administrator, "other", "2090-01-01", nil),
        ("auditor", .administrator, "ministry", "2020-01-01", nil),
    ]

    private static let people = [
        "officer a", "head a", "officer b", "head b", "officer c", "head c", "officer d", "head d", "officer x",
        "head x",
        "officer y", "head y", "office province", "office other", "office ministry", "auditor", "administrator",
        "keeper c",
        "key c",
    ]
    private static let units = ["ministry", "province", "other", "a", "c", "d", "x", "y"]

    @Test func `on who keeps whom, and on who may give what over what`() async throws {
        let cluster = try await HandMadeCluster()
        try await Self.entrustMore(cluster)
        try await Workplace.with(cluster) { work in
            let all = try await work.everybody(Self.people)
            let chains = try await work.asked(
                KeptAccountStatements.chains(of: Self.units.map { work.unit($0) }),
                by: "administrator"
            )
            #expect(all.count == Self.people.count && chains.count == Self.units.count)
            var kept = 0
            for name in Self.people {
                let account = try #require(try await work.asked(ActingAccountStatements.current, by: name))
                let keeps = all.filter { other in
                    allows { () throws(Refusal) in try Policy.mayKeep(account, other) }
                }.map(\.id)
                #expect(try await work.kept(all.map(\.id), by: name) == Set(keeps), "\(name)")
                kept += keeps.count
                for function in Function.allCases {
                    let gives = chains.filter { chain in
                        let always = Period(from: account.day, to: nil)
                        let functions = [Entrustment(function, over: chain, during: always)]
                        return allows { () throws(Refusal) in
                            try Policy.mayMakeAccount(account, of: chain, entrustedWith: functions)
                        }
                    }
                    let answer = try await work.given(function, over: chains.map(\.unit), by: name)
                    #expect(answer == Set(gives.map(\.unit)), "\(name): \(function)")
                }
            }
            #expect(kept > 40, "some keep many")
        }
    }

    private func allows<Outcome>(_ act: () throws(Refusal) -> Outcome) -> Bool {
        do {
            _ = try act()
            return true
        } catch {
            return false
        }
    }

    private static func entrustMore(_ cluster: HandMadeCluster) async throws {
        let superuser = try await PostgresConnection.connect(
            PostgresConfiguration(try TestDatabase.current.connectionString())
        )
        for (account, function, unit, from, to) in more {
            try await superuser.query(
                """
                insert into thidua.account_function (account_id, function, unit_id, from_day, to_day)
                values (
                    \(cluster.account(account)), \(function.rawValue), \(cluster.unit(unit)), \(Day(from)),
                    \(to.flatMap { Day($0) })
                )
                """
            )
        }
        await superuser.close()
    }
}

extension Workplace {
    /// What a statement says under somebody's scope.
    fileprivate func asked<Answer: Sendable>(
        _ statement: PostgresStatement<Answer>,
        by name: String
    ) async throws -> Answer {
        let batch = PostgresBatch()
        let answer = batch.add(statement)
        try await PooledRunner(pool).read(batch, as: try await caller(name).scope)
        return try answer.value
    }

    fileprivate func everybody(_ names: [String]) async throws -> [KeptAccount] {
        var all: [KeptAccount] = []
        for name in names {
            let id = AccountID(cluster.account(name))
            let functions = try await asked(KeptAccountStatements.functions(of: id), by: "administrator")
            let account = try await asked(KeptAccountStatements.account(id), by: "administrator")
            if let account { all.append(account.with(functions)) }
        }
        return all
    }

    fileprivate func kept(_ accounts: [AccountID], by name: String) async throws -> Set<AccountID> {
        let ids = try await asked(
            PostgresStatement.rows(
                "select id from unnest(\(accounts)) as id where auth.scope_keeps(id)",
                as: AccountID.self
            ),
            by: name
        )
        return Set(ids)
    }

    fileprivate func given(_ function: Function, over units: [UnitID], by name: String) async throws -> Set<UnitID> {
        let ids = try await asked(
            PostgresStatement.rows(
                "select id from unnest(\(units)) as id where auth.scope_entrusts(\(function.rawValue), id)",
                as: UnitID.self
            ),
            by: name
        )
        return Set(ids)
    }
}
