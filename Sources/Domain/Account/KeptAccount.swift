/// An account as those see it who keep accounts.
package struct KeptAccount: Sendable {
    package let id: AccountID
    package let login: String
    /// The unit that it belongs to, for good.
    package let unit: UnitChain
    package private(set) var name: String
    package private(set) var isBlocked: Bool
    /// Moves with every change of what is seen of it here.
    package private(set) var version: Int32
    /// All that it was ever entrusted with.
    package private(set) var functions: [Entrustment]

    package init(
        id: AccountID,
        login: String,
        unit: UnitChain,
        name: String,
        isBlocked: Bool = false,
        version: Int32 = 1,
        functions: [Entrustment] = []
    ) {
        self.id = id
        self.login = login
        self.unit = unit
        self.name = name
        self.isBlocked = isBlocked
        self.version = version
        self.functions = functions
    }

    /// The same account with the functions that were loaded for it.
    package func with(_ functions: [Entrustment]) -> KeptAccount {
        var account = self
        account.functions = functions
        return account
    }

    /// The functions that it holds on a day, or will hold.
    func openFunctions(on day: Day) -> [Entrustment] { functions.filter { $0.isOpen(on: day) } }

    /// With another name.
    package func renamed(_ name: String) -> KeptAccount {
        changed { $0.name = name }
    }

    /// Blocked, or let in again.
    ///
    /// - Throws: `wrongState` where it is so already.
    package func blocked(_ isBlocked: Bool) throws(Refusal) -> KeptAccount {
        guard isBlocked != self.isBlocked else { throw isBlocked ? .alreadyBlocked : .notBlocked }
        return changed { $0.isBlocked = isBlocked }
    }

    /// Entrusted with one more function.
    ///
    /// - Throws: `alreadyExists` where it holds the function over the unit on some of the days.
    package func entrusted(with entrustment: Entrustment) throws(Refusal) -> KeptAccount {
        guard !functions.contains(where: { $0.overlaps(entrustment) }) else { throw .alreadyEntrusted }
        return changed { $0.functions.append(entrustment) }
    }

    /// With a function that ends sooner.
    ///
    /// - Parameters:
    ///   - function: What was entrusted,
    ///   - unit: over which unit,
    ///   - from: and from which day.
    ///   - end: The first day on which it is held no more; its first day, if it shall never be held.
    ///   - today: Of the act: what was held before stays as it was.
    /// - Returns: The account, and the function as it was.
    /// - Throws: `unknownReference` where it does not hold it; `invalidPeriod` for a day that is past, or no sooner.
    package func ended(
        _ function: Function,
        over unit: UnitID,
        from: Day,
        on end: Day,
        today: Day
    ) throws(Refusal) -> (account: KeptAccount, was: Entrustment) {
        let index = functions.firstIndex { $0.function == function && $0.over.unit == unit && $0.period.from == from }
        guard let index else { throw .notEntrusted }
        let was = functions[index]
        guard was.period.to.map({ end < $0 }) ?? true, end >= today, end >= from else {
            throw Refusal(
                .invalidPeriod,
                vi: "Nhiệm vụ kết thúc sớm nhất hôm nay (\(today)) và sớm hơn ngày kết thúc đã định.",
                en: "A function ends today (\(today)) at the earliest, and sooner than it would."
            )
        }
        let account = changed {
            $0.functions[index] = Entrustment(function, over: was.over, during: Period(from: from, to: end))
        }
        return (account, was)
    }

    private func changed(_ change: (inout KeptAccount) -> Void) -> KeptAccount {
        var account = self
        change(&account)
        account.version += 1
        return account
    }
}
