import Domain
import Testing

@Suite struct `A draft is saved` {
    private func save(_ account: ActingAccount, _ facts: ReviewFacts, _ sheet: Sheet) -> RefusalCode? {
        refusal { () throws(Refusal) in try Policy.maySaveDraft(account, facts, sheet) }
    }

    @Test(arguments: Person.allCases)
    func `by officers and the head of the unit itself`(person: Person) {
        let expected: RefusalCode? =
            switch person {
            case .memberOfficer, .memberHead: nil
            case _ where Person.outside.contains(person): .notFound
            default: .notPermitted
            }
        #expect(save(person.account, Cluster.facts(.selfScoring), Cluster.sheet()) == expected)
    }

    @Test(arguments: [
        ("2026-10-31", nil), ("2026-11-01", RefusalCode.deadlinePassed), ("2026-12-31", .deadlinePassed),
        ("2027-01-01", .notFound),
    ])
    func `until the last day of self-scoring`(date: String, expected: RefusalCode?) {
        let account = Person.memberOfficer.account(on: day(date))
        #expect(save(account, Cluster.facts(.selfScoring), Cluster.sheet()) == expected)
    }

    @Test(arguments: ReviewState.allCases)
    func `during self-scoring, and of a returned sheet until appraising`(state: ReviewState) {
        let facts = Cluster.facts(state)
        let late = Person.memberOfficer.account(on: day("2026-11-20"))
        let inTime = Person.memberOfficer.account
        #expect(save(inTime, facts, Cluster.sheet(.draft)) == (state == .selfScoring ? nil : .wrongState))
        #expect(save(inTime, facts, Cluster.sheet(.submitted)) == .wrongState)
        let isBeforeAppraising = ![.appraising, .published].contains(state)
        #expect(save(late, facts, Cluster.sheet(.returned)) == (isBeforeAppraising ? nil : .wrongState))
    }

    @Test func `on a sheet of this review and of a member`() {
        let facts = Cluster.facts(.selfScoring)
        let account = Person.memberOfficer.account
        #expect(save(account, facts, Cluster.sheet(review: 999)) == .notFound)
        #expect(save(account, facts, Cluster.sheet(of: Cluster.elsewhere)) == .notFound)
        let without = Cluster.facts(Cluster.review(), members: [Cluster.lead, Cluster.deputy])
        #expect(save(account, without, Cluster.sheet()) == .notFound)
    }

    @Test func `with proof of whose act it is and on which sheet`() throws {
        let account = Cluster.account([.officer], of: Cluster.member, id: 77)
        let permission = try Policy.maySaveDraft(account, Cluster.facts(.selfScoring), Cluster.sheet())
        #expect(permission.account == AccountID(bits: 77))
        #expect(permission.act.review == ReviewID(bits: 100))
        #expect(permission.act.unit == Cluster.member)
    }
}

@Suite struct `A sheet is submitted` {
    private func submit(_ account: ActingAccount, _ facts: ReviewFacts, _ sheet: Sheet) -> RefusalCode? {
        refusal { () throws(Refusal) in try Policy.maySubmit(account, facts, sheet) }
    }

    @Test(arguments: Person.allCases)
    func `by the head of the unit itself`(person: Person) {
        let expected: RefusalCode? =
            switch person {
            case .memberHead: nil
            case _ where Person.outside.contains(person): .notFound
            default: .notPermitted
            }
        #expect(submit(person.account, Cluster.facts(.selfScoring), Cluster.sheet()) == expected)
    }

