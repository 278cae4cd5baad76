extension Act {
    /// Making a unit below another.
    package struct MakeUnit: Hashable, Sendable {
        package let parent: UnitID
    }

    /// Renaming or ending a unit.
    package struct ChangeUnit: Hashable, Sendable {
        package let unit: UnitID
    }
}

extension Policy {
    /// Whether an account may make a unit below another: an administrator over that one or one above it, who keeps the
    /// predecessors too.
    package static func mayMakeUnit(
        _ account: ActingAccount,
        below parent: UnitFacts,
        succeeding predecessors: [UnitFacts] = []
    ) throws(Refusal) -> Permission<Act.MakeUnit> {
        try checkAdministers(account, parent.chain)
        for predecessor in predecessors { try checkAdministers(account, predecessor.above) }
        return Permission(Act.MakeUnit(parent: parent.unit.id), to: account)
    }

    /// Whether an account may rename or end a unit: an administrator over one above it. The unit at the top is nobody's.
    package static func mayChange(
        _ account: ActingAccount,
        _ facts: UnitFacts
    ) throws(Refusal) -> Permission<Act.ChangeUnit> {
        try checkAdministers(account, facts.above)
        return Permission(Act.ChangeUnit(unit: facts.unit.id), to: account)
    }

    private static func checkAdministers(_ account: ActingAccount, _ units: [UnitID]) throws(Refusal) {
        try account.checkSession()
        guard account.holds(.administrator, overOneOf: units) else {
            throw Refusal(
                .notPermitted,
                vi: "Chỉ quản trị viên của đơn vị cấp trên mới làm được.",
                en: "Only an administrator of a unit above may do this."
            )
        }
    }
}
