import Domain
import Testing

@Suite struct `Who leads next` {
    private static let facts = Cluster.seasonFacts
    private static let today = Cluster.today

    private static func rotation(
        _ state: RotationState,
        _ role: LeadershipRole = .lead,
        unit: UnitID = Cluster.member
    ) -> Rotation {
        let isElected = state == .elected || state == .confirmed
        return Rotation(
            id: RotationID(bits: 600),
            place: facts.place,
            role: role,
            unit: unit,
            state: state,
            reason: "luân phiên",
            election: isElected ? Rotation.Election(on: today, how: "nhất trí", conference: nil) : nil,
            confirmedOn: state == .confirmed ? today : nil,
            withdrawal: state == .withdrawn ? "đổi" : nil
        )
    }

    private static func propose(
        _ role: LeadershipRole = .lead,
        _ unit: UnitID = Cluster.member,
        beside others: [Rotation] = [],
        reason: String = "luân phiên"
    ) throws(Refusal) -> Rotation {
        try Rotation.proposed(
            RotationID(bits: 601),
            role,
            unit,
            reason: reason,
            in: facts,
            beside: others,
            permission: try Policy.mayConduct(Person.leadOfficer.account, facts)
        )
    }

    private enum Try: CaseIterable {
        case elect, confirm, withdraw, withdrawByOffice

        func callAsFunction(_ rotation: Rotation) throws(Refusal) -> Rotation {
            let conduct = try Policy.mayConduct(Person.leadOfficer.account, facts)
            switch self {
            case .elect:
                let election = Rotation.Election(on: today, how: "giơ tay", conference: nil)
                return try rotation.elected(election, today: today, permission: conduct)
            case .confirm:
                let manage = try Policy.mayManage(Person.provinceOfficer.account, facts)
                return try rotation.confirmed(on: today, by: nil, today: today, permission: manage)
            case .withdraw, .withdrawByOffice:
                return try rotation.withdrawn(
                    reason: "đổi",
                    byOffice: self == .withdrawByOffice,
                    in: facts,
                    permission: conduct
                )
            }
        }

        func next(from state: RotationState) -> RotationState? {
            switch (self, state) {
            case (.elect, .proposed): .elected
            case (.confirm, .elected): .confirmed
            case (.withdraw, .proposed), (.withdraw, .elected), (.withdrawByOffice, .proposed),
                (.withdrawByOffice, .elected), (.withdrawByOffice, .confirmed):
                .withdrawn
            default: nil
            }
        }
    }

