/// Which awards a unit means to win in a season (đăng ký thi đua).
package struct TitleRegistration: Hashable, Sendable {
    package let unit: UnitID
    /// In the order in which it named them.
    package let awards: [AwardID]
    package let recordedOn: Day
    package let version: Int32

    package init(unit: UnitID, awards: [AwardID], recordedOn: Day, version: Int32) {
        self.unit = unit
        self.awards = awards
        self.recordedOn = recordedOn
        self.version = version
    }

    /// Checks a registration before it is saved.
    ///
    /// - Parameters:
    ///   - awards: What the unit names, nothing to take its registration back.
    ///   - found: Those of them that there are, of the managing unit or one above it.
    ///   - deadline: The last day on which units register; nil for none.
    ///   - day: The day of the act.
    ///   - permission: From `Policy.mayRegister`, in this very transaction.
    /// - Throws: `unknownReference`; `deadlinePassed` for a unit that speaks for itself.
    package static func check(
        _ awards: [AwardID],
        among found: [Award],
        until deadline: Day?,
        on day: Day,
        permission: Permission<Act.RegisterTitles>
    ) throws(Refusal) {
        guard Set(awards).count == awards.count, Set(awards).isSubset(of: found.map(\.id)) else { throw .unknownAward }
        if let deadline, deadline < day, !permission.act.mayBeLate {
            throw Refusal(
                .deadlinePassed,
                vi: "Hạn đăng ký là ngày \(deadline). Sau đó Cụm trưởng hoặc cơ quan quản lý ghi nhận.",
                en: "The last day was \(deadline). After it the lead or the managing office records it."
            )
        }
    }
}
