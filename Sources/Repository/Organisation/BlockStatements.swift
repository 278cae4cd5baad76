package import Domain
package import Postgres

/// Blocks of clusters.
package enum BlockStatements {
    /// A block; nil where there is none.
    package static func block(_ block: BlockID) -> PostgresStatement<Block?> {
        PostgresStatement.optionalRow(
            "select managing_unit_id, name from thidua.block where id = \(block)",
            as: (UnitID, String).self
        ).map { row in row.map { Block(id: block, managingUnit: $0.0, name: $0.1) } }
    }

    /// Adds a block.
    package static func add(_ block: Block) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.block (id, managing_unit_id, name)
            values (\(block.id), \(block.managingUnit), \(block.name))
            """
        )
    }

    /// A part of the list of blocks, in the order in which they were made.
    package static func list(
        of managingUnit: UnitID?,
        _ page: PageRequest<BlockID>
    ) -> PostgresStatement<Page<Block, BlockID>> {
        let managed: PostgresQuery = managingUnit.map { "and managing_unit_id = \($0)" } ?? ""
        let after: PostgresQuery = page.after.map { "and id > \($0)" } ?? ""
        return PostgresStatement.rows(
            """
            select id, managing_unit_id, name from thidua.block where true \(managed) \(after)
            order by id limit \(page.rows)
            """,
            as: (BlockID, UnitID, String).self
        ).map { rows in Page(rows.map { Block(id: $0.0, managingUnit: $0.1, name: $0.2) }, page, key: \.id) }
    }
}
