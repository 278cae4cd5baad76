/// What decides who is who in a review on the day of an act.
package struct ReviewFacts: ClusterFacts {
    package let review: Review
    package let lead: UnitID?
    package let deputy: UnitID?
    package let members: Set<UnitID>
    package let managingChain: [UnitID]
    /// Who checks whom beside the lead and the managing office.
    package let checking: Checking

    package init(
        review: Review,
        lead: UnitID?,
        deputy: UnitID?,
        members: Set<UnitID>,
        managingChain: [UnitID],
        checking: Checking = .none
    ) {
        self.review = review
        self.lead = lead
        self.deputy = deputy
        self.members = members
        self.managingChain = managingChain
        self.checking = checking
    }
}
