import Domain
import Testing

/// Who checks in `Cluster`: the unit `other` checks the member and the lead; a field is assessed from elsewhere.
enum Checked {
    static let team = InspectionTeam(
        number: 1,
        head: Cluster.other,
        units: [Cluster.other],
        assigned: [Cluster.member, Cluster.lead]
    )
    static let field = AssessedField(criterion: "I", unit: Cluster.elsewhere, leaves: ["I.1", "I.2"])

    static func facts(
        _ state: ReviewState,
        deputy: UnitID? = Cluster.deputy,
        teams: [InspectionTeam] = [team],
        fields: [AssessedField] = [field],
        conflicts: Set<UnitPair> = []
    ) -> ReviewFacts {
        ReviewFacts(
            review: Cluster.review(state),
            lead: Cluster.lead,
            deputy: deputy,
            members: Cluster.members,
            managingChain: [Cluster.province, Cluster.ministry],
            checking: Checking(teams: teams, fields: fields, conflicts: conflicts)
        )
    }

    static let bodyOfficer = Cluster.account([.officer], of: Cluster.elsewhere)
}

@Suite struct `An inspection team` {
    private func layer(_ person: Person, _ facts: ReviewFacts, _ unit: UnitID = Cluster.member) throws -> Layer {
        try Policy.mayAssess(person.account, facts, unit).act.layer
    }

    private func code(_ person: Person, _ facts: ReviewFacts, _ unit: UnitID = Cluster.member) -> RefusalCode? {
        refusal { () throws(Refusal) in try Policy.mayAssess(person.account, facts, unit) }
    }

    @Test func `enters what it finds of the units that it is given, in a layer of its own`() throws {
        let facts = Checked.facts(.crossChecking)
        #expect(try layer(.otherHead, facts) == .crossCheck)
        #expect(code(.leadOfficer, facts) == .notPermitted)
        #expect(code(.provinceOfficer, facts) == .notPermitted)
        #expect(code(.memberHead, facts) == .conflictOfInterest)
        #expect(code(.otherHead, facts, Cluster.deputy) == .notPermitted)
        #expect(code(.leadOfficer, facts, Cluster.deputy) == .wrongState)
        #expect(code(.strangerHead, facts) == .notFound)
        for state in [ReviewState.selfScoring, .explaining, .reassessing, .appraising, .published] {
            #expect(code(.otherHead, Checked.facts(state)) == .notPermitted)
        }
    }

