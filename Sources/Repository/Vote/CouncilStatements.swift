package import Domain
package import Postgres

/// Councils and who is in them.
package enum CouncilStatements {
    /// A council without its members, and the managing unit with all above it; nil where there is none.
    package static func council(_ council: CouncilID) -> PostgresStatement<StoredCouncil?> { stored("\(council)") }

    /// The council that votes on something; nil where there is none.
    package static func council(of vote: VoteID) -> PostgresStatement<StoredCouncil?> { stored(voting(vote)) }

    /// Everybody who ever was, is or will be in a council, as far as the scope may read; by account, then day.
    package static func members(_ council: CouncilID) -> PostgresStatement<[Council.Member]> { members("\(council)") }

    /// The same of the council that votes on something.
    package static func members(of vote: VoteID) -> PostgresStatement<[Council.Member]> { members(voting(vote)) }

    /// Holds a council until the end of the transaction: 1 where the scope may change it.
    package static func lock(_ council: CouncilID) -> PostgresStatement<Int> {
        .affectedRows("select from thidua.council where id = \(council) for no key update")
    }

    /// All councils, by name.
    package static let list: PostgresStatement<[Council]> = PostgresStatement.rows(
        "select id, managing_unit_id, name, version from thidua.council order by name, id limit 10000",
        as: (CouncilID, UnitID, String, Int32).self
    ).map { rows in
        rows.map { Council(id: $0.0, managingUnit: $0.1, name: $0.2, members: [], version: $0.3) }
    }

    /// Adds a council, without its members.
    package static func add(_ council: Council) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.council (id, managing_unit_id, name, version)
            values (\(council.id), \(council.managingUnit), \(council.name), \(council.version))
            """
        )
    }

    /// Stores a council's name, if nobody was faster.
    package static func store(_ council: Council) -> PostgresStatement<Int> {
        .affectedRows(
            """
            update thidua.council set name = \(council.name), version = \(council.version)
            where id = \(council.id) and version = \(council.version - 1)
            """
        ).expecting(exactly: 1)
    }

    /// Adds a member, or stores the last day of one who is there since that day.
    package static func store(_ member: Council.Member, of council: CouncilID) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.council_member as m (council_id, account_id, from_day, to_day)
            values (\(council), \(member.account), \(member.period.from), \(member.period.to))
            on conflict (council_id, account_id, from_day) do update set to_day = excluded.to_day
            where m.to_day is distinct from excluded.to_day
            """
        )
    }

    private static func voting(_ vote: VoteID) -> PostgresQuery {
        "(select v.council_id from thidua.vote v where v.id = \(vote))"
    }

    private static func stored(_ council: PostgresQuery) -> PostgresStatement<StoredCouncil?> {
        PostgresStatement.optionalRow(
            """
            select c.id, c.managing_unit_id, c.name, c.version,
                array(select d.ancestor_id from thidua.unit_descent d where d.unit_id = c.managing_unit_id)
            from thidua.council c where c.id = \(council)
            """,
            as: (CouncilID, UnitID, String, Int32, [UnitID]).self
        ).map { row in
            row.map { StoredCouncil(id: $0.0, managingUnit: $0.1, name: $0.2, version: $0.3, managingChain: $0.4) }
        }
    }

    private static func members(_ council: PostgresQuery) -> PostgresStatement<[Council.Member]> {
        PostgresStatement.rows(
            """
            select account_id, from_day, to_day from thidua.council_member
            where council_id = \(council) order by account_id, from_day
            """,
            as: (AccountID, Day, Day?).self
        ).map { rows in rows.map { Council.Member(account: $0.0, during: Period(from: $0.1, to: $0.2)) } }
    }
}

/// A council as it is kept, its members apart.
package struct StoredCouncil: Sendable {
    private let id: CouncilID
    private let managingUnit: UnitID
    private let name: String
    private let version: Int32
    /// The managing unit and all above it.
    package let managingChain: [UnitID]

    init(id: CouncilID, managingUnit: UnitID, name: String, version: Int32, managingChain: [UnitID]) {
        self.id = id
        self.managingUnit = managingUnit
        self.name = name
        self.version = version
        self.managingChain = managingChain
    }

    /// The council with its members.
    package func with(_ members: [Council.Member]) -> Council {
        Council(id: id, managingUnit: managingUnit, name: name, members: members, version: version)
    }
}
