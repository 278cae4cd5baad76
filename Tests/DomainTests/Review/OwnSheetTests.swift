import Domain
import StrictJSON
import Testing

/// A scale with a restricted criterion, `K`, beside one that is not.
private enum Restricted {
    static let scale = #"""
        {"criteria":[{"code":"I","title":"Nhiệm vụ","max":20,"children":[
         {"code":"K","title":"K","max":10,"rule":{"kind":"direct"}},
         {"code":"L","title":"Chấm thẳng","max":10,"rule":{"kind":"direct"}}]}]}
        """#

    static func document(_ notes: String) throws -> AgreementDocument {
        try AgreementText.read(#"{"scale":\#(scale),"criteria":\#(notes)}"#)
    }

    static func criteria() throws -> CriteriaSet {
        let criteria = try #require(document(#"{"K":{"restricted":true}}"#).criteria)
        // As it is read back.
        return try CriteriaSet(scaleBytes: criteria.scaleBytes, termsBytes: criteria.terms?.bytes)
    }
}

@Suite struct `A restricted criterion` {
    @Test(arguments: [
        (#"{"K":{"restricted":true,"guidance":"x"}}"#, "/criteria/K/guidance"),
        (#"{"K":{"restricted":true,"unitOfMeasure":"vụ"}}"#, "/criteria/K/unitOfMeasure"),
        (#"{"K":{"restricted":true,"evidenceRequired":true}}"#, "/criteria/K/evidenceRequired"),
        (#"{"L":{"restricted":true}}"#, "/criteria/L/restricted"),
        (#"{"I":{"restricted":true}}"#, "/criteria/I/restricted"),
        (#"{"K":{"restricted":1}}"#, "/criteria/K/restricted"),
    ])
    func `says nothing in the agreement of what it is about`(notes: String, pointer: String) throws {
        let refusal = try #require(throws: AgreementRefusal.self) { try Restricted.document(notes) }
        #expect(refusal.problems.map(\.pointer.description) == [pointer])
    }

    @Test func `must be scored directly`() throws {
        let text = Restricted.scale.replacing(
            #""title":"K","max":10,"rule":{"kind":"direct"}"#,
            with: #""title":"K","max":10,"rule":{"kind":"passFail"}"#
        )
        let refusal = try #require(throws: AgreementRefusal.self) {
            try AgreementText.read(#"{"scale":\#(text),"criteria":{"K":{"restricted":true}}}"#)
        }
        #expect(refusal.problems.map(\.pointer.description) == ["/criteria/K/restricted"])
    }

    @Test func `is known to whoever reads the criteria`() throws {
        let criteria = try Restricted.criteria()
        #expect(criteria.terms?.restricted == ["K"])
        #expect(try criteria.notes(agreementBytes: nil).map(\.note.isRestricted) == [true])
        let without = try #require(Restricted.document(#"{"K":{"restricted":false}}"#).criteria?.terms)
        #expect(
            !String(decoding: without.bytes, as: UTF8.self).contains("restricted"),
            "texts that were signed keep theirs"
        )
    }

    @Test func `takes points and one phrase, whoever enters them`() throws {
        let criteria = try Restricted.criteria()
        let points = result(#"{"points":5}"#)
        let submitted = Cluster.sheet(.submitted)
        let ledger = [LedgerLine.entry("K", .selfScore, 1, points)].ledger
        let edit = DraftEdit(criterion: "K", value: points, evidence: evidence(), expectedVersion: 0)
        let saved = #expect(throws: Refusal.self) {
            try Cluster.sheet().edited(
                [edit],
                drafts: [:],
                criteria: criteria,
                permission: Permitted.save(Cluster.sheet())
            )
        }
        #expect(saved?.places.map(\.code) == [.restrictedCriterion])
        let assess = { (reason: String, proof: Evidence?) throws -> [NewLedgerEntry] in
            try submitted.assessed(
                [
                    AssessmentEdit(
                        criterion: "K",
                        kind: .awarded,
                        value: result(#"{"awarded":4}"#),
                        evidence: proof,
                        reason: reason
                    )
                ],
                ledger: ledger,
                criteria: criteria,
                permission: Permitted.assess(),
                recordedAt: 0
            )
        }
        #expect(try assess(Reason.elsewhere, nil).count == 1)
        for (reason, proof, count) in [
            ("chuyên án X", nil, 1), (Reason.elsewhere, evidence(), 1), ("x", evidence(), 2),
        ] {
            let refused = #expect(throws: Refusal.self) { try assess(reason, proof) }
            #expect(refused?.places.map(\.code) == Array(repeating: .restrictedCriterion, count: count))
            #expect(refused?.places.allSatisfy { $0.criterion == "K" } == true)
        }
        let back = { (reason: String) throws in
            try submitted.returned(
                ["K": reason],
                ledger: ledger,
                criteria: criteria,
                permission: Permitted.giveBack(),
                recordedAt: 0
            )
        }
        #expect(throws: Refusal.self) { try back("thiếu số liệu chuyên án") }
        #expect(try back(Reason.elsewhere).returns.count == 1)
        let accept = { (reason: String?) throws in
            try submitted.accepted(
                ["I"],
                reason: reason,
                ledger: ledger,
                criteria: criteria,
                permission: Permitted.accept(),
                recordedAt: 0
            )
        }
        #expect(try accept(nil).entries.count == 1)
        #expect(throws: Refusal.self) { try accept("theo hồ sơ chuyên án") }
        let settled = #expect(throws: Refusal.self) {
            try Cluster.sheet().settled(
                ["K": .zero],
                reason: "không nộp",
                ledger: [LedgerLine]().ledger,
                criteria: criteria,
                permission: Permitted.settle(),
                recordedAt: 0
            )
        }
        #expect(settled?.places.map(\.code) == [.restrictedCriterion])
    }
}

@Suite struct `What a unit explains` {
    private func explain(
        _ edits: [ExplanationEdit],
        before: [Explanation] = [],
        criteria: CriteriaSet
    ) throws -> [Explanation] {
        let sheet = Cluster.sheet(.submitted)
        return try sheet.explained(
            edits,
            before: before,
            criteria: criteria,
            permission: Policy.mayExplain(Person.memberOfficer.account, Cluster.facts(.explaining), sheet),
            recordedAt: 5
        )
    }

    @Test func `is added criterion by criterion, and the latest counts`() throws {
        let criteria = try Cluster.agreedCriteria()
        let first = try explain(
            [.init(criterion: "I.1", text: "một"), .init(criterion: "CO", text: "cờ")],
            criteria: criteria
        )
        #expect(first.map(\.sequence) == [1, 2])
        let second = try explain([.init(criterion: "I.1", text: "hai")], before: first, criteria: criteria)
        #expect(second.map(\.sequence) == [3])
        #expect((first + second).latest.map(\.text) == ["cờ", "hai"])
    }

    @Test func `is refused with every place`() throws {
        let criteria = try Restricted.criteria()
        let wrong: [ExplanationEdit] = [
            .init(criterion: "K", text: "chuyên án"), .init(criterion: "L", text: " "),
            .init(criterion: "L", text: "x"),
            .init(criterion: "Z", text: "x"),
        ]
        let refused = #expect(throws: Refusal.self) { try explain(wrong, criteria: criteria) }
        #expect(
            refused?.places.map(\.code) == [
                .restrictedCriterion, .reasonRequired, .repeatedCriterion, .unknownCriterion,
            ]
        )
        #expect(throws: Refusal.self) { try explain([], criteria: criteria) }
    }

    @Test(arguments: ReviewState.allCases)
    func `is said while units explain, by the unit's own people`(state: ReviewState) {
        let sheet = Cluster.sheet(.submitted)
        let explain = { (person: Person) in
            refusal { () throws(Refusal) in try Policy.mayExplain(person.account, Cluster.facts(state), sheet) }
        }
        #expect(explain(.memberHead) == (state == .explaining ? nil : .wrongState))
        #expect(explain(.lentToMember) == .notPermitted)
        #expect(explain(.leadHead) == .notPermitted)
        #expect(explain(.strangerHead) == .notFound)
    }

    @Test func `is shown to itself, to those above, and to members once that is released`() throws {
        let said = Explanation(
            sequence: 1,
            criterion: "I.1",
            text: "một",
            evidence: evidence(),
            account: AccountID(bits: 1),
            recordedAt: 1
        )
        let shown = { (person: Person, state: ReviewState, visibility: VisibilityPolicy) throws in
            try Cluster.sheet(.submitted).shown(
                drafts: [:],
                entries: [],
                returns: [],
                explanations: [said],
                division: SheetDivision(version: 1),
                permission: Policy.mayReadSheet(
                    person.account,
                    Cluster.facts(Cluster.review(state, visibility: visibility)),
                    Cluster.member,
                    submitted: Cluster.members
                )
            )
        }
        let silent = VisibilityPolicy([.explanations: Releases(own: .never, members: .never)])
        #expect(try shown(.memberHead, .explaining, silent).explanations == [said])
        #expect(try shown(.memberHead, .explaining, silent).division?.version == 1)
        #expect(try shown(.leadHead, .explaining, silent).explanations == [said])
        #expect(try shown(.leadHead, .explaining, silent).division == nil)
        #expect(try shown(.otherHead, .published, silent).explanations == nil)
        #expect(try shown(.otherHead, .explaining, .standard).explanations == nil)
        #expect(try shown(.otherHead, .published, .standard).explanations == [said])
        let blind = VisibilityPolicy([.evidence: Releases(own: .never, members: .never)])
        #expect(try shown(.otherHead, .published, blind).explanations?.map(\.evidence) == [nil])
        #expect(try shown(.memberHead, .explaining, blind).explanations == [said])
    }
}

@Suite struct `The division of a sheet` {
    private let mine = AccountID(bits: 1_000)
    private let other = AccountID(bits: 2)

    private func permission() throws -> Permission<Act.DivideSheet> {
        try Policy.mayDivideSheet(Person.memberOfficer.account, Cluster.facts(.selfScoring), Cluster.sheet())
    }

    @Test func `gives each criterion to one of the unit's people`() throws {
        let criteria = try Cluster.agreedCriteria()
        let save = { (parts: [SheetPart]) throws in
            try SheetDivision().saved(
                parts,
                staff: [mine, other],
                criteria: criteria,
                permission: permission()
            )
        }
        let saved = try save([.init(criterion: "I", account: mine), .init(criterion: "CO", account: other)])
        #expect(saved.version == 1)
        #expect(saved.notDone == ["I", "CO"])
        #expect(SheetDivision.parts(saved.json) == saved.parts)
        let refused = #expect(throws: Refusal.self) {
            try save([
                .init(criterion: "I", account: mine), .init(criterion: "I.1", account: mine),
                .init(criterion: "Z", account: AccountID(bits: 9)),
            ])
        }
        #expect(refused?.places.map(\.code) == [.repeatedCriterion, .unknownCriterion, .unknownReference])
    }

    @Test func `is marked done by who has the part, or the head, and stays so with them`() throws {
        let criteria = try Cluster.agreedCriteria()
        let division = SheetDivision(
            parts: [.init(criterion: "I", account: mine), .init(criterion: "II", account: other)],
            version: 4
        )
        let done = try division.marked("I", isDone: true, isHead: false, permission: permission())
        #expect(done.notDone == ["II"] && done.version == 5)
        #expect(try done.marked("I", isDone: true, isHead: false, permission: permission()) == done)
        let permission = try permission()
        let mark = { (code: Code, isHead: Bool) in
            refusal { () throws(Refusal) in
                try division.marked(code, isDone: true, isHead: isHead, permission: permission)
            }
        }
        #expect(mark("II", false) == .notPermitted)
        #expect(mark("II", true) == nil)
        #expect(mark("III", true) == .unknownCriterion)
        let again = try done.saved(
            [.init(criterion: "I", account: mine, note: "x"), .init(criterion: "II", account: mine)],
            staff: [mine],
            criteria: criteria,
            permission: permission
        )
        #expect(again.parts.map(\.isDone) == [true, false])
    }
}