    @Test func `checks nothing any more once a conflict is declared`() throws {
        let pair = try #require(UnitPair(Cluster.other, Cluster.member))
        let facts = Checked.facts(.crossChecking, conflicts: [pair])
        #expect(code(.otherHead, facts) == .conflictOfInterest)
        #expect(try layer(.otherHead, facts, Cluster.lead) == .crossCheck)
        #expect(
            refusal { () throws(Refusal) in
                try Policy.mayReadSheet(Person.otherHead.account, facts, Cluster.member, submitted: [Cluster.member])
            } == .notReleased
        )
    }

    @Test func `checks no unit that an officer of it comes from, or comes from a conflict with`() throws {
        let team = InspectionTeam(
            number: 1,
            head: Cluster.lead,
            units: [Cluster.lead],
            assigned: [Cluster.member, Cluster.other]
        )
        let facts = Checked.facts(.crossChecking, teams: [team])
        #expect(code(.lentToLead, facts) == nil)
        #expect(code(.lentToLead, facts, Cluster.other) == .conflictOfInterest)
        let pair = try #require(UnitPair(Cluster.other, Cluster.member))
        let conflicted = Checked.facts(.crossChecking, teams: [team], conflicts: [pair])
        #expect(code(.lentToLead, conflicted) == .conflictOfInterest)
        #expect(code(.leadOfficer, conflicted) == nil)
    }

    @Test func `may be some of its officers alone`() {
        let named = InspectionTeam(
            number: 1,
            head: Cluster.other,
            units: [Cluster.other],
            inspectors: [AccountID(bits: 5)],
            assigned: [Cluster.member]
        )
        let facts = Checked.facts(.crossChecking, teams: [named])
        #expect(code(.otherHead, facts) == .notPermitted)
        let inspector = Cluster.account([.officer], of: Cluster.other, id: 5)
        #expect(refusal { () throws(Refusal) in try Policy.mayAssess(inspector, facts, Cluster.member) } == nil)
    }

    @Test func `sees all of a submitted sheet while it checks it, and no more than any member else`() throws {
        let read = { (state: ReviewState, submitted: Set<UnitID>) throws(Refusal) in
            try Policy.mayReadSheet(
                Person.otherHead.account,
                Checked.facts(state),
                Cluster.member,
                submitted: submitted
            ).act
        }
        let open = try read(.crossChecking, [Cluster.member])
        #expect(open.isOpen && open.showsReturns && open.layers == Layer.allCases && !open.showsDraft)
        #expect(refusal { () throws(Refusal) in try read(.crossChecking, []) } == .notReleased)
        #expect(refusal { () throws(Refusal) in try read(.assessing, [Cluster.member]) } == .notReleased)
        #expect(refusal { () throws(Refusal) in try read(.selfScoring, [Cluster.member]) } == .notReleased)
        let standings = refusal { () throws(Refusal) in
            try Policy.mayReadStandings(
                Person.otherHead.account,
                Checked.facts(.crossChecking),
                submitted: Cluster.members
            )
        }
        #expect(standings == .notReleased, "a line tells of the others")
    }

    @Test func `assesses the lead's own sheet where there is no deputy`() throws {
        let facts = Checked.facts(.assessing, deputy: nil)
        #expect(facts.assessingBody(of: Cluster.lead) == .team(Checked.team))
        #expect(try layer(.otherHead, facts, Cluster.lead) == .assessment1)
        #expect(code(.provinceOfficer, facts, Cluster.lead) == .notPermitted)
        #expect(code(.otherHead, facts) == .notPermitted, "of the member it is the lead's turn")
        #expect(Checked.facts(.assessing).assessingBody(of: Cluster.lead) == .unit(Cluster.deputy))
        let pair = try #require(UnitPair(Cluster.other, Cluster.lead))
        let conflicted = Checked.facts(.assessing, deputy: nil, conflicts: [pair])
        #expect(conflicted.assessingBody(of: Cluster.lead) == .managingOffice)
        #expect(Checked.facts(.assessing, deputy: nil, teams: []).assessingBody(of: Cluster.lead) == .managingOffice)
    }

    @Test(arguments: Person.allCases)
    func `is formed by who conducts the review`(person: Person) {
        let conductors: Set<Person> = [
            .leadOfficer, .leadHead, .lentToLead, .provinceOfficer, .ministryOfficer, .provinceOfficerOfMember,
        ]
        let expected: RefusalCode? =
            if conductors.contains(person) { nil } else { Person.outside.contains(person) ? .notFound : .notPermitted }
        let facts = Checked.facts(.selfScoring)
        #expect(refusal { () throws(Refusal) in try Policy.mayPlanInspection(person.account, facts) } == expected)
    }

    @Test func `is refused with every unit that it must not check`() throws {
        let facts = Checked.facts(.selfScoring)
        let permission = try Policy.mayPlanInspection(Person.leadHead.account, facts)
        let wrong = [
            InspectionTeam(
                number: 1,
                head: Cluster.other,
                units: [Cluster.other],
                assigned: [Cluster.other, Cluster.member, Cluster.elsewhere]
            ),
            InspectionTeam(number: 1, head: Cluster.lead, units: [Cluster.deputy], assigned: [Cluster.member]),
        ]
        let places = refusedPlaces { () throws(Refusal) in
            try InspectionPlan().saved(wrong, facts, permission: permission)
        }
        #expect(places.map(\.code).contains(.conflictOfInterest))
        #expect(places.filter { $0.code == .unknownReference }.map(\.unit) == [Cluster.elsewhere, Cluster.lead])
        #expect(places.filter { $0.code == .alreadyExists }.count == 2)
        #expect(try InspectionPlan().saved([Checked.team], facts, permission: permission).version == 1)
        let late = refusal { () throws(Refusal) in
            try Policy.mayPlanInspection(Person.leadHead.account, Checked.facts(.assessing))
        }
        #expect(late == .wrongState)
    }
}

