package import Domain
package import Postgres

/// What an export or a verification goes through: reviews, in the order in which they stand in an export.
///
/// The places come from a cursor, a few at a time, and so in constant memory; a stream would too, but nothing else can be
/// asked on its connection meanwhile, and each review's own rows are read by the statements that show it to people. All of
/// it belongs in one transaction that sees one moment. Run it as a role that reads all rows.
package enum SelectedReviewStatements {
    /// How many there are.
    package static func count(_ selection: ReviewSelection) -> PostgresStatement<Int64> {
        .row("select count(*) \(from) \(filter(selection))", as: Int64.self)
    }

    /// Begins to go through them. Once in a transaction.
    ///
    /// By managing unit, block, cluster, season and review: whoever reads the files finds a cluster's seasons together.
    package static func open(_ selection: ReviewSelection) -> PostgresStatement<Void> {
        let query: PostgresQuery = """
            declare ranking no scroll cursor for
            select r.id, r.kind, r.name, r.state, r.cluster_season_id, s.name, s.kind, m.code, m.name, b.name, c.number,
                c.name,
                (
                    select max(p.number)
                    from thidua.publication p
                    where p.season_id = r.season_id and p.cluster_season_id = r.cluster_season_id and p.review_id = r.id
                ),
                r.is_illustrative
            \(from) \(filter(selection))
            order by m.code collate "C", m.id, b.name collate "C" nulls first, c.number nulls last,
                c.name collate "C" nulls first, c.id, s.from_day, s.name collate "C", s.id, r.id
            """
        return .done(query.unprepared())
    }

    /// The next ones; none at the end.
    package static let next = PostgresStatement.rows(
        ("fetch forward 50 from ranking" as PostgresQuery).unprepared(),
        as: (
            ReviewID, ReviewKind, String?, ReviewState, ClusterSeasonID, String, String, Code, String, String?, Int32?,
            String?, Int32?, Bool
        ).self
    ).map { rows in
        rows.map { row in
            SelectedReview(
                review: row.0,
                kind: row.1,
                name: row.2,
                state: row.3,
                clusterSeason: row.4,
                season: row.5,
                seasonKind: row.6,
                managingUnitCode: row.7,
                managingUnitName: row.8,
                block: row.9,
                clusterNumber: row.10,
                clusterName: row.11,
                latestPublication: row.12,
                isIllustrative: row.13
            )
        }
    }

    private static let from: PostgresQuery = """
        from thidua.review r
        join thidua.cluster_season cs on cs.id = r.cluster_season_id
        join thidua.season s on s.id = r.season_id
        join thidua.cluster c on c.id = cs.cluster_id
        join thidua.unit m on m.id = r.managing_unit_id
        left join thidua.block b on b.id = c.block_id
        """

    private static func filter(_ selection: ReviewSelection) -> PostgresQuery {
        let season: PostgresQuery =
            switch (selection.season, selection.review) {
            case (.id(let id), _): "s.id = \(id)"
            case (.name(let name), _): "s.name = \(name)"
            // Who names a review wants it, however old it is.
            case (nil, .id): "true"
            // A season's `to_day` is the day after its last.
            case (nil, _):
                """
                s.from_day <= \(selection.day) and \(selection.day) < s.to_day + \(ReviewSelection.daysAfterSeason)
                """
            }
        return switch selection.review {
        case .id(let id): "where \(season) and r.id = \(id)"
        case .kind(let kind): "where \(season) and r.kind = \(kind)"
        case nil: "where \(season)"
        }
    }
}

/// Where a review's ranking belongs, and whether it is published.
package struct SelectedReview: Sendable {
    package let review: ReviewID
    package let kind: ReviewKind
    package let name: String?
    package let state: ReviewState
    package let clusterSeason: ClusterSeasonID
    package let season: String
    package let seasonKind: String
    package let managingUnitCode: Code
    package let managingUnitName: String
    package let block: String?
    package let clusterNumber: Int32?
    package let clusterName: String?
    /// The number of the one that counts; nil where nothing is published.
    package let latestPublication: Int32?
    /// Whether its results are made up.
    package let isIllustrative: Bool
}