    @Test(arguments: ReviewState.allCases)
    func `while it could still be changed`(state: ReviewState) {
        let facts = Cluster.facts(state)
        let late = Person.memberHead.account(on: day("2026-11-01"))
        let inTime = Person.memberHead.account(on: Cluster.deadline)
        #expect(submit(inTime, facts, Cluster.sheet(.draft)) == (state == .selfScoring ? nil : .wrongState))
        #expect(submit(late, facts, Cluster.sheet(.draft)) == (state == .selfScoring ? .deadlinePassed : .wrongState))
        #expect(submit(inTime, facts, Cluster.sheet(.submitted)) == .wrongState)
        let isBeforeAppraising = ![.appraising, .published].contains(state)
        #expect(submit(late, facts, Cluster.sheet(.returned)) == (isBeforeAppraising ? nil : .wrongState))
    }

    @Test func `on a sheet of this review`() {
        let account = Person.memberHead.account
        #expect(submit(account, Cluster.facts(.selfScoring), Cluster.sheet(review: 999)) == .notFound)
    }
}

@Suite struct `A sheet is assessed, and criteria of it returned,` {
    private func assess(_ account: ActingAccount, _ facts: ReviewFacts, _ unit: UnitID) -> RefusalCode? {
        let assessing = refusal { () throws(Refusal) in try Policy.mayAssess(account, facts, unit) }
        let returning = refusal { () throws(Refusal) in try Policy.mayReturn(account, facts, unit) }
        #expect(assessing == returning)
        return assessing
    }

    /// Who may, by the unit whose sheet it is; everybody else meets the refusal beside.
    private static let table: [(ReviewState, UnitID, may: Set<Person>, conflicts: Set<Person>)] = [
        (
            .assessing, Cluster.member, [.leadOfficer, .leadHead, .lentToLead],
            [.memberOfficer, .memberHead, .provinceOfficerOfMember, .lentToMember]
        ),
        (
            .assessing, Cluster.other, [.leadOfficer, .leadHead],
            [.otherHead, .lentToLead]
        ),
        (
            .assessing, Cluster.deputy, [.leadOfficer, .leadHead, .lentToLead],
            [.deputyOfficer, .deputyHead]
        ),
        (
            .assessing, Cluster.lead, [.deputyOfficer, .deputyHead],
            [.leadOfficer, .leadHead, .lentToLead, .lentToMember]
        ),
        (
            .reassessing, Cluster.member, [.provinceOfficer, .ministryOfficer],
            [.memberOfficer, .memberHead, .provinceOfficerOfMember, .lentToMember]
        ),
        (
            .reassessing, Cluster.lead, [.provinceOfficer, .ministryOfficer, .provinceOfficerOfMember],
            [.leadOfficer, .leadHead, .lentToLead, .lentToMember]
        ),
    ]

    @Test(arguments: Person.allCases)
    func `by those whose turn it is, and never on a unit of their own`(person: Person) {
        for (state, unit, may, conflicts) in Self.table {
            let expected: RefusalCode? =
                if Person.outside.contains(person) {
                    .notFound
                } else if Person.keys.contains(person) {
                    .notPermitted
                } else if conflicts.contains(person) {
                    .conflictOfInterest
                } else {
                    may.contains(person) ? nil : .notPermitted
                }
            #expect(assess(person.account, Cluster.facts(state), unit) == expected, "\(state) \(unit)")
        }
    }

    @Test(arguments: [
        (ReviewState.selfScoring, RefusalCode.wrongState), (.crossChecking, .wrongState), (.explaining, .wrongState),
        (.appraising, .wrongState), (.published, .wrongState),
    ])
    func `in an assessing state`(state: ReviewState, expected: RefusalCode) {
        #expect(assess(Person.leadOfficer.account, Cluster.facts(state), Cluster.member) == expected)
        #expect(assess(Person.deputyOfficer.account, Cluster.facts(state), Cluster.member) == expected)
        #expect(assess(Person.provinceOfficer.account, Cluster.facts(state), Cluster.member) == expected)
        #expect(assess(Person.otherHead.account, Cluster.facts(state), Cluster.member) == .notPermitted)
        #expect(assess(Person.auditor.account, Cluster.facts(state), Cluster.member) == .notPermitted)
    }

