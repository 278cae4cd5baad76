import Domain
import Testing

@Suite struct `A review that is opened` {
    private static let members = [MemberUnit(unit: Cluster.member, code: "M", name: "Member")]

    private func open(
        _ kind: ReviewKind = .annual,
        _ name: String? = nil,
        beside others: [ReviewHeader] = [],
        with members: [MemberUnit] = members,
        until last: Day = Cluster.deadline
    ) throws(Refusal) -> Review {
        let facts = Cluster.seasonFacts
        return try Review.opened(
            as: ReviewID(bits: 100),
            in: facts,
            beside: others,
            with: members,
            kind,
            name: name,
            isIllustrative: false,
            steps: [],
            selfScoringUntil: last,
            visibility: .standard,
            criteriaSet: CriteriaSetID(bits: 103),
            on: Cluster.today,
            permission: try Policy.mayOpenReview(Cluster.account([.officer], of: Cluster.lead), facts)
        )
    }

    private func header(_ kind: ReviewKind, _ name: String?) -> ReviewHeader {
        ReviewHeader(
            id: ReviewID(bits: 1),
            kind: kind,
            name: name,
            isIllustrative: false,
            state: .published,
            selfScoringUntil: Cluster.deadline,
            version: 1
        )
    }

    @Test func `begins with self-scoring, which is not over`() throws {
        #expect(try open().state == .selfScoring)
        #expect(try open(until: Cluster.today).selfScoringUntil == Cluster.today)
        #expect(refusal { () throws(Refusal) in try open(until: day("2026-10-19")) } == .deadlinePassed)
    }

    @Test func `is told from the others of its kind by its name`() throws {
        let others = [header(.annual, nil), header(.quarterly, "Quý I")]
        #expect(refusal { () throws(Refusal) in try open(beside: others) } == .alreadyExists)
        #expect(refusal { () throws(Refusal) in try open(.quarterly, "Quý I", beside: others) } == .alreadyExists)
        #expect(try open(.annual, "bổ sung", beside: others).name == "bổ sung")
        #expect(try open(.quarterly, "Quý II", beside: others).kind == .quarterly)
        #expect(try open(.midYear, beside: others).kind == .midYear)
    }

    @Test(arguments: ["", "  ", "a\u{0}", "a\n", "\u{200B}", "a\u{202E}b", String(repeating: "x", count: 201)])
    func `has a name that can be read`(_ name: String) {
        #expect(refusal { () throws(Refusal) in try open(.quarterly, name) } == .invalidName)
    }

    @Test func `has somebody to score`() {
        #expect(refusal { () throws(Refusal) in try open(with: []) } == .wrongState)
    }
}
