import Domain
import Testing

@Suite struct `An assessor looks at some criteria alone:` {
    private func sheet(_ lines: [LedgerLine], to person: Person = .leadOfficer) throws -> ShownSheet {
        try Cluster.sheet(.submitted).shown(
            drafts: [:],
            entries: lines.entries,
            returns: lines.returns,
            permission: Policy.mayReadSheet(
                person.account,
                Cluster.facts(.assessing),
                Cluster.member,
                submitted: Cluster.members
            )
        )
    }

    private let seven = result(#"{"points":7}"#)
    private let six = result(#"{"points":6}"#)

    @Test func `those without evidence, those on which layers differ, those changed after a return`() throws {
        let criteria = try Cluster.agreedCriteria()
        let lines: [LedgerLine] = [
            .entry("I.1", .selfScore, 1, seven), .entry("I.1", .crossCheck, 1, six),
            .entry("I.2", .selfScore, 1, result(#"{"achieved":true}"#)),
            .entry("I.2", .assessment1, 1, result(#"{"achieved":true}"#)),
            .entry("II", .selfScore, 1, result(#"{"actual":1}"#)), .returned("II", 2),
            .entry("II", .selfScore, 2, result(#"{"actual":2}"#)), .returned("I.2", 2),
        ]
        let shown = try sheet(lines)
        #expect(shown.criteria(by: .noEvidence, in: criteria) == ["I.1", "I.2", "II"])
        #expect(shown.criteria(by: .differs, in: criteria) == ["I.1"])
        #expect(shown.criteria(by: .changed, in: criteria) == ["II"])
        let narrowed = shown.narrowed(to: ["II"])
        #expect(narrowed.entries.allSatisfy { $0.criterion == "II" } && narrowed.entries.count == 2)
        #expect(narrowed.filtered == ["II"])
        #expect(narrowed.revision == shown.revision)
    }

    @Test func `those far from last year, by the percentage`() throws {
        let criteria = try Cluster.criteria()
        let points = PointsOfTwoYears(
            now: ["I.1": Points(hundredths: 900), "I.2": .zero, "II": Points(hundredths: 100), "III": .zero],
            before: ["I.1": Points(hundredths: 1_000), "I.2": .zero, "III": Points(hundredths: 500)]
        )
        let shown = try sheet([])
        #expect(shown.criteria(by: .far(percent: 10, points), in: criteria) == ["III"])
        #expect(shown.criteria(by: .far(percent: 9, points), in: criteria) == ["I.1", "III"])
        #expect(shown.criteria(by: .far(percent: 100, points), in: criteria) == [])
    }

    @Test func `what a unit earned is read from its answer and from a publication`() throws {
        let unit = Cluster.member
        let answer = #"{"code":"M","points":7,"sections":{},"leaves":{"I.1":{"points":7,"because":"7"}}}"#
        let publication = #"{"units":[{"answer":\#(answer),"code":"M","name":"M","unit":"\#(unit)"}]}"#
        let expected: [Code: Points] = ["I.1": Points(hundredths: 700)]
        #expect([Code: Points](leavesOfAnswer: Array(answer.utf8)) == expected)
        #expect([Code: Points](leavesOf: unit, inPublication: Array(publication.utf8)) == expected)
        #expect([Code: Points](leavesOf: Cluster.other, inPublication: Array(publication.utf8)) == nil)
        #expect([Code: Points](leavesOfAnswer: Array("[]".utf8)) == nil)
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `what counts of a sheet that is seen whole is what counts in the ledger`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let lines = RandomLedger(lines: 60, using: &random).lines
        let own = Array(
            lines.filter { line in
                switch line {
                case .entry(let entry, _): entry.unit == Cluster.member
                case .event(let event): event.unit == Cluster.member
                }
            }
        )
        let counting = try sheet(own, to: .provinceOfficer).counting
        for criterion in RandomLedger.criteria {
            let expected = Layer.allCases.compactMap { own.ledger.entry(in: $0, of: criterion, unit: Cluster.member) }
            #expect(counting[criterion, default: []].map(\.layer) == expected.map(\.layer))
            #expect(counting[criterion, default: []].map(\.value) == expected.map(\.value))
        }
    }
}
