/// Who is who in a cluster's season, or in one of its reviews, on the day of an act.
package protocol ClusterFacts: Sendable {
    /// The unit that leads the cluster on that day (đơn vị Cụm trưởng).
    var lead: UnitID? { get }
    /// Its deputy (đơn vị Cụm phó); often there is none.
    var deputy: UnitID? { get }
    /// The units that take part. In a cluster's season those that are, or were, members of it; in a review those that have a
    /// sheet in it, which who has left keeps, and who left before has not (docs/decisions/0015).
    var members: Set<UnitID> { get }
    /// The managing unit and every unit above it, in any order.
    var managingChain: [UnitID] { get }
}
