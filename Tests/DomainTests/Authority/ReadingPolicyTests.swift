import Domain
import Testing

@Suite struct `A review may be known of` {
    @Test(arguments: Person.allCases)
    func `by members, those who manage it and auditors over them`(person: Person) {
        let expected: RefusalCode? = Person.outside.contains(person) ? .notFound : nil
        for state in ReviewState.allCases {
            let facts = Cluster.facts(state)
            #expect(
                refusal { () throws(Refusal) in try Policy.mayReadReview(person.account, facts, submitted: []) }
                    == expected
            )
        }
    }

    @Test(arguments: [
        Person.memberHead, .leadOfficer, .deputyHead, .provinceOfficer, .ministryOfficer, .auditor, .memberKey,
        .provinceKey,
    ])
    func `as long as the function lasts`(person: Person) {
        let facts = Cluster.facts(.selfScoring)
        let last = person.account(on: day("2026-12-31"))
        let after = person.account(on: day("2027-01-01"))
        #expect(refusal { () throws(Refusal) in try Policy.mayReadReview(last, facts, submitted: []) } == nil)
        #expect(refusal { () throws(Refusal) in try Policy.mayReadReview(after, facts, submitted: []) } == .notFound)
    }

    @Test func `by members on the day`() {
        let facts = Cluster.facts(Cluster.review(), members: [Cluster.lead, Cluster.deputy, Cluster.other])
        #expect(
            refusal { () throws(Refusal) in try Policy.mayReadReview(Person.memberHead.account, facts, submitted: []) }
                == .notFound
        )
    }
}

@Suite struct `Of a sheet` {
    private static let all: Set<Subject> = [.selfScores, .assessedPoints, .evidence, .explanations]

    private func read(
        _ account: ActingAccount,
        _ facts: ReviewFacts,
        _ unit: UnitID = Cluster.member,
        submitted: Set<UnitID> = []
    ) throws -> Act.ReadSheet {
        try Policy.mayReadSheet(account, facts, unit, submitted: submitted).act
    }

    @Test(arguments: [
        Person.leadOfficer, .leadHead, .deputyOfficer, .provinceOfficer, .ministryOfficer, .auditor, .lentToLead,
    ])
    func `those who assess, manage or audit see all of others but the draft, at any time`(person: Person) throws {
        for state in ReviewState.allCases {
            let act = try read(person.account, Cluster.facts(state))
            #expect(act.subjects == Self.all)
            #expect(act.layers == Layer.allCases)
            #expect(!act.showsDraft)
        }
    }

    @Test(arguments: [
        (Person.leadOfficer, Cluster.lead), (.leadHead, Cluster.lead), (.deputyOfficer, Cluster.deputy),
        (.deputyHead, Cluster.deputy),
    ])
    func `the lead and the deputy see no more of their own unit than any unit does`(
        person: Person,
        unit: UnitID
    ) throws {
        let plain = Cluster.account([.officer], of: unit)
        for state in ReviewState.allCases {
            let act = try read(person.account, Cluster.facts(state), unit)
            let review = Cluster.review(state)
            #expect(act == (try read(plain, Cluster.facts(review, lead: nil, deputy: nil), unit)))
            #expect(act.layers == (state > .assessing ? Layer.allCases : [.selfScore]))
            #expect(act.showsDraft)
        }
        let other = unit == Cluster.lead ? Cluster.deputy : Cluster.lead
        #expect(try read(person.account, Cluster.facts(.selfScoring), other).subjects == Self.all)
    }

