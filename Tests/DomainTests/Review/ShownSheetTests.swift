import Domain
import Testing

@Suite struct `A sheet as it is shown` {
    private static let first = result(#"{"points":1}"#)
    private static let last = result(#"{"points":2}"#)
    private static let award = result(#"{"awarded":3}"#)

    /// `I.2` never changed; `I.1` was assessed, returned and submitted anew; `III` was taken back, and `II` never said.
    private static let lines: [LedgerLine] = [
        .entry("I.1", .selfScore, 1, first, recordedAt: 10), .entry("I.2", .selfScore, 1, first, recordedAt: 10),
        .entry("III", .selfScore, 1, first, recordedAt: 10), .entry("I.1", .assessment1, 1, award, recordedAt: 20),
        .returned("I.1", 2), .returned("III", 2), .entry("I.1", .selfScore, 2, last, recordedAt: 30),
        .cleared("III", .selfScore, 2),
    ]
    private static let drafts: [Code: DraftLeaf] = ["I.1": DraftLeaf(criterion: "I.1", value: last, version: 4)]

    private func show(
        to person: Person,
        _ state: ReviewState = .assessing,
        _ lines: [LedgerLine] = lines,
        sheet: Sheet = Cluster.sheet(.returned, open: ["I.1"]),
        of unit: UnitID = Cluster.member
    ) throws -> ShownSheet {
        try sheet.shown(
            drafts: Self.drafts,
            entries: lines.entries,
            returns: lines.returns,
            permission: Policy.mayReadSheet(
                person.account,
                Cluster.facts(state),
                unit,
                submitted: [Cluster.other]
            )
        )
    }

    @Test func `has for another member each self-score once, in the order of the codes, and no trace of a return`()
        throws
    {
        let shown = try show(to: .otherHead)
        #expect(shown.state == .submitted)
        #expect(shown.openCriteria == [])
        #expect(shown.revision == nil)
        #expect(shown.drafts == nil)
        #expect(shown.returns == [])
        #expect(shown.entries.map(\.criterion) == ["I.1", "I.2"])
        #expect(shown.entries.map(\.value) == [Self.last, Self.first])
        #expect(shown.entries.map(\.layer) == [.selfScore, .selfScore])
        #expect(shown.entries.allSatisfy { $0.origin == nil })
    }

    @Test func `is the same for another member whatever those above did`() throws {
        let submitted = try show(
            to: .otherHead,
            .assessing,
            Array(Self.lines.prefix(3)),
            sheet: Cluster.sheet(.submitted)
        )
        for count in 3...6 {
            for state in [SheetState.submitted, .returned] {
                let sheet = Cluster.sheet(state, open: state == .returned ? ["I.1"] : [])
                #expect(
                    try show(to: .otherHead, .assessing, Array(Self.lines.prefix(count)), sheet: sheet) == submitted
                )
            }
        }
        #expect(try show(to: .otherHead, sheet: Cluster.sheet(.draft)).state == .draft)
    }

    @Test func `tells the unit of its returns, and of what those above entered only when it is released`() throws {
        for person in [Person.memberOfficer, .memberHead] {
            let shown = try show(to: person)
            #expect(shown.state == .returned)
            #expect(shown.openCriteria == ["I.1"])
            #expect(shown.revision?.description == "1.4")
            #expect(shown.drafts == Self.drafts)
            #expect(shown.returns == Self.lines.returns)
            #expect(shown.entries.map(\.layer) == Array(repeating: .selfScore, count: 5))
            #expect(shown.entries.map(\.origin?.pass) == [1, 1, 1, 2, 2])
            #expect(shown.entries.map(\.origin?.recordedAt) == [10, 10, 10, 30, 0])
        }
        #expect(try show(to: .memberHead, .explaining).entries.count == 6)
        #expect(try show(to: .memberHead, .explaining).revision?.description == "1.4")
    }

    @Test func `tells who is lent to the unit of its returns, without the draft or a revision`() throws {
        let shown = try show(to: .lentToMember)
        #expect(shown.state == .returned)
        #expect(shown.returns == Self.lines.returns)
        #expect(shown.drafts == nil)
        #expect(shown.revision == nil)
    }

    @Test(arguments: [Person.leadOfficer, .deputyHead, .provinceOfficer, .ministryOfficer, .auditor])
    func `is whole for those above, whose revision counts all events`(person: Person) throws {
        let shown = try show(to: person)
        #expect(shown.state == .returned)
        #expect(shown.entries.count == 6)
        #expect(shown.returns.count == 2)
        #expect(shown.revision?.description == "1.0.8")
    }

    @Test func `is whole for members once it is published`() throws {
        let shown = try show(to: .otherHead, .published)
        #expect(shown.state == .returned)
        #expect(shown.entries.count == 6)
        #expect(shown.returns.count == 2)
        #expect(shown.revision == nil)
    }

    @Test func `needs a permission for this very sheet`() {
        let error = #expect(throws: Refusal.self) { try show(to: .auditor, of: Cluster.other) }
        #expect(error?.code == .notPermitted)
    }
}

@Suite struct `A member in a review` {
    private func sheets(to person: Person, _ state: ReviewState = .assessing) throws -> [UnitID: SheetState] {
        let permission = try Policy.mayReadReview(
            person.account,
            Cluster.facts(state),
            submitted: [Cluster.other, Cluster.member]
        )
        return Dictionary(
            uniqueKeysWithValues: Cluster.members.map { unit in
                let member = ReviewMember(unit: unit, code: "U", name: "Đơn vị", sheet: .returned)
                return (unit, member.shown(permission).sheet)
            }
        )
    }

    @Test(arguments: [
        (Person.otherHead, [Cluster.other]), (.memberOfficer, [Cluster.member]), (.memberKey, [Cluster.member]),
        (.lentToMember, [Cluster.member]), (.lentToLead, [Cluster.lead, Cluster.deputy, Cluster.member]),
        (.leadHead, Array(Cluster.members)), (.provinceOfficer, Array(Cluster.members)),
        (.auditor, Array(Cluster.members)),
    ])
    func `is shown as returned to itself and to those above, to others as submitted`(
        person: Person,
        units: [UnitID]
    )
        throws
    {
        for (unit, state) in try sheets(to: person) {
            #expect(state == (units.contains(unit) ? .returned : .submitted), "\(unit)")
        }
        for state in try sheets(to: person, .published).values { #expect(state == .returned) }
    }

    @Test func `is a draft where it is one`() throws {
        let permission = try Policy.mayReadReview(Person.otherHead.account, Cluster.facts(.assessing), submitted: [])
        let member = ReviewMember(unit: Cluster.member, code: "U", name: "Đơn vị", sheet: .draft)
        #expect(member.shown(permission) == member)
    }
}

@Suite struct `The revision of a sheet` {
    @Test(arguments: ["1.0", "3.412", "3.0.0", "3.0.180", "2147483647.9223372036854775807.9223372036854775807"])
    func `is read as it is written`(text: String) throws {
        let revision = try #require(SheetRevision(text))
        #expect(revision.description == text)
    }

    @Test(arguments: ["", "1", "0.0", "1.-1", "1.0.-1", "1.0.", "1..1", "1.0.1.1", "a.b", "2147483648.0"])
    func `is nothing else`(text: String) { #expect(SheetRevision(text) == nil) }

    @Test func `is for those above one of the version and the events, the draft apart`() {
        let sheet = Cluster.sheet(.submitted)
        func refused(_ text: String) -> RefusalCode? {
            refusal { () throws(Refusal) in try SheetRevision(text)?.check(sheet, events: 5) }
        }
        #expect(refused("1.0.5") == nil)
        #expect(refused("1.9.5") == nil)
        for other in ["2.0.5", "1.0.4", "1.0.6", "1.0"] { #expect(refused(other) == .staleVersion, "\(other)") }
    }

    @Test func `is for the unit one of the version and the draft, the events apart`() {
        let sheet = Cluster.sheet(.draft)
        let drafts = [DraftLeaf(criterion: "I.1", value: nil, version: 4)]
        func refused(_ text: String) -> RefusalCode? {
            refusal { () throws(Refusal) in try SheetRevision(text)?.check(sheet, drafts: drafts) }
        }
        #expect(refused("1.4") == nil)
        #expect(refused("1.4.7") == nil)
        for other in ["2.4", "1.3", "1.5", "1.0.4"] { #expect(refused(other) == .staleVersion, "\(other)") }
    }
}
