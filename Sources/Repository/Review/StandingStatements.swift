package import Domain
package import Postgres

/// The standings: the projection of a review's ledger.
package enum StandingStatements {
    /// Stores the standings of all units of a review. The transaction holds the review's lock.
    package static func store(_ standings: [StoredStanding], of review: Review) -> PostgresStatement<Int> {
        .affectedRows(
            """
            insert into thidua.standing (
                season_id, cluster_season_id, managing_unit_id, review_id, unit_id, place, rank, summary, answer
            )
            select \(review.season), \(review.clusterSeason), \(review.managingUnit), \(review.id), s.*
            from unnest(
                \(standings.map(\.unit)), \(standings.map(\.place)), \(standings.map(\.rank)),
                \(standings.map(\.summary)), \(standings.map(\.answer))
            ) s
            on conflict (review_id, unit_id) do update
            set place = excluded.place, rank = excluded.rank, summary = excluded.summary, answer = excluded.answer
            """
        ).expecting(exactly: standings.count)
    }

    /// The standings that the scope may read, in order.
    package static func standings(_ review: ReviewID) -> PostgresStatement<[StandingLine]> {
        PostgresStatement.rows(
            """
            select s.unit_id, u.name, s.summary
            from thidua.standing s
            join thidua.unit u on u.id = s.unit_id
            where s.review_id = \(review)
            order by s.place
            """,
            as: (UnitID, String, [UInt8]).self
        ).map { rows in rows.map { StandingLine(unit: $0.0, name: $0.1, summary: $0.2) } }
    }

    /// The standings of a review as they are kept, in order.
    package static func kept(_ review: ReviewID) -> PostgresStatement<[StoredStanding]> {
        PostgresStatement.rows(
            """
            select unit_id, place, rank, summary, answer from thidua.standing where review_id = \(review) order by place
            """,
            as: (UnitID, Int32, Int32?, [UInt8], [UInt8]).self
        ).map { rows in
            rows.map { StoredStanding(unit: $0.0, place: $0.1, rank: $0.2, summary: $0.3, answer: $0.4) }
        }
    }

    /// One unit's standing, whole; nil where there is none that the scope may read.
    package static func standing(_ review: ReviewID, _ unit: UnitID) -> PostgresStatement<WholeStanding?> {
        PostgresStatement.optionalRow(
            """
            select u.name, s.summary, s.answer
            from thidua.standing s
            join thidua.unit u on u.id = s.unit_id
            where s.review_id = \(review) and s.unit_id = \(unit)
            """,
            as: (String, [UInt8], [UInt8]).self
        ).map { row in
            row.map { WholeStanding(line: StandingLine(unit: unit, name: $0.0, summary: $0.1), answer: $0.2) }
        }
    }
}

/// One unit's standing as it is kept.
package struct StoredStanding: Hashable, Sendable {
    package let unit: UnitID
    /// From 1, in the answer's order.
    package let place: Int32
    package let rank: Int32?
    /// The unit's member of the answer in JSON, without its sections and leaves.
    package let summary: [UInt8]
    /// The same, whole.
    package let answer: [UInt8]

    package init(unit: UnitID, place: Int32, rank: Int32?, summary: [UInt8], answer: [UInt8]) {
        self.unit = unit
        self.place = place
        self.rank = rank
        self.summary = summary
        self.answer = answer
    }
}

/// One line of the standings as it is shown.
package struct StandingLine: Sendable {
    package let unit: UnitID
    package let name: String
    package let summary: [UInt8]
}

/// One unit's standing with all that it is made of.
package struct WholeStanding: Sendable {
    package let line: StandingLine
    /// The unit's member of the answer in JSON, whole.
    package let answer: [UInt8]
}
