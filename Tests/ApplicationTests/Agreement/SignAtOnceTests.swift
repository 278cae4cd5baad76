import Application
import Domain
import Postgres
import Repository
import TestSupport
import Testing

/// Each time one write is held up half-way by a row that somebody else has.
@Suite(.database(.migrated, .own)) struct `A signature` {
    @Test func `that is being given is not named as missing, and waits for no other`() async throws {
        try await waitForLocksPatiently()
        try await Workplace.with(HandMadeCluster()) { work in
            try await work.cluster.bring(to: .signing)
            let results = try await work.runTwo(
                work.signature(of: "d"),
                as: "head d",
                heldUpBy: "select 1 from thidua.unit where id = \(work.cluster.unit("d")) for update",
                meanwhile: { try await work.write(work.signature(of: "c"), as: "head c") },
                then: work.enforcement(without: ["a", "b", "d"]),
                as: "office province"
            )
            try results.first.get()
            let refusal = #expect(throws: Refusal.self) { try results.second.get() }
            #expect(refusal?.code == .signaturesDiffer)
            #expect(refusal?.places.map(\.unit) == [work.unit("d")])
            #expect(try await work.signed() == ["c", "d"])
            try await work.write(work.enforcement(without: ["a", "b"]), as: "office province")
        }
    }

    @Test func `that comes while the agreement is put in force is under one that holds`() async throws {
        try await waitForLocksPatiently()
        try await Workplace.with(HandMadeCluster()) { work in
            try await work.cluster.bring(to: .signing)
            let results = try await work.runTwo(
                work.enforcement(without: ["a", "b", "c", "d"]),
                as: "office province",
                heldUpBy: "select 1 from thidua.cluster_season where id = \(work.clusterSeason) for update",
                then: work.signature(of: "d"),
                as: "head d"
            )
            try results.first.get()
            try results.second.get()
            #expect(try await work.signed() == ["d"])
        }
    }
}

extension Workplace {
    fileprivate var clusterSeason: ClusterSeasonID { Identifier(cluster.clusterSeason(of: "c")) }

    fileprivate func signature(of name: String) -> SignAgreement {
        SignAgreement(clusterSeason, number: 1, seen: 1, for: unit(name), paper: nil)
    }

    fileprivate func enforcement(without names: [String]) -> EnforceAgreement {
        EnforceAgreement(
            clusterSeason,
            number: 1,
            seen: 1,
            outstanding: Set(names.map(unit)),
            reason: "các đơn vị ký sau"
        )
    }

    /// The units that have signed, by name.
    fileprivate func signed() async throws -> [String] {
        let batch = PostgresBatch()
        let found = batch.add(AgreementStatements.signatures(clusterSeason, number: 1))
        try await PooledRunner(pool).read(batch, as: caller("office province").scope)
        let signatures = try found.value
        return ["a", "b", "c", "d"].filter { name in signatures.contains { $0.unit == unit(name) } }
    }
}
