/// Who acts, with what authority, on which day.
package struct ActingAccount: Sendable {
    package let id: AccountID
    /// The unit that the account belongs to.
    package let unit: UnitID
    /// All that it was ever entrusted with: what counts is decided by the day.
    package let functions: [HeldFunction]
    /// What the service key in use may be used for; nil for a session, that is a person at work.
    package let keyScopes: Set<KeyScope>?
    /// The day of the act.
    package let day: Day

    package init(
        id: AccountID,
        unit: UnitID,
        functions: [HeldFunction],
        keyScopes: Set<KeyScope>? = nil,
        day: Day
    ) {
        self.id = id
        self.unit = unit
        self.functions = functions
        self.keyScopes = keyScopes
        self.day = day
    }

    /// Whether it holds a function over this very unit on its day.
    package func holds(_ function: Function, over unit: UnitID) -> Bool {
        functions.contains { $0.function == function && $0.unit == unit && $0.period.contains(day) }
    }

    /// Whether it holds a function over one of these units on its day.
    package func holds(_ function: Function, overOneOf units: [UnitID]) -> Bool {
        units.contains { holds(function, over: $0) }
    }

    /// Whether a person acts, and no key.
    package var isSession: Bool { keyScopes == nil }

    /// Whether it works for the unit: an officer or the head of it, or, by a key, a service of it.
    package func worksFor(_ unit: UnitID) -> Bool {
        holds(.officer, over: unit) || holds(.head, over: unit) || (!isSession && holds(.service, over: unit))
    }

    /// Whether its judgement of the unit would be one of its own: it belongs to the unit, or works for it.
    package func isPartial(to unit: UnitID) -> Bool {
        self.unit == unit || worksFor(unit) || holds(.managingOfficer, over: unit)
    }
}
