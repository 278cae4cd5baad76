import Domain
import StrictJSON
import Testing

@Suite struct `A record` {
    /// What a move may be refused for.
    private static let known: Set<RefusalCode> = [
        .notPermitted, .conflictOfInterest, .wrongState, .dayToCome, .invalidPeriod, .incompleteRecord, .reasonRequired,
    ]

    private func attempt<Subject: RecordSubject>(
        _ record: Record<Subject>,
        to state: Subject.State,
        as account: ActingAccount,
        _ act: RecordAct,
        after since: Day?
    ) -> Result<Record<Subject>, Refusal> {
        do throws(Refusal) {
            let permission = try Policy.mayMove(record, to: state, account, RecordHouse.facts)
            return .success(
                try record.moved(to: state, act, after: since, on: Cluster.today, permission: permission)
            )
        } catch {
            return .failure(error)
        }
    }

    /// Tries random moves by random people on random days, with and without what they need.
    private func wander<Subject: RecordSubject>(
        _ json: String,
        _ type: Subject.Type,
        from state: Subject.State = .first,
        seed: UInt64
    ) throws -> Set<String> {
        var random = SeededGenerator(seed: seed)
        var record: Record<Subject> = try RecordHouse.record(json, state)
        var since: Day?
        var reached: Set<String> = []
        let days = [day("2026-10-01"), day("2026-10-19"), day("2026-10-21")]
        for _ in 0..<40 {
            let to = try #require(Array(Subject.State.allCases).randomElement(using: &random))
            let account = try #require(RecordHouse.everybody.randomElement(using: &random))
            let act = RecordAct(
                occurredOn: days[Int.random(in: 0..<days.count, using: &random)],
                words: Bool.random(using: &random) ? "Lý do" : nil,
                officialDocument: Bool.random(using: &random) ? OfficialDocumentID(bits: 9) : nil
            )
            switch attempt(record, to: to, as: account, act, after: since) {
            case .success(let moved):
                #expect(record.state.next.contains(to))
                #expect(moved.state == to)
                #expect(moved.version == record.version + 1)
                #expect(act.occurredOn <= Cluster.today)
                if let since { #expect(act.occurredOn >= since) }
                let reaches = [record.reach, moved.reach].map { Reach.allCases.firstIndex(of: $0) ?? -1 }
                #expect(reaches[1] >= reaches[0])
                record = moved
                since = act.occurredOn
                reached.insert(to.rawValue)
            case .failure(let refusal):
                #expect(Self.known.contains(refusal.code))
            }
            // What is locked is not written, and what is open is.
            if let permission = try? Policy.mayKeep(record, RecordHouse.officer, RecordHouse.facts) {
                let saved = try? record.saved(record.text, permission: permission)
                #expect((saved != nil) == record.state.isOpen)
            }
        }
        return reached
    }

    @Test func `reaches no state that is not defined, whoever tries what in whatever order`() throws {
        var reached: [String: Set<String>] = [:]
        for seed in 0..<200 as Range<UInt64> {
            reached["movement", default: []].formUnion(try wander(RecordHouse.movement, Movement.self, seed: seed))
            reached["activity", default: []].formUnion(try wander(RecordHouse.activity, Activity.self, seed: seed))
            reached["exemplar", default: []].formUnion(try wander(RecordHouse.exemplar, Exemplar.self, seed: seed))
            // Four right moves in a row are rare among wrong ones.
            reached["exemplar", default: []].formUnion(
                try wander(RecordHouse.exemplar, Exemplar.self, from: .recognised, seed: seed)
            )
            reached["practice", default: []].formUnion(try wander(RecordHouse.practice, Practice.self, seed: seed))
        }
        #expect(reached["movement"] == ["launched", "closed"])
        #expect(reached["activity"] == ["held", "cancelled"])
        #expect(reached["exemplar"] == ["nurtured", "verified", "recognised", "heldUp", "ended"])
        #expect(reached["practice"] == ["published", "withdrawn"])
    }

    @Test func `of an exemplar is verified by those above it, and recognised by the office with its document`() throws {
        let nurtured: Record<Exemplar> = try RecordHouse.record(RecordHouse.exemplar, .nurtured)
        let facts = RecordHouse.facts
        for account in [RecordHouse.lead, RecordHouse.deputy, RecordHouse.office] {
            _ = try Policy.mayMove(nurtured, to: .verified, account, facts)
        }
        let own = #expect(throws: Refusal.self) {
            try Policy.mayMove(nurtured, to: .verified, RecordHouse.officer, facts)
        }
        #expect(own?.code == .notPermitted)
        let lent = Cluster.account([.officer], of: Cluster.member, over: Cluster.lead)
        let partial = #expect(throws: Refusal.self) { try Policy.mayMove(nurtured, to: .verified, lent, facts) }
        #expect(partial?.code == .conflictOfInterest)
        let verified: Record<Exemplar> = try RecordHouse.record(RecordHouse.exemplar, .verified)
        let byLead = #expect(throws: Refusal.self) {
            try Policy.mayMove(verified, to: .recognised, RecordHouse.lead, facts)
        }
        #expect(byLead?.code == .notPermitted)
        let permission = try Policy.mayMove(verified, to: .recognised, RecordHouse.office, facts)
        let bare = #expect(throws: Refusal.self) {
            try verified.moved(
                to: .recognised,
                RecordAct(occurredOn: Cluster.today),
                after: nil,
                on: Cluster.today,
                permission: permission
            )
        }
        #expect(bare?.code == .incompleteRecord)
    }

    @Test func `of a movement is changed after its launch with a reason alone`() throws {
        let launched: Record<Movement> = try RecordHouse.record(RecordHouse.movement, .launched)
        let permission = try Policy.mayKeep(launched, RecordHouse.lead, RecordHouse.facts)
        let locked = #expect(throws: Refusal.self) { try launched.saved(launched.text, permission: permission) }
        #expect(locked?.code == .wrongState)
        let silent = #expect(throws: Refusal.self) {
            try launched.amended(
                launched.text,
                RecordAct(occurredOn: Cluster.today, words: " "),
                on: Cluster.today,
                permission: permission
            )
        }
        #expect(silent?.code == .reasonRequired)
        let amended = try launched.amended(
            launched.text,
            RecordAct(occurredOn: Cluster.today, words: "Theo công văn mới"),
            on: Cluster.today,
            permission: permission
        )
        #expect(amended.version == 2)
        #expect(amended.state == .launched)
    }

    @Test func `takes entries of those who are called, each for itself, and reports of those who joined`() throws {
        let launched: Record<Movement> = try RecordHouse.record(RecordHouse.movement, .launched)
        let member = unit(Cluster.member, above: [Cluster.province, Cluster.ministry])
        let permission = try Policy.mayEnter(in: launched, for: member, RecordHouse.officer, RecordHouse.facts)
        let report = UnitEntry(
            unit: Cluster.member,
            kind: .reported,
            occurredOn: Cluster.today,
            persons: nil,
            words: nil,
            figures: .none
        )
        let early = #expect(throws: Refusal.self) {
            try launched.check(report, hasJoined: false, on: Cluster.today, permission: permission)
        }
        #expect(early?.code == .wrongState)
        try launched.check(report, hasJoined: true, on: Cluster.today, permission: permission)
        for account in [RecordHouse.lead, RecordHouse.office, RecordHouse.stranger] {
            #expect(throws: Refusal.self) {
                try Policy.mayEnter(in: launched, for: member, account, RecordHouse.facts)
            }
        }
        let stranger = #expect(throws: Refusal.self) {
            try Policy.mayEnter(
                in: launched,
                for: unit(Cluster.elsewhere, above: [Cluster.ministry]),
                RecordHouse.stranger,
                RecordHouse.facts
            )
        }
        #expect(stranger?.code == .unknownReference)
        // In an activity the lead enters for the units as well.
        let planned: Record<Activity> = try RecordHouse.record(RecordHouse.activity)
        _ = try Policy.mayEnter(in: planned, for: member, RecordHouse.lead, RecordHouse.facts)
    }

    @Test func `of a managing unit is begun by its office, and joined by the units below it`() throws {
        let place = Place(managingUnit: Cluster.ministry)
        let ministry = Cluster.account([.managingOfficer], of: Cluster.ministry)
        let permission = try Policy.mayMake(Movement.self, ministry, RecordHouse.officeAlone, at: place, of: nil)
        #expect(throws: Refusal.self) {
            try Policy.mayMake(Movement.self, RecordHouse.office, RecordHouse.officeAlone, at: place, of: nil)
        }
        let record = try Record.made(
            MovementID(bits: 1),
            try RecordHouse.text(RecordHouse.movement) as Movement,
            by: RecordAct(occurredOn: Cluster.today),
            on: Cluster.today,
            permission: permission
        )
        #expect(record.reach == .unit)
        let below = unit(Cluster.elsewhere, above: [Cluster.ministry])
        _ = try Policy.mayEnter(in: record, for: below, RecordHouse.stranger, RecordHouse.officeAlone)
        #expect(throws: Refusal.self) {
            try Policy.mayEnter(
                in: record,
                for: unit(Cluster.elsewhere, above: []),
                RecordHouse.stranger,
                RecordHouse.officeAlone
            )
        }
    }

    private func unit(_ id: UnitID, above: [UnitID]) -> UnitFacts {
        UnitFacts(
            unit: Unit(
                id: id,
                code: Code("X"),
                name: "X",
                parent: above.first,
                period: Period(from: day("2020-01-01"), to: nil),
                version: 1
            ),
            above: above
        )
    }
}
