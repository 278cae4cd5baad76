import Application
import Domain
import Postgres
import TestSupport
import Testing

@Suite(.database(.migrated, .own)) struct `A quota of awards` {
    @Test func `is not passed by two who propose at once: the second waits, and counts the first`() async throws {
        try await waitForLocksPatiently()
        try await Workplace.with(HandMadeCluster()) { work in
            try await work.cluster.bring(to: .published)
            try await work.makeQuota(of: 1)
            let results = try await work.runTwo(
                work.nomination(of: "c"),
                as: "officer a",
                heldUpBy: "select 1 from thidua.unit where id = \(work.cluster.unit("c")) for update",
                then: work.nomination(of: "d"),
                as: "office province"
            )
            try results.first.get()
            let refusal = #expect(throws: Refusal.self) { try results.second.get() }
            #expect(refusal?.code == .quotaExceeded)
        }
    }

    @Test func `holds however many propose at once`() async throws {
        for most in [0, 1, 2, 3, 5] {
            try await Workplace.with(HandMadeCluster()) { work in
                try await work.cluster.bring(to: .published)
                try await work.makeQuota(of: most)
                let units = ["a", "b", "c", "d"]
                let done = try await withThrowingTaskGroup(of: Bool.self) { group in
                    for (index, unit) in units.enumerated() {
                        let name = index.isMultiple(of: 2) ? "officer a" : "office ministry"
                        group.addTask {
                            do {
                                try await work.write(work.nomination(of: unit), as: name)
                                return true
                            } catch let refusal as Refusal {
                                #expect(refusal.code == .quotaExceeded)
                                return false
                            }
                        }
                    }
                    return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
                }
                #expect(done == min(most, units.count))
                #expect(try await work.nominated() == done)
            }
        }
    }
}

extension Workplace {
    private var award: AwardID { Identifier(cluster.thing("award")) }

    fileprivate func nomination(of unit: String) -> Nominate {
        Nominate(
            in: Identifier(cluster.clusterSeason(of: "c")),
            Nomination.Subject(unit: self.unit(unit), person: nil, award: award),
            citing: review,
            1,
            exception: nil
        )
    }

    /// An award of the ministry's, of which the province's clusters may have so many.
    fileprivate func makeQuota(of most: Int) async throws {
        try await cluster.store([
            """
            insert into thidua.award (id, managing_unit_id, code, name, kind, recipient, level, basis, from_day)
            values (
                \(cluster.thing("award")), \(cluster.unit("ministry")), 'CO', 'Cờ', 'title', 'collective', 'Bộ', 'Luật',
                '2020-01-01'
            )
            """,
            """
            insert into thidua.award_quota (
                id, award_id, season_id, managing_unit_id, clusters_of, base, numerator, denominator, rounding, enforcement, basis
            )
            values (
                \(cluster.thing("quota")), \(cluster.thing("award")), \(cluster.season), \(cluster.unit("ministry")),
                \(cluster.unit("province")), 'absolute', \(Int64(most)), 1, 'floor', 'hard', 'Luật'
            )
            """,
        ])
    }

    fileprivate func nominated() async throws -> Int {
        let connection = try await superuser()
        let count = try await connection.query(
            "select count(*) from thidua.nomination where award_id = \(cluster.thing("award"))",
            as: Int.self
        ).first
        await connection.close()
        return count ?? -1
    }
}
