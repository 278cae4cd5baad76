import Domain
import Testing

/// The ministry over two provinces; `team` belongs to `province`, `stranger` to the other one.
private enum Chain {
    static let ministry = UnitChain(UnitID(bits: 1), above: [])
    static let province = UnitChain(UnitID(bits: 2), above: [ministry.unit])
    static let other = UnitChain(UnitID(bits: 3), above: [ministry.unit])
    static let team = UnitChain(UnitID(bits: 4), above: [province.unit, ministry.unit])
    static let stranger = UnitChain(UnitID(bits: 5), above: [other.unit, ministry.unit])
}

private let today = day("2026-11-21")
private let always = Period(from: day("2020-01-01"), to: nil)

/// Who acts: by the function over the unit that it belongs to.
private func actor(
    _ function: Function,
    _ chain: UnitChain,
    id: UInt128 = 1,
    keyScopes: Set<KeyScope>? = nil,
    until end: Day? = nil
) -> ActingAccount {
    ActingAccount(
        id: AccountID(bits: id),
        unit: chain.unit,
        functions: [HeldFunction(function, over: chain.unit, during: Period(from: day("2020-01-01"), to: end))],
        keyScopes: keyScopes,
        day: today
    )
}

private func kept(
    of chain: UnitChain = Chain.team,
    _ functions: [Entrustment] = [],
    isBlocked: Bool = false
) -> KeptAccount {
    KeptAccount(
        id: AccountID(bits: 9),
        login: "an",
        unit: chain,
        name: "An",
        isBlocked: isBlocked,
        functions: functions
    )
}

private func holding(_ function: Function, _ chain: UnitChain, until end: Day? = nil) -> Entrustment {
    Entrustment(function, over: chain, during: Period(from: day("2020-01-01"), to: end))
}

@Suite struct `An account is kept` {
    private func keep(_ account: ActingAccount, _ kept: KeptAccount) -> RefusalCode? {
        refusal { () throws(Refusal) in try Policy.mayKeep(account, kept) }
    }

    @Test(arguments: Function.allCases)
    func `by account managers and administrators alone`(function: Function) {
        let expected: RefusalCode? = [.accountManager, .administrator].contains(function) ? nil : .notPermitted
        #expect(keep(actor(function, Chain.province), kept()) == expected)
    }

    @Test(arguments: [Function.accountManager, .administrator])
    func `by those over its unit or above it`(function: Function) {
        for chain in [Chain.team, Chain.province, Chain.ministry] {
            #expect(keep(actor(function, chain), kept()) == nil)
        }
        for chain in [Chain.other, Chain.stranger] { #expect(keep(actor(function, chain), kept()) == .notPermitted) }
        #expect(keep(actor(function, Chain.team), kept(of: Chain.province)) == .notPermitted, "not from below")
    }

    @Test func `by nobody of their own, by no key, and by nobody whose function is over`() {
        #expect(keep(actor(.administrator, Chain.ministry, id: 9), kept()) == .notPermitted)
        let key = actor(.administrator, Chain.ministry, keyScopes: Set(KeyScope.allCases))
        #expect(keep(key, kept()) == .notPermitted)
        #expect(keep(actor(.administrator, Chain.ministry, until: today), kept()) == .notPermitted)
    }

    @Test func `by those who could have entrusted it with all that it holds`() {
        let manager = actor(.accountManager, Chain.province)
        for function in Function.allCases {
            let mayManager = [.officer, .head, .service, .accountManager].contains(function)
            let account = kept([holding(function, Chain.team)])
            #expect(keep(manager, account) == (mayManager ? nil : .notPermitted), "\(function)")
            #expect(keep(actor(.administrator, Chain.province), account) == nil, "\(function)")
        }
        let peer = kept(of: Chain.province, [holding(.accountManager, Chain.province)])
        #expect(keep(manager, peer) == .notPermitted, "the other manager of the unit is kept from above")
        let lent = kept([holding(.officer, Chain.stranger)])
        #expect(keep(manager, lent) == .notPermitted, "what it is lent to is beyond the province")
        #expect(keep(actor(.administrator, Chain.ministry), lent) == nil)
        let boss = kept([holding(.administrator, Chain.ministry)])
        #expect(keep(actor(.administrator, Chain.province), boss) == .notPermitted)
        let former = kept([holding(.administrator, Chain.ministry, until: today)])
        #expect(keep(manager, former) == nil, "what is over binds nobody")
    }

    @Test func `is asked before anything that costs`() {
        for function in Function.allCases {
            let keeps = [.accountManager, .administrator].contains(function)
            let answer = refusal { () throws(Refusal) in try Policy.mayKeepAccounts(actor(function, Chain.team)) }
            #expect(answer == (keeps ? nil : .notPermitted), "\(function)")
            let reads = refusal { () throws(Refusal) in try Policy.mayReadAccounts(actor(function, Chain.team)) }
            #expect(reads == (keeps || function == .auditor ? nil : .notPermitted), "\(function)")
        }
    }
}

@Suite struct `A function is entrusted` {
    private func entrust(_ account: ActingAccount, _ function: Function, _ chain: UnitChain) -> RefusalCode? {
        refusal { () throws(Refusal) in
            try Policy.mayEntrust(account, kept(), with: Entrustment(function, over: chain, during: always))
        }
    }

