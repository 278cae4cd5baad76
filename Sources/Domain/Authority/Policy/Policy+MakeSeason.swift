extension Act {
    /// Making a season for the whole ministry.
    package struct MakeSeason: Hashable, Sendable {
        /// The unit at the top whose office makes it.
        package let top: UnitID
    }
}

extension Policy {
    /// Whether an account may make a season: a managing officer of the unit at the top.
    ///
    /// - Parameters:
    ///   - account: Who wants to.
    ///   - top: The units that belong to none.
    /// - Returns: The permission.
    /// - Throws: `notPermitted`.
    package static func mayMakeSeason(
        _ account: ActingAccount,
        top: [UnitID]
    ) throws(Refusal) -> Permission<Act.MakeSeason> {
        try account.checkSession()
        guard let unit = top.first(where: { account.holds(.managingOfficer, over: $0) }) else {
            throw Refusal(
                .notPermitted,
                vi: "Kỳ thi đua do cơ quan quản lý của Bộ đặt ra.",
                en: "Seasons are made by the ministry's managing office."
            )
        }
        return Permission(Act.MakeSeason(top: unit), to: account)
    }
}
