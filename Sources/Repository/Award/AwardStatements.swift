package import Domain
package import Postgres

/// Catalogues of awards.
package enum AwardStatements {
    private typealias Row = (
        AwardID, UnitID, Code, String, AwardKind, AwardRecipient, String, String, String?, OfficialDocumentID?, Day,
        Day?
    )
    private static let columns: PostgresQuery = """
        a.id, a.managing_unit_id, a.code, a.name, a.kind, a.recipient, a.level, a.requirements, a.basis,
            a.official_document_id, a.from_day, a.to_day
        """

    private static func award(_ row: Row) throws(PostgresError) -> Award {
        Award(
            id: row.0,
            managingUnit: row.1,
            code: row.2,
            name: row.3,
            kind: row.4,
            recipient: row.5,
            level: row.6,
            requirements: try StoredJSON.value(row.7, AwardRequirements.init),
            basis: LegalBasis(words: row.8, document: row.9),
            period: Period(from: row.10, to: row.11)
        )
    }

    private static func awards(_ condition: PostgresQuery) -> PostgresStatement<[Award]> {
        PostgresStatement.rows(
            "select \(columns) from thidua.award a \(condition)",
            as: Row.self
        ).map { rows throws(PostgresError) in
            try rows.map { row throws(PostgresError) in try award(row) }
        }
    }

    /// All versions of all awards of a unit's catalogue.
    package static func catalogue(of managingUnit: UnitID) -> PostgresStatement<[Award]> {
        awards("where a.managing_unit_id = \(managingUnit) order by a.id")
    }

    /// The catalogue that an award stands in; empty where there is no such award.
    package static func catalogue(with award: AwardID) -> PostgresStatement<[Award]> {
        awards(
            """
            where a.managing_unit_id = (select o.managing_unit_id from thidua.award o where o.id = \(award))
            order by a.id
            """
        )
    }

    /// Those awards that a cluster's season knows: of its managing unit, and of those above it.
    package static func awards(_ ids: [AwardID], for clusterSeason: ClusterSeasonID) -> PostgresStatement<[Award]> {
        awards(
            """
            where a.id = any (\(ids)) and a.managing_unit_id in (
                select d.ancestor_id
                from thidua.cluster_season cs
                join thidua.unit_descent d on d.unit_id = cs.managing_unit_id
                where cs.id = \(clusterSeason)
            )
            order by a.id
            """
        )
    }

    /// A part of the list of awards, in the order in which they were made; what is nil leaves all in.
    package static func list(
        of managingUnit: UnitID?,
        _ kind: AwardKind?,
        on day: Day?,
        _ page: PageRequest<AwardID>
    ) -> PostgresStatement<Page<Award, AwardID>> {
        let managed: PostgresQuery = managingUnit.map { "and a.managing_unit_id = \($0)" } ?? ""
        let ofKind: PostgresQuery = kind.map { "and a.kind = \($0)" } ?? ""
        let valid: PostgresQuery =
            day.map { "and a.from_day <= \($0) and (a.to_day is null or a.to_day > \($0))" } ?? ""
        let after: PostgresQuery = page.after.map { "and a.id > \($0)" } ?? ""
        return awards("where true \(managed) \(ofKind) \(valid) \(after) order by a.id limit \(page.rows)")
            .map { Page($0, page, key: \.id) }
    }

    /// Adds a version.
    package static func add(_ award: Award) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.award (
                id, managing_unit_id, code, name, kind, recipient, level, requirements, basis, official_document_id, from_day,
                to_day
            )
            values (
                \(award.id), \(award.managingUnit), \(award.code), \(award.name), \(award.kind), \(award.recipient),
                \(award.level), \(StoredJSON.text(award.requirements.write)), \(award.basis.words),
                \(award.basis.document), \(award.period.from), \(award.period.to)
            )
            """
        )
    }

    /// Ends a version that has no end yet.
    package static func end(_ award: AwardID, on day: Day) -> PostgresStatement<Int> {
        .affectedRows("update thidua.award set to_day = \(day) where id = \(award) and to_day is null")
            .expecting(exactly: 1)
    }

    /// Something that a unit's office keeps.
    package enum Kept: Sendable {
        case award(AwardID)
        case quota(AwardQuotaID)
        case disqualifier(DisqualifierID)
        case round(AwardRoundID)
    }

    /// The unit whose office keeps something, and all units above it; empty where the scope reads no such thing.
    package static func managingChain(of kept: Kept) -> PostgresStatement<[UnitID]> {
        let unit: PostgresQuery =
            switch kept {
            case .award(let id): "select managing_unit_id from thidua.award where id = \(id)"
            case .quota(let id): "select managing_unit_id from thidua.award_quota where id = \(id)"
            case .disqualifier(let id): "select managing_unit_id from thidua.disqualifier where id = \(id)"
            case .round(let id): "select managing_unit_id from thidua.award_round where id = \(id)"
            }
        return .rows(
            "select ud.ancestor_id from thidua.unit_descent ud where ud.unit_id = (\(unit))",
            as: UnitID.self
        )
    }
}
