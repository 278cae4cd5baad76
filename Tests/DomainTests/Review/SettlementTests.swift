import Domain
import StrictJSON
import Testing

@Suite struct `Settling what is missing` {
    private let one = result(#"{"points":1}"#)

    private func settle(
        _ decisions: [Code: SettlementDecision],
        _ lines: [LedgerLine] = [],
        reason: String = "không có số liệu",
        sheet: Sheet = Cluster.sheet(.submitted),
        permission: Permission<Act.SettleSheet>? = nil
    ) throws -> (entries: [NewLedgerEntry], sheet: Sheet) {
        try sheet.settled(
            decisions,
            reason: reason,
            ledger: lines.ledger,
            criteria: Cluster.agreedCriteria(),
            permission: permission ?? Permitted.settle(sheet.unit),
            recordedAt: 44
        )
    }

    @Test func `leaves at 0, or takes out of the unit's tasks, in the conference's layer`() throws {
        let (entries, sheet) = try settle(["III": .notAssigned, "I.1": .zero], [.returned("III", 2)])
        #expect(entries.map(\.criterion) == ["I.1", "III"])
        #expect(entries.map(\.kind) == [.awarded, .notAssigned])
        #expect(entries.map(\.value) == [result(#"{"awarded":0}"#), nil])
        #expect(entries.map(\.pass) == [1, 2])
        #expect(
            entries.allSatisfy { $0.layer == .conference && $0.reason == "không có số liệu" && $0.recordedAt == 44 }
        )
        #expect(sheet == Cluster.sheet(.submitted), "nothing of the sheet itself has changed")
        let ledger = entries.map { LedgerLine.entry($0, sequence: nil) }.ledger
        #expect(ledger.settlement(of: "I.1", unit: Cluster.member)?.decision == .zero)
        #expect(ledger.settlement(of: "II", unit: Cluster.member) == nil)
    }

    @Test(arguments: [Cluster.sheet(.draft), Cluster.sheet(.returned, open: ["I.1"])])
    func `closes a sheet that its unit still has, with decisions or without`(sheet: Sheet) throws {
        for decisions in [[:], ["II": .zero]] as [[Code: SettlementDecision]] {
            let closed = try settle(decisions, sheet: sheet).sheet
            #expect(closed.state == .submitted)
            #expect(closed.openCriteria == [])
            #expect(closed.version == sheet.version + 1)
        }
    }

    @Test func `is of what is missing, out for revision, or settled before`() throws {
        let lines: [LedgerLine] = [.entry("I.1", .selfScore, 1, one), .entry("II", .selfScore, 1, one)]
        let codes = { (lines: [LedgerLine], sheet: Sheet) in
            let error = #expect(throws: Refusal.self) { try settle(["I.1": .zero, "II": .zero], lines, sheet: sheet) }
            return error?.places.map { "\($0.code.rawValue) \($0.criterion?.description ?? "")" }
        }
        #expect(codes(lines, Cluster.sheet(.submitted)) == ["not-missing I.1", "not-missing II"])
        #expect(codes(lines, Cluster.sheet(.returned, open: ["II"])) == ["not-missing I.1"])
        let settled: [LedgerLine] = [.line("I.1", .conference, 1, .notAssigned, nil)]
        #expect(try settle(["I.1": .zero], settled).entries.count == 1)
        let overruled = settled + [.entry("I.1", .appealRuling, 1, one)]
        let error = #expect(throws: Refusal.self) { try settle(["I.1": .zero], overruled) }
        #expect(error?.code == .notMissing)
        #expect(overruled.ledger.settlement(of: "I.1", unit: Cluster.member) == nil)
    }

