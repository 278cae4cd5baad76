extension Act {
    /// Seeing who is told of what happens, and what became of it.
    package struct ReadWebhooks: Hashable, Sendable {
        package let managingUnit: UnitID
    }
}

extension Policy {
    /// Whether an account may see the webhooks of a managing unit: who may keep them, and auditors.
    ///
    /// - Parameters:
    ///   - account: Who wants to.
    ///   - managingUnit: Whose webhooks they are.
    ///   - managingChain: The managing unit and every unit above it, in any order.
    /// - Returns: The permission.
    /// - Throws: `notPermitted`.
    package static func mayReadWebhooks(
        _ account: ActingAccount,
        of managingUnit: UnitID,
        _ managingChain: [UnitID]
    ) throws(Refusal) -> Permission<Act.ReadWebhooks> {
        try account.checkSession()
        guard
            account.holds(.managingOfficer, overOneOf: managingChain)
                || account.holds(.auditor, overOneOf: managingChain)
        else {
            throw Refusal(
                .notPermitted,
                vi: "Webhook dành cho cơ quan quản lý cụm và kiểm tra.",
                en: "Webhooks are for the managing office and auditors."
            )
        }
        return Permission(Act.ReadWebhooks(managingUnit: managingUnit), to: account)
    }
}
