import Application
import Domain
import Foundation
import Postgres
import Repository
import TestSupport
import Testing

/// What a regulation may say of assessed points, standings and others' self-scores. Of its own self-scores a unit
/// is always shown the rows.
struct Regulation: Sendable, CustomTestStringConvertible {
    let others: Release
    let assessed: Releases
    let standings: Releases
    /// Whether the deadline is over.
    let isOver: Bool

    var testDescription: String { "\(others) \(assessed) \(standings) \(isOver)" }

    var json: String {
        let rules = { (releases: Releases) in
            #"{"own":"\#(releases.own.rawValue)","members":"\#(releases.members.rawValue)"}"#
        }
        let own = rules(Releases(own: .immediately, members: others))
        return #"{"selfScores":\#(own),"assessedPoints":\#(rules(assessed)),"standings":\#(rules(standings)),"#
            + #""evidence":\#(own),"explanations":\#(rules(assessed))}"#
    }
}

/// Domain decides what may be read; row-level security stands behind it. Neither shall show what the other hides.
@Suite(.database(.migrated)) struct `Domain and row-level security` {
    /// Everybody of `HandMadeCluster`; in these tests the head of d is lent to a, and the head of c is a service.
    private static let people =
        ["a", "b", "c", "d", "x", "y"].flatMap { ["officer \($0)", "head \($0)"] } + [
            "office province", "office other", "office ministry", "auditor", "administrator", "keeper c", "key c",
        ]

    @Test(arguments: [
        Regulation(
            others: .onceSubmitted,
            assessed: Releases(own: .afterAssessment1, members: .afterPublication),
            standings: Releases(own: .afterPublication, members: .afterPublication),
            isOver: false
        ),
        Regulation(
            others: .immediately,
            assessed: Releases(own: .never, members: .onceSubmitted),
            standings: Releases(own: .immediately, members: .afterDeadline),
            isOver: false
        ),
        Regulation(
            others: .never,
            assessed: Releases(own: .afterDeadline, members: .immediately),
            standings: Releases(own: .never, members: .afterAssessment1),
            isOver: true
        ),
        Regulation(
            others: .afterDeadline,
            assessed: Releases(own: .onceSubmitted, members: .never),
            standings: Releases(own: .onceSubmitted, members: .onceSubmitted),
            isOver: true
        ),
    ])
    func `show the same entries, returns and standings to everybody in every state`(regulation: Regulation) async throws
    {
        let steps = ReviewStep.allCases.map(\.rawValue)
        try await Workplace.with(HandMadeCluster(steps: steps)) { work in
            let superuser = try await PostgresConnection.connect(
                PostgresConfiguration(try TestDatabase.current.connectionString())
            )
            try await work.fill(regulation, superuser)
            for state in ReviewState.allCases {
                try await superuser.query(
                    "update thidua.review set state = \(state.rawValue) where id = \(work.cluster.review)"
                )
                for name in Self.people {
                    let seen = try await work.look(as: name, superuser)
                    #expect(seen.shown == seen.allowed, "\(name), \(state)")
                    if ["office province", "auditor"].contains(name) { #expect(seen.shown == seen.stored) }
                }
            }
            await superuser.close()
        }
    }
}

/// What somebody's transaction reads, what Domain lets them read, and what there is: a unit and a layer, `return` or
/// `standing`.
private struct Sight {
    let shown: Set<String>
    let allowed: Set<String>
    let stored: Set<String>
}

extension Workplace {
    fileprivate func fill(
        _ regulation: Regulation,
        _ superuser: PostgresConnection
    ) async throws {
        let deadline = regulation.isOver ? "2000-01-01" : "2099-12-31"
        for statement: PostgresQuery in [
            """
            update thidua.review set visibility = \(regulation.json)::jsonb, self_scoring_until = \(deadline)::date
            where id = \(cluster.review)
            """,
            """
            update thidua.sheet set state = 'submitted'
            where review_id = \(cluster.review) and unit_id in (\(cluster.unit("a")), \(cluster.unit("c")))
            """,
            """
            insert into thidua.ledger_entry
            select s.season_id, s.cluster_season_id, s.managing_unit_id, s.review_id, row_number() over (), s.unit_id, 'I.1',
                layer, 1, 'value', '{"points":1}', 'vì', \(cluster.account("officer a")), now()
            from thidua.sheet s
            cross join unnest(\(Layer.allCases.map(\.rawValue))) as layers (layer)
            where s.review_id = \(cluster.review)
            """,
            """
            insert into thidua.criterion_return
            select season_id, cluster_season_id, managing_unit_id, review_id, 1000 + row_number() over (), unit_id, 'I.2', 2,
                'assessment1', 'vì', \(cluster.account("officer a")), now()
            from thidua.sheet
            where review_id = \(cluster.review)
            """,
            """
            insert into thidua.standing
            select season_id, cluster_season_id, managing_unit_id, review_id, unit_id, row_number() over (), 1, '{}', '{}'
            from thidua.sheet
            where review_id = \(cluster.review)
            """,
            """
            update thidua.account_function set unit_id = \(cluster.unit("a"))
            where account_id = \(cluster.account("head d"))
            """,
            "update thidua.account_function set function = 'service' where account_id = \(cluster.account("head c"))",
        ] { try await superuser.query(statement) }
    }

    /// Domain decides on what the superuser reads under the same scope: it must not be told less where a policy hides
    /// more than it should.
    fileprivate func look(as name: String, _ superuser: PostgresConnection) async throws -> Sight {
        let scope = try await caller(name).scope
        let shown = Rows(review)
        try await pool.withConnection { try await $0.run(shown.batch, access: .readOnly, settings: [scope.setting]) }
        let stored = Rows(review)
        let acting = stored.batch.add(ActingAccountStatements.current)
        let reviewFacts = stored.batch.add(ReviewStatements.facts(review))
        let members = stored.batch.add(SheetStatements.members(review))
        try await superuser.run(stored.batch, access: .readOnly, settings: [scope.setting])
        let account = try #require(try acting.value)
        let facts = try #require(try reviewFacts.value)
        try #require(facts.members.count == 4)
        let all = try stored.names
        try #require(all.count == 4 * (Layer.allCases.count + 2))
        let submitted = Set(try members.value.filter { $0.sheet != .draft }.map(\.unit))
        return Sight(
            shown: try shown.names,
            allowed: allowed(account, facts, submitted: submitted),
            stored: all
        )
    }

    private func allowed(_ account: ActingAccount, _ facts: ReviewFacts, submitted: Set<UnitID>) -> Set<String> {
        var allowed: Set<String> = []
        for unit in facts.members {
            guard let sheet = try? Policy.mayReadSheet(account, facts, unit, submitted: submitted).act else { continue }
            for layer in sheet.layers { allowed.insert("\(unit) \(layer)") }
            if sheet.showsReturns { allowed.insert("\(unit) return") }
        }
        switch try? Policy.mayReadStandings(account, facts, submitted: submitted).act.extent {
        case .all: allowed.formUnion(facts.members.map { "\($0) standing" })
        case .units(let units): allowed.formUnion(units.map { "\($0) standing" })
        case nil: break
        }
        return allowed
    }
}

/// The rows of a review that a batch will have read.
private struct Rows {
    let batch = PostgresBatch()
    private let entries: PostgresPending<[LedgerEntry]>
    private let returns: PostgresPending<[CriterionReturn]>
    private let lines: PostgresPending<[StandingLine]>

    init(_ review: ReviewID) {
        entries = batch.add(LedgerStatements.entries(review))
        returns = batch.add(LedgerStatements.returns(review))
        lines = batch.add(StandingStatements.standings(review))
    }

    var names: Set<String> {
        get throws {
            Set(
                try entries.value.map { "\($0.unit) \($0.layer)" } + returns.value.map { "\($0.unit) return" }
                    + lines.value.map { "\($0.unit) standing" }
            )
        }
    }
}