    @Test func `names every place that is wrong`() throws {
        let error = #expect(throws: Refusal.self) { try settle(["X": .zero, "I": .zero, "CO": .zero, "II": .zero]) }
        #expect(error?.places.map(\.criterion) == ["CO", "I", "X"])
        #expect(error?.places.map(\.code) == [.unknownCriterion, .unknownCriterion, .unknownCriterion])
        let unassigned = #expect(throws: Refusal.self) {
            try settle(["I.2": .zero], sheet: Cluster.sheet(.submitted, of: Cluster.lead))
        }
        #expect(unassigned?.code == .criterionNotAssigned)
        #expect(#expect(throws: Refusal.self) { try settle([:]) }?.code == .criterionRequired)
        #expect(#expect(throws: Refusal.self) { try settle(["II": .zero], reason: "\n") }?.code == .reasonRequired)
        let permission = try Permitted.settle(Cluster.other)
        let other = #expect(throws: Refusal.self) { try settle(["II": .zero], permission: permission) }
        #expect(other?.code == .notPermitted)
    }

    private func disqualify(_ isDisqualified: Bool, _ events: [Disqualification]) throws -> Disqualification {
        let sheet = Cluster.sheet()
        let event = try sheet.disqualified(
            isDisqualified,
            reason: "không nộp phiếu",
            ledger: Ledger(entries: [], returns: [], disqualifications: events),
            permission: Permitted.settle(),
            recordedAt: 45
        )
        return Disqualification(sequence: Int64(events.count + 1), event)
    }

    @Test func `takes a unit out of the ranking and lets it in again, each once`() throws {
        let out = try disqualify(true, [])
        #expect(out.reason == "không nộp phiếu" && !out.isLifted && out.account == Person.provinceOfficer.account.id)
        #expect(#expect(throws: Refusal.self) { try disqualify(true, [out]) }?.code == .wrongState)
        #expect(#expect(throws: Refusal.self) { try disqualify(false, []) }?.code == .wrongState)
        let again = try disqualify(false, [out])
        let ledger = Ledger(entries: [], returns: [], disqualifications: [again, out])
        #expect(
            ledger.disqualification(of: Cluster.member) == nil,
            "the latest counts, in whatever order they are read"
        )
        #expect(ledger.eventCount(of: Cluster.member) == 2)
        #expect(try disqualify(true, [out, again]).sequence == 3)
    }

    @Test(arguments: Person.allCases)
    func `is for the managing office, and for the lead but of its own unit`(person: Person) {
        let offices: Set<Person> = [.provinceOfficer, .ministryOfficer]
        let table: [(UnitID, may: Set<Person>, conflicts: Set<Person>)] = [
            (
                Cluster.member, offices.union([.leadOfficer, .leadHead, .lentToLead]),
                [.memberOfficer, .memberHead, .provinceOfficerOfMember, .lentToMember]
            ),
            (
                Cluster.lead, offices.union([.provinceOfficerOfMember]),
                [.leadOfficer, .leadHead, .lentToLead, .lentToMember]
            ),
        ]
        for (unit, may, conflicts) in table {
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
            let facts = Cluster.facts(.appraising)
            #expect(refusal { () throws(Refusal) in try Policy.maySettle(person.account, facts, unit) } == expected)
        }
    }

    @Test(arguments: ReviewState.allCases)
    func `is done while the review is being appraised`(state: ReviewState) {
        let account = Person.provinceOfficer.account
        let outcome = refusal { () throws(Refusal) in
            try Policy.maySettle(account, Cluster.facts(state), Cluster.member)
        }
        #expect(outcome == (state == .appraising ? nil : .wrongState))
    }

    @Test func `is read as the points that those above have given`() throws {
        let units = { (person: Person, state: ReviewState) in
            try Policy.mayReadSettlements(person.account, Cluster.facts(state), submitted: Cluster.members).act.units
        }
        #expect(try units(.memberHead, .appraising) == [Cluster.member])
        #expect(try units(.memberHead, .published) == Cluster.members)
        #expect(try units(.leadHead, .assessing) == Cluster.members.subtracting([Cluster.lead]))
        #expect(try units(.auditor, .selfScoring) == Cluster.members)
        #expect(#expect(throws: Refusal.self) { try units(.memberHead, .assessing) }?.code == .notReleased)
        #expect(#expect(throws: Refusal.self) { try units(.provinceKey, .published) }?.code == .notPermitted)
        #expect(#expect(throws: Refusal.self) { try units(.strangerHead, .published) }?.code == .notFound)
    }
}

@Suite struct `A publication of a review with settlements` {
    private static let members = `The standings of a review`.members([.submitted, .draft])
    private static let out = Disqualification(
        sequence: 50,
        NewDisqualification(
            unit: Cluster.other,
            isLifted: false,
            reason: "không nộp phiếu",
            account: AccountID(bits: 1),
            recordedAt: 1_792_774_800_000_000
        )
    )

    private func publish(_ scoring: ReviewScoring) throws -> JSONValue {
        let document = try PublicationDocument(
            number: 1,
            of: Cluster.review(.appraising),
            scoring: scoring,
            agreement: nil,
            criteriaSetHash: "",
            scoringDocumentHash: "",
            on: Cluster.today,
            permission: Permitted.publish()
        )
        let json = try JSONDocument(document.bytes).root
        #expect(try CanonicalJSON.bytes(of: json) == document.bytes)
        return json
    }

