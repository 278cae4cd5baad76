extension Act {
    /// Making an account of a unit.
    package struct MakeAccount: Hashable, Sendable {
        package let unit: UnitID
    }
}

extension Policy {
    /// Whether an account may make another: an account manager or administrator over its unit, who may entrust it with each
    /// of its functions.
    package static func mayMakeAccount(
        _ account: ActingAccount,
        of unit: UnitChain,
        entrustedWith functions: [Entrustment]
    ) throws(Refusal) -> Permission<Act.MakeAccount> {
        try account.checkSession()
        guard account.mayEntrust(.officer, over: unit) else { throw .notKeeper }
        for entrustment in functions { try account.checkEntrusts(entrustment) }
        return Permission(Act.MakeAccount(unit: unit.unit), to: account)
    }
}
