import Domain
import Testing

@Suite struct `Editing a draft` {
    private let one = result(#"{"points":1}"#)
    private let two = result(#"{"points":2}"#)
    private let yes = result(#"{"achieved":true}"#)

    private func edit(
        _ edits: [DraftEdit],
        _ drafts: [DraftLeaf] = [],
        sheet: Sheet = Cluster.sheet()
    ) throws -> [DraftLeaf] {
        // A sheet that is submitted has no permission: the sheet refuses on its own, whoever forgot to ask again.
        let permission = try Permitted.save(sheet.state == .submitted ? Cluster.sheet() : sheet)
        return try sheet.edited(edits, drafts: drafts.byCriterion, criteria: Cluster.criteria(), permission: permission)
    }

    private func conflicts(_ edits: [DraftEdit], _ drafts: [DraftLeaf]) -> [DraftConflict]? {
        #expect(throws: DraftConflicts.self) { try edit(edits, drafts) }?.conflicts
    }

    private func refusal(_ edits: [DraftEdit], sheet: Sheet = Cluster.sheet()) -> Refusal? {
        #expect(throws: Refusal.self) { try edit(edits, sheet: sheet) }
    }

    @Test func `saves each criterion with a version of its own`() throws {
        let drafts = [DraftLeaf(criterion: "I.1", value: one, version: 4)]
        let edits = [
            DraftEdit(criterion: "I.2", value: yes, expectedVersion: 0),
            DraftEdit(criterion: "I.1", value: two, expectedVersion: 4),
        ]
        #expect(
            try edit(edits, drafts) == [
                DraftLeaf(criterion: "I.2", value: yes, version: 1),
                DraftLeaf(criterion: "I.1", value: two, version: 5),
            ]
        )
    }

    @Test func `empties a criterion, which is a change too`() throws {
        let drafts = [DraftLeaf(criterion: "I.1", value: one, version: 4)]
        #expect(
            try edit([DraftEdit(criterion: "I.1", value: nil, expectedVersion: 4)], drafts)
                == [DraftLeaf(criterion: "I.1", value: nil, version: 5)]
        )
    }

    @Test func `changes nothing where it says what stands there, but asks for the version`() throws {
        let drafts = [DraftLeaf(criterion: "I.1", value: one, version: 4)]
        let same = DraftEdit(criterion: "I.1", value: result(#"{ "points" : 1.0 }"#), expectedVersion: 4)
        #expect(try edit([same], drafts) == [])
        #expect(try edit([DraftEdit(criterion: "I.2", value: nil, expectedVersion: 0)]) == [])
        #expect(try edit([]) == [])
        let stale = DraftEdit(criterion: "I.1", value: one, expectedVersion: 3)
        #expect(conflicts([stale], drafts) == [DraftConflict(yours: stale, stored: drafts[0])])
    }

    @Test func `tells of every stale criterion with both values, and saves none`() {
        let drafts = [
            DraftLeaf(criterion: "I.1", value: one, version: 4), DraftLeaf(criterion: "I.2", value: nil, version: 2),
            DraftLeaf(criterion: "III", value: result(#"{"actual":5}"#), version: 1),
        ]
        let edits = [
            DraftEdit(criterion: "I.2", value: yes, expectedVersion: 1),
            DraftEdit(criterion: "III", value: result(#"{"actual":6}"#), expectedVersion: 1),
            DraftEdit(criterion: "I.1", value: two, expectedVersion: 5),
            DraftEdit(criterion: "II", value: result(#"{"actual":1}"#), expectedVersion: 1),
        ]
        #expect(
            conflicts(edits, drafts) == [
                DraftConflict(yours: edits[0], stored: drafts[1]),
                DraftConflict(yours: edits[2], stored: drafts[0]),
                DraftConflict(yours: edits[3], stored: DraftLeaf(criterion: "II", value: nil, version: 0)),
            ]
        )
    }

    @Test func `names every edit that the sheet does not take, before any version`() throws {
        let sheet = Cluster.sheet(.returned, open: ["I.1"])
        let edits = [
            DraftEdit(criterion: "X", value: one, expectedVersion: 0),
            DraftEdit(criterion: "I", value: one, expectedVersion: 0),
            DraftEdit(criterion: "I.2", value: yes, expectedVersion: 9),
            DraftEdit(criterion: "I.1", value: result(#"{"awarded":1}"#), expectedVersion: 9),
            DraftEdit(criterion: "I.1", value: one, expectedVersion: 0),
        ]
        let refusal = try #require(self.refusal(edits, sheet: sheet))
        #expect(refusal.code == .unknownCriterion)
        #expect(
            refusal.places.map(\.code) == [
                .unknownCriterion, .unknownCriterion, .criterionNotReturned, .invalidResult, .repeatedCriterion,
            ]
        )
        #expect(refusal.places.map(\.criterion) == ["X", "I", "I.2", "I.1", "I.1"])
    }

    @Test(arguments: [#"{"awarded":1}"#, #"{"awarded":1,"actual":2}"#, #"{"notAssigned":true}"#])
    func `takes from a unit no award and no settlement`(value: String) {
        let edits = [DraftEdit(criterion: "II", value: result(value), expectedVersion: 0)]
        #expect(refusal(edits)?.code == .invalidResult)
    }

    @Test func `is over once the sheet is submitted`() {
        let edits = [DraftEdit(criterion: "I.1", value: one, expectedVersion: 0)]
        #expect(refusal(edits, sheet: Cluster.sheet(.submitted))?.code == .wrongState)
    }

    @Test func `unlocks of a returned sheet what was returned`() throws {
        let sheet = Cluster.sheet(.returned, open: ["I.1"])
        let edits = [DraftEdit(criterion: "I.1", value: one, expectedVersion: 0)]
        #expect(try edit(edits, sheet: sheet) == [DraftLeaf(criterion: "I.1", value: one, version: 1)])
    }

    @Test func `needs a permission for this very sheet`() throws {
        let permission = try Permitted.save(Cluster.sheet())
        for sheet in [Cluster.sheet(of: Cluster.other), Cluster.sheet(review: 999)] {
            let refusal = #expect(throws: Refusal.self) {
                try sheet.edited([], drafts: [:], criteria: Cluster.criteria(), permission: permission)
            }
            #expect(refusal?.code == .notPermitted)
        }
    }

    /// Two officers with what they last saw; some edits are stale, and then nothing moves.
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `never lowers a version, and raises it by one for each change`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var drafts: [Code: DraftLeaf] = [:]
        var seen: [[Code: Int32]] = [[:], [:]]
        var (saved, conflicts) = (0, 0)
        for _ in 0..<200 {
            let officer = Int.random(in: 0..<2, using: &random)
            let codes = ["I.1", "III"].shuffled(using: &random).prefix(Int.random(in: 1...2, using: &random))
            let edits = codes.map { name in
                let points = Int.random(in: -1..<3, using: &random)
                return DraftEdit(
                    criterion: Code(name),
                    value: points < 0 ? nil : result(#"{"points":\#(points)}"#),
                    expectedVersion: seen[officer][Code(name)] ?? 0
                )
            }
            let before = drafts
            do {
                for leaf in try edit(edits, Array(drafts.values)) {
                    #expect(leaf.version == (before[leaf.criterion]?.version ?? 0) + 1)
                    #expect(leaf.value != before[leaf.criterion]?.value)
                    drafts[leaf.criterion] = leaf
                    saved += 1
                }
                for edit in edits { #expect(drafts[edit.criterion]?.value == edit.value) }
                #expect(edits.allSatisfy { $0.expectedVersion == before[$0.criterion]?.version ?? 0 })
            } catch let stale as DraftConflicts {
                #expect(
                    stale.conflicts.map(\.yours)
                        == edits.filter { $0.expectedVersion != before[$0.criterion]?.version ?? 0 }
                )
                conflicts += 1
            }
            if Bool.random(using: &random) { seen[officer] = drafts.mapValues(\.version) }
        }
        #expect(saved > 10 && conflicts > 10)
    }
}

extension Array where Element == DraftLeaf {
    var byCriterion: [Code: DraftLeaf] {
        Dictionary(map { ($0.criterion, $0) }) { _, last in last }
    }
}
