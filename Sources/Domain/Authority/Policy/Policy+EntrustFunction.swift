extension Act {
    /// Entrusting an account with a function.
    package struct EntrustFunction: Hashable, Sendable {
        package let account: AccountID
        package let entrustment: Entrustment
    }
}

extension Policy {
    /// Whether an account may entrust another with a function: whoever keeps it, with what is theirs to give.
    package static func mayEntrust(
        _ account: ActingAccount,
        _ kept: KeptAccount,
        with entrustment: Entrustment
    ) throws(Refusal) -> Permission<Act.EntrustFunction> {
        _ = try mayKeep(account, kept)
        try account.checkEntrusts(entrustment)
        return Permission(Act.EntrustFunction(account: kept.id, entrustment: entrustment), to: account)
    }
}

extension ActingAccount {
    /// Refuses whoever may not give this function over this unit.
    func checkEntrusts(_ entrustment: Entrustment) throws(Refusal) {
        guard mayEntrust(entrustment.function, over: entrustment.over) else {
            throw Refusal(
                .notPermitted,
                vi: "Bạn không được giao nhiệm vụ này, hoặc đơn vị ngoài phạm vi của bạn.",
                en: "This function is not yours to give, or the unit is beyond your reach.",
                places: [
                    RefusedPlace(
                        .notPermitted,
                        unit: entrustment.over.unit,
                        vi: "Không giao được: \(entrustment.function.rawValue).",
                        en: "Not yours to give: \(entrustment.function.rawValue)."
                    )
                ]
            )
        }
    }
}
