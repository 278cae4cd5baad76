package import Domain
package import Postgres
import Repository

/// A managing unit gets a block for its clusters.
package struct MakeBlock: WriteUseCase {
    private let managingUnit: UnitID
    private let name: String

    /// - Parameters:
    ///   - managingUnit: Whose it is.
    ///   - name: Unique among the managing unit's.
    package init(of managingUnit: UnitID, name: String) {
        self.managingUnit = managingUnit
        self.name = name
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Block {
        let found = batch.add(UnitStatements.facts(of: managingUnit))
        return { write in
            guard let facts = try found.value else { throw Refusal.unknownUnits([managingUnit]) }
            _ = try Policy.mayKeepClusters(write.account, of: managingUnit, facts.chain)
            let block = try Block.made(write.identifier(), managingUnit: managingUnit, name: name)
            write.add(BlockStatements.add(block))
            write.audit(
                .blockCreated,
                at: Place(managingUnit: managingUnit),
                ["block": block.id],
                detail: ["name": name]
            )
            return block
        }
    }
}