@Suite struct `A body outside the cluster` {
    @Test func `enters its field in place of the lead, who cannot`() throws {
        let facts = Checked.facts(.assessing)
        let grid = try Policy.mayFillGrid(Checked.bodyOfficer, facts, of: "I")
        #expect(grid.act.units == Cluster.members)
        let own = try Policy.mayAssess(Cluster.member, in: facts, filling: grid)
        #expect(own.act.layer == .assessment1)
        #expect(own.act.criteria.contains("I.1") && !own.act.criteria.contains("II"))
        let lead = try Policy.mayAssess(Person.leadOfficer.account, facts, Cluster.member)
        #expect(!lead.act.criteria.contains("I.1") && lead.act.criteria.contains("II"))
        let criteria = try Cluster.criteria()
        let sheet = Cluster.sheet(.submitted)
        let edit = AssessmentEdit(criterion: "I.1", kind: .awarded, value: result(#"{"awarded":1}"#), reason: "vì")
        let refused = refusedPlaces { () throws(Refusal) in
            try sheet.assessed(
                [edit],
                ledger: [LedgerLine]().ledger,
                criteria: criteria,
                permission: lead,
                recordedAt: 0
            )
        }
        #expect(refused.map(\.code) == [.notPermitted])
        let entries = try sheet.assessed(
            [edit],
            ledger: [LedgerLine]().ledger,
            criteria: criteria,
            permission: own,
            recordedAt: 0
        )
        #expect(entries.map(\.layer) == [.assessment1])
    }

    @Test func `assesses all again at the second assessment`() throws {
        let second = try Policy.mayAssess(Person.provinceOfficer.account, Checked.facts(.reassessing), Cluster.member)
        #expect(second.act.criteria.contains("I.1"))
    }

    @Test func `knows of its grid, and of nothing else of the review`() {
        let facts = Checked.facts(.assessing)
        let grid = { (account: ActingAccount, code: Code, facts: ReviewFacts) in
            refusal { () throws(Refusal) in try Policy.mayFillGrid(account, facts, of: code) }
        }
        let body = Checked.bodyOfficer
        #expect(grid(body, "I", facts) == nil)
        #expect(grid(body, "II", facts) == .notFound)
        #expect(grid(body, "I", Checked.facts(.selfScoring)) == .wrongState)
        #expect(grid(body, "I", Checked.facts(.explaining)) == .wrongState)
        #expect(grid(Person.leadOfficer.account, "I", facts) == .notPermitted)
        #expect(grid(Person.memberOfficer.account, "I", facts) == .notPermitted)
        #expect(grid(Person.administrator.account, "I", facts) == .notFound)
        #expect(grid(Person.strangerKey.account, "I", facts) == .notPermitted)
        for submitted in [[], Cluster.members] {
            #expect(
                refusal { () throws(Refusal) in
                    try Policy.mayReadSheet(body, facts, Cluster.member, submitted: submitted)
                } == .notFound
            )
        }
        #expect(
            refusal { () throws(Refusal) in try Policy.mayReadReview(body, facts, submitted: []) } == .notFound
        )
    }

    @Test func `assesses no unit that one of its officers belongs to`() throws {
        let lent = Cluster.account([.officer], of: Cluster.member, over: Cluster.elsewhere)
        let facts = Checked.facts(.assessing)
        let grid = try Policy.mayFillGrid(lent, facts, of: "I")
        #expect(!grid.act.units.contains(Cluster.member))
        let own = refusal { () throws(Refusal) in try Policy.mayAssess(Cluster.member, in: facts, filling: grid) }
        #expect(own == .conflictOfInterest)
    }