    @Test(arguments: Function.allCases)
    func `by an administrator, whatever it is, within reach`(function: Function) {
        let administrator = actor(.administrator, Chain.province)
        #expect(entrust(administrator, function, Chain.team) == nil)
        #expect(entrust(administrator, function, Chain.province) == nil)
        #expect(entrust(administrator, function, Chain.ministry) == .notPermitted)
        #expect(entrust(administrator, function, Chain.stranger) == .notPermitted)
    }

    @Test(arguments: Function.allCases)
    func `by an account manager, who gives work and management below alone`(function: Function) {
        let manager = actor(.accountManager, Chain.province)
        let isWork = [.officer, .head, .service].contains(function)
        #expect(entrust(manager, function, Chain.province) == (isWork ? nil : .notPermitted))
        #expect(entrust(manager, function, Chain.team) == (isWork || function == .accountManager ? nil : .notPermitted))
        #expect(entrust(manager, function, Chain.stranger) == .notPermitted)
        #expect(entrust(manager, function, Chain.ministry) == .notPermitted)
    }

    @Test func `with a new account as with an old one`() {
        func make(_ account: ActingAccount, of chain: UnitChain, _ functions: [Entrustment]) -> RefusalCode? {
            refusal { () throws(Refusal) in
                try Policy.mayMakeAccount(account, of: chain, entrustedWith: functions)
            }
        }
        let manager = actor(.accountManager, Chain.province)
        #expect(make(manager, of: Chain.team, []) == nil)
        #expect(make(manager, of: Chain.stranger, []) == .notPermitted)
        #expect(make(manager, of: Chain.team, [holding(.officer, Chain.team), holding(.head, Chain.team)]) == nil)
        #expect(
            make(manager, of: Chain.team, [holding(.head, Chain.team), holding(.auditor, Chain.team)]) == .notPermitted
        )
        #expect(make(manager, of: Chain.team, [holding(.officer, Chain.stranger)]) == .notPermitted)
        #expect(make(actor(.officer, Chain.team), of: Chain.team, []) == .notPermitted)
    }

    @Test func `from today at the earliest, for some days`() throws {
        func given(_ from: String?, _ to: String?) -> RefusalCode? {
            refusal { () throws(Refusal) in
                try Entrustment(.head, over: Chain.team, from: from.map(day), to: to.map(day), givenOn: today)
            }
        }
        #expect(given(nil, nil) == nil)
        #expect(given("2026-11-21", "2026-11-22") == nil)
        #expect(given("2026-11-20", nil) == .invalidPeriod)
        #expect(given(nil, "2026-11-21") == .invalidPeriod)
        #expect(given("2027-01-02", "2027-01-01") == .invalidPeriod)
        let now = try Entrustment(.head, over: Chain.team, from: nil, to: nil, givenOn: today)
        #expect(now.period.from == today)
    }

