import Application
import Domain
import Foundation
import Postgres
import Repository
import StrictJSON
import TestSupport
import Testing

/// Nothing of Swift's rules runs here: statements alone, each under somebody's scope. What the database lets through is all
/// that a route which forgot to ask could show or add.
@Suite(.database(.migrated)) struct `Row-level security alone` {
    /// Whose rows each account reads while the reviews are being assessed: drafts, self-scores, what was entered above
    /// them, standings.
    static let reads = """
        account         | drafts | self-scores | above       | standings
        officer c       | c      | a b c d     | -           | -
        head d          | d      | a b c d     | -           | -
        officer a       | a      | a b c d     | b c d       | b c d
        head b          | b      | a b c d     | a c d       | a c d
        keeper c        | -      | -           | -           | -
        office province | -      | a b c d     | a b c d     | a b c d
        office ministry | -      | a b c d x y | a b c d x y | a b c d x y
        auditor         | -      | a b c d x y | a b c d x y | a b c d x y
        office other    | -      | x y         | x y         | x y
        officer x       | x      | x y         | y           | y
        officer y       | y      | x y         | -           | -
        administrator   | -      | -           | -           | -
        key c           | -      | -           | -           | -
        """

    /// To whose rows each account may add: to a draft, a self-score, above a self-score; and which unit's publications.
    static let additions = """
        account         | drafts | self-scores | above       | publications
        officer c       | c      | c           | -           | -
        head d          | d      | d           | -           | -
        officer a       | a      | a           | b c d       | province
        head b          | b      | b           | a c d       | province
        keeper c        | -      | -           | -           | -
        office province | -      | -           | a b c d     | province
        office ministry | -      | -           | a b c d x y | province other
        auditor         | -      | -           | -           | -
        office other    | -      | -           | x y         | other
        officer x       | x      | x           | y           | other
        officer y       | y      | y           | -           | -
        administrator   | -      | -           | -           | -
        key c           | -      | -           | -           | -
        """

    /// What each account reads once both reviews are published for the ministry: whose reviews and publications; then of which
    /// units sheets, entries and standings; and whose criteria.
    static let forMinistry = """
        account         | reviews        | publications   | sheets      | entries     | standings   | criteria
        officer c       | province other | province other | a b c d     | a b c d     | a b c d     | province
        head y          | province other | province other | x y         | x y         | x y         | other
        officer a       | province other | province other | a b c d     | a b c d     | a b c d     | province
        keeper c        | province other | province other | -           | -           | -           | -
        key c           | province other | province other | a b c d     | -           | a b c d     | province
        office province | province other | province other | a b c d     | a b c d     | a b c d     | province
        office other    | province other | province other | x y         | x y         | x y         | other
        office ministry | province other | province other | a b c d x y | a b c d x y | a b c d x y | province other
        auditor         | province other | province other | a b c d x y | a b c d x y | a b c d x y | province other
        administrator   | province other | province other | -           | -           | -           | -
        """

    /// The same where they are published for nobody beside those who always read them.
    static let forNobody = """
        account         | reviews        | publications   | sheets      | entries     | standings   | criteria
        officer c       | province       | -              | a b c d     | a b c d     | a b c d     | province
        head y          | other          | -              | x y         | x y         | x y         | other
        officer a       | province       | province       | a b c d     | a b c d     | a b c d     | province
        keeper c        | -              | -              | -           | -           | -           | -
        key c           | province       | -              | a b c d     | -           | a b c d     | province
        office province | province       | province       | a b c d     | a b c d     | a b c d     | province
        office other    | other          | other          | x y         | x y         | x y         | other
        office ministry | province other | province other | a b c d x y | a b c d x y | a b c d x y | province other
        auditor         | province other | province other | a b c d x y | a b c d x y | a b c d x y | province other
        administrator   | -              | -              | -           | -           | -           | -
        """

    @Test(arguments: [(HandMadeCluster.Stage.forMinistry, forMinistry), (.forNobody, forNobody)])
    func `shows what is published to whom it is addressed, and nothing else with it`(
        stage: HandMadeCluster.Stage,
        rows: String
    ) async throws {
        try await Workplace.with(HandMadeCluster()) { work in
            try await work.cluster.bring(to: stage)
            for (name, cells) in table(rows) {
                #expect(try await work.publishedRead(by: name) == cells, "\(name)")
            }
        }
    }

    @Test(arguments: [
        (
            HandMadeCluster.Stage.forMinistry, forMinistry,
            ["province other", "province other", "-", "-", "-", "province"]
        ),
        (.forNobody, forNobody, ["-", "-", "-", "-", "-", "-"]),
    ])
    func
        `shows a unit that left before a review was opened nothing of it but what all may read, and the season's criteria`(
            stage: HandMadeCluster.Stage,
            rows: String,
            left: [String]
        ) async throws
    {
        try await Workplace.with(HandMadeCluster()) { work in
            try await work.haveLeft("d")
            try await work.cluster.bring(to: stage)
            for name in ["officer d", "head d"] { #expect(try await work.publishedRead(by: name) == left, "\(name)") }
            for (name, cells) in table(rows) {
                let without = cells.map { $0.replacing(" d", with: "") }
                #expect(try await work.publishedRead(by: name) == without, "\(name)")
            }
        }
    }

    @Test func `shows such a unit nothing of what is released to members either`() async throws {
        try await Workplace.with(HandMadeCluster()) { work in
            try await work.haveLeft("d")
            try await work.cluster.bring(to: .published)
            #expect(try await work.rowsRead(by: "head d") == ["-", "-", "-", "-"])
            #expect(try await work.publishedRead(by: "head d") == ["-", "-", "-", "-", "-", "-"])
            #expect(try await work.rowsRead(by: "officer c") == ["c", "a b c", "a b c", "a b c"])
            #expect(try await work.membersKnown(to: "office province") == "a b c")
        }
    }

    @Test func `shows to each account the rows that it may read, and no others`() async throws {
        try await Workplace.with(HandMadeCluster()) { work in
            try await work.cluster.bring(to: .assessing)
            for (name, cells) in table(Self.reads) {
                #expect(try await work.rowsRead(by: name) == cells, "\(name)")
            }
        }
    }

    @Test func `lets each account add to the rows that are its own to add to, and to no others`() async throws {
        try await Workplace.with(HandMadeCluster()) { work in
            try await work.cluster.bring(to: .assessing)
            for (name, cells) in table(Self.additions) {
                #expect(try await work.additions(by: name) == cells, "\(name)")
            }
        }
    }

    @Test func `shows a member of a published review everything of it, and strangers nothing`() async throws {
        try await Workplace.with(HandMadeCluster()) { work in
            try await work.cluster.bring(to: .published)
            #expect(try await work.rowsRead(by: "officer c") == ["c", "a b c d", "a b c d", "a b c d"])
            #expect(try await work.rowsRead(by: "officer x") == ["x", "x y", "x y", "x y"])
        }
    }

    @Test func `finds a scope out that a statement makes for itself`() async throws {
        try await Workplace.with(HandMadeCluster()) { work in
            try await work.cluster.bring(to: .assessing)
            let caller = try await work.caller("officer y")
            let victim = work.cluster.account("office ministry").uuidString.lowercased()
            let error = await #expect(throws: PostgresError.self) {
                try await work.pool.withConnection { connection in
                    let batch = PostgresBatch()
                    batch.add(
                        """
                        with forged as materialized (
                            select set_config(
                                'thidua.scope', regexp_replace(current_setting('thidua.scope'), '^[^|]+', \(victim)), true
                            )
                        )
                        select e.unit_id from forged, thidua.ledger_entry e
                        """
                    )
                    try await connection.run(batch, settings: [caller.scope.setting])
                }
            }
            #expect(error?.sqlState?.rawValue == "28000")
        }
    }

    /// The lines of a table below its head: the account, and its cells.
    private func table(_ text: String) -> [(String, [String])] {
        text.split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            return (cells[0], Array(cells.dropFirst()))
        }
    }
}