    @Test func `is named by the managing office, and is never scored there itself`() throws {
        let facts = Checked.facts(.selfScoring)
        let name = { (person: Person) in
            refusal { () throws(Refusal) in try Policy.mayNameBodies(person.account, facts) }
        }
        #expect(name(.leadHead) == .notPermitted)
        #expect(name(.provinceOfficer) == nil)
        let permission = try Policy.mayNameBodies(Person.provinceOfficer.account, facts)
        let criteria = try Cluster.criteria()
        let places = refusedPlaces { () throws(Refusal) in
            try FieldPlan().saved(
                [
                    ("I", Cluster.elsewhere), ("I.1", Cluster.elsewhere), ("X", Cluster.elsewhere),
                    ("II", Cluster.other),
                ],
                criteria: criteria,
                facts,
                permission: permission
            )
        }
        #expect(places.map(\.code) == [.repeatedCriterion, .unknownCriterion, .conflictOfInterest])
        let plan = try FieldPlan().saved(
            [("I", Cluster.elsewhere)],
            criteria: criteria,
            facts,
            permission: permission
        )
        #expect(plan.fields.map(\.leaves) == [["I.1", "I.2"]])
    }
}

@Suite struct `A conflict of two units` {
    private func declare(
        _ person: Person,
        _ units: (UnitID, UnitID) = (Cluster.member, Cluster.other),
        isLifted: Bool = false
    ) -> RefusalCode? {
        refusal { () throws(Refusal) in
            try Policy.mayDeclareConflict(
                person.account,
                Cluster.seasonFacts,
                between: units.0,
                and: units.1,
                isLifted: isLifted
            )
        }
    }

    @Test func `is declared by the office or one of them, and lifted by the office alone`() {
        for person in [Person.memberOfficer, .otherHead, .provinceOfficer] { #expect(declare(person) == nil) }
        for person in [Person.leadOfficer, .deputyHead, .auditor, .memberKey] {
            #expect(declare(person) == .notPermitted)
        }
        #expect(declare(.strangerHead) == .notFound)
        #expect(declare(.memberHead, isLifted: true) == .notPermitted)
        #expect(declare(.provinceOfficer, isLifted: true) == nil)
        #expect(declare(.provinceOfficer, (Cluster.member, Cluster.member)) == .unknownReference)
        #expect(declare(.provinceOfficer, (Cluster.member, Cluster.elsewhere)) == .unknownReference)
    }

    @Test func `stands until it is lifted, and is not said twice`() throws {
        var events: [ConflictEvent] = []
        let add = { (isLifted: Bool, events: [ConflictEvent]) throws in
            try ConflictEvent(
                reason: "chung trụ sở",
                after: events,
                permission: Policy.mayDeclareConflict(
                    Person.provinceOfficer.account,
                    Cluster.seasonFacts,
                    between: Cluster.other,
                    and: Cluster.member,
                    isLifted: isLifted
                ),
                recordedAt: 0
            )
        }
        #expect(throws: Refusal.self) { try add(true, []) }
        events.append(try add(false, events))
        #expect(throws: Refusal.self) { try add(false, events) }
        #expect(events.standing.map(\.pair) == [UnitPair(Cluster.member, Cluster.other)])
        events.append(try add(true, events))
        #expect(events.standing.isEmpty)
        #expect(events.map(\.sequence) == [1, 2])
    }

    @Test func `is shown to those who plan inspections, and to the two`() throws {
        let units = { (person: Person) throws in
            try Policy.mayReadConflicts(person.account, Cluster.seasonFacts).act.units
        }
        #expect(try units(.leadOfficer) == nil)
        #expect(try units(.auditor) == nil)
        #expect(try units(.memberOfficer) == [Cluster.member])
    }
}
