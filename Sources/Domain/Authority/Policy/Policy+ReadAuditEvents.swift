extension Act {
    /// Reading what was done by whom.
    package struct ReadAuditEvents: Hashable, Sendable {
        /// The units under which everything is shown.
        package let overseen: Set<UnitID>
        /// The units under which is shown what was done to the organisation: nothing of clusters' seasons, so nothing of
        /// points.
        package let administered: Set<UnitID>
    }
}

extension Policy {
    /// What of the audit log an account may read: managing officers and auditors all that was done under their units,
    /// administrators what was done to the organisation there.
    ///
    /// - Throws: `notPermitted` for everybody else, and for keys.
    package static func mayReadAuditEvents(
        _ account: ActingAccount
    ) throws(Refusal) -> Permission<Act.ReadAuditEvents> {
        try account.checkSession()
        let overseen = account.units(of: .managingOfficer).union(account.units(of: .auditor))
        let administered = account.units(of: .administrator)
        guard !overseen.isEmpty || !administered.isEmpty else {
            throw Refusal(
                .notPermitted,
                vi: "Nhật ký dành cho cơ quan quản lý, kiểm tra và quản trị.",
                en: "The log is for managing offices, auditors and administrators."
            )
        }
        return Permission(Act.ReadAuditEvents(overseen: overseen, administered: administered), to: account)
    }
}

extension Act.ReadAuditEvents {
    /// Whether an event may be shown.
    ///
    /// - Parameters:
    ///   - place: Where it belongs.
    ///   - chain: The unit whose office looks after that place, and every unit above it.
    /// - Returns: True for what is done under one of its units.
    package func covers(_ place: Place, under chain: [UnitID]) -> Bool {
        !overseen.isDisjoint(with: chain)
            || place.clusterSeason == nil && !administered.isDisjoint(with: chain)
    }
}

extension ActingAccount {
    /// The units over which it holds a function on its day.
    fileprivate func units(of function: Function) -> Set<UnitID> {
        Set(functions.lazy.filter { $0.function == function && $0.period.contains(day) }.map(\.unit))
    }
}
