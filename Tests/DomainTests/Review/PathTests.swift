import Domain
import StrictJSON
import Testing

/// A review held in memory: what the database does with what `Domain` returns.
private struct HeldReview {
    var review = Cluster.review()
    var sheet = Cluster.sheet()
    var drafts: [Code: DraftLeaf] = [:]
    var lines: [LedgerLine] = []
    let criteria: CriteriaSet

    init() throws { criteria = try Cluster.criteria() }

    var facts: ReviewFacts { Cluster.facts(review, members: [Cluster.member, Cluster.lead]) }

    func read(_ text: String, for code: Code, as kind: EntryKind = .value) throws -> ResultText {
        try criteria.read(JSONDocument(Array(text.utf8)).root, for: code, of: Cluster.member, as: kind)
    }

    mutating func save(_ code: Code, _ text: String?) throws {
        let value = try text.map { try read($0, for: code) }
        let edit = DraftEdit(criterion: code, value: value, expectedVersion: drafts[code]?.version ?? 0)
        let permission = try Policy.maySaveDraft(Person.memberOfficer.account, facts, sheet)
        for leaf in try sheet.edited([edit], drafts: drafts, criteria: criteria, permission: permission) {
            drafts[leaf.criterion] = leaf
        }
    }

    mutating func submit() throws -> Submission {
        let submission = try sheet.submitted(
            drafts: drafts,
            ledger: lines.ledger,
            criteria: criteria,
            permission: Policy.maySubmit(Person.memberHead.account, facts, sheet),
            recordedAt: 0
        )
        lines += submission.entries.map { .entry($0, sequence: nil) }
        sheet = submission.sheet
        return submission
    }

    mutating func assess(_ code: Code, _ kind: EntryKind, _ text: String?, by person: Person) throws {
        let edit = AssessmentEdit(
            criterion: code,
            kind: kind,
            value: try text.map { try read($0, for: code, as: kind) },
            reason: "theo minh chứng"
        )
        lines += try sheet.assessed(
            [edit],
            ledger: lines.ledger,
            criteria: criteria,
            permission: Policy.mayAssess(person.account, facts, sheet.unit),
            recordedAt: 0
        ).map { .entry($0, sequence: nil) }
    }

    mutating func giveBack(_ code: Code, by person: Person) throws {
        let outcome = try sheet.returned(
            [code: "thiếu minh chứng"],
            ledger: lines.ledger,
            criteria: criteria,
            permission: Policy.mayReturn(person.account, facts, sheet.unit),
            recordedAt: 0
        )
        lines += outcome.returns.map { .event($0) }
        sheet = outcome.sheet
    }

    mutating func advance(to state: ReviewState) throws {
        _ = try Policy.mayAdvance(Person.leadOfficer.account, facts)
        review = try review.advanced(to: state)
    }

    func scoring() throws -> ReviewScoring {
        let member = ReviewMember(unit: Cluster.member, code: "M", name: "Đơn vị", sheet: sheet.state)
        return try ReviewScoring(criteria: criteria, members: [member], ledger: lines.ledger)
    }

    func points(_ code: String) throws -> String? {
        try ScoredDocument(String(decoding: scoring().documentBytes, as: UTF8.self)).points("M", code)
    }

    mutating func publish() throws -> PublicationDocument {
        let document = try PublicationDocument(
            number: 1,
            of: review,
            scoring: scoring(),
            agreement: nil,
            criteriaSetHash: "",
            scoringDocumentHash: "",
            on: Cluster.today,
            permission: Policy.mayPublish(Person.leadHead.account, facts)
        )
        review = try review.published(as: document)
        return document
    }
}

@Suite struct `A review from its first draft to its publication` {
    @Test func `keeps what everybody said, and counts what counts`() throws {
        var held = try HeldReview()
        try held.save("I.1", #"{"points":9}"#)
        try held.save("I.2", #"{"achieved":true}"#)
        try held.save("II", #"{"actual":120,"target":100}"#)
        #expect(try held.points("I.1") == "0")
        #expect(try held.submit().missing == ["III"])
        #expect(try held.points("I.1") == "9")
        #expect(throws: Refusal.self) { try held.save("III", #"{"actual":90}"#) }

        try held.advance(to: .crossChecking)
        try held.advance(to: .assessing)
        try held.assess("I.1", .value, #"{"points":6}"#, by: .leadOfficer)
        try held.assess("I.2", .value, #"{"achieved":false}"#, by: .leadOfficer)
        #expect(try [held.points("I.1"), held.points("I.2")] == ["6", "0"])
        try held.giveBack("I.1", by: .leadOfficer)
        #expect(try [held.points("I.1"), held.points("I.2")] == ["9", "0"])
        #expect(throws: Refusal.self) { try held.assess("I.1", .cleared, nil, by: .leadOfficer) }

        try held.save("I.1", #"{"points":8}"#)
        #expect(throws: Refusal.self) { try held.save("III", #"{"actual":90}"#) }
        #expect(try held.submit().entries.map(\.pass) == [2])
        #expect(try held.points("I.1") == "8")

        try held.giveBack("III", by: .leadHead)
        try held.save("III", #"{"actual":90}"#)
        try held.advance(to: .explaining)
        #expect(try held.submit().missing == [])
        try held.advance(to: .reassessing)
        try held.assess("III", .awarded, #"{"awarded":5}"#, by: .provinceOfficer)
        try held.assess("I.2", .value, #"{"achieved":true}"#, by: .provinceOfficer)
        #expect(throws: Refusal.self) { try held.publish() }
        try held.advance(to: .appraising)
        _ = try held.publish()
        #expect(held.review.state == .published)
        let standing = try #require(try held.scoring().standings.first)
        // 8 + 5 + 10 (it leads alone) + 5
        #expect(standing.score.total.hundredths == 2_800)
        #expect(standing.missing == [])
    }
}
