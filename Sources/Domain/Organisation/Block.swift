/// A block of clusters (khối) of one managing unit; clusters may do without.
package struct Block: Hashable, Sendable {
    package static let longestName = 300

    package let id: BlockID
    package let managingUnit: UnitID
    /// Unique among the managing unit's.
    package let name: String

    package init(id: BlockID, managingUnit: UnitID, name: String) {
        self.id = id
        self.managingUnit = managingUnit
        self.name = name
    }

    /// A new block.
    ///
    /// - Throws: `invalidName`.
    package static func made(_ id: BlockID, managingUnit: UnitID, name: String) throws(Refusal) -> Block {
        try OrganisationName.check(name, longest: longestName)
        return Block(id: id, managingUnit: managingUnit, name: name)
    }
}