    @Test func `who is lent to the lead sees neither its own unit nor the lead before the others do`() throws {
        let account = Person.lentToLead.account
        let facts = Cluster.facts(.assessing)
        #expect(try read(account, facts, Cluster.lead).layers == [.selfScore])
        #expect(try read(account, facts, Cluster.other, submitted: [Cluster.lead]).layers == [.selfScore])
        #expect(
            refusal { () throws(Refusal) in
                try Policy.mayReadSheet(account, facts, Cluster.other, submitted: [])
            } == .notReleased
        )
    }

    @Test(arguments: [Person.provinceOfficerOfMember, .provinceOfficer, .ministryOfficer, .auditor])
    func `the office and auditors see all of everybody, members that they belong to included`(person: Person) throws {
        for unit in Cluster.members {
            #expect(try read(person.account, Cluster.facts(.selfScoring), unit).subjects == Self.all)
        }
    }

    @Test func `the unit itself sees its draft and own scores at once, and the assessment when it is over`() throws {
        let account = Person.memberOfficer.account
        for state in [ReviewState.selfScoring, .crossChecking, .assessing] {
            let act = try read(account, Cluster.facts(state))
            #expect(act.subjects == [.selfScores, .evidence])
            #expect(act.layers == [.selfScore])
            #expect(act.showsDraft)
        }
        for state in [ReviewState.explaining, .reassessing, .appraising, .published] {
            let act = try read(account, Cluster.facts(state))
            #expect(act.subjects == Self.all)
            #expect(act.layers == Layer.allCases)
        }
    }

    @Test func `other members see the self-scores once they have submitted themselves, and all once it is published`()
        throws
    {
        let account = Person.otherHead.account
        let facts = Cluster.facts(.selfScoring)
        for submitted in [[], [Cluster.member, Cluster.lead]] as [Set<UnitID>] {
            #expect(
                refusal { () throws(Refusal) in
                    try Policy.mayReadSheet(account, facts, Cluster.member, submitted: submitted)
                } == .notReleased
            )
        }
        let act = try read(account, facts, submitted: [Cluster.other])
        #expect(act.subjects == [.selfScores, .evidence])
        #expect(act.layers == [.selfScore])
        #expect(!act.showsDraft)
        #expect(try read(account, Cluster.facts(.appraising), submitted: [Cluster.other]).layers == [.selfScore])
        #expect(try read(account, Cluster.facts(.published)).subjects == Self.all)
    }

    @Test func `the unit itself keeps its draft where nothing is released to it`() throws {
        let never = Releases(own: .never, members: .never)
        let policy = VisibilityPolicy(Dictionary(uniqueKeysWithValues: Subject.allCases.map { ($0, never) }))
        let facts = Cluster.facts(Cluster.review(.published, visibility: policy))
        let act = try read(Person.memberOfficer.account, facts)
        #expect(act.subjects == [])
        #expect(act.layers == [])
        #expect(act.showsDraft)
    }

    @Test func `the regulation decides, each subject by itself`() throws {
        let policy = VisibilityPolicy([
            .selfScores: Releases(own: .immediately, members: .never),
            .assessedPoints: Releases(own: .never, members: .immediately),
            .evidence: Releases(own: .afterDeadline, members: .afterDeadline),
        ])
        let facts = Cluster.facts(Cluster.review(.assessing, visibility: policy))
        let before = Person.otherHead.account(on: Cluster.deadline)
        let after = Person.otherHead.account(on: day("2026-11-01"))
        #expect(try read(before, facts).subjects == [.assessedPoints])
        #expect(
            try read(before, facts).layers == [.crossCheck, .assessment1, .assessment2, .conference, .appealRuling]
        )
        #expect(try read(after, facts).subjects == [.assessedPoints, .evidence])
        #expect(try read(after, facts, Cluster.other).subjects == [.selfScores, .evidence])
    }

    @Test func `who is lent to a unit sees what it sees, but not its draft`() throws {
        let act = try read(Person.lentToMember.account, Cluster.facts(Cluster.review(), lead: nil))
        #expect(act.subjects == [.selfScores, .evidence])
        #expect(!act.showsDraft)
    }

    @Test(arguments: Person.allCases)
    func `nobody else sees anything, and no key does`(person: Person) {
        let outcome = refusal { () throws(Refusal) in
            try Policy.mayReadSheet(person.account, Cluster.facts(.published), Cluster.member, submitted: [])
        }
        let expected: RefusalCode? =
            if Person.outside.contains(person) { .notFound } else {
                Person.keys.contains(person) ? .notPermitted : nil
            }
        #expect(outcome == expected)
    }

    @Test func `there is none of a unit that is no member`() {
        let outcome = refusal { () throws(Refusal) in
            try Policy.mayReadSheet(
                Person.leadHead.account,
                Cluster.facts(.published),
                Cluster.elsewhere,
                submitted: []
            )
        }
        #expect(outcome == .notFound)
    }
}

