/// A unit in a cluster's season, for some days of it: units join, leave and merge in the middle.
package struct Membership: Hashable, Sendable {
    package let unit: UnitID
    package let from: Day
    /// The first day on which it is a member no more.
    package let to: Day

    package init(unit: UnitID, from: Day, to: Day) {
        self.unit = unit
        self.from = from
        self.to = to
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

    package init(_ facts: UnitFacts, from: Day? = nil, to: Day? = nil) {
        unit = facts.unit
        above = facts.above
        self.from = from
        self.to = to
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
