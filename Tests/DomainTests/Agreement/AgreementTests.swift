import Domain
import StrictJSON
import Testing

@Suite struct `An agreement` {
    private static let place = Place(
        season: SeasonID(bits: 101),
        clusterSeason: ClusterSeasonID(bits: 102),
        managingUnit: Cluster.province
    )
    private static let facts = ClusterSeasonFacts(
        id: ClusterSeasonID(bits: 102),
        place: place,
        seasonBegins: day("2025-11-15"),
        state: .signing,
        version: 1,
        lead: Cluster.lead,
        deputy: nil,
        members: [Cluster.lead, Cluster.member],
        managingChain: [Cluster.province, Cluster.ministry]
    )
    private static let officer = Cluster.account([.officer], of: Cluster.lead)
    private static let office = Cluster.account([.managingOfficer], of: Cluster.province)
    private static let head = Cluster.account([.head], of: Cluster.member)
    private static let whole = #"""
        {"slogan":"Đổi mới","contents":[{"title":"x"}],
         "scale":{"criteria":[{"code":"I","title":"","max":10,"rule":{"kind":"proportional"}}]},
         "assignments":{"I":{"M":{"target":1},"L":{"target":2}}}}
        """#

    private func agreement(_ state: AgreementState) -> Agreement {
        Agreement(id: AgreementID(bits: 1), place: Self.place, number: 1, state: state, version: 5)
    }

    private func drafting() throws -> Permission<Act.DraftAgreement> { try Policy.mayDraft(Self.officer, Self.facts) }

    private func propose(_ text: String) throws(Refusal) -> Agreement {
        let document = try? AgreementText.read(text)
        guard let document, let permission = try? drafting() else { preconditionFailure("a text that can be read") }
        return try agreement(.draft).proposed(
            document,
            members: AgreementText.members,
            permission: permission
        )
    }

    private func enforce(
        _ missing: Set<UnitID>,
        naming outstanding: Set<UnitID>,
        _ reason: String?,
        of needed: Set<UnitID> = [Cluster.lead, Cluster.member],
        as account: ActingAccount
    ) throws(Refusal) -> Agreement {
        try agreement(.signing).enforced(
            outstanding: outstanding,
            needed: needed,
            missing: missing,
            reason: reason,
            permission: try Policy.mayEnforce(account, Self.facts)
        )
    }

    private func sign(
        _ state: AgreementState = .signing,
        unit: UnitID = Cluster.member,
        on day: Day = Cluster.today,
        signed: Set<UnitID> = []
    ) throws(Refusal) {
        let permission = try Policy.maySign(Self.office, Self.facts, for: unit, .paper)
        try agreement(state).checkSignature(
            Signature(unit: unit, mode: .paper, signer: Signer(name: "A"), signedOn: day),
            needed: [Cluster.lead, Cluster.member],
            signed: signed,
            seasonBegins: Self.facts.seasonBegins,
            on: Cluster.today,
            permission: permission
        )
    }

    @Test func `is laid there to be signed once it is whole, and every unit has the targets that it needs`() throws {
        #expect(try propose(Self.whole).state == .signing)
        #expect(try propose(Self.whole).version == 6)
        #expect(refusal { () throws(Refusal) in try propose("{}") } == .incompleteAgreement)
        let places = refusedPlaces { () throws(Refusal) in
            try propose(Self.whole.replacing(#","L":{"target":2}"#, with: ""))
        }
        #expect(places.map(\.unit) == [Cluster.lead])
        #expect(places.map(\.criterion) == ["I"])
    }

    @Test func `changes as a draft only, and goes back to one for a reason`() throws {
        let permission = try drafting()
        #expect(try agreement(.draft).edited(permission: permission).version == 6)
        for state in [AgreementState.signing, .inForce, .replaced] {
            #expect(
                refusal { () throws(Refusal) in try agreement(state).edited(permission: permission) } == .wrongState
            )
        }
        #expect(try agreement(.signing).withdrawn(reason: "sửa", permission: permission).state == .draft)
        #expect(
            refusal { () throws(Refusal) in try agreement(.signing).withdrawn(reason: " ", permission: permission) }
                == .reasonRequired
        )
        #expect(
            refusal { () throws(Refusal) in try agreement(.inForce).withdrawn(reason: "x", permission: permission) }
                == .wrongState
        )
    }

    @Test func `is signed once a text for each unit, also after it came into force`() {
        #expect(refusal { () throws(Refusal) in try sign() } == nil)
        #expect(refusal { () throws(Refusal) in try sign(.inForce) } == nil)
        #expect(refusal { () throws(Refusal) in try sign(.draft) } == .wrongState)
        #expect(refusal { () throws(Refusal) in try sign(.replaced) } == .wrongState)
        #expect(refusal { () throws(Refusal) in try sign(signed: [Cluster.member]) } == .alreadySigned)
        #expect(refusal { () throws(Refusal) in try sign(unit: Cluster.other) } == .notFound)
        #expect(refusal { () throws(Refusal) in try sign(on: day("2026-10-21")) } == .dayToCome)
        // The season begins on 2025-11-15: 400 days before, and one more.
        #expect(refusal { () throws(Refusal) in try sign(on: day("2024-10-11")) } == nil)
        #expect(refusal { () throws(Refusal) in try sign(on: day("2024-10-10")) } == .invalidPeriod)
        #expect(refusal { () throws(Refusal) in try sign(on: day("1900-01-01")) } == .invalidPeriod)
    }

    @Test func `is signed by account by the unit's own head alone`() {
        func may(_ account: ActingAccount, for unit: UnitID) -> RefusalCode? {
            refusal { () throws(Refusal) in try Policy.maySign(account, Self.facts, for: unit, .account) }
        }
        #expect(may(Self.head, for: Cluster.member) == nil)
        #expect(may(Self.head, for: Cluster.lead) == .notPermitted)
        #expect(may(Cluster.account([.officer], of: Cluster.member), for: Cluster.member) == .notPermitted)
        #expect(
            may(Cluster.account([.head], of: Cluster.lead, over: Cluster.member), for: Cluster.member) == .notPermitted
        )
        #expect(may(Self.office, for: Cluster.member) == .notPermitted)
        #expect(may(Cluster.account([.head], of: Cluster.elsewhere), for: Cluster.member) == .notFound)
    }

    @Test func `is recorded as signed on paper by the lead and the office`() {
        func may(_ account: ActingAccount) -> RefusalCode? {
            refusal { () throws(Refusal) in try Policy.maySign(account, Self.facts, for: Cluster.member, .paper) }
        }
        #expect(may(Self.officer) == nil)
        #expect(may(Self.office) == nil)
        #expect(may(Self.head) == .notPermitted)
    }

    @Test func `comes into force once all have signed, or by the office with names and a reason`() throws {
        #expect(try enforce([], naming: [], nil, as: Self.officer).state == .inForce)
        let missing: Set = [Cluster.member]
        #expect(
            refusal { () throws(Refusal) in try enforce(missing, naming: missing, "x", as: Self.officer) }
                == .notPermitted
        )
        #expect(try enforce(missing, naming: missing, "đang sáp nhập", as: Self.office).state == .inForce)
        #expect(
            refusal { () throws(Refusal) in try enforce(missing, naming: missing, nil, as: Self.office) }
                == .reasonRequired
        )
        #expect(
            refusal { () throws(Refusal) in try enforce(missing, naming: [], "x", as: Self.office) }
                == .signaturesDiffer
        )
        #expect(
            refusal { () throws(Refusal) in try enforce([], naming: missing, "x", as: Self.office) }
                == .signaturesDiffer
        )
        #expect(
            refusal { () throws(Refusal) in
                try agreement(.draft).enforced(
                    outstanding: [],
                    needed: [Cluster.lead],
                    missing: [],
                    reason: nil,
                    permission: try Policy.mayEnforce(Self.office, Self.facts)
                )
            } == .wrongState
        )
    }

    @Test func `that nobody has to sign is put in force by the office for a reason, as one that is not signed`() throws
    {
        #expect(
            refusal { () throws(Refusal) in try enforce([], naming: [], nil, of: [], as: Self.office) }
                == .reasonRequired
        )
        #expect(
            refusal { () throws(Refusal) in try enforce([], naming: [], "x", of: [], as: Self.officer) }
                == .notPermitted
        )
        #expect(try enforce([], naming: [], "chưa có Cụm trưởng", of: [], as: Self.office).state == .inForce)
    }

    @Test(arguments: [("", RefusalCode.reasonRequired), (String(repeating: "x", count: 2_001), .reasonInvalid)])
    func `that all have signed takes no reason that is none`(_ reason: String, _ code: RefusalCode) throws {
        #expect(refusal { () throws(Refusal) in try enforce([], naming: [], reason, as: Self.office) } == code)
        #expect(try enforce([], naming: [], "đủ chữ ký", as: Self.officer).state == .inForce)
    }

    @Test func `is written one at a time, each with the next number`() throws {
        func next(_ others: [(number: Int32, state: AgreementState)]) throws(Refusal) -> Int32 {
            try Agreement.drafted(as: AgreementID(bits: 9), at: Self.place, after: others).number
        }
        #expect(try next([]) == 1)
        #expect(try next([(1, .replaced), (2, .inForce)]) == 3)
        #expect(refusal { () throws(Refusal) in try next([(1, .inForce), (2, .signing)]) } == .agreementPending)
        #expect(refusal { () throws(Refusal) in try next([(1, .draft)]) } == .agreementPending)
    }
}