@Suite struct `Of the standings` {
    private func extent(
        _ account: ActingAccount,
        _ facts: ReviewFacts,
        submitted: Set<UnitID> = []
    ) throws -> Act.ReadStandings.Extent {
        try Policy.mayReadStandings(account, facts, submitted: submitted).act.extent
    }

    private func refused(_ account: ActingAccount, _ facts: ReviewFacts, submitted: Set<UnitID> = []) -> RefusalCode? {
        refusal { () throws(Refusal) in try Policy.mayReadStandings(account, facts, submitted: submitted) }
    }

    @Test(arguments: Person.allCases)
    func `those who assess, manage or audit see some, members nothing before publication`(person: Person) {
        let early: Set<Person> = [
            .leadOfficer, .leadHead, .deputyOfficer, .deputyHead, .provinceOfficer, .ministryOfficer, .auditor,
            .provinceOfficerOfMember, .lentToLead, .leadKey, .provinceKey,
        ]
        let expected: RefusalCode? =
            if early.contains(person) { nil } else { Person.outside.contains(person) ? .notFound : .notReleased }
        for state in ReviewState.allCases where state != .published {
            #expect(refused(person.account, Cluster.facts(state), submitted: Cluster.members) == expected)
        }
        #expect(
            refused(person.account, Cluster.facts(.published))
                == (Person.outside.contains(person) ? .notFound : nil)
        )
    }

    @Test func `all are seen once they are published`() throws {
        #expect(try extent(Person.memberOfficer.account, Cluster.facts(.published)) == .all)
        #expect(try extent(Person.memberKey.account, Cluster.facts(.published)) == .all)
        #expect(try extent(Person.leadOfficer.account, Cluster.facts(.published)) == .all)
    }

    @Test(arguments: [Person.provinceOfficer, .ministryOfficer, .auditor, .provinceOfficerOfMember, .provinceKey])
    func `the office and auditors see all at any time, of an empty cluster too`(person: Person) throws {
        #expect(try extent(person.account, Cluster.facts(.selfScoring)) == .all)
        #expect(try extent(person.account, Cluster.facts(Cluster.review(), members: [])) == .all)
    }

    @Test func `the lead and the deputy see the others' lines at any time, their own as any unit`() throws {
        let others = Act.ReadStandings.Extent.units(Cluster.members.subtracting([Cluster.lead]))
        for person in [Person.leadOfficer, .leadHead, .leadKey] {
            for state in ReviewState.allCases where state != .published {
                #expect(try extent(person.account, Cluster.facts(state)) == others)
            }
        }
        #expect(
            try extent(Person.deputyHead.account, Cluster.facts(.appraising))
                == .units(Cluster.members.subtracting([Cluster.deputy]))
        )
        #expect(
            try extent(Person.lentToLead.account, Cluster.facts(.appraising))
                == .units([Cluster.deputy, Cluster.member])
        )
        let policy = VisibilityPolicy([.standings: Releases(own: .afterAssessment1, members: .never)])
        #expect(
            try extent(Person.leadHead.account, Cluster.facts(Cluster.review(.assessing, visibility: policy))) == others
        )
        #expect(
            try extent(Person.leadHead.account, Cluster.facts(Cluster.review(.explaining, visibility: policy))) == .all
        )
        let alone = Cluster.facts(Cluster.review(.assessing), members: [Cluster.lead])
        #expect(refused(Person.leadHead.account, alone) == .notReleased)
    }

    @Test func `a member sees the lines that are released to it`() throws {
        let own = VisibilityPolicy([.standings: Releases(own: .afterAssessment1, members: .afterPublication)])
        let others = VisibilityPolicy([.standings: Releases(own: .never, members: .onceSubmitted)])
        let ownFacts = Cluster.facts(Cluster.review(.explaining, visibility: own))
        let otherFacts = Cluster.facts(Cluster.review(.assessing, visibility: others))
        #expect(try extent(Person.memberHead.account, ownFacts) == .units([Cluster.member]))
        #expect(refused(Person.memberHead.account, otherFacts) == .notReleased)
        #expect(
            try extent(Person.memberHead.account, otherFacts, submitted: [Cluster.member])
                == .units(Cluster.members.subtracting([Cluster.member]))
        )
    }

    @Test func `a key sees what it was made for, and its unit may`() {
        let wrong = Cluster.account([.service, .auditor], of: Cluster.province, keyScopes: [.publications])
        let right = Cluster.account([.service, .auditor], of: Cluster.province, keyScopes: [.standings])
        let officers = Cluster.account([.officer], of: Cluster.lead, keyScopes: [.standings])
        let stale = Cluster.account(
            [.service, .auditor],
            of: Cluster.province,
            keyScopes: [.standings],
            on: day("2027-01-01")
        )
        let facts = Cluster.facts(.assessing)
        #expect(refused(wrong, facts) == .notPermitted)
        #expect(refused(right, facts) == nil)
        #expect(refused(officers, facts) == nil)
        #expect(refused(stale, facts) == .notFound)
    }
}

