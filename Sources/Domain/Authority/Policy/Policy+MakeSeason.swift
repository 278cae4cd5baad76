extension Act {
    /// Making a season for the whole ministry.
    package struct MakeSeason: Hashable, Sendable {}
}

extension Policy {
    /// Whether an account may make a season: a managing officer of the unit at the top.
    ///
    /// - Parameter top: The units that belong to none.
    package static func mayMakeSeason(
        _ account: ActingAccount,
        top: [UnitID]
    ) throws(Refusal) -> Permission<Act.MakeSeason> {
        try account.checkSession()
        guard account.holds(.managingOfficer, overOneOf: top) else {
            throw Refusal(
                .notPermitted,
                vi: "Kỳ thi đua do cơ quan quản lý của Bộ đặt ra.",
                en: "Seasons are made by the ministry's managing office."
            )
        }
        return Permission(Act.MakeSeason(), to: account)
    }
}
