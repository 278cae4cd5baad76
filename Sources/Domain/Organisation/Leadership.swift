/// What a unit may be in its cluster beside a member.
package enum LeadershipRole: String, CaseIterable, Sendable {
    /// đơn vị Cụm trưởng
    case lead
    /// đơn vị Cụm phó: stands in for the lead; often there is none.
    case deputy
}

/// Who leads a cluster, or stands in for the lead, for some days of a season.
package struct Leadership: Hashable, Sendable {
    package let unit: UnitID
    package let role: LeadershipRole
    package let from: Day
    /// The first day on which it does so no more.
    package let to: Day
    /// By which it is appointed; nil where nobody has entered that.
    package let officialDocument: OfficialDocumentID?

    package init(
        unit: UnitID,
        role: LeadershipRole,
        from: Day,
        to: Day,
        officialDocument: OfficialDocumentID? = nil
    ) {
        self.unit = unit
        self.role = role
        self.from = from
        self.to = to
        self.officialDocument = officialDocument
    }

    package var period: Period { Period(from: from, to: to) }

    func ended(on day: Day) -> Leadership {
        Leadership(unit: unit, role: role, from: from, to: day, officialDocument: officialDocument)
    }
}