    @Test func `once for the same days`() throws {
        func given(
            _ from: String,
            _ to: String?,
            _ function: Function = .head,
            _ chain: UnitChain = Chain.team
        )
            -> Entrustment
        {
            Entrustment(function, over: chain, during: Period(from: day(from), to: to.map(day)))
        }
        let account = try kept().entrusted(with: given("2026-01-01", "2027-01-01"))
        #expect(account.version == 2)
        for again in [given("2026-06-01", nil), given("2025-01-01", "2026-01-02"), given("2026-12-31", "2027-06-01")] {
            #expect(refusal { () throws(Refusal) in try account.entrusted(with: again) } == .alreadyExists)
        }
        for other in [
            given("2027-01-01", nil), given("2025-01-01", "2026-01-01"), given("2026-06-01", nil, .officer),
            given("2026-06-01", nil, .head, Chain.province),
        ] {
            #expect(refusal { () throws(Refusal) in try account.entrusted(with: other) } == nil)
        }
    }
}

@Suite struct `A function ends` {
    private func end(_ entrustment: Entrustment, from: String = "2020-01-01", on: String) -> RefusalCode? {
        refusal { () throws(Refusal) in
            try kept([entrustment]).ended(.head, over: Chain.team.unit, from: day(from), on: day(on), today: today)
        }
    }

    @Test func `today at the earliest, and sooner than it would`() {
        #expect(end(holding(.head, Chain.team), on: "2026-11-21") == nil)
        #expect(end(holding(.head, Chain.team), on: "2030-01-01") == nil)
        #expect(end(holding(.head, Chain.team), on: "2026-11-20") == .invalidPeriod)
        let ending = holding(.head, Chain.team, until: day("2027-01-01"))
        #expect(end(ending, on: "2026-12-31") == nil)
        #expect(end(ending, on: "2027-01-01") == .invalidPeriod)
        #expect(end(holding(.head, Chain.team, until: today), on: "2026-11-21") == .invalidPeriod)
    }

    @Test func `where it is held, from that very day`() {
        #expect(end(holding(.head, Chain.team), from: "2020-01-02", on: "2026-11-21") == .unknownReference)
        #expect(end(holding(.officer, Chain.team), on: "2026-11-21") == .unknownReference)
        #expect(end(holding(.head, Chain.province), on: "2026-11-21") == .unknownReference)
    }

    @Test func `before it ever began`() throws {
        let coming = Entrustment(.head, over: Chain.team, during: Period(from: day("2027-01-01"), to: nil))
        #expect(end(coming, from: "2027-01-01", on: "2026-12-31") == .invalidPeriod)
        let (account, was) = try kept([coming]).ended(
            .head,
            over: Chain.team.unit,
            from: day("2027-01-01"),
            on: day("2027-01-01"),
            today: today
        )
        #expect(was == coming)
        #expect(account.version == 2)
        #expect(account.functions.map(\.period) == [Period(from: day("2027-01-01"), to: day("2027-01-01"))])
    }
}

@Suite struct `An account` {
    @Test func `is blocked once, and let in once`() throws {
        let blocked = try kept().blocked(true)
        #expect(blocked.isBlocked && blocked.version == 2)
        #expect(refusal { () throws(Refusal) in try blocked.blocked(true) } == .wrongState)
        #expect(refusal { () throws(Refusal) in try kept().blocked(false) } == .wrongState)
        #expect(try !blocked.blocked(false).isBlocked)
    }

    @Test func `has keys if it is a program's and not blocked`() {
        func issue(_ account: ActingAccount, _ kept: KeptAccount) -> RefusalCode? {
            refusal { () throws(Refusal) in try Policy.mayIssueKey(account, for: kept) }
        }
        let manager = actor(.accountManager, Chain.team)
        let service = holding(.service, Chain.team)
        #expect(issue(manager, kept([service])) == nil)
        #expect(issue(manager, kept([holding(.officer, Chain.team)])) == .wrongState)
        #expect(issue(manager, kept([holding(.service, Chain.team, until: today)])) == .wrongState)
        #expect(issue(manager, kept([service], isBlocked: true)) == .wrongState)
        #expect(issue(actor(.officer, Chain.team), kept([service])) == .notPermitted)
    }
}