@Suite struct `Publications` {
    private func read(
        _ account: ActingAccount,
        _ published: [Set<Audience>],
        _ review: Review = Cluster.review(.published)
    ) throws(Refusal) -> [Set<Audience>] {
        let act = try Policy.mayReadPublications(account, Cluster.facts(review), published: published).act
        return published.filter(act.shows)
    }

    private func refused(_ account: ActingAccount, _ published: [Set<Audience>]) -> RefusalCode? {
        refusal { () throws(Refusal) in try read(account, published) }
    }

    private static let readers: Set<Person> = [
        .leadOfficer, .leadHead, .deputyOfficer, .deputyHead, .lentToLead, .provinceOfficer, .provinceOfficerOfMember,
        .ministryOfficer, .auditor, .leadKey, .provinceKey,
    ]

    @Test(arguments: Person.allCases)
    func `are all for those who assess, manage or audit, and for others as they are addressed`(person: Person) throws {
        let all: [Set<Audience>] = [[], [.members], [.ministry], [.members, .ministry]]
        let isOutside = Person.outside.contains(person)
        let expected = Self.readers.contains(person) ? all : Array(isOutside ? all[2...] : all[1...])
        #expect(try read(person.account, all) == expected)
        for audience in all where !expected.contains(audience) {
            #expect(refused(person.account, [audience]) == (isOutside ? .notFound : .notReleased))
        }
    }

    @Test(arguments: Person.allCases)
    func `are nothing before there is one, and no secret to those who may know of the review`(person: Person) {
        let expected: RefusalCode? =
            Self.readers.contains(person) ? nil : Person.outside.contains(person) ? .notFound : .notReleased
        #expect(refused(person.account, []) == expected)
    }

    @Test(arguments: [(Release.never, Release.immediately), (.immediately, .never)])
    func `are whole, so not for members who are never shown a part, but for the ministry that they belong to`(
        own: Release,
        members: Release
    ) throws {
        let policy = VisibilityPolicy([.standings: Releases(own: own, members: members)])
        let review = Cluster.review(.published, visibility: policy)
        let code = refusal { () throws(Refusal) in try read(Person.memberHead.account, [[.members]], review) }
        #expect(code == .notReleased)
        #expect(try read(Person.memberHead.account, [[.members], [.members, .ministry]], review).count == 1)
        #expect(try read(Person.provinceOfficer.account, [[.members]], review).count == 1)
    }

    @Test(arguments: [(Cluster.member, RefusalCode.notPermitted), (Cluster.elsewhere, .notFound)])
    func `are read by keys that were made for it`(unit: UnitID, otherwise: RefusalCode) {
        let wrong = Cluster.account([.service], of: unit, keyScopes: [.standings])
        let right = Cluster.account([.service], of: unit, keyScopes: [.publications])
        #expect(refused(wrong, [[.ministry]]) == otherwise)
        #expect(refused(right, [[.ministry]]) == nil)
    }
}
