/// Who is who in a cluster's season on the day of an act.
package protocol ClusterFacts: Sendable {
    /// The unit that leads the cluster on that day (đơn vị Cụm trưởng).
    var lead: UnitID? { get }
    /// Its deputy (đơn vị Cụm phó); often there is none.
    var deputy: UnitID? { get }
    /// The units that are, or were, members of the cluster in this season: who has left keeps its sheet.
    var members: Set<UnitID> { get }
    /// The managing unit and every unit above it, in any order.
    var managingChain: [UnitID] { get }
}
