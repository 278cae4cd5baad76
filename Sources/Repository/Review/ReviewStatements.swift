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

    /// What `FactsRow` is made of, for a query that has `factsJoins` after `thidua.review r`.
    static let factsColumns: PostgresQuery = """
        r.id, r.season_id, r.cluster_season_id, r.managing_unit_id, r.kind, r.steps, r.state, r.self_scoring_until,
            array(
                select r.visibility -> subject ->> about
                from unnest(\(Subject.allCases.map(\.rawValue))) with ordinality as s (subject, n),
                    unnest(array['own', 'members']) with ordinality as a (about, m)
                order by n, m
            ),
            r.criteria_set_id, r.version,
            \(ClusterSeasonFactsStatements.whoIsWho(members: scoredUnits)),
            r.name, r.is_illustrative
        """
    /// The units that have a sheet in `thidua.review r`: a unit that has left keeps the one that it has. The scope reads all
    /// of them, or none.
    private static let scoredUnits: PostgresQuery =
        "select sh.unit_id from thidua.sheet sh where sh.review_id = r.id"
    /// The cluster's season as `cs`, the season as `s`.
    static let factsJoins: PostgresQuery = """
        join thidua.cluster_season cs on cs.id = r.cluster_season_id
            \(ClusterSeasonFactsStatements.leadingDay)
        """
    typealias FactsRow = (
        ReviewID, SeasonID, ClusterSeasonID, UnitID, ReviewKind, [ReviewStep], ReviewState, Day, [Release],
        CriteriaSetID, Int32, UnitID?, UnitID?, [UnitID], [UnitID], String?, Bool
    )

    /// Who checks whom in `thidua.review r`, for a query of one review's facts; a list of rankings goes without.
    private static let checkingColumns: PostgresQuery = """
        (select i.teams from thidua.inspection i where i.review_id = r.id),
            (select b.fields from thidua.assessing_body b where b.review_id = r.id),
            array(
                select p.unit
                from (
                    select distinct on (c.unit_id, c.other_unit_id) c.unit_id, c.other_unit_id, c.is_lifted
                    from thidua.unit_conflict c
                    where c.cluster_season_id = r.cluster_season_id
                    order by c.unit_id, c.other_unit_id, c.sequence desc
                ) c
                cross join lateral unnest(array[c.unit_id, c.other_unit_id]) with ordinality as p (unit, n)
                where not c.is_lifted
                order by c.unit_id, c.other_unit_id, p.n
            )
        """
    private typealias CheckedFactsRow = (
        ReviewID, SeasonID, ClusterSeasonID, UnitID, ReviewKind, [ReviewStep], ReviewState, Day, [Release],
        CriteriaSetID, Int32, UnitID?, UnitID?, [UnitID], [UnitID], String?, Bool, InspectionPlan?, FieldPlan?, [UnitID]
    )

    private static func checkedFacts(_ row: CheckedFactsRow) -> ReviewFacts {
        let pairs = stride(from: 0, to: row.19.count - 1, by: 2).compactMap { UnitPair(row.19[$0], row.19[$0 + 1]) }
        return facts(
            (
                row.0, row.1, row.2, row.3, row.4, row.5, row.6, row.7, row.8, row.9, row.10, row.11, row.12, row.13,
                row.14, row.15, row.16
            ),
            checking: Checking(
                teams: row.17?.teams ?? [],
                fields: row.18?.fields ?? [],
                conflicts: Set(pairs)
            )
        )
    }

    static func facts(_ row: FactsRow, checking: Checking = .none) -> ReviewFacts {
        let releases = Subject.allCases.enumerated().map { index, subject in
            (subject, Releases(own: row.8[index * 2], members: row.8[index * 2 + 1]))
        }
        return ReviewFacts(
            review: Review(
                id: row.0,
                season: row.1,
                clusterSeason: row.2,
                managingUnit: row.3,
                kind: row.4,
                name: row.15,
                isIllustrative: row.16,
                steps: Set(row.5),
                state: row.6,
                selfScoringUntil: row.7,
                visibility: VisibilityPolicy(Dictionary(uniqueKeysWithValues: releases)),
                criteriaSet: row.9,
                version: row.10
            ),
            lead: row.11,
            deputy: row.12,
            members: Set(row.13),
            managingChain: row.14,
            checking: checking
        )
    }

    /// The review and who is who in it on the scope's day; nil where the scope may not read it.
    package static func facts(_ review: ReviewID) -> PostgresStatement<ReviewFacts?> {
        PostgresStatement.optionalRow(
            """
            select \(factsColumns), \(checkingColumns)
            from thidua.review r
            \(factsJoins)
            where r.id = \(review)
            """,
            as: CheckedFactsRow.self
        ).map { row in row.map { checkedFacts($0) } }
    }

    /// The reviews of a cluster's season that are not published and that the scope may read, in the order of their opening.
    package static func open(of clusterSeason: ClusterSeasonID) -> PostgresStatement<[ReviewFacts]> {
        PostgresStatement.rows(
            """
            select \(factsColumns), \(checkingColumns)
            from thidua.review r
            \(factsJoins)
            where \(isOpen(of: clusterSeason))
            order by r.id
            """,
            as: CheckedFactsRow.self
        ).map { rows in rows.map { checkedFacts($0) } }
    }

    /// The condition that `thidua.review r` is a review of a cluster's season that is not published.
    static func isOpen(of clusterSeason: ClusterSeasonID) -> PostgresQuery {
        "r.cluster_season_id = \(clusterSeason) and r.state <> 'published'"
    }

    /// Adds a review, and a sheet for each of its units.
    package static func add(_ review: Review, units: [UnitID]) -> [PostgresStatement<Void>] {
        [
            .done(
                """
                insert into thidua.review (
                    id, season_id, cluster_season_id, managing_unit_id, kind, name, is_illustrative, steps, self_scoring_until,
                    visibility, criteria_set_id
                )
                values (
                    \(review.id), \(review.season), \(review.clusterSeason), \(review.managingUnit), \(review.kind),
                    \(review.name), \(review.isIllustrative), \(review.steps.map(\.rawValue).sorted()), \(review.selfScoringUntil),
                    \(review.visibility.json)::jsonb, \(review.criteriaSet)
                )
                """
            ),
            SheetStatements.add(units, to: review),
        ]
    }

    /// The reviews of a cluster's season that the scope may read, in the order of their opening.
    package static func list(_ clusterSeason: ClusterSeasonID) -> PostgresStatement<[ListedReview]> {
        PostgresStatement.rows(
            """
            select r.id, r.kind, r.name, r.is_illustrative, r.state, r.self_scoring_until, r.version, array(\(scoredUnits))
            from thidua.review r where r.cluster_season_id = \(clusterSeason)
            order by r.id
            """,
            as: (ReviewID, ReviewKind, String?, Bool, ReviewState, Day, Int32, [UnitID]).self
        ).map { rows in
            rows.map {
                ListedReview(
                    ReviewHeader(
                        id: $0.0,
                        kind: $0.1,
                        name: $0.2,
                        isIllustrative: $0.3,
                        state: $0.4,
                        selfScoringUntil: $0.5,
                        version: $0.6
                    ),
                    members: Set($0.7)
                )
            }
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
        criteria(where: "r.id = \(review)").map { $0[review] }
    }

    /// The same of each review of a cluster's season that is not published.
    package static func criteria(
        ofOpen clusterSeason: ClusterSeasonID
    ) -> PostgresStatement<[ReviewID: StoredCriteria]> {
        criteria(where: isOpen(of: clusterSeason))
    }

    private static func criteria(where condition: PostgresQuery) -> PostgresStatement<[ReviewID: StoredCriteria]> {
        PostgresStatement.rows(
            """
            select r.id, c.scale, c.scale_sha256, c.terms, a.number, a.document_sha256
            from thidua.review r
            join thidua.criteria_set c on c.id = r.criteria_set_id
            left join thidua.agreement a on a.criteria_set_id = c.id
            where \(condition)
            """,
            as: (ReviewID, [UInt8], [UInt8], [UInt8]?, Int32?, [UInt8]?).self
        ).map { rows in
            var criteria: [ReviewID: StoredCriteria] = [:]
            for row in rows {
                var agreement: AgreementReference?
                if let number = row.4, let sha256 = row.5 {
                    agreement = AgreementReference(number: number, sha256: sha256)
                }
                criteria[row.0] = StoredCriteria(
                    scaleBytes: row.1,
                    sha256: row.2,
                    termsBytes: row.3,
                    agreement: agreement
                )
            }
            return criteria
        }
    }
}

/// A criteria set as it is kept: bytes that are never changed.
package struct StoredCriteria: Sendable {
    /// The scale in canonical JSON.
    package let scaleBytes: [UInt8]
    /// The SHA-256 of these bytes, 32 of them.
    package let sha256: [UInt8]
    /// What the cluster's agreement says beside the scale, in JSON; nil where the scale is no agreement's.
    package let termsBytes: [UInt8]?
    /// The agreement that they come from; nil for none.
    package let agreement: AgreementReference?

    /// The criteria, read.
    ///
    /// - Throws: `ScoringRefusal`.
    package func criteria() throws(ScoringRefusal) -> CriteriaSet {
        try CriteriaSet(scaleBytes: scaleBytes, termsBytes: termsBytes)
    }
}