    @Test func `in the layer of the state`() throws {
        let first = try Policy.mayAssess(Person.leadOfficer.account, Cluster.facts(.assessing), Cluster.member)
        let second = try Policy.mayReturn(Person.ministryOfficer.account, Cluster.facts(.reassessing), Cluster.member)
        #expect(first.act.layer == .assessment1)
        #expect(second.act.layer == .assessment2)
        #expect(first.act.unit == Cluster.member)
    }

    @Test func `by the managing office where nobody leads, or nobody stands in for the lead`() {
        let leaderless = Cluster.facts(Cluster.review(.assessing), lead: nil, deputy: nil)
        let undeputised = Cluster.facts(Cluster.review(.assessing), deputy: nil)
        let doubled = Cluster.facts(Cluster.review(.assessing), deputy: Cluster.lead)
        #expect(assess(Person.provinceOfficer.account, leaderless, Cluster.member) == nil)
        #expect(assess(Person.leadOfficer.account, leaderless, Cluster.member) == .notPermitted)
        for facts in [undeputised, doubled] {
            #expect(assess(Person.provinceOfficer.account, facts, Cluster.lead) == nil)
            #expect(assess(Person.deputyOfficer.account, facts, Cluster.lead) == .notPermitted)
            #expect(assess(Person.leadOfficer.account, facts, Cluster.lead) == .conflictOfInterest)
            #expect(assess(Person.leadOfficer.account, facts, Cluster.member) == nil)
        }
        #expect(leaderless.assessingBody(of: Cluster.member) == .managingOffice)
        #expect(doubled.assessingBody(of: Cluster.lead) == .managingOffice)
    }

    @Test func `by who leads today, whatever the account led before`() {
        let handedOver = Cluster.facts(Cluster.review(.assessing), lead: Cluster.other)
        #expect(assess(Person.leadOfficer.account, handedOver, Cluster.member) == .notPermitted)
        #expect(assess(Person.otherHead.account, handedOver, Cluster.member) == nil)
        let expired = Person.leadOfficer.account(on: day("2027-01-01"))
        #expect(assess(expired, Cluster.facts(.assessing), Cluster.member) == .notFound)
    }

    @Test func `of members only`() {
        #expect(assess(Person.leadOfficer.account, Cluster.facts(.assessing), Cluster.elsewhere) == .notFound)
    }
}

@Suite struct `A review is conducted` {
    @Test(arguments: Person.allCases)
    func `by the lead and the managing office`(person: Person) {
        let conductors: Set<Person> = [
            .leadOfficer, .leadHead, .lentToLead, .provinceOfficer, .ministryOfficer, .provinceOfficerOfMember,
        ]
        let expected: RefusalCode? =
            if conductors.contains(person) { nil } else {
                Person.outside.contains(person) ? .notFound : .notPermitted
            }
        let facts = Cluster.facts(.appraising)
        #expect(refusal { () throws(Refusal) in try Policy.mayAdvance(person.account, facts) } == expected)
        #expect(refusal { () throws(Refusal) in try Policy.mayPublish(person.account, facts) } == expected)
    }

    @Test(arguments: ReviewState.allCases)
    func `and published from appraising`(state: ReviewState) {
        let account = Person.leadHead.account
        let outcome = refusal { () throws(Refusal) in try Policy.mayPublish(account, Cluster.facts(state)) }
        #expect(outcome == (state == .appraising ? nil : .wrongState))
        #expect(refusal { () throws(Refusal) in try Policy.mayAdvance(account, Cluster.facts(state)) } == nil)
    }

    @Test func `by the managing office alone where nobody leads`() {
        let facts = Cluster.facts(Cluster.review(), lead: nil)
        #expect(
            refusal { () throws(Refusal) in try Policy.mayAdvance(Person.leadHead.account, facts) } == .notPermitted
        )
        #expect(refusal { () throws(Refusal) in try Policy.mayAdvance(Person.provinceOfficer.account, facts) } == nil)
    }
}