extension Workplace {
    private static let units = ["a", "b", "c", "d", "x", "y"]

    private func reviewOf(_ unit: String) -> ReviewID {
        Identifier(["x", "y", "other"].contains(unit) ? cluster.otherReview : cluster.review)
    }

    private func names(_ ids: some Sequence<UnitID>) -> String {
        let ids = Set(ids)
        let names = Self.units.filter { ids.contains(unit($0)) }
        return names.isEmpty ? "-" : names.joined(separator: " ")
    }

    /// A unit left the cluster long before its review was opened.
    fileprivate func haveLeft(_ name: String) async throws {
        let superuser = try await superuser()
        let unit = cluster.unit(name)
        try await superuser.query("update thidua.membership set to_day = '2021-01-01' where unit_id = \(unit)")
        try await superuser.query("delete from thidua.sheet where unit_id = \(unit)")
        await superuser.close()
    }

    /// Who is a member of the province's review, as Swift's rules are told.
    fileprivate func membersKnown(to name: String) async throws -> String {
        let batch = PostgresBatch()
        let facts = batch.add(ReviewStatements.facts(review))
        try await PooledRunner(pool).read(batch, as: caller(name).scope)
        return names(try facts.value?.members ?? [])
    }

    /// Whose drafts, self-scores, entries above and standings somebody reads.
    fileprivate func rowsRead(by name: String) async throws -> [String] {
        let batch = PostgresBatch()
        let drafts = Self.units.map { (unit($0), batch.add(SheetStatements.drafts(reviewOf($0), unit($0)))) }
        let entries = ["a", "x"].map { batch.add(LedgerStatements.entries(reviewOf($0))) }
        let standings = ["a", "x"].map { batch.add(StandingStatements.standings(reviewOf($0))) }
        try await PooledRunner(pool).read(batch, as: caller(name).scope)
        let ledger = try entries.flatMap { try $0.value }
        return [
            names(try drafts.filter { !(try $0.1.value.isEmpty) }.map(\.0)),
            names(ledger.filter { $0.layer == .selfScore }.map(\.unit)),
            names(ledger.filter { $0.layer != .selfScore }.map(\.unit)),
            names(try standings.flatMap { try $0.value }.map(\.unit)),
        ]
    }

