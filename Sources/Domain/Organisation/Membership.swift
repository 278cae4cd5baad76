/// A unit in a cluster's season, for some days of it: units join, leave and merge in the middle.
package struct Membership: Hashable, Sendable {
    package let unit: UnitID
    package let from: Day
    /// The first day on which it is a member no more.
    package let to: Day
    /// By which it joined; nil where nobody has entered that.
    package let officialDocument: OfficialDocumentID?
    /// By which it left.
    package let endDocument: OfficialDocumentID?

    package init(
        unit: UnitID,
        from: Day,
        to: Day,
        officialDocument: OfficialDocumentID? = nil,
        endDocument: OfficialDocumentID? = nil
    ) {
        self.unit = unit
        self.from = from
        self.to = to
        self.officialDocument = officialDocument
        self.endDocument = endDocument
    }

    package var period: Period { Period(from: from, to: to) }
}

/// A unit that wants to be a member.
package struct Joining: Hashable, Sendable {
    package let unit: Unit
    /// Every unit above it, in any order.
    package let above: [UnitID]
    /// nil for the season's first day.
    package let from: Day?
    /// nil for the day after the season.
    package let to: Day?
    /// By which it joins; nil for none.
    package let officialDocument: OfficialDocumentID?

    package init(_ facts: UnitFacts, from: Day? = nil, to: Day? = nil, by document: OfficialDocumentID? = nil) {
        unit = facts.unit
        above = facts.above
        self.from = from
        self.to = to
        officialDocument = document
    }
}

/// A membership in another cluster season of the same managing unit and block.
package struct MembershipElsewhere: Hashable, Sendable {
    package let membership: Membership
    package let cluster: Cluster

    package init(_ membership: Membership, in cluster: Cluster) {
        self.membership = membership
        self.cluster = cluster
    }
}

/// A membership as it is shown.
package struct MemberLine: Hashable, Sendable {
    package let membership: Membership
    package let code: Code
    package let name: String

    package init(membership: Membership, code: Code, name: String) {
        self.membership = membership
        self.code = code
        self.name = name
    }
}
