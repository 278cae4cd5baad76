import Domain
import Testing

@Suite struct `A decision on awards` {
    private typealias World = AwardWorld

    @Test func `grants and refuses nominations, and asks the quota again`() throws {
        let first = try World.nominate(id: 41)
        let second = try World.nominate(unit: Cluster.other, id: 42)
        let both = World.rulings(granting: [first, second])
        let decided = try World.decide(both, [first, second], quotas: [World.use(World.terms(2))])
        #expect(decided.results.map(\.outcome) == [.granted, .granted])
        #expect(decided.nominations.map(\.state) == [.granted, .granted])
        let refused = { (quota: QuotaUse) in
            refusal { () throws(Refusal) in try World.decide(both, [first, second], quotas: [quota]) }
        }
        #expect(refused(World.use(World.terms(1))) == .quotaExceeded)
        #expect(refused(World.use(World.terms(2), granted: 1)) == .quotaExceeded)
        #expect(refused(World.use(World.terms(1, 1, .warn))) == .quotaExceeded, "neither is an exception")
    }

    @Test func `of former awards goes by the quota too, and needs no nomination`() throws {
        let former = AwardRulings.Former(
            Nomination.Subject(unit: Cluster.member, person: nil, award: World.ministryFlag.id),
            clusterSeason: World.facts.id
        )
        let rulings = AwardRulings(nominations: [], former: [former], revocations: [])
        let clusters = [World.facts.id: Cluster.province]
        let decided = try World.decide(rulings, clusters: clusters, on: day("2026-01-05"))
        #expect(decided.results.map(\.nomination) == [nil])
        #expect(
            refusal { () throws(Refusal) in
                try World.decide(rulings, quotas: [World.use(World.terms(1), granted: 1)], clusters: clusters)
            } == .quotaExceeded
        )
        #expect(refusal { () throws(Refusal) in try World.decide(rulings) } == .unknownReference, "no such cluster")
        let stranger = AwardRulings.Former(
            Nomination.Subject(unit: Cluster.other, person: nil, award: World.ministryFlag.id),
            clusterSeason: World.facts.id
        )
        let elsewhere = AwardRulings(nominations: [], former: [stranger], revocations: [])
        #expect(refusal { () throws(Refusal) in try World.decide(elsewhere, clusters: clusters) } == .notAMember)
    }

    @Test func `is not made on a day to come, nor on what it does not know, nor without a reason to refuse`() throws {
        let nomination = try World.nominate()
        let grant = World.rulings(granting: [nomination])
        let decide = { (rulings: AwardRulings, nominations: [Nomination], on: Day) in
            refusal { () throws(Refusal) in try World.decide(rulings, nominations, on: on) }
        }
        #expect(decide(grant, [nomination], day("2026-10-21")) == .dayToCome)
        #expect(decide(grant, [], World.today) == .unknownReference)
        let twice = AwardRulings(
            nominations: grant.nominations + grant.nominations,
            former: [],
            revocations: []
        )
        #expect(decide(twice, [nomination], World.today) == .unknownReference)
        let refusing = AwardRulings(
            nominations: [AwardRulings.OnNomination(nomination.id, isGranted: false, reason: nil)],
            former: [],
            revocations: []
        )
        #expect(decide(refusing, [nomination], World.today) == .reasonRequired)
    }

    @Test func `grants nothing to who is kept back on its day`() throws {
        let nomination = try World.nominate()
        let decide = { (disqualifier: Disqualifier) in
            refusal { () throws(Refusal) in
                try World.decide(
                    World.rulings(granting: [nomination]),
                    [nomination],
                    disqualifiers: [disqualifier]
                )
            }
        }
        #expect(decide(World.disqualifier("2026-10-10")) == .disqualified)
        #expect(decide(World.disqualifier("2026-10-10", until: "2026-10-15")) == nil)
    }

    @Test func `is revoked by another, once`() throws {
        let nomination = try World.nominate()
        let granted = try World.decide(World.rulings(granting: [nomination]), [nomination])
        let grant = try #require(granted.results.first)
        let revoking = AwardRulings(
            nominations: [],
            former: [],
            revocations: [AwardRulings.Revocation(grant.id, reason: "Ghi nhầm")]
        )
        let revoked = try World.decide(revoking, granted.nominations, grants: [grant])
        #expect(revoked.results.map(\.revokes) == [grant.id])
        #expect(revoked.nominations.map(\.state) == [.revoked])
        #expect(
            refusal { () throws(Refusal) in try World.decide(revoking, granted.nominations) } == .unknownReference,
            "it holds no more"
        )
    }

    @Test func `closes the dossier, which was before the Council where it grants`() throws {
        let nomination = try World.nominate()
        let dossier = { (state: DossierState) in
            Dossier(
                id: DossierID(bits: 81),
                place: World.facts.place,
                unit: Cluster.member,
                round: AwardRoundID(bits: 82),
                nomination: nomination.id,
                state: state
            )
        }
        for state in DossierState.allCases where ![.decided, .withdrawn].contains(state) {
            let decide = { (isGranted: Bool) throws(Refusal) in
                try World.decide(
                    AwardRulings(
                        nominations: [AwardRulings.OnNomination(nomination.id, isGranted: isGranted, reason: "x")],
                        former: [],
                        revocations: []
                    ),
                    [nomination],
                    dossiers: [dossier(state)]
                )
            }
            #expect(
                refusal { () throws(Refusal) in try decide(true) }
                    == (state == .beforeCouncil ? nil : .incompleteDossier)
            )
            #expect(try decide(false).dossiers.map(\.state) == [.decided])
        }
    }
}
