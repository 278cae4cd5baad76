import Domain
import StrictJSON
import Testing

@Suite struct `A cluster's targets of awards` {
    /// 50 % of the units get the Ministry Flag, of which 1 the Government Flag.
    private static let targets = AwardTargets([
        AwardTarget(award: "CoBCA", amount: .share(numerator: 1, denominator: 2), including: ["CoCP"]),
        AwardTarget(award: "CoCP", amount: .count(1)),
    ])
    private static let units = (1...8).map { UnitID(bits: $0) }

    private func judge(_ flags: [Code?], members: Int = 8) -> AwardTargetsJudgement {
        let granted = zip(Self.units, flags).reduce(into: [UnitID: Set<Code>]()) { granted, pair in
            if let flag = pair.1 { granted[pair.0] = [flag] }
        }
        return Self.targets.judged(granted: granted, members: Set(Self.units.prefix(members)))
    }

    @Test func `are met by all of them together`() {
        #expect(judge(["CoCP", "CoBCA", "CoBCA", "CoBCA"]).isMet, "8 units, 4 flags, one of them the Government's")
        #expect(judge(["CoCP", "CoBCA", "CoBCA", "CoBCA"]).reached.map(\.units) == [4, 1])
        #expect(!judge(["CoBCA", "CoBCA", "CoBCA", "CoBCA"]).isMet, "no Government Flag")
        #expect(!judge(["CoCP", "CoBCA", "CoBCA"]).isMet, "three are not half of eight")
        #expect(!judge([]).isMet)
    }

    @Test func `are exact: half of seven is more than three`() {
        #expect(judge(["CoCP", "CoBCA", "CoBCA"], members: 7).reached.map(\.isMet) == [false, true])
        #expect(judge(["CoCP", "CoBCA", "CoBCA", "CoBCA"], members: 7).isMet)
    }

    @Test func `count the cluster's units alone`() {
        #expect(judge(["CoCP", "CoBCA", "CoBCA", "CoBCA"], members: 3).reached.map(\.units) == [3, 1])
    }

    @Test func `are written as they are read`() throws {
        var writer = JSONWriter()
        Self.targets.write(to: &writer)
        #expect(AwardTargets(try JSONDocument(writer.bytes).root) == Self.targets)
        for text in [
            #"{}"#, #"[{"award":"A"}]"#, #"[{"award":"A","count":1,"share":{"numerator":1,"denominator":2}}]"#,
            #"[{"award":"A","share":{"numerator":1,"denominator":0}}]"#, #"[{"count":1}]"#,
        ] {
            #expect(AwardTargets(try JSONDocument(Array(text.utf8)).root) == nil, "\(text)")
        }
    }
}
