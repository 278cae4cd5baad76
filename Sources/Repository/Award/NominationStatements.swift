package import Domain
package import Postgres

/// Nominations.
package enum NominationStatements {
    private typealias Row = (
        NominationID, SeasonID, ClusterSeasonID, UnitID, UnitID, String?, AwardID, ReviewID, Int32, [UInt8], Int32?,
        Measure, Code?, String?, AccountID, AccountID?, NominationState, String?, Int32
    )
    private static let columns: PostgresQuery = """
        n.id, n.season_id, n.cluster_season_id, n.managing_unit_id, n.unit_id, n.person, n.award_id, n.review_id,
            n.publication_number, n.publication_sha256, n.rank, n.percent, n.grade, n.exception_reason, n.account_id,
            n.confirmed_by, n.state, n.state_reason, n.version
        """

    private static func nomination(_ row: Row) -> Nomination {
        Nomination(
            id: row.0,
            place: Place(season: row.1, clusterSeason: row.2, managingUnit: row.3),
            subject: Nomination.Subject(unit: row.4, person: row.5, award: row.6),
            cited: CitedPublication(review: row.7, number: row.8, sha256: row.9),
            line: CitedLine(rank: row.10.map { Int($0) }, percent: row.11, grade: row.12),
            exception: row.13,
            account: row.14,
            confirmedBy: row.15,
            state: row.16,
            reason: row.17,
            version: row.18
        )
    }

    private static func nominations(_ condition: PostgresQuery) -> PostgresStatement<[Nomination]> {
        PostgresStatement.rows(
            "select \(columns) from thidua.nomination n where \(condition)",
            as: Row.self
        ).map { rows in rows.map { nomination($0) } }
    }

    /// Holds nominations until the end of the transaction: those that the scope may change. How many they are.
    ///
    /// - Parameters:
    ///   - nominations: Their ids.
    ///   - grants: Those behind these grants, too.
    /// - Returns: The statement.
    package static func lock(
        _ nominations: [NominationID],
        behind grants: [AwardResultID] = []
    ) -> PostgresStatement<Int> {
        .affectedRows(
            """
            select from thidua.nomination n where n.id = any (\(nominations)) or n.id = any (\(behind(grants)))
            order by n.id
            for no key update
            """
        )
    }

    /// Those that the scope may read, by id; those behind these grants, too.
    package static func nominations(
        _ ids: [NominationID],
        behind grants: [AwardResultID] = []
    ) -> PostgresStatement<[Nomination]> {
        nominations("n.id = any (\(ids)) or n.id = any (\(behind(grants))) order by n.id")
    }

    private static func behind(_ grants: [AwardResultID]) -> PostgresQuery {
        "array(select r.nomination_id from thidua.award_result r where r.id = any (\(grants)))"
    }

    /// All of a cluster's season that the scope may read, in the order in which they were made.
    package static func list(_ clusterSeason: ClusterSeasonID) -> PostgresStatement<[Nomination]> {
        nominations("n.cluster_season_id = \(clusterSeason) order by n.id")
    }

    /// The codes of the awards that a unit, or a person of it, is proposed for or was given in a cluster's season.
    package static func proposals(
        of unit: UnitID,
        person: String?,
        in clusterSeason: ClusterSeasonID
    ) -> PostgresStatement<[Code]> {
        .rows(
            """
            select distinct a.code
            from thidua.nomination n
            join thidua.award a on a.id = n.award_id
            where n.cluster_season_id = \(clusterSeason) and n.unit_id = \(unit)
                and n.person is not distinct from \(person) and n.state in ('proposed', 'nominated', 'granted')
            """,
            as: Code.self
        )
    }

    /// Adds one.
    package static func add(_ nomination: Nomination, at instant: PostgresInstant) -> PostgresStatement<Void> {
        let (place, subject, cited, line) =
            (nomination.place, nomination.subject, nomination.cited, nomination.line)
        return .done(
            """
            insert into thidua.nomination (
                id, season_id, cluster_season_id, managing_unit_id, unit_id, person, award_id, review_id, publication_number,
                publication_sha256, rank, percent, grade, exception_reason, state, account_id, recorded_at
            )
            values (
                \(nomination.id), \(place.season), \(place.clusterSeason), \(place.managingUnit), \(subject.unit),
                \(subject.person), \(subject.award), \(cited.review), \(cited.number), \(cited.sha256),
                \(line.rank.map { Int32($0) }), \(line.percent), \(line.grade), \(nomination.exception),
                \(nomination.state), \(nomination.account), \(instant)
            )
            """
        )
    }

    /// Stores a nomination's state, if nobody was faster.
    package static func store(_ nomination: Nomination, at instant: PostgresInstant) -> PostgresStatement<Int> {
        .affectedRows(
            """
            update thidua.nomination
            set state = \(nomination.state), state_reason = \(nomination.reason),
                confirmed_by = \(nomination.confirmedBy),
                confirmed_at = case when confirmed_by is null and \(nomination.confirmedBy)::uuid is not null
                    then \(instant) else confirmed_at end,
                version = \(nomination.version)
            where id = \(nomination.id) and version = \(nomination.version - 1)
            """
        ).expecting(exactly: 1)
    }
}
