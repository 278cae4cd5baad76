import Domain
import Testing

@Suite struct `A conference` {
    private static let today = Cluster.today
    private static let before = day("2026-07-11")
    private static let place = Cluster.seasonFacts.place
    private static let record = ConferenceRecord(kind: .midYear, title: "Sơ kết", day: before, bytes: Array("{}".utf8))

    private static func conference(_ state: ConferenceState = .planned) -> Conference {
        let isHeld = state == .held || state == .concluded
        return Conference(
            id: ConferenceID(bits: 400),
            place: place,
            record: record,
            state: state,
            heldOn: isHeld ? before : nil,
            concludedOn: state == .concluded ? before : nil,
            reason: state == .cancelled ? "bão" : nil
        )
    }

    private static func conduct() throws(Refusal) -> Permission<Act.ConductClusterSeason> {
        try Policy.mayConduct(Person.leadOfficer.account, Cluster.seasonFacts)
    }

    /// What somebody may try on one.
    private enum Try: CaseIterable {
        case save, invite, hold, conclude, cancel

        func callAsFunction(_ conference: Conference) throws(Refusal) -> Conference {
            let permission = try conduct()
            return switch self {
            case .save: try conference.saved(record, permission: permission)
            case .invite:
                try conference.invited(Invitation(on: before, text: "Mời"), today: today, permission: permission)
            case .hold: try conference.held(on: before, today: today, permission: permission)
            case .conclude: try conference.concluded(on: before, by: nil, today: today, permission: permission)
            case .cancel: try conference.cancelled(reason: "bão", permission: permission)
            }
        }

        /// Where it leads from a state; nil where it leads nowhere.
        func next(from state: ConferenceState) -> ConferenceState? {
            switch (self, state) {
            case (.save, .planned), (.save, .invited), (.save, .held): state
            case (.invite, .planned): .invited
            case (.hold, .planned), (.hold, .invited): .held
            case (.conclude, .held): .concluded
            case (.cancel, .planned), (.cancel, .invited): .cancelled
            default: nil
            }
        }
    }

    @Test func `goes where its states say, and nowhere else`() throws {
        for state in ConferenceState.allCases {
            for attempt in Try.allCases {
                let conference = Self.conference(state)
                guard let next = attempt.next(from: state) else {
                    let code = refusal { () throws(Refusal) in try attempt(conference) }
                    #expect(code == .wrongState, "\(attempt) of \(state)")
                    continue
                }
                let moved = try attempt(conference)
                #expect(moved.state == next, "\(attempt) of \(state)")
                #expect(moved.version == conference.version + 1)
            }
        }
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `is whole after any order of acts, allowed or not`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var conference = Self.conference()
        for _ in 0..<20 {
            let attempt = try #require(Try.allCases.randomElement(using: &generator))
            let moved = try? attempt(conference)
            #expect((moved != nil) == (attempt.next(from: conference.state) != nil))
            conference = moved ?? conference
            let isHeld = conference.state == .held || conference.state == .concluded
            #expect((conference.heldOn != nil) == isHeld)
            #expect((conference.concludedOn != nil) == (conference.state == .concluded))
            #expect((conference.reason != nil) == (conference.state == .cancelled))
        }
    }

    @Test func `is recorded on days that have come, in their order`() throws {
        let permission = try Self.conduct()
        let late = day("2026-10-21")
        let hold = { (on: Day) throws(Refusal) in
            try Self.conference().held(on: on, today: Self.today, permission: permission)
        }
        #expect(refusal { () throws(Refusal) in try hold(late) } == .dayToCome)
        let held = try hold(Self.today)
        let conclude = { (on: Day) throws(Refusal) in
            try held.concluded(on: on, by: nil, today: Self.today, permission: permission)
        }
        #expect(refusal { () throws(Refusal) in try conclude(Self.before) } == .invalidPeriod)
        #expect(refusal { () throws(Refusal) in try conclude(late) } == .dayToCome)
        #expect(try conclude(Self.today).concludedOn == Self.today)
        let invite = { () throws(Refusal) in
            try Self.conference().invited(Invitation(on: late, text: "x"), today: Self.today, permission: permission)
        }
        #expect(refusal(invite) == .dayToCome)
    }

    @Test(arguments: Person.allCases)
    func `is answered by each unit for itself until it is held, and by who conducts it until it is concluded`(
        person: Person
    ) throws {
        let conducts: Set<Person> = [
            .leadOfficer, .leadHead, .lentToLead, .provinceOfficer, .ministryOfficer,
            .provinceOfficerOfMember,
        ]
        let speaks: Set<Person> = [.memberOfficer, .memberHead, .lentToMember]
        for state in ConferenceState.allCases {
            let code = refusal { () throws(Refusal) in
                try Self.conference(state).participation(
                    .absent(reason: "công tác"),
                    proposals: ["Tăng giao lưu"],
                    after: nil,
                    seen: 0,
                    permission: try Policy.mayTakePart(person.account, Cluster.seasonFacts, for: Cluster.member)
                )
            }
            let expected: RefusalCode? =
                if Person.outside.contains(person) {
                    .notFound
                } else if conducts.contains(person) {
                    [.planned, .invited, .held].contains(state) ? nil : .wrongState
                } else if speaks.contains(person) {
                    [.planned, .invited].contains(state) ? nil : .wrongState
                } else {
                    .notPermitted
                }
            #expect(code == expected, "\(person) \(state)")
        }
    }

    @Test func `takes an answer by who saw the last one, and an absence with its reason`() throws {
        let permission = try Policy.mayTakePart(Person.memberHead.account, Cluster.seasonFacts, for: Cluster.member)
        let answer = { (attendance: Attendance?, before: Participation?, seen: Int32) throws(Refusal) in
            try Self.conference().participation(
                attendance,
                proposals: [],
                after: before,
                seen: seen,
                permission: permission
            )
        }
        let first = try answer(.head(nil), nil, 0)
        #expect(first.version == 1)
        #expect(refusal { () throws(Refusal) in try answer(nil, first, 0) } == .staleVersion)
        #expect(try answer(.standIn(Attendant(name: "Lê D")), first, 1).version == 2)
        #expect(refusal { () throws(Refusal) in try answer(.absent(reason: " "), first, 1) } == .reasonRequired)
    }
}
