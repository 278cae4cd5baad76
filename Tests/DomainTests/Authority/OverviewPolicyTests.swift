import Domain
import Testing

@Suite struct `What is read of many clusters at once` {
    private func source(
        _ account: ActingAccount,
        _ state: ReviewState,
        publication: Set<Audience>?
    ) throws(Refusal) -> Act.ReadRanking.Source {
        try Policy.mayReadRanking(
            account,
            Cluster.facts(state),
            submitted: Cluster.members,
            publication: publication
        ).act.source
    }

    @Test(arguments: [Person.provinceOfficer, .ministryOfficer, .auditor, .provinceKey])
    func `is a ranking: its publication, and before there is one the standings`(person: Person) throws {
        #expect(try source(person.account, .assessing, publication: nil) == .standings)
        for audience in [[], [.members], [.ministry]] as [Set<Audience>] {
            #expect(try source(person.account, .published, publication: audience) == .publication)
        }
        let code = refusal { () throws(Refusal) in try source(person.account, .published, publication: nil) }
        #expect(code == .notReleased, "standings do not stand in for what is published")
    }

    @Test(arguments: [Person.leadOfficer, .deputyHead, .memberOfficer, .memberKey])
    func `is no ranking of which a line is withheld`(person: Person) throws {
        let code = refusal { () throws(Refusal) in try source(person.account, .appraising, publication: nil) }
        #expect(code == .notReleased)
        #expect(try source(person.account, .published, publication: [.members]) == .publication)
    }

    @Test(arguments: [Person.administrator, .accountManager, .strangerHead, .strangerKey])
    func `is nothing to whom the review is not known, unless it is published for the ministry`(
        person: Person
    ) throws {
        for publication in [nil, [], [.members]] as [Set<Audience>?] {
            let code = refusal { () throws(Refusal) in
                try source(person.account, publication == nil ? .assessing : .published, publication: publication)
            }
            #expect(code == .notFound)
        }
        #expect(try source(person.account, .published, publication: [.ministry]) == .publication)
    }

    private static let keys: [(scopes: Set<KeyScope>, live: RefusalCode?, published: RefusalCode?)] = [
        ([.standings], nil, .notPermitted), ([.publications], .notPermitted, nil),
        ([.standings, .publications], nil, nil),
    ]

    @Test(arguments: keys)
    func `is read by a key as far as it was made for it`(
        scopes: Set<KeyScope>,
        live: RefusalCode?,
        published: RefusalCode?
    ) {
        let key = Cluster.account([.service, .auditor], of: Cluster.province, keyScopes: scopes)
        #expect(refusal { () throws(Refusal) in try Policy.mayReadRankings(key) } == nil)
        #expect(
            refusal { () throws(Refusal) in try source(key, .assessing, publication: nil) } == live
        )
        #expect(
            refusal { () throws(Refusal) in try source(key, .published, publication: [.members]) } == published
        )
        let other = Cluster.account([.service, .auditor], of: Cluster.province, keyScopes: [])
        #expect(refusal { () throws(Refusal) in try Policy.mayReadRankings(other) } == .notPermitted)
    }

    @Test(arguments: [
        (Person.memberOfficer, true), (.leadHead, true), (.provinceOfficer, true), (.auditor, true),
        (.memberKey, false), (.provinceKey, false),
    ])
    func `is of published results what a unit's whole sheet shows, and by a key the points alone`(
        person: Person,
        isOpen: Bool
    ) throws {
        let facts = Cluster.facts(.published)
        let results = try Policy.mayReadPublishedResults(
            person.account,
            facts,
            submitted: Cluster.members,
            published: [.members]
        )
        #expect(results.act.openUnits == (isOpen ? Cluster.members : []))
    }

    @Test func `is of published results those units' whose every layer is released`() throws {
        let visibility = VisibilityPolicy([
            .selfScores: Releases(own: .immediately, members: .immediately),
            .assessedPoints: Releases(own: .immediately, members: .never),
            .standings: Releases(own: .immediately, members: .immediately),
        ])
        let facts = Cluster.facts(Cluster.review(.published, visibility: visibility))
        func open(to person: Person) throws -> Set<UnitID> {
            try Policy.mayReadPublishedResults(
                person.account,
                facts,
                submitted: Cluster.members,
                published: [.members]
            ).act.openUnits
        }
        #expect(try open(to: .memberOfficer) == [Cluster.member])
        #expect(try open(to: .leadOfficer) == Cluster.members, "its own is released to it, the others are open")
        #expect(try open(to: .provinceOfficer) == Cluster.members)
    }

    @Test(arguments: [
        (Person.memberOfficer, ReviewState.appraising, RefusalCode.notReleased), (.strangerHead, .published, .notFound),
        (.administrator, .published, .notFound),
    ])
    func `is no result to whom no publication is`(person: Person, state: ReviewState, code: RefusalCode) {
        #expect(
            refusal { () throws(Refusal) in
                try Policy.mayReadPublishedResults(
                    person.account,
                    Cluster.facts(state),
                    submitted: Cluster.members,
                    published: state == .published ? [.members] : []
                )
            } == code
        )
    }

    @Test func `are the reviews that one's unit is in, and all of them to whom they are all open`() throws {
        let reviews = [Cluster.members, Cluster.members.subtracting([Cluster.member, Cluster.lead]), []].map { units in
            ListedReview(Cluster.review(.selfScoring).header, members: units)
        }
        func shown(_ person: Person) throws(Refusal) -> Int {
            let permission = try Policy.mayListReviews(person.account, Cluster.seasonFacts)
            return reviews.count(where: permission.act.shows)
        }
        for person in [Person.memberOfficer, .memberKey] { #expect(try shown(person) == 1) }
        #expect(try shown(.otherHead) == 2)
        for person in [Person.leadOfficer, .deputyHead, .provinceOfficer, .auditor, .provinceKey] {
            #expect(try shown(person) == 3)
        }
        #expect(refusal { () throws(Refusal) in try shown(.strangerHead) } == .notFound)
    }

    @Test(arguments: [
        (Person.provinceOfficer, true, true), (.ministryOfficer, true, true), (.auditor, true, true),
        (.administrator, false, true), (.strangerOfficer, false, false), (.strangerAuditor, false, false),
    ])
    func `is the log of what is done under one's units, to administrators of the organisation alone`(
        person: Person,
        ofClusterSeasons: Bool,
        ofOrganisation: Bool
    ) throws {
        let act = try Policy.mayReadAuditEvents(person.account).act
        let chain = [Cluster.ministry, Cluster.province]
        let place = Cluster.review().place
        #expect(act.covers(place, under: chain) == ofClusterSeasons)
        #expect(act.covers(Place(managingUnit: Cluster.province), under: chain) == ofOrganisation)
    }

    @Test(arguments: [
        Person.memberOfficer, .leadHead, .idleOfMember, .accountManager, .provinceKey, .memberKey, .provinceService,
    ])
    func `is no log to anybody else, nor to a key`(person: Person) {
        #expect(refusal { () throws(Refusal) in try Policy.mayReadAuditEvents(person.account) } == .notPermitted)
    }

    @Test func `is no log on a day on which the function is over`() {
        let account = Cluster.account([.auditor], of: Cluster.ministry, on: day("2027-01-01"))
        #expect(refusal { () throws(Refusal) in try Policy.mayReadAuditEvents(account) } == .notPermitted)
    }
}
