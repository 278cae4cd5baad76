/// What decides who is who in a review on the day of an act.
package struct ReviewFacts: ClusterFacts {
    package let review: Review
    package let lead: UnitID?
    package let deputy: UnitID?
    package let members: Set<UnitID>
    package let managingChain: [UnitID]

    package init(review: Review, lead: UnitID?, deputy: UnitID?, members: Set<UnitID>, managingChain: [UnitID]) {
        self.review = review
        self.lead = lead
        self.deputy = deputy
        self.members = members
        self.managingChain = managingChain
    }
}