    @Test(arguments: 1...100 as ClosedRange<UInt64>)
    func `is proposed, elected and confirmed in this order, whatever is tried`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var rotation = try Self.propose()
        for _ in 0..<10 {
            let attempt = try #require(Try.allCases.randomElement(using: &generator))
            let expected = attempt.next(from: rotation.state)
            let moved = try? attempt(rotation)
            #expect(moved?.state == expected, "\(attempt) of \(rotation.state)")
            rotation = moved ?? rotation
            #expect(rotation.state != .confirmed || rotation.election != nil && rotation.confirmedOn != nil)
        }
    }

    @Test func `is one unit for a role, and another for the other`() throws {
        for state in RotationState.allCases {
            let code = refusal { () throws(Refusal) in
                try Self.propose(.lead, Cluster.other, beside: [Self.rotation(state)])
            }
            #expect(code == (state == .withdrawn ? nil : .alreadyExists), "\(state)")
        }
        let both = refusal { () throws(Refusal) in
            try Self.propose(.deputy, Cluster.member, beside: [Self.rotation(.proposed)])
        }
        #expect(both == .alreadyExists)
        #expect(refusal { () throws(Refusal) in try Self.propose(.lead, Cluster.elsewhere) } == .notAMember)
        #expect(refusal { () throws(Refusal) in try Self.propose(reason: "") } == .reasonRequired)
    }

    @Test func `takes over once nothing is missing, and is told what is`() throws {
        let submitted = ClusterSeasonFacts(
            id: Self.facts.id,
            place: Self.facts.place,
            seasonBegins: Self.facts.seasonBegins,
            state: .submitted,
            version: 1,
            lead: Self.facts.lead,
            deputy: Self.facts.deputy,
            members: Self.facts.members,
            managingChain: Self.facts.managingChain
        )
        let record = HandoverRecord(
            giving: Cluster.lead,
            receiving: Cluster.member,
            day: Self.today,
            minutesFile: nil,
            minutesDocument: nil,
            bytes: []
        )
        var handover = try LeadHandover.recorded(
            record,
            in: submitted,
            permission: try Policy.mayConduct(Person.leadOfficer.account, submitted)
        )
        #expect(handover.missing(Self.facts, []).count == 4, "state, two confirmations, the next lead")
        for (side, person, mode) in [
            (HandoverSide.receiving, Person.memberHead, SignatureMode.account),
            (.giving, .provinceOfficer, .paper),
        ] {
            let permission = try Policy.mayConfirm(person.account, submitted, handover, for: side, mode)
            let confirmation = try handover.confirmed(
                by: Attendant(name: "A"),
                on: Self.today,
                today: Self.today,
                permission: permission
            )
            handover = handover.with(handover.confirmations + [confirmation])
            let again = refusal { () throws(Refusal) in
                try handover.confirmed(
                    by: Attendant(name: "A"),
                    on: Self.today,
                    today: Self.today,
                    permission: permission
                )
            }
            #expect(again == .alreadySigned)
        }
        let manage = try Policy.mayManage(Person.provinceOfficer.account, submitted)
        let complete = { (rotations: [Rotation]) throws(Refusal) in
            try handover.completed(making: ClusterSeasonID(bits: 700), submitted, rotations, permission: manage)
        }
        for rotations in [
            [], [Self.rotation(.elected)], [Self.rotation(.confirmed, unit: Cluster.other)],
            [Self.rotation(.confirmed), Self.rotation(.proposed, .deputy, unit: Cluster.other)],
        ] {
            #expect(refusal { () throws(Refusal) in try complete(rotations) } == .handoverIncomplete)
        }
        let completed = try complete([Self.rotation(.confirmed)])
        #expect(completed.next == ClusterSeasonID(bits: 700))
        #expect(HandoverSide.allCases.allSatisfy { completed.confirmation(of: $0) != nil }, "it is what they confirmed")
        let conduct = try Policy.mayConduct(Person.leadOfficer.account, submitted)
        #expect(
            refusal { () throws(Refusal) in try completed.saved(record, in: submitted, permission: conduct) }
                == .wrongState
        )
        let changed = try handover.saved(record, in: submitted, permission: conduct)
        #expect(changed.missing(submitted, [Self.rotation(.confirmed)]).count == 2, "another text is confirmed anew")
    }

    @Test(arguments: Person.allCases)
    func `is confirmed by the head of each side, or from paper by who conducts`(person: Person) {
        let handover = LeadHandover(
            place: Self.facts.place,
            record: HandoverRecord(
                giving: Cluster.lead,
                receiving: Cluster.member,
                day: Self.today,
                minutesFile: nil,
                minutesDocument: nil,
                bytes: []
            )
        )
        let conducts: Set<Person> = [
            .leadOfficer, .leadHead, .lentToLead, .provinceOfficer, .ministryOfficer, .provinceOfficerOfMember,
        ]
        for (mode, allowed) in [
            (SignatureMode.account, [.memberHead, .lentToMember] as Set<Person>), (.paper, conducts),
        ] {
            let code = refusal { () throws(Refusal) in
                try Policy.mayConfirm(person.account, Self.facts, handover, for: .receiving, mode)
            }
            let expected: RefusalCode? =
                Person.outside.contains(person) ? .notFound : allowed.contains(person) ? nil : .notPermitted
            #expect(code == expected, "\(mode)")
        }
    }
}
