import Application
import Domain
import Foundation
import Postgres
import Repository
import TestSupport
import Testing

/// Each time one write is held up half-way by a row that somebody else has, the other comes to wait for it, and then both go on.
@Suite(.database(.migrated, .own)) struct `A unit that joins` {
    @Test func `while a review is being opened is in it`() async throws {
        try await waitForLocksPatiently()
        try await Workplace.with(HandMadeCluster()) { work in
            try await work.cluster.bring(to: .running)
            let until = try #require(Day("2099-06-30"))
            let open = OpenReview(work.clusterSeason, .midYear, name: nil, steps: [], selfScoringUntil: until)
            let results = try await work.runTwo(
                open,
                as: "office province",
                heldUpBy:
                    "select 1 from thidua.criteria_set where cluster_season_id = \(work.clusterSeason) for update",
                then: work.joining("e"),
                as: "office province"
            )
            try results.first.get()
            try results.second.get()
            #expect(try await work.standings(of: "midYear") == ["a 0", "b 0", "c 0", "d 0", "e 0"])
        }
    }

    @Test func `while another submits stands beside what was submitted`() async throws {
        try await waitForLocksPatiently()
        try await Workplace.with(HandMadeCluster()) { work in
            try await work.cluster.bring(to: .selfScoring)
            let results = try await work.runTwo(
                try await work.submission(of: "c"),
                as: "head c",
                heldUpBy: """
                    select 1 from thidua.sheet
                    where review_id = \(work.cluster.review) and unit_id = \(work.cluster.unit("c")) for update
                    """,
                then: work.joining("e"),
                as: "office province"
            )
            try results.first.get()
            try results.second.get()
            #expect(try await work.standings(of: "annual") == ["a 0", "b 0", "c 7", "d 0", "e 0"])
        }
    }

    @Test func `is not forgotten by who submits meanwhile`() async throws {
        try await waitForLocksPatiently()
        try await Workplace.with(HandMadeCluster()) { work in
            try await work.cluster.bring(to: .selfScoring)
            let results = try await work.runTwo(
                work.joining("e"),
                as: "office province",
                heldUpBy: "select 1 from thidua.unit where id = \(work.cluster.unit("e")) for update",
                then: try await work.submission(of: "c"),
                as: "head c"
            )
            try results.first.get()
            try results.second.get()
            #expect(try await work.standings(of: "annual") == ["a 0", "b 0", "c 7", "d 0", "e 0"])
        }
    }
}

extension Workplace {
    fileprivate var clusterSeason: ClusterSeasonID { Identifier(cluster.clusterSeason(of: "c")) }

    fileprivate func joining(_ name: String) -> AddMember {
        AddMember(clusterSeason, seen: 1, OpenClusterSeason.Member(unit: unit(name), from: nil, to: nil))
    }

    fileprivate func submission(of name: String) async throws -> SubmitSheet {
        let view = try await ReadSheet(reader: reader).run(as: caller("head \(name)"), review, unit(name))
        return SubmitSheet(review, unit(name), seen: try #require(view.revision))
    }

    /// The units of the cluster's review of a kind in the standings, each with its total.
    fileprivate func standings(of kind: String) async throws -> [String] {
        let observer = try await superuser()
        let lines = try await observer.query(
            """
            select split_part(u.code, '.', 2), convert_from(s.summary, 'UTF8')::jsonb ->> 'total'
            from thidua.standing s
            join thidua.review r on r.id = s.review_id
            join thidua.unit u on u.id = s.unit_id
            where r.cluster_season_id = \(clusterSeason) and r.kind = \(kind)
            order by 1
            """,
            as: (String, String).self
        )
        await observer.close()
        return lines.map { "\($0.0) \($0.1)" }
    }
}
