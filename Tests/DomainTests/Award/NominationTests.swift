import Domain
import StrictJSON
import Testing

@Suite struct `A nomination` {
    private typealias World = AwardWorld

    private func candidate(
        rank: Int? = 1,
        grade: Code? = "tốt",
        leads: Bool = true,
        proposedFor: Set<Code> = []
    ) -> Candidate {
        Candidate(
            line: CitedLine(rank: rank, percent: Measure(millionths: 95_000_000), grade: grade),
            leads: leads,
            proposedFor: proposedFor
        )
    }

    @Test func `cites a unit's line as it was published`() throws {
        let text = #"""
            {"clusterSeason":"\#(World.facts.id)","units":[
            {"answer":{"rank":2,"percent":93.3333,"grade":"tốt"},"unit":"\#(Cluster.member)"},
            {"answer":{"rank":null,"percent":0,"grade":null},"unit":"\#(Cluster.other)"}]}
            """#
        let bytes = Array(text.utf8)
        let line = try CitedLine(of: Cluster.member, in: bytes, of: World.facts.id)
        #expect(line == CitedLine(rank: 2, percent: Measure(millionths: 93_333_300), grade: "tốt"))
        #expect(try CitedLine(of: Cluster.other, in: bytes, of: World.facts.id).rank == nil)
        let refused = [(Cluster.lead, World.facts.id), (Cluster.member, ClusterSeasonID(bits: 9))]
        for (unit, clusterSeason) in refused {
            #expect(
                refusal { () throws(Refusal) in try CitedLine(of: unit, in: bytes, of: clusterSeason) }
                    == .unknownReference
            )
        }
    }

    @Test func `is made for a unit that meets what the award requires`() throws {
        let nomination = try World.nominate(World.governmentFlag)
        #expect(nomination.state == .nominated)
        #expect(nomination.account == World.lead.id)
        for (award, candidate, count) in [
            (World.ministryFlag, candidate(rank: 4), 1), (World.ministryFlag, candidate(rank: nil, grade: nil), 2),
            (World.governmentFlag, candidate(leads: false), 1),
            (World.governmentFlag, candidate(rank: 5, grade: "khá", leads: false), 3),
        ] {
            let nominate = { () throws(Refusal) in try World.nominate(award, candidate) }
            #expect(refusal(nominate) == .requirementUnmet)
            #expect(refusedPlaces(nominate).count == count)
        }
        let person = { (name: String?) in
            refusal { () throws(Refusal) in try World.nominate(World.certificate, person: name) }
        }
        #expect(person("Trần Thị B") == nil)
        #expect(person(nil) == .requirementUnmet)
        #expect(
            refusal { () throws(Refusal) in try World.nominate(person: "Trần Thị B") } == .requirementUnmet,
            "a flag is for units"
        )
    }

    @Test func `asks requirements that name each other once`() {
        let catalogue: [Code: AwardRequirements] = [
            "A": AwardRequirements(leadsCluster: true, meets: ["B"]),
            "B": AwardRequirements(maximumRank: 1, meets: ["A"]),
        ]
        let requirements = AwardRequirements(meets: ["A"], proposedFor: ["C"])
        #expect(
            requirements.unmet(by: candidate(rank: 2, leads: false), catalogue: catalogue).count == 3
        )
        #expect(requirements.unmet(by: candidate(proposedFor: ["C"]), catalogue: catalogue).isEmpty)
    }

    @Test func `is kept back by what is said of the unit, or of the person, while it holds`() throws {
        let nominate = { (person: String?, disqualifiers: [Disqualifier]) in
            refusal { () throws(Refusal) in
                try World.nominate(
                    person == nil ? World.ministryFlag : World.certificate,
                    person: person,
                    disqualifiers: disqualifiers
                )
            }
        }
        #expect(nominate(nil, [World.disqualifier("2026-10-20")]) == .disqualified)
        #expect(nominate("B", [World.disqualifier("2026-10-20")]) == .disqualified, "a unit's people too")
        #expect(nominate("B", [World.disqualifier("2026-10-20", person: "B")]) == .disqualified)
        #expect(nominate("B", [World.disqualifier("2026-10-20", person: "C")]) == nil)
        #expect(nominate(nil, [World.disqualifier("2026-10-20", person: "C")]) == nil)
        #expect(nominate(nil, [World.disqualifier("2026-10-21")]) == nil, "not yet")
        #expect(nominate(nil, [World.disqualifier("2026-10-01", until: "2026-10-20")]) == nil, "cleared")
        #expect(nominate(nil, [World.disqualifier("2026-10-01", until: "2026-10-21")]) == .disqualified)
    }

    @Test func `beyond a quota that warns takes a reason and a second person of the office`() throws {
        let full = [World.use(World.terms(1, 1, .warn), nominated: 1)]
        #expect(refusal { () throws(Refusal) in try World.nominate(quotas: full) } == .quotaExceeded)
        #expect(
            refusal { () throws(Refusal) in try World.nominate(exception: " ", quotas: full) } == .reasonRequired
        )
        let proposed = try World.nominate(exception: "Thành tích đột xuất", quotas: full, as: World.office)
        #expect(proposed.state == .proposed)
        let confirm = { (account: ActingAccount) throws(Refusal) in
            try proposed.confirmed(permission: try Policy.mayConfirmNomination(account, World.facts))
        }
        #expect(refusal { () throws(Refusal) in try confirm(World.office) } == .conflictOfInterest)
        #expect(refusal { () throws(Refusal) in try confirm(World.lead) } == .notPermitted)
        let confirmed = try confirm(World.ministry)
        #expect(confirmed.state == .nominated)
        #expect(confirmed.confirmedBy == World.ministry.id)
        let needless = try World.nominate(exception: "x", quotas: [World.use(World.terms(1, 1, .warn))])
        #expect(needless.exception == nil)
    }

    @Test func `is for the lead and the office, of members, from a catalogue above the cluster`() throws {
        let member = Cluster.account([.head], of: Cluster.member)
        #expect(refusal { () throws(Refusal) in try World.nominate(as: member) } == .notPermitted)
        #expect(refusal { () throws(Refusal) in try World.nominate(unit: Cluster.elsewhere) } == .notAMember)
        let unknown = World.award(99, "Y")
        #expect(refusal { () throws(Refusal) in try World.nominate(unknown) } == .unknownReference)
    }

    /// Every act at every state, in any order: what is legal is what the table says.
    @Test func `comes to no state that is not meant, whatever is tried in whichever order`() throws {
        let next: [NominationState: [String: NominationState]] = [
            .proposed: ["confirm": .nominated, "withdraw": .withdrawn],
            .nominated: ["withdraw": .withdrawn, "grant": .granted, "refuse": .refused],
            .granted: ["revoke": .revoked], .withdrawn: [:], .refused: [:], .revoked: [:],
        ]
        let acts = ["confirm", "withdraw", "grant", "refuse", "revoke"]
        var generator = SeededGenerator(seed: 7)
        var reached: Set<NominationState> = []
        for _ in 0..<300 {
            let quotas = Bool.random(using: &generator) ? [World.use(World.terms(0, 1, .warn))] : []
            var nomination = try World.nominate(exception: "x", quotas: quotas)
            for _ in 0..<6 {
                let act = acts.randomElement(using: &generator) ?? ""
                let expected = next[nomination.state]?[act]
                let version = nomination.version
                let moved = try? perform(act, on: nomination)
                #expect(moved?.state == expected, "\(act) of \(nomination.state)")
                if let moved {
                    #expect(moved.version == version + 1)
                    nomination = moved
                }
                reached.insert(nomination.state)
            }
        }
        #expect(reached == Set(NominationState.allCases))
    }

    private func perform(_ act: String, on nomination: Nomination) throws -> Nomination? {
        switch act {
        case "confirm":
            return try nomination.confirmed(permission: Policy.mayConfirmNomination(World.office, World.facts))
        case "withdraw":
            return try nomination.withdrawn(reason: "x", permission: Policy.mayNominate(World.lead, World.facts))
        case "revoke":
            let grant = AwardResult(
                id: AwardResultID(bits: 1),
                season: SeasonID(bits: 101),
                clusterSeason: World.facts.id,
                subject: nomination.subject,
                nomination: nomination.id,
                outcome: .granted,
                reason: nil
            )
            return try World.decide(
                AwardRulings(
                    nominations: [],
                    former: [],
                    revocations: [AwardRulings.Revocation(grant.id, reason: "nhầm")]
                ),
                [nomination],
                grants: [grant]
            ).nominations.first
        default:
            return try World.decide(
                AwardRulings(
                    nominations: [AwardRulings.OnNomination(nomination.id, isGranted: act == "grant", reason: "x")],
                    former: [],
                    revocations: []
                ),
                [nomination]
            ).nominations.first
        }
    }
}
