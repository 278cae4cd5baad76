import Domain
import Testing

@Suite struct `A cluster's year` {
    private static let today = Cluster.today

    private static func facts(_ state: ClusterSeasonState, version: Int32 = 1) -> ClusterSeasonFacts {
        let facts = Cluster.seasonFacts
        return ClusterSeasonFacts(
            id: facts.id,
            place: facts.place,
            seasonBegins: facts.seasonBegins,
            state: state,
            version: version,
            lead: facts.lead,
            deputy: facts.deputy,
            members: facts.members,
            managingChain: facts.managingChain
        )
    }

    private static func review(_ state: ReviewState) -> ReviewHeader {
        ReviewHeader(
            id: ReviewID(bits: 100),
            kind: .annual,
            name: nil,
            isIllustrative: false,
            state: state,
            selfScoringUntil: Cluster.deadline,
            version: 1
        )
    }

    /// What somebody may try on one; each with all that it needs beside the state.
    private enum Try: CaseIterable {
        case discuss, submit, decide, close, closeHandedOver, handOver

        func callAsFunction(
            _ facts: ClusterSeasonFacts,
            by person: Person = .provinceOfficer
        ) throws(Refusal)
            -> YearStep?
        {
            switch self {
            case .discuss:
                return try facts.discussed(
                    on: today,
                    today: today,
                    permission: try Policy.mayConduct(person.account, facts)
                )
            case .submit:
                return try facts.submitted(
                    reviews: [review(.published)],
                    on: today,
                    after: nil,
                    today: today,
                    permission: try Policy.mayConduct(person.account, facts)
                )
            case .decide:
                return try facts.decided(
                    on: today,
                    by: nil,
                    after: nil,
                    today: today,
                    permission: try Policy.mayManage(person.account, facts)
                )
            case .close, .closeHandedOver:
                return try facts.closed(
                    on: today,
                    by: nil,
                    isHandedOver: self == .closeHandedOver,
                    after: nil,
                    today: today,
                    permission: try Policy.mayManage(person.account, facts)
                )
            case .handOver:
                return try facts.handedOver(on: today, permission: try Policy.mayManage(person.account, facts))
            }
        }

        /// Where it leads from a state; nil where it leads nowhere.
        func next(from state: ClusterSeasonState) -> ClusterSeasonState? {
            switch (self, state) {
            case (.discuss, .preparing): .discussing
            case (.submit, .running): .submitted
            case (.decide, .submitted): .decided
            case (.close, .decided): .closed
            case (.closeHandedOver, .decided), (.handOver, .closed): .handedOver
            case (.handOver, .submitted), (.handOver, .decided): state
            default: nil
            }
        }
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `goes forward through its states whatever is tried in whatever order`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var state = ClusterSeasonState.preparing
        for _ in 0..<30 {
            // What an agreement does to it.
            if state <= .signing, Bool.random(using: &generator) { state = .running }
            let attempt = try #require(Try.allCases.randomElement(using: &generator))
            let expected = attempt.next(from: state)
            do throws(Refusal) {
                let step = try attempt(Self.facts(state))
                #expect(expected == step?.state ?? state, "\(attempt) of \(state)")
                #expect(state <= step?.state ?? state)
                state = step?.state ?? state
            } catch {
                #expect(error.code == .wrongState)
                #expect(expected == nil, "\(attempt) of \(state)")
            }
        }
    }

    @Test func `is submitted once every review is published, and there is one`() throws {
        let facts = Self.facts(.running)
        let permission = try Policy.mayConduct(Person.leadOfficer.account, facts)
        let submit = { (reviews: [ReviewHeader]) throws(Refusal) in
            try facts.submitted(reviews: reviews, on: Self.today, after: nil, today: Self.today, permission: permission)
        }
        #expect(refusal { () throws(Refusal) in try submit([]) } == .wrongState)
        let open = [Self.review(.published), Self.review(.appraising)]
        #expect(refusal { () throws(Refusal) in try submit(open) } == .wrongState)
        #expect(try submit([Self.review(.published)]).state == .submitted)
    }

    @Test func `takes its steps in the order of their days`() throws {
        let facts = Self.facts(.submitted)
        let permission = try Policy.mayManage(Person.provinceOfficer.account, facts)
        let before = YearStep(state: .submitted, occurredOn: day("2026-10-01"))
        let decide = { (on: String) throws(Refusal) in
            try facts.decided(on: day(on), by: nil, after: before, today: Self.today, permission: permission)
        }
        #expect(refusal { () throws(Refusal) in try decide("2026-09-30") } == .invalidPeriod)
        #expect(refusal { () throws(Refusal) in try decide("2026-10-21") } == .dayToCome)
        #expect(try decide("2026-10-01").occurredOn == day("2026-10-01"))
    }

    @Test(arguments: Person.allCases)
    func `is decided and closed by the managing office alone`(person: Person) {
        let manages: Set<Person> = [.provinceOfficer, .ministryOfficer, .provinceOfficerOfMember]
        let code = refusal { () throws(Refusal) in try Try.decide(Self.facts(.submitted), by: person) }
        let expected: RefusalCode? =
            Person.outside.contains(person) ? .notFound : manages.contains(person) ? nil : .notPermitted
        #expect(code == expected)
    }
}
