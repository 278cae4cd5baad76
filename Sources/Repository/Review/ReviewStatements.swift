package import Domain
package import Postgres

/// Reviews: what they are, and who is who in them.
package enum ReviewStatements {
    /// Locks the review until the end of the transaction, and opens all of its rows to it.
    ///
    /// Standings hang on all units' results, so whoever changes one must read all. True where that was done; false where
    /// the scope's account takes no part in the review.
    package static func lock(_ review: ReviewID) -> PostgresStatement<Bool> {
        .row(
            """
            select coalesce(set_config('thidua.recompute', thidua.recompute_scope(\(review)), true), '') <> ''
            """,
            as: Bool.self
        )
    }

    /// The review and who is who in it on the scope's day; nil where the scope may not read it.
    ///
    /// Members are those of the whole season: a unit that has left keeps its sheet.
    package static func facts(_ review: ReviewID) -> PostgresStatement<ReviewFacts?> {
        let query: PostgresQuery = """
            select r.season_id, r.cluster_season_id, r.managing_unit_id, r.kind, r.steps, r.state, r.self_scoring_until,
                array(
                    select r.visibility -> subject ->> about
                    from unnest(\(Subject.allCases.map(\.rawValue))) with ordinality as s (subject, n),
                        unnest(array['own', 'members']) with ordinality as a (about, m)
                    order by n, m
                ),
                r.criteria_set_id, r.version,
                (
                    select l.unit_id from thidua.leadership l
                    where l.cluster_season_id = r.cluster_season_id and l.role = 'lead'
                        and l.from_day <= d.day and d.day < l.to_day
                ),
                (
                    select l.unit_id from thidua.leadership l
                    where l.cluster_season_id = r.cluster_season_id and l.role = 'deputy'
                        and l.from_day <= d.day and d.day < l.to_day
                ),
                array(
                    select distinct m.unit_id from thidua.membership m where m.cluster_season_id = r.cluster_season_id
                ),
                array(select ud.ancestor_id from thidua.unit_descent ud where ud.unit_id = r.managing_unit_id)
            from thidua.review r, (select auth.scope_day()) as d (day)
            where r.id = \(review)
            """
        return PostgresStatement.optionalRow(
            query,
            as: (
                SeasonID, ClusterSeasonID, UnitID, ReviewKind, [ReviewStep], ReviewState, Day, [Release],
                CriteriaSetID, Int32, UnitID?, UnitID?, [UnitID], [UnitID]
            ).self
        ).map { row in
            guard let row else { return nil }
            let releases = Subject.allCases.enumerated().map { index, subject in
                (subject, Releases(own: row.7[index * 2], members: row.7[index * 2 + 1]))
            }
            return ReviewFacts(
                review: Review(
                    id: review,
                    season: row.0,
                    clusterSeason: row.1,
                    managingUnit: row.2,
                    kind: row.3,
                    steps: Set(row.4),
                    state: row.5,
                    selfScoringUntil: row.6,
                    visibility: VisibilityPolicy(Dictionary(uniqueKeysWithValues: releases)),
                    criteriaSet: row.8,
                    version: row.9
                ),
                lead: row.10,
                deputy: row.11,
                members: Set(row.12),
                managingChain: row.13
            )
        }
    }

    /// Stores the review's state, if nobody was faster.
    package static func store(_ review: Review) -> PostgresStatement<Int> {
        .affectedRows(
            """
            update thidua.review set state = \(review.state), version = \(review.version)
            where id = \(review.id) and version = \(review.version - 1)
            """
        ).expecting(exactly: 1)
    }

    /// The criteria of a review: the scale's canonical JSON and its SHA-256; nil where the scope may not read it.
    package static func criteria(of review: ReviewID) -> PostgresStatement<StoredCriteria?> {
        PostgresStatement.optionalRow(
            """
            select c.scale, c.scale_sha256
            from thidua.review r
            join thidua.criteria_set c on c.id = r.criteria_set_id
            where r.id = \(review)
            """,
            as: ([UInt8], [UInt8]).self
        ).map { row in row.map { StoredCriteria(scaleBytes: $0.0, sha256: $0.1) } }
    }
}

/// A criteria set as it is kept: bytes that are never changed.
package struct StoredCriteria: Sendable {
    /// The scale in canonical JSON.
    package let scaleBytes: [UInt8]
    /// The SHA-256 of these bytes, 32 of them.
    package let sha256: [UInt8]
}
