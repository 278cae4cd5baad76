import Domain
import StrictJSON
import Testing

@Suite struct `Points that a conference settled` {
    private let one = result(#"{"points":1}"#)

    private func conference(_ state: ConferenceState = .held, clusterSeason: UInt128 = 102) -> Conference {
        Conference(
            id: ConferenceID(bits: 400),
            place: Place(
                season: SeasonID(bits: 101),
                clusterSeason: ClusterSeasonID(bits: clusterSeason),
                managingUnit: Cluster.province
            ),
            record: ConferenceRecord(kind: .annual, title: "Tổng kết", day: Cluster.today, bytes: []),
            state: state,
            heldOn: Cluster.today
        )
    }

    private func enter(
        _ edits: [AssessmentEdit],
        at conference: Conference,
        sheet: Sheet = Cluster.sheet(.submitted),
        by person: Person = .provinceOfficer,
        in state: ReviewState = .appraising
    ) throws(Refusal) -> [NewLedgerEntry] {
        guard let criteria = try? Cluster.agreedCriteria() else { preconditionFailure("the criteria are right") }
        let review = Cluster.review(state)
        return try sheet.settledByConference(
            edits,
            at: conference,
            of: review,
            ledger: Ledger(entries: [], returns: [], disqualifications: []),
            criteria: criteria,
            permission: try Policy.mayEnterConferencePoints(person.account, Cluster.facts(review), sheet.unit),
            recordedAt: 44
        )
    }

    private func edit(_ kind: EntryKind, _ value: String?, reason: String = "thống nhất") -> AssessmentEdit {
        AssessmentEdit(criterion: "I.1", kind: kind, value: value.map { result($0) }, reason: reason)
    }

    @Test func `stand in the conference's layer and name it, and are no decision on what is missing`() throws {
        let entries = try enter([edit(.awarded, #"{"awarded":0}"#)], at: conference())
        #expect(entries.map(\.layer) == [.conference])
        #expect(entries.map(\.conference) == [ConferenceID(bits: 400)])
        let ledger = entries.map { LedgerLine.entry($0, sequence: nil) }.ledger
        #expect(ledger.effectiveEntry(of: "I.1", unit: Cluster.member)?.kind == .awarded)
        #expect(ledger.settlement(of: "I.1", unit: Cluster.member) == nil, "an award of 0 that was judged is none")
    }

    @Test(arguments: [EntryKind.cleared, .notAssigned])
    func `are results, and nothing else`(kind: EntryKind) {
        let code = refusal { () throws(Refusal) in try enter([edit(kind, nil)], at: conference()) }
        #expect(code == .invalidResult)
    }

    @Test func `need a reason, a submitted sheet, and a conference of the cluster that was held`() {
        let value = edit(.value, #"{"points":1}"#)
        let silent = edit(.value, #"{"points":1}"#, reason: "")
        let cases: [(RefusalCode, () throws(Refusal) -> [NewLedgerEntry])] = [
            (.reasonRequired, { () throws(Refusal) in try enter([silent], at: conference()) }),
            (.notSubmitted, { () throws(Refusal) in try enter([value], at: conference(), sheet: Cluster.sheet()) }),
            (.wrongState, { () throws(Refusal) in try enter([value], at: conference(.planned)) }),
            (.unknownReference, { () throws(Refusal) in try enter([value], at: conference(clusterSeason: 9)) }),
            (.criterionRequired, { () throws(Refusal) in try enter([], at: conference()) }),
        ]
        for (code, act) in cases { #expect(refusal(act) == code) }
    }

    @Test(arguments: Person.allCases)
    func `are entered by who conducts, never for a unit of their own, and only while the review is appraised`(
        person: Person
    ) {
        for state in ReviewState.allCases {
            let code = refusal { () throws(Refusal) in
                try enter([edit(.value, #"{"points":1}"#)], at: conference(), by: person, in: state)
            }
            let settling = refusal { () throws(Refusal) in
                try Policy.maySettle(person.account, Cluster.facts(state), Cluster.member)
            }
            #expect(code == settling, "whoever settles what is missing: \(person) \(state)")
        }
    }
}
