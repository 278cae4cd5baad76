extension Act {
    /// Making and changing blocks, clusters, their seasons, members and leads.
    package struct KeepClusters: Hashable, Sendable {
        package let managingUnit: UnitID
    }
}

extension Policy {
    /// Whether an account may keep the clusters of a managing unit: an officer of its office, or of one above it.
    ///
    /// - Parameters:
    ///   - account: Who wants to.
    ///   - managingUnit: Whose clusters they are.
    ///   - managingChain: The managing unit and every unit above it, in any order.
    /// - Returns: The permission.
    /// - Throws: `notPermitted`.
    package static func mayKeepClusters(
        _ account: ActingAccount,
        of managingUnit: UnitID,
        _ managingChain: [UnitID]
    ) throws(Refusal) -> Permission<Act.KeepClusters> {
        try account.checkSession()
        guard account.holds(.managingOfficer, overOneOf: managingChain) else {
            throw Refusal(
                .notPermitted,
                vi: "Chỉ cơ quan quản lý cụm mới làm được.",
                en: "Only the managing office may do this."
            )
        }
        return Permission(Act.KeepClusters(managingUnit: managingUnit), to: account)
    }
}
