package import Domain
package import Postgres

/// Rankings of many reviews: a list, and no aggregate.
package enum RankingStatements {
    private typealias Row = (
        ReviewID, SeasonID, ClusterSeasonID, UnitID, ReviewKind, [ReviewStep], ReviewState, Day, [Release],
        CriteriaSetID, Int32, UnitID?, UnitID?, [UnitID], [UnitID], String?, Bool,
        SeasonKind, String, Day, Day, Code, String, BlockID?, String?, ClusterID, Int32?, String?, Day, Day?, Int32,
        Int32?, [UInt8]?, [UInt8]?, PostgresInstant?, [Audience]?, [UnitID], [UnitID], [String], [[UInt8]]
    )

    /// A part of the rankings of a season, in the order of the clusters' seasons, each one's reviews together.
    ///
    /// A review is among them where the scope reads a publication of it or, of one that is not published, any unit's
    /// standing. All of the part is one statement: what is read of a review hangs on it laterally.
    ///
    /// - Parameters:
    ///   - filter: Which are meant.
    ///   - page: Which part.
    /// - Returns: The statement.
    package static func list(
        _ filter: RankingFilter,
        _ page: PageRequest<ReviewKey>
    ) -> PostgresStatement<Page<StoredRanking, ReviewKey>> {
        let managed: PostgresQuery = filter.managingUnit.map { "and r.managing_unit_id = \($0)" } ?? ""
        let inBlock: PostgresQuery =
            filter.block.map {
                """
                and r.cluster_season_id in (
                    select cs.id
                    from thidua.cluster_season cs
                    join thidua.cluster c on c.id = cs.cluster_id
                    where cs.season_id = \(filter.season) and c.block_id = \($0)
                )
                """
            } ?? ""
        let ofCluster: PostgresQuery =
            filter.cluster.map {
                "and r.cluster_season_id in (select cs.id from thidua.cluster_season cs where cs.cluster_id = \($0))"
            } ?? ""
        let ofKind: PostgresQuery = filter.kind.map { "and r.kind = \($0)" } ?? ""
        let one: PostgresQuery = filter.review.map { "and r.id = \($0)" } ?? ""
        let after: PostgresQuery =
            page.after.map { "and (r.cluster_season_id, r.id) > (\($0.clusterSeason), \($0.review))" } ?? ""
        return PostgresStatement.rows(
            """
            select \(ReviewStatements.factsColumns),
                s.kind, s.name, s.from_day, s.to_day, mu.code, mu.name, b.id, b.name, c.id, c.number, c.name, c.from_day,
                c.to_day, c.version, p.number, p.document, p.document_sha256, p.recorded_at, p.audience,
                array(select sh.unit_id from thidua.sheet sh where sh.review_id = r.id and sh.state <> 'draft'),
                coalesce(line.units, '{}'), coalesce(line.names, '{}'), coalesce(line.summaries, '{}')
            from (
                select r.*
                from thidua.review r
                where r.season_id = \(filter.season) \(managed) \(inBlock) \(ofCluster) \(ofKind) \(one) \(after)
                    and case
                        when r.state = 'published' then exists (
                            select
                            from thidua.publication p
                            where p.season_id = r.season_id and p.cluster_season_id = r.cluster_season_id
                                and p.review_id = r.id
                        )
                        else exists (select from thidua.standing st where st.review_id = r.id)
                    end
                order by r.cluster_season_id, r.id
                limit \(page.rows)
            ) r
            \(ReviewStatements.factsJoins)
            join thidua.cluster c on c.id = cs.cluster_id
            join thidua.unit mu on mu.id = r.managing_unit_id
            left join thidua.block b on b.id = c.block_id
            left join lateral (
                select p.number, p.document, p.document_sha256, p.recorded_at, p.audience
                from thidua.publication p
                where p.season_id = r.season_id and p.cluster_season_id = r.cluster_season_id and p.review_id = r.id
                order by p.number desc
                limit 1
            ) p on true
            left join lateral (
                select array_agg(st.unit_id order by st.place) as units, array_agg(u.name order by st.place) as names,
                    array_agg(st.summary order by st.place) as summaries
                from thidua.standing st
                join thidua.unit u on u.id = st.unit_id
                where st.review_id = r.id and r.state <> 'published'
            ) line on true
            order by r.cluster_season_id, r.id
            """,
            as: Row.self
        ).map { rows in Page(rows.map(ranking), page, key: \.facts.review.key) }
    }

    private static func ranking(_ row: Row) -> StoredRanking {
        var publication: StoredRanking.Publication?
        if let number = row.31, let bytes = row.32, let sha256 = row.33, let recordedAt = row.34,
            let audience = row.35
        {
            publication = StoredRanking.Publication(
                header: PublicationHeader(
                    number: number,
                    sha256: sha256,
                    recordedAt: recordedAt,
                    audience: Set(audience)
                ),
                bytes: bytes
            )
        }
        var block: Block?
        if let id = row.23, let name = row.24 { block = Block(id: id, managingUnit: row.3, name: name) }
        return StoredRanking(
            facts: ReviewStatements.facts(
                (
                    row.0, row.1, row.2, row.3, row.4, row.5, row.6, row.7, row.8, row.9, row.10, row.11, row.12,
                    row.13,
                    row.14, row.15, row.16
                )
            ),
            place: ReviewPlace(
                season: Season(id: row.1, kind: row.17, name: row.18, from: row.19, to: row.20),
                managingUnitCode: row.21,
                managingUnitName: row.22,
                block: block,
                cluster: Cluster(
                    id: row.25,
                    managingUnit: row.3,
                    block: row.23,
                    number: row.26,
                    name: row.27,
                    period: Period(from: row.28, to: row.29),
                    version: row.30
                )
            ),
            submitted: Set(row.36),
            publication: publication,
            lines: zip(zip(row.37, row.38), row.39).map { StandingLine(unit: $0.0, name: $0.1, summary: $1) }
        )
    }
}

/// All that the scope reads of a review's ranking.
package struct StoredRanking: Sendable {
    /// The latest publication.
    package struct Publication: Sendable {
        package let header: PublicationHeader
        /// The document.
        package let bytes: [UInt8]
    }

    package let facts: ReviewFacts
    package let place: ReviewPlace
    /// The units that have ever submitted.
    package let submitted: Set<UnitID>
    /// nil where there is none that the scope reads.
    package let publication: Publication?
    /// Of a review that is not published, the standings in order.
    package let lines: [StandingLine]
}