    @Test func `carries the list, and who is out of the ranking no longer holds it up`() throws {
        let lines: [LedgerLine] = [
            .entry("I.1", .selfScore, 1, result(#"{"points":1}"#)),
            .entry("I.2", .selfScore, 1, result(#"{"achieved":true}"#)),
            // 2026-10-21 in Việt Nam, the day before in Greenwich.
            .line("III", .conference, 1, .notAssigned, nil, recordedAt: 1_792_515_600_000_000),
            .line("II", .conference, 1, .awarded, result(#"{"awarded":0}"#), recordedAt: 1_792_515_599_999_999),
        ]
        let scoring = { (events: [Disqualification]) in
            try ReviewScoring(
                criteria: Cluster.criteria(),
                members: Self.members,
                ledger: Ledger(entries: lines.entries, returns: [], disqualifications: events)
            )
        }
        let late = #expect(throws: Refusal.self) { try publish(scoring([])) }
        #expect(late?.places.map(\.unit) == [Cluster.other])
        let json = try publish(scoring([Self.out]))
        let settlements = Array(try #require(json["settlements"]?.elements))
        #expect(settlements.map { $0["criterion"]?.text } == ["II", "III"])
        #expect(settlements.map { $0["decision"]?.text } == ["zero", "notAssigned"])
        #expect(settlements.map { $0["day"]?.text } == ["2026-10-20", "2026-10-21"])
        #expect(settlements.allSatisfy { $0["unit"]?.text == Cluster.member.description && $0["reason"]?.text == "vì" })
        let disqualifications = Array(try #require(json["disqualifications"]?.elements))
        #expect(disqualifications.map { $0["unit"]?.text } == [Cluster.other.description])
        #expect(disqualifications.map { $0["reason"]?.text } == ["không nộp phiếu"])
        #expect(disqualifications.map { $0["day"]?.text } == ["2026-10-24"])
        let document = String(decoding: try scoring([Self.out]).documentBytes, as: UTF8.self)
        #expect(document.hasSuffix(#"{"code":"U4","disqualifications":[{"reason":"không nộp phiếu"}],"results":{}}]}"#))
        #expect(try scoring([Self.out]).standings.map(\.rank) == [1, nil])
    }

    /// A disqualified unit's results are real: where units are compared, it still counts.
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `gives everybody the same points, whoever is out of the ranking`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let lines = RandomLedger(lines: 40, using: &random).lines.filter(Self.isOfItsRule)
        let points = { (events: [Disqualification]) in
            let scoring = try ReviewScoring(
                criteria: Cluster.criteria(),
                members: `The standings of a review`.members([.submitted, .submitted]),
                ledger: Ledger(entries: lines.entries, returns: lines.returns, disqualifications: events)
            )
            return Dictionary(uniqueKeysWithValues: scoring.standings.map { ($0.unit, $0.score.points) })
        }
        #expect(try points([]) == points([Self.out]))
    }

    /// Whatever was entered and however far sheets are: once what is missing is settled, nothing holds the publication up.
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `can always be made once everything is settled`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let criteria = try Cluster.criteria()
        var lines = RandomLedger(lines: 40, using: &random).lines.filter(Self.isOfItsRule)
        let states = RandomLedger.units.map { _ in SheetState.allCases[Int.random(in: 0..<3, using: &random)] }
        var members = `The standings of a review`.members(states)
        let before = try ReviewScoring(criteria: criteria, members: members, ledger: lines.ledger)
        let sheets = zip(RandomLedger.units, states).map { unit, state in
            Cluster.sheet(state, of: unit, open: state == .returned ? ["II"] : [])
        }
        for sheet in sheets {
            let missing = try #require(before.standings.first { $0.unit == sheet.unit }).missing
            guard !missing.isEmpty || sheet.state != .submitted else { continue }
            let decision: SettlementDecision = Bool.random(using: &random) ? .zero : .notAssigned
            let settled = try sheet.settled(
                Dictionary(uniqueKeysWithValues: missing.map { ($0, decision) }),
                reason: "vì",
                ledger: lines.ledger,
                criteria: criteria,
                permission: Permitted.settle(sheet.unit),
                recordedAt: 0
            )
            lines += settled.entries.map { .entry($0, sequence: nil) }
            members = members.map { member in
                guard member.unit == sheet.unit else { return member }
                return ReviewMember(unit: member.unit, code: member.code, name: member.name, sheet: settled.sheet.state)
            }
        }
        let after = try ReviewScoring(criteria: criteria, members: members, ledger: lines.ledger)
        #expect(after.standings.allSatisfy { $0.missing.isEmpty })
        _ = try publish(after)
    }

    /// Whether an entry could have passed `CriteriaSet.read`: the random ones are of no rule in particular.
    private static func isOfItsRule(_ line: LedgerLine) -> Bool {
        guard case .entry(let entry, _) = line, let value = entry.value else { return true }
        let json = try? JSONDocument(value.utf8).root
        return json.flatMap { json in
            try? Cluster.criteria().read(json, for: entry.criterion, of: entry.unit, as: entry.kind)
        } != nil
    }
}