    /// Whose reviews and publications, sheets, entries and standings of which units, and whose criteria somebody reads.
    fileprivate func publishedRead(by name: String) async throws -> [String] {
        let offices = ["province", "other"]
        let batch = PostgresBatch()
        let reviews = offices.map { ($0, batch.add(ReviewStatements.facts(reviewOf($0)))) }
        let publications = offices.map { ($0, batch.add(PublicationStatements.list(reviewOf($0)))) }
        let sheets = offices.map { batch.add(SheetStatements.members(reviewOf($0))) }
        let entries = offices.map { batch.add(LedgerStatements.entries(reviewOf($0))) }
        let standings = offices.map { batch.add(StandingStatements.standings(reviewOf($0))) }
        let criteria = offices.map { ($0, batch.add(ReviewStatements.criteria(of: reviewOf($0)))) }
        try await PooledRunner(pool).read(batch, as: caller(name).scope)
        func named(_ offices: [String]) -> String { offices.isEmpty ? "-" : offices.joined(separator: " ") }
        return [
            named(try reviews.filter { try $0.1.value != nil }.map(\.0)),
            named(try publications.filter { try !$0.1.value.isEmpty }.map(\.0)),
            names(try sheets.flatMap { try $0.value }.map(\.unit)),
            names(try entries.flatMap { try $0.value }.map(\.unit)),
            names(try standings.flatMap { try $0.value }.map(\.unit)),
            named(try criteria.filter { try $0.1.value != nil }.map(\.0)),
        ]
    }

    /// To whose drafts, self-scores, entries above and publications somebody may add.
    fileprivate func additions(by name: String) async throws -> [String] {
        var (drafts, own, above, publications): ([String], [String], [String], [String]) = ([], [], [], [])
        for unit in Self.units {
            let leaf = DraftLeaf(criterion: Code("I.2"), value: nil, version: 1)
            if try await mayRun(SheetStatements.store([leaf], reviewOf(unit), self.unit(unit)), as: name) {
                drafts.append(unit)
            }
            if try await mayRun(entry(for: unit, .selfScore, by: name), as: name) { own.append(unit) }
            if try await mayRun(entry(for: unit, .assessment1, by: name), as: name) { above.append(unit) }
        }
        for office in ["province", "other"] {
            if try await mayRun(publication(of: office, by: name), as: name) { publications.append(office) }
        }
        return [drafts, own, above, publications].map { $0.isEmpty ? "-" : $0.joined(separator: " ") }
    }

    private func entry(for unit: String, _ layer: Layer, by name: String) -> PostgresStatement<Int> {
        .affectedRows(
            """
            insert into thidua.ledger_entry (
                season_id, cluster_season_id, managing_unit_id, review_id, sequence, unit_id, criterion, layer, pass, kind,
                value, reason, account_id, recorded_at
            )
            values (
                \(cluster.season), \(cluster.clusterSeason(of: unit)), \(cluster.office(of: unit)), \(reviewOf(unit)), 5000,
                \(self.unit(unit)), 'I.1', \(layer), 1, 'value', '{"points":1}', 'vì', \(cluster.account(name)), now()
            )
            """
        )
    }

    private func publication(of office: String, by name: String) -> PostgresStatement<Int> {
        .affectedRows(
            """
            insert into thidua.publication (
                season_id, cluster_season_id, managing_unit_id, review_id, number, document, audience, account_id,
                recorded_at
            )
            values (
                \(cluster.season), \(cluster.clusterSeason(of: office)), \(cluster.office(of: office)),
                \(reviewOf(office)), 1, '{}', '{}', \(cluster.account(name)), now()
            )
            """
        )
    }

    private struct RolledBack: Error {}

    /// Whether a statement touches a row under somebody's scope; nothing of it stays.
    private func mayRun(_ statement: PostgresStatement<Int>, as name: String) async throws -> Bool {
        let options = PostgresTransactionOptions(settings: [try await caller(name).scope.setting])
        do {
            try await pool.withConnection { connection in
                try await connection.transaction(options) { transaction in
                    guard try await transaction.run(statement) == 1 else { throw PostgresError(.skipped) }
                    throw RolledBack()
                }
            }
            return false
        } catch is RolledBack {
            return true
        } catch let error as PostgresError where error.sqlState == .insufficientPrivilege {
            return false
        }
    }
}
