/// What decides who is who in a review on the day of an act.
package struct ReviewFacts: Sendable {
    package let review: Review
    /// The unit that leads the cluster on that day (đơn vị Cụm trưởng).
    package let lead: UnitID?
    /// Its deputy (đơn vị Cụm phó); often there is none.
    package let deputy: UnitID?
    /// The units that are, or were, members of the cluster in this season: who has left keeps its sheet.
    package let members: Set<UnitID>
    /// The managing unit and every unit above it, in any order.
    package let managingChain: [UnitID]

    package init(review: Review, lead: UnitID?, deputy: UnitID?, members: Set<UnitID>, managingChain: [UnitID]) {
        self.review = review
        self.lead = lead
        self.deputy = deputy
        self.members = members
        self.managingChain = managingChain
    }
}
