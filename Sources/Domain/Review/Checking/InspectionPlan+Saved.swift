import StrictJSON

extension InspectionPlan {
    /// The most teams, and the most accounts that one may name.
    package static let most = 50

    /// The plan that conductors save in place of this one.
    ///
    /// - Parameters:
    ///   - teams: All of them.
    ///   - facts: Of the review, on the day.
    ///   - permission: From `Policy.mayPlanInspection`, in this very transaction.
    /// - Returns: The plan, its version raised.
    /// - Throws: `conflictOfInterest` with each unit that a team must not check; `unknownReference` with each that is no
    ///   member of the review; `alreadyExists` with each that has two teams.
    package func saved(
        _ teams: [InspectionTeam],
        _ facts: ReviewFacts,
        permission: Permission<Act.PlanInspection>
    ) throws(Refusal) -> InspectionPlan {
        guard permission.act.review == facts.review.id else { throw .noReview }
        var places: [RefusedPlace] = []
        var numbers: Set<Int32> = []
        var checked: Set<UnitID> = []
        for team in teams {
            if !numbers.insert(team.number).inserted {
                places.append(
                    RefusedPlace(
                        .alreadyExists,
                        vi: "Có hai tổ mang số \(team.number).",
                        en: "Two teams have the number \(team.number)."
                    )
                )
            }
            if !team.units.contains(team.head) || Set(team.units).count != team.units.count {
                places.append(
                    RefusedPlace(
                        .unknownReference,
                        unit: team.head,
                        vi: "Tổ \(team.number): đơn vị tổ trưởng phải là một đơn vị của tổ, mỗi đơn vị một lần.",
                        en: "Team \(team.number): its head must be one of its units, each named once."
                    )
                )
            }
            for unit in team.units + team.assigned where !facts.members.contains(unit) {
                places.append(
                    RefusedPlace(
                        .unknownReference,
                        unit: unit,
                        vi: "Tổ \(team.number): đơn vị này không có trong lần chấm điểm.",
                        en: "Team \(team.number): this unit is not in the review."
                    )
                )
            }
            for unit in team.assigned {
                if !team.mayCheck(unit, facts.checking.conflicts) {
                    places.append(
                        RefusedPlace(
                            .conflictOfInterest,
                            unit: unit,
                            vi: "Tổ \(team.number) không được kiểm tra đơn vị này.",
                            en: "Team \(team.number) must not check this unit."
                        )
                    )
                }
                if !checked.insert(unit).inserted {
                    places.append(
                        RefusedPlace(
                            .alreadyExists,
                            unit: unit,
                            vi: "Đơn vị này được giao cho hai tổ.",
                            en: "This unit is given to two teams."
                        )
                    )
                }
            }
        }
        try Refusal.check(places)
        return InspectionPlan(teams: teams, version: version + 1)
    }
}

extension Refusal {
    /// Throws if there is any place. The refusal has the first one's code, and its words where it is the only one.
    static func check(_ places: [RefusedPlace]) throws(Refusal) {
        guard let first = places.first else { return }
        if places.count == 1 {
            throw Refusal(first.code, vi: first.wording.vi, en: first.wording.en, places: places)
        }
        throw Refusal(
            first.code,
            vi: "Có \(places.count) chỗ chưa được.",
            en: "There are \(places.count) problems.",
            places: places
        )
    }
}
