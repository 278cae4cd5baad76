/// Who assesses a sheet.
package enum AssessingBody: Hashable, Sendable {
    /// The lead, or its deputy.
    case unit(UnitID)
    case team(InspectionTeam)
    case managingOffice
}

extension ReviewFacts {
    /// Who makes the first assessment of a member's sheet: the lead; of the lead's own, the first there is of the deputy, the
    /// inspection team that checks it, and the managing office, which also stands in for a lead that is not there.
    package func assessingBody(of unit: UnitID) -> AssessingBody {
        let body = unit == lead ? deputy : lead
        if let body, body != unit { return .unit(body) }
        guard unit == lead, let team = team(checking: unit),
            team.mayCheck(unit, checking.conflicts)
        else { return .managingOffice }
        return .team(team)
    }

    /// The team that a unit is assigned to, whether or not it may still check it; nil for none.
    package func team(checking unit: UnitID) -> InspectionTeam? {
        checking.teams.first { $0.assigned.contains(unit) }
    }

    /// The leaves of a unit that bodies outside the cluster assess.
    package func fieldLeaves(of unit: UnitID) -> Set<Code> {
        Set(checking.fields.filter { $0.unit != unit }.flatMap(\.leaves))
    }

    /// Whether an account acts for a body.
    func isOf(_ body: AssessingBody, _ account: ActingAccount) -> Bool {
        switch body {
        case .unit(let unit): account.worksFor(unit)
        case .team(let team):
            team.units.contains(where: account.worksFor)
                && (team.inspectors.isEmpty || team.inspectors.contains(account.id))
        case .managingOffice: isManaged(by: account)
        }
    }

    /// Refuses a team's officer where a unit of the team, or one of their own, is the unit to be checked, or has declared a
    /// conflict with it: since the team was given it, too.
    func checkNoConflict(_ body: AssessingBody, _ account: ActingAccount, with unit: UnitID) throws(Refusal) {
        guard case .team(let team) = body, isBlocked(team, account, from: unit) else { return }
        throw Refusal(
            .conflictOfInterest,
            vi: "Tổ kiểm tra không kiểm tra đơn vị của mình, hoặc đơn vị đã khai báo xung đột lợi ích.",
            en: "A team checks no unit of its own, and none that a conflict is declared with."
        )
    }

    private func isBlocked(_ team: InspectionTeam, _ account: ActingAccount, from unit: UnitID) -> Bool {
        let own = members.filter { account.unit == $0 || account.worksFor($0) }
        return !team.mayCheck(unit, checking.conflicts) || checking.conflicts.haveOne(between: own, and: unit)
    }

    /// Whether it is an account's turn to look at a member's sheet for an inspection team: then all of it is open to it.
    func isInspected(_ unit: UnitID, by account: ActingAccount) -> Bool {
        let body: AssessingBody? =
            switch review.state {
            case .crossChecking: team(checking: unit).map { .team($0) }
            case .assessing: assessingBody(of: unit)
            case .selfScoring, .explaining, .reassessing, .appraising, .published: nil
            }
        guard case .team(let team) = body, account.isSession, isOf(.team(team), account) else { return false }
        return !account.isPartial(to: unit) && !isBlocked(team, account, from: unit)
    }
}
