package import Domain
package import Postgres

/// Quotas, and how much of them is used.
package enum AwardQuotaStatements {
    private typealias Row = (
        AwardQuotaID, AwardID, SeasonID, UnitID, UnitID, ClusterSeasonID?, QuotaBase, Int64, Int64, Int32?, [Code],
        QuotaRounding, QuotaEnforcement, String?, OfficialDocumentID?, Int32
    )
    private static let columns: PostgresQuery = """
        q.id, q.award_id, q.season_id, q.managing_unit_id, q.clusters_of, q.cluster_season_id, q.base, q.numerator,
            q.denominator, q.maximum_rank, q.grades, q.rounding, q.enforcement, q.basis, q.official_document_id, q.version
        """

    private static func quota(_ row: Row) -> AwardQuota {
        AwardQuota(
            id: row.0,
            award: row.1,
            season: row.2,
            managingUnit: row.3,
            scope: AwardQuota.Scope(clustersOf: row.4, clusterSeason: row.5),
            terms: AwardQuota.Terms(
                base: row.6,
                numerator: row.7,
                denominator: row.8,
                maximumRank: row.9.map { Int($0) },
                grades: row.10,
                rounding: row.11,
                enforcement: row.12,
                basis: LegalBasis(words: row.13, document: row.14)
            ),
            version: row.15
        )
    }

    /// A quota; nil where there is none.
    package static func quota(_ quota: AwardQuotaID) -> PostgresStatement<AwardQuota?> {
        PostgresStatement.optionalRow(
            "select \(columns) from thidua.award_quota q where q.id = \(quota)",
            as: Row.self
        ).map { row in row.map { self.quota($0) } }
    }

    /// A part of a season's quotas, in the order in which they were made; what is nil leaves all in.
    package static func list(
        in season: SeasonID,
        of clustersOf: UnitID?,
        _ page: PageRequest<AwardQuotaID>
    ) -> PostgresStatement<Page<AwardQuota, AwardQuotaID>> {
        let managed: PostgresQuery = clustersOf.map { "and q.clusters_of = \($0)" } ?? ""
        let after: PostgresQuery = page.after.map { "and q.id > \($0)" } ?? ""
        return PostgresStatement.rows(
            """
            select \(columns) from thidua.award_quota q where q.season_id = \(season) \(managed) \(after)
            order by q.id limit \(page.rows)
            """,
            as: Row.self
        ).map { rows in Page(rows.map { quota($0) }, page, key: \.id) }
    }

    /// Adds one.
    package static func add(_ quota: AwardQuota) -> PostgresStatement<Void> {
        let terms = quota.terms
        return .done(
            """
            insert into thidua.award_quota (
                id, award_id, season_id, managing_unit_id, clusters_of, cluster_season_id, base, numerator, denominator,
                maximum_rank, grades, rounding, enforcement, basis, official_document_id
            )
            values (
                \(quota.id), \(quota.award), \(quota.season), \(quota.managingUnit), \(quota.scope.clustersOf),
                \(quota.scope.clusterSeason), \(terms.base), \(terms.numerator), \(terms.denominator),
                \(terms.maximumRank.map { Int32($0) }), \(terms.grades), \(terms.rounding), \(terms.enforcement),
                \(terms.basis.words), \(terms.basis.document)
            )
            """
        )
    }

    /// Stores what a quota says, if nobody was faster.
    package static func store(_ quota: AwardQuota) -> PostgresStatement<Int> {
        let terms = quota.terms
        return .affectedRows(
            """
            update thidua.award_quota
            set base = \(terms.base), numerator = \(terms.numerator), denominator = \(terms.denominator),
                maximum_rank = \(terms.maximumRank.map { Int32($0) }), grades = \(terms.grades),
                rounding = \(terms.rounding), enforcement = \(terms.enforcement), basis = \(terms.basis.words),
                official_document_id = \(terms.basis.document), version = \(quota.version)
            where id = \(quota.id) and version = \(quota.version - 1)
            """
        ).expecting(exactly: 1)
    }

    /// What quotas are asked for: awards in clusters' seasons, each given by a query, as some are known by nominations alone.
    package struct Asked: Sendable {
        fileprivate let season: PostgresQuery
        fileprivate let awards: PostgresQuery
        fileprivate let clusterSeasons: PostgresQuery

        /// For one award in one cluster's season.
        package init(_ award: AwardID, in clusterSeason: ClusterSeasonID) {
            season = "(select cs.season_id from thidua.cluster_season cs where cs.id = \(clusterSeason))"
            awards = "\([award])::uuid[]"
            clusterSeasons = "\([clusterSeason])::uuid[]"
        }

        /// For all that a decision names.
        package init(
            in season: SeasonID,
            nominations: [NominationID],
            awards: [AwardID],
            clusterSeasons: [ClusterSeasonID]
        ) {
            self.season = "\(season)::uuid"
            self.awards = """
                (\(awards)::uuid[] || array(
                    select n.award_id from thidua.nomination n where n.id = any (\(nominations))
                ))
                """
            self.clusterSeasons = """
                (\(clusterSeasons)::uuid[] || array(
                    select n.cluster_season_id from thidua.nomination n where n.id = any (\(nominations))
                ))
                """
        }
    }

    /// Holds the quotas until the end of the transaction: whoever else would use them waits. How many they are.
    package static func lock(_ asked: Asked) -> PostgresStatement<Int32> {
        .row(
            "select thidua.lock_quotas(\(asked.season), \(asked.awards), \(asked.clusterSeasons))",
            as: Int32.self
        )
    }

    /// The quotas and how much of them is used; to be asked once they are held.
    package static func uses(_ asked: Asked) -> PostgresStatement<[QuotaUse]> {
        PostgresStatement.rows(
            """
            select \(columns), a.code, u.base_count, u.nominated, u.nominated_exceptions, u.granted, u.granted_exceptions
            from thidua.quota_uses(\(asked.season), \(asked.awards), \(asked.clusterSeasons)) u
            join thidua.award_quota q on q.id = u.id
            join thidua.award a on a.id = q.award_id
            order by q.id
            """,
            as: (
                AwardQuotaID, AwardID, SeasonID, UnitID, UnitID, ClusterSeasonID?, QuotaBase, Int64, Int64, Int32?,
                [Code],
                QuotaRounding, QuotaEnforcement, String?, OfficialDocumentID?, Int32, Code, Int64, Int64, Int64, Int64,
                Int64
            ).self
        ).map { rows in
            rows.map { row in
                QuotaUse(
                    quota: quota(
                        (
                            row.0, row.1, row.2, row.3, row.4, row.5, row.6, row.7, row.8, row.9, row.10, row.11,
                            row.12, row.13, row.14, row.15
                        )
                    ),
                    code: row.16,
                    base: row.17,
                    nominated: row.18,
                    nominatedExceptions: row.19,
                    granted: row.20,
                    grantedExceptions: row.21
                )
            }
        }
    }
}
