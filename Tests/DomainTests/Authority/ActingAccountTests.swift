import Domain
import Testing

@Suite struct `Authority` {
    @Test(arguments: [("2025-12-31", false), ("2026-01-01", true), ("2026-12-31", true), ("2027-01-01", false)])
    func `lasts as long as the function is held`(date: String, holds: Bool) {
        let account = Cluster.account([.officer], of: Cluster.member, on: day(date))
        #expect(account.holds(.officer, over: Cluster.member) == holds)
        #expect(account.worksFor(Cluster.member) == holds)
    }

    @Test func `is of one function over one unit`() {
        let account = Cluster.account([.officer], of: Cluster.member, over: Cluster.other)
        #expect(account.holds(.officer, over: Cluster.other))
        #expect(!account.holds(.head, over: Cluster.other))
        #expect(!account.holds(.officer, over: Cluster.member))
        #expect(account.holds(.officer, overOneOf: [Cluster.member, Cluster.other]))
        #expect(!account.holds(.officer, overOneOf: [Cluster.member]))
        #expect(!account.holds(.officer, overOneOf: []))
    }

    @Test(arguments: [
        (Function.officer, true, true), (.head, true, true), (.service, false, true), (.managingOfficer, false, false),
        (.accountManager, false, false), (.administrator, false, false), (.auditor, false, false),
    ])
    func `to work for a unit is its officers', its head's, and by key its services'`(
        function: Function,
        inSession: Bool,
        byKey: Bool
    ) {
        let person = Cluster.account([function], of: Cluster.member)
        let key = Cluster.account([function], of: Cluster.member, keyScopes: [.standings])
        #expect(person.worksFor(Cluster.member) == inSession)
        #expect(key.worksFor(Cluster.member) == byKey)
        #expect(person.isSession)
        #expect(!key.isSession)
    }

    @Test func `to judge is nobody's of the unit, by birth or by loan`() {
        #expect(Cluster.account([], of: Cluster.member).isPartial(to: Cluster.member))
        #expect(Cluster.account([.officer], of: Cluster.other, over: Cluster.member).isPartial(to: Cluster.member))
        #expect(
            Cluster.account([.managingOfficer], of: Cluster.other, over: Cluster.member).isPartial(to: Cluster.member)
        )
        #expect(!Cluster.account([.auditor], of: Cluster.other, over: Cluster.member).isPartial(to: Cluster.member))
        #expect(!Cluster.account([.head], of: Cluster.other).isPartial(to: Cluster.member))
    }
}
