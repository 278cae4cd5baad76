/// What keeps a unit, or somebody of it, from being proposed while it holds; it can be lifted.
package struct Disqualifier: Hashable, Sendable {
    package let id: DisqualifierID
    /// Whose office has recorded it.
    package let managingUnit: UnitID
    package let unit: UnitID
    /// nil where the unit itself is meant.
    package let person: String?
    /// What it is, a word of the office's: `awaitingDiscipline`, `underInspection`.
    package let kind: String
    package let reason: String
    package let from: Day
    package let lifted: Lifting?
    package let version: Int32

    /// The end of a disqualifier.
    package struct Lifting: Hashable, Sendable {
        /// The first day on which it holds no more.
        package let day: Day
        package let reason: String

        package init(day: Day, reason: String) {
            self.day = day
            self.reason = reason
        }
    }

    package init(
        id: DisqualifierID,
        managingUnit: UnitID,
        unit: UnitID,
        person: String?,
        kind: String,
        reason: String,
        from: Day,
        lifted: Lifting? = nil,
        version: Int32 = 1
    ) {
        self.id = id
        self.managingUnit = managingUnit
        self.unit = unit
        self.person = person
        self.kind = kind
        self.reason = reason
        self.from = from
        self.lifted = lifted
        self.version = version
    }

    /// Whether it holds on a day.
    package func holds(on day: Day) -> Bool { Period(from: from, to: lifted?.day).contains(day) }

    /// Whether it keeps a nomination back: what is said of a unit does so for its people too, what is said of a person for
    /// that person alone.
    package func bars(_ unit: UnitID, person: String?, on day: Day) -> Bool {
        self.unit == unit && (self.person == nil || self.person == person) && holds(on: day)
    }

    /// What an office records.
    ///
    /// - Throws: `reasonRequired`, `reasonInvalid`, `invalidName` for a kind that is no word.
    package static func recorded(
        _ id: DisqualifierID,
        of unit: UnitID,
        person: String?,
        kind: String,
        reason: String,
        from: Day,
        permission: Permission<Act.KeepAwards>
    ) throws(Refusal) -> Disqualifier {
        try OrganisationName.check(kind, longest: 100)
        if let person { try OrganisationName.check(person, longest: 200) }
        try Reason.check(reason)
        return Disqualifier(
            id: id,
            managingUnit: permission.act.managingUnit,
            unit: unit,
            person: person,
            kind: kind,
            reason: reason,
            from: from
        )
    }

    /// The disqualifier lifted.
    ///
    /// - Throws: `wrongState` where it is already; `invalidPeriod` before its first day; `reasonRequired`, `reasonInvalid`.
    package func lifted(
        on day: Day,
        reason: String,
        seen version: Int32,
        permission: Permission<Act.KeepAwards>
    ) throws(Refusal) -> Disqualifier {
        guard permission.act.managingUnit == managingUnit else { throw .noDisqualifier }
        guard self.version == version else { throw .stale }
        guard lifted == nil else {
            throw Refusal(.wrongState, vi: "Đã được gỡ.", en: "It has been lifted.")
        }
        try Reason.check(reason)
        guard from <= day else {
            throw Refusal(
                .invalidPeriod,
                vi: "Ngày gỡ không trước ngày \(from).",
                en: "It is not lifted before \(from)."
            )
        }
        return Disqualifier(
            id: id,
            managingUnit: managingUnit,
            unit: unit,
            person: person,
            kind: kind,
            reason: self.reason,
            from: from,
            lifted: Lifting(day: day, reason: reason),
            version: version + 1
        )
    }
}

extension [Disqualifier] {
    /// Refuses who is kept back on a day.
    ///
    /// - Throws: `disqualified`, with each reason.
    func check(_ unit: UnitID, person: String?, on day: Day) throws(Refusal) {
        let barring = filter { $0.bars(unit, person: person, on: day) }
        guard barring.isEmpty else {
            throw Refusal(
                .disqualified,
                vi: "Đang có lý do chưa được xét khen thưởng.",
                en: "Something keeps it from being considered for an award.",
                places: barring.map {
                    RefusedPlace(
                        .disqualified,
                        unit: unit,
                        vi: "\($0.kind), từ \($0.from): \($0.reason)",
                        en: "\($0.kind), since \($0.from): \($0.reason)"
                    )
                }
            )
        }
    }
}
