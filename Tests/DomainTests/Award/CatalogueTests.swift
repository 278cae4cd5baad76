import Domain
import StrictJSON
import Testing

@Suite struct `A catalogue of awards` {
    private func join(_ award: Award, _ versions: [Award] = AwardWorld.catalogue) throws(Refusal) -> Award? {
        try award.checked(
            joining: versions,
            permission: try Policy.mayKeepAwards(AwardWorld.ministry, of: Cluster.ministry, [Cluster.ministry])
        )
    }

    @Test func `ends a version where the next begins`() throws {
        let next = AwardWorld.award(29, "CoBCA", from: "2027-01-01")
        #expect(try join(next)?.id == AwardWorld.ministryFlag.id)
        #expect(try join(AwardWorld.award(29, "Mới")) == nil)
        #expect(try join(AwardWorld.award(29, "CoBCA", from: "2017-01-01", to: "2026-01-01")) == nil, "history")
    }

    @Test func `never mixes titles and forms`() {
        let mixed = AwardWorld.award(29, "CoBCA", kind: .form, from: "2030-01-01")
        #expect(refusal { () throws(Refusal) in try join(mixed) } == .alreadyExists)
    }

    @Test(
        arguments: [
            (AwardWorld.award(29, "CoBCA"), .alreadyExists),
            (AwardWorld.award(29, "CoBCA", from: "2025-01-01"), .alreadyExists),
            (AwardWorld.award(29, "X", AwardRequirements(meets: ["nothing"])), .unknownReference),
            (AwardWorld.award(29, "X", from: "2026-01-01", to: "2026-01-01"), .invalidPeriod),
            (AwardWorld.award(29, " "), .invalidName),
        ] as [(Award, RefusalCode)]
    )
    func `refuses what does not fit`(_ award: Award, code: RefusalCode) {
        #expect(refusal { () throws(Refusal) in try join(award) } == code)
    }

    @Test func `writes requirements that it reads again`() throws {
        let all = AwardRequirements(
            leadsCluster: true,
            maximumRank: 2,
            minimumPercent: Measure(millionths: 90_500_000),
            grades: ["A"],
            meets: ["B"],
            proposedFor: ["C"]
        )
        for requirements in [all, AwardRequirements()] {
            var writer = JSONWriter()
            requirements.write(to: &writer)
            #expect(AwardRequirements(try JSONDocument(writer.bytes).root) == requirements)
        }
        for text in [#"{"maximumRank":0}"#, #"{"minimumPercent":"x"}"#, #"{"grades":[1]}"#, #"{"meets":"x"}"#] {
            #expect(AwardRequirements(try JSONDocument(Array(text.utf8)).root) == nil, "\(text)")
        }
    }
}
