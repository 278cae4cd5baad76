import Domain
import StrictJSON
import Testing

/// What tests of agreements share.
enum AgreementText {
    static let scale = #"""
        {"rankBy":"percent","criteria":[
         {"code":"I","title":"","max":15,"children":[
          {"code":"I.1","title":"","max":10,"rule":{"kind":"direct"}},
          {"code":"I.2","title":"","max":5,"rule":{"kind":"passFail"}}]},
         {"code":"II","title":"","max":10,"rule":{"kind":"relativeToLeader"}},
         {"code":"III","title":"","max":5,"rule":{"kind":"proportional"}},
         {"code":"IV","title":"","max":5,"rule":{"kind":"bands","on":"attainment","bands":[{"atLeast":50,"points":5}]}}]}
        """#

    static let members: [MemberUnit] = [
        MemberUnit(unit: Cluster.lead, code: "L", name: "Lead"),
        MemberUnit(unit: Cluster.member, code: "M", name: "Member"),
    ]

    static func read(_ text: String) throws -> AgreementDocument {
        try AgreementDocument(JSONDocument(Array(text.utf8)).root, members: members.byCode)
    }
}

@Suite struct `An agreement's text` {
    private func pointers(_ text: String) throws -> [String] {
        let refusal = try #require(throws: AgreementRefusal.self) { try AgreementText.read(text) }
        return refusal.problems.map(\.pointer.description)
    }

    @Test func `may be empty while it is written`() throws {
        let document = try AgreementText.read("{}")
        #expect(document.slogan.isEmpty && document.contents.isEmpty && document.criteria == nil)
        #expect(document.signatories == .members)
        #expect(document.visibility == .standard)
        #expect(document.bytes == Array("{}".utf8))
    }

    @Test func `holds the slogan, the contents, measurable targets and who signs`() throws {
        let document = try AgreementText.read(
            #"""
            {"slogan":"Đổi mới","signatories":"leads","contents":[{"title":"Xây dựng lực lượng","text":"…"}],
             "targets":[{"text":"Khám phá án","op":">=","value":75.5,"unitOfMeasure":"%"},
                        {"text":"50% đơn vị được tặng cờ","scope":"cluster"}]}
            """#
        )
        #expect(document.slogan == "Đổi mới")
        #expect(document.signatories == .leads)
        #expect(document.contents.map(\.title) == ["Xây dựng lực lượng"])
        #expect(document.targets.map(\.scope) == [.unit, .cluster])
        #expect(document.targets.first?.amount?.value == Measure(millionths: 75_500_000))
        #expect(document.targets.last?.amount == nil)
    }

    @Test func `takes targets and unassigned criteria to the units by their codes`() throws {
        let document = try AgreementText.read(
            #"""
            {"scale":\#(AgreementText.scale),"criteria":{"I.1":{"guidance":"Theo sổ","evidenceRequired":true}},
             "assignments":{"II":{"M":{"target":75},"L":{"notAssigned":true}}},
             "grounds":[{"code":"T1","kind":"bonus","title":"Cờ","most":5}]}
            """#
        )
        let terms = try #require(document.criteria?.terms)
        #expect(terms.assignment(of: "II", to: Cluster.member) == .target(Measure(millionths: 75_000_000)))
        #expect(terms.assignment(of: "II", to: Cluster.lead) == .notAssigned)
        #expect(terms.assignment(of: "III", to: Cluster.lead) == nil)
        #expect(terms.evidenceRequired == ["I.1"])
        #expect(terms.grounds.map(\.code) == ["T1"])
        #expect(document.warnings.isEmpty)
    }

    @Test func `tells beside which criteria it says something, in the scale's order`() throws {
        let document = try AgreementText.read(
            #"""
            {"scale":\#(AgreementText.scale),"criteria":{"III":{"evidenceRequired":true,"guidance":"Theo báo cáo"},
             "II":{"unitOfMeasure":"","guidance":"","evidenceRequired":false},"I":{"unitOfMeasure":"điểm"}}}
            """#
        )
        let criteria = try #require(document.criteria)
        let notes = try criteria.notes(agreementBytes: document.bytes)
        #expect(notes.map(\.code) == ["I", "III"])
        #expect(
            notes.map(\.note) == [
                CriterionNote(unitOfMeasure: "điểm"),
                CriterionNote(guidance: "Theo báo cáo", isEvidenceRequired: true),
            ]
        )
        // Evidence is asked for by the terms, also of criteria whose agreement the reader has not at hand.
        #expect(
            try criteria.notes(agreementBytes: nil).map(\.note) == [CriterionNote(isEvidenceRequired: true)]
        )
        #expect(throws: ScoringRefusal.self) { try criteria.notes(agreementBytes: Array("no JSON".utf8)) }
        #expect(throws: ScoringRefusal.self) {
            try criteria.notes(agreementBytes: Array(#"{"criteria":{"X":{"guidance":"của thang khác"}}}"#.utf8))
        }
    }

    @Test func `comes back from what is kept of its terms as it was`() throws {
        let document = try AgreementText.read(
            #"""
            {"scale":\#(AgreementText.scale),"criteria":{"I.1":{"evidenceRequired":true}},
             "assignments":{"II":{"M":{"target":0.000001}},"I.2":{"L":{"notAssigned":true}}},
             "grounds":[{"code":"T1","kind":"penalty","title":"Vi phạm \"x\"","most":2.5}]}
            """#
        )
        let criteria = try #require(document.criteria)
        let terms = try #require(criteria.terms)
        let again = try CriteriaSet(scaleBytes: criteria.scaleBytes, termsBytes: terms.bytes)
        #expect(again.terms == terms)
        #expect(again.terms?.bytes == terms.bytes)
    }

    @Test(arguments: [(200, []), (201, ["/scale/criteria/0/code", "/grounds/0/code"])])
    func `names nothing at greater length than it is kept under`(length: Int, places: [String]) throws {
        let code = String(repeating: "ế", count: length - 1)
        let text = #"""
            {"scale":{"criteria":[{"code":"\#(code)1","title":"","max":1,"rule":{"kind":"direct"}}]},
             "grounds":[{"code":"\#(code)2","kind":"bonus","title":"x","most":1}]}
            """#
        guard !places.isEmpty else {
            #expect(try AgreementText.read(text).criteria?.leafCodes.count == 1)
            return
        }
        #expect(try pointers(text) == places)
    }

    @Test func `warns where totals are ranked and not all have the same criteria`() throws {
        let scale = AgreementText.scale.replacing(#""rankBy":"percent","#, with: "")
        let text = #"{"scale":\#(scale),"assignments":{"II":{"M":{"notAssigned":true}}}}"#
        #expect(try AgreementText.read(text).warnings.count == 1)
    }

    @Test(
        arguments: [
            (#"{"slogan":1}"#, "/slogan"), (#"{"sloganx":""}"#, "/sloganx"),
            (#"{"contents":[{"title":""}]}"#, "/contents/0/title"),
            (#"{"targets":[{"text":"x","op":">="}]}"#, "/targets/0"),
            (#"{"signatories":"all"}"#, "/signatories"), (#"{"assignments":{}}"#, "/assignments"),
            (#"{"visibility":{"standings":{"own":"never"}}}"#, "/visibility/standings"),
        ]
    )
    func `is refused at the place that is wrong`(text: String, pointer: String) throws {
        #expect(try Set(pointers(text)) == [pointer])
    }

    @Test(
        arguments: [
            (#""assignments":{"X":{"M":{"target":1}}}"#, "/assignments/X"),
            (#""assignments":{"I":{"M":{"notAssigned":true}}}"#, "/assignments/I"),
            (#""assignments":{"II":{"X":{"target":1}}}"#, "/assignments/II/X"),
            (#""assignments":{"II":{"M":{"target":-1}}}"#, "/assignments/II/M/target"),
            (#""assignments":{"II":{"M":{"target":1,"notAssigned":true}}}"#, "/assignments/II/M"),
            (#""assignments":{"II":{"M":{}}}"#, "/assignments/II/M"),
            (#""assignments":{"I.1":{"M":{"target":1}}}"#, "/assignments/I.1/M/target"),
            (#""assignments":{"IV":{"M":{"target":0}}}"#, "/assignments/IV/M/target"),
            (#""criteria":{"I":{"evidenceRequired":true}}"#, "/criteria/I/evidenceRequired"),
            (#""grounds":[{"code":"I.1","kind":"bonus","title":"x","most":1}]"#, "/grounds/0/code"),
            (#""grounds":[{"code":"T","kind":"bonus","title":"x","most":0}]"#, "/grounds/0/most"),
        ]
    )
    func `is refused where it does not fit its scale or its units`(member: String, pointer: String) throws {
        #expect(try pointers(#"{"scale":\#(AgreementText.scale),\#(member)}"#) == [pointer])
    }

    @Test func `names a broken scale with all else that is wrong`() throws {
        #expect(
            try Set(
                pointers(
                    #"{"slogan":1,"scale":{"criteria":[{"code":"I","title":"","max":-1,"rule":{"kind":"direct"}}]}}"#
                )
            )
                == ["/slogan", "/scale/criteria/0/max"]
        )
    }
}

@Suite struct `Criteria of an agreement` {
    private let criteria: CriteriaSet

    init() throws {
        let document = try AgreementText.read(
            #"""
            {"scale":\#(AgreementText.scale),
             "assignments":{"II":{"M":{"target":100}},"III":{"M":{"target":80}},"I.2":{"M":{"notAssigned":true}}}}
            """#
        )
        criteria = try #require(document.criteria)
    }

    private func read(_ text: String, for code: Code, of unit: UnitID = Cluster.member) throws -> ResultText {
        try criteria.read(JSONDocument(Array(text.utf8)).root, for: code, of: unit)
    }

    @Test func `take a result without target where the agreement set one, and refuse another`() throws {
        #expect(try read(#"{"actual":40}"#, for: "III").description == #"{"actual":40}"#)
        let refusal = #expect(throws: ResultRefusal.self) { try read(#"{"actual":40,"target":50}"#, for: "III") }
        #expect(refusal?.problems.map(\.pointer.description) == ["/target"])
        #expect(throws: ResultRefusal.self) { try read(#"{"actual":40}"#, for: "III", of: Cluster.lead) }
        #expect(criteria.leavesWithoutTarget(for: Cluster.lead) == ["III", "IV"])
        #expect(criteria.leavesWithoutTarget(for: Cluster.member) == ["IV"])
    }

    @Test func `give the scoring document targets and what is not assigned, a unit that never submitted too`() throws {
        let lines = [
            LedgerLine.entry("III", .selfScore, 1, result(#"{"actual":40}"#)),
            .entry("II", .selfScore, 1, result(#"{"actual":150}"#)),
        ]
        func document(_ state: SheetState) throws -> String {
            let scoring = try ReviewScoring(
                criteria: criteria,
                members: [ReviewMember(unit: Cluster.member, code: "M", name: "M", sheet: state)],
                ledger: lines.ledger
            )
            return String(decoding: scoring.documentBytes, as: UTF8.self)
        }
        let submitted = try ScoredDocument(document(.submitted))
        #expect(submitted.points("M", "III") == "2.5")
        #expect(submitted.points("M", "II") == "10")
        #expect(try document(.submitted).contains(#""I.2":{"notAssigned":true}"#))
        #expect(try document(.draft).contains(#""results":{"I.2":{"notAssigned":true}}"#))
    }

    @Test func `let nobody enter what is not assigned to the unit`() throws {
        let sheet = Cluster.sheet()
        let edit = DraftEdit(criterion: "I.2", value: result(#"{"achieved":true}"#), expectedVersion: 0)
        let refusal = #expect(throws: Refusal.self) {
            try sheet.edited([edit], drafts: [:], criteria: criteria, permission: Permitted.save(sheet))
        }
        #expect(refusal?.code == .criterionNotAssigned)
    }
}
