import Domain
import Testing

@Suite struct `The organisation is kept` {
    private static let ministry = UnitFacts(unit: Organisation.ministry, above: [])
    private static let province = UnitFacts(unit: Organisation.province, above: [Organisation.ministry.id])
    private static let member = UnitFacts(
        unit: Organisation.units[0],
        above: [Organisation.province.id, Organisation.ministry.id]
    )
    private static let stranger = UnitFacts(
        unit: Organisation.unit(50, "X", below: Organisation.unit(12, "QT")),
        above: [UnitID(bits: 12), Organisation.ministry.id]
    )

    private func account(
        _ function: Function,
        over unit: UnitFacts,
        key: Bool = false
    ) -> ActingAccount {
        Cluster.account([function], of: unit.unit.id, keyScopes: key ? Set(KeyScope.allCases) : nil)
    }

    private func may(_ question: () throws(Refusal) -> some Any) -> Bool { refusal(question) == nil }

    @Test(arguments: Function.allCases) func `by the functions that it is for`(_ function: Function) {
        let above = account(function, over: Self.province)
        let chain = Self.province.chain
        #expect(
            may { () throws(Refusal) in try Policy.mayMakeUnit(above, below: Self.province) }
                == (function == .administrator)
        )
        #expect(
            may { () throws(Refusal) in try Policy.mayChange(above, Self.member) } == (function == .administrator)
        )
        #expect(
            may { () throws(Refusal) in try Policy.mayKeepClusters(above, of: Self.province.unit.id, chain) }
                == (function == .managingOfficer)
        )
        #expect(
            may { () throws(Refusal) in
                try Policy.mayMakeSeason(account(function, over: Self.ministry), top: [Self.ministry.unit.id])
            } == (function == .managingOfficer)
        )
    }

    @Test func `from above, and the unit at the top by nobody`() {
        let administrator = account(.administrator, over: Self.province)
        #expect(refusal { () throws(Refusal) in try Policy.mayChange(administrator, Self.province) } == .notPermitted)
        #expect(
            refusal { () throws(Refusal) in try Policy.mayMakeUnit(administrator, below: Self.ministry) }
                == .notPermitted
        )
        let top = account(.administrator, over: Self.ministry)
        #expect(may { () throws(Refusal) in try Policy.mayChange(top, Self.member) })
        #expect(refusal { () throws(Refusal) in try Policy.mayChange(top, Self.ministry) } == .notPermitted)
        let office = account(.managingOfficer, over: Self.province)
        #expect(
            refusal { () throws(Refusal) in
                try Policy.mayKeepClusters(office, of: Self.ministry.unit.id, Self.ministry.chain)
            } == .notPermitted
        )
        #expect(
            refusal { () throws(Refusal) in try Policy.mayMakeSeason(office, top: [Self.ministry.unit.id]) }
                == .notPermitted
        )
    }

    @Test func `with the predecessors in hand`() {
        let administrator = account(.administrator, over: Self.province)
        #expect(
            may { () throws(Refusal) in
                try Policy.mayMakeUnit(administrator, below: Self.province, succeeding: [Self.member])
            }
        )
        #expect(
            refusal { () throws(Refusal) in
                try Policy.mayMakeUnit(administrator, below: Self.province, succeeding: [Self.member, Self.stranger])
            } == .notPermitted
        )
    }

    @Test(arguments: [Function.administrator, .managingOfficer, .service])
    func `by people, never by a key`(_ function: Function) {
        let key = account(function, over: Self.ministry, key: true)
        #expect(refusal { () throws(Refusal) in try Policy.mayMakeUnit(key, below: Self.ministry) } == .notPermitted)
        #expect(refusal { () throws(Refusal) in try Policy.mayChange(key, Self.member) } == .notPermitted)
        #expect(
            refusal { () throws(Refusal) in
                try Policy.mayKeepClusters(key, of: Self.province.unit.id, Self.province.chain)
            } == .notPermitted
        )
        #expect(
            refusal { () throws(Refusal) in try Policy.mayMakeSeason(key, top: [Self.ministry.unit.id]) }
                == .notPermitted
        )
    }
}
