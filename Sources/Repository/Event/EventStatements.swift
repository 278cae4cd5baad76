package import Domain
package import Postgres

/// The change feed.
package enum EventStatements {
    /// Records that something has happened.
    ///
    /// - Parameters:
    ///   - event: What, as the log has it.
    ///   - id: What its readers go on from.
    ///   - audience: Who may know.
    /// - Returns: The statement.
    package static func append(
        _ event: AuditEvent,
        as id: EventID,
        for audience: EventAudience
    ) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.event (
                id, season_id, cluster_season_id, managing_unit_id, action, audience, subject, recorded_at
            )
            values (
                \(id), \(event.place.season), \(event.place.clusterSeason), \(event.place.managingUnit), \(event.action),
                \(audience), \(event.subject), \(event.recordedAt)
            )
            """
        )
    }

    /// Gives events their places in the order, and wakes those who listen to `channel`: how many they were, and whether there
    /// are more, which an older transaction holds up.
    package static let place = PostgresStatement.row(
        "select placed, are_more from thidua.place_events()",
        as: (Int32, Bool).self
    )

    /// The channel on which servers hear that events have been placed.
    package static let channel = PostgresIdentifier("thidua_event")

    /// Where the order ends by now.
    package static let lastPosition = PostgresStatement.row("select thidua.last_event_position()", as: Int64.self)

    /// Whether the scope may read an event, so that a list can go on from it; true for nil.
    package static func isKnown(_ event: EventID?) -> PostgresStatement<Bool> {
        .row(
            """
            select \(event)::uuid is null
                or exists (select from thidua.event e where e.id = \(event) and e.position is not null)
            """,
            as: Bool.self
        )
    }

    /// What the scope may read of the events from somewhere on, in their order.
    ///
    /// - Parameters:
    ///   - start: Where to begin.
    ///   - limit: The most events.
    /// - Returns: The statement.
    package static func list(_ start: EventStart, limit: Int32) -> PostgresStatement<[Event]> {
        let position: PostgresQuery =
            switch start {
            case .oldest: "0"
            case .after(let event): "(select a.position from thidua.event a where a.id = \(event))"
            case .position(let position): "\(position)"
            }
        return PostgresStatement.rows(
            """
            select e.id, e.season_id, e.cluster_season_id, e.managing_unit_id, e.action, e.subject, e.recorded_at
            from thidua.event e
            where e.position > \(position)
            order by e.position
            limit \(limit)
            """,
            as: (EventID, SeasonID?, ClusterSeasonID?, UnitID, String, String, PostgresInstant).self
        ).map { rows throws(PostgresError) in
            try rows.map { row throws(PostgresError) in
                Event(
                    id: row.0,
                    place: Place(season: row.1, clusterSeason: row.2, managingUnit: row.3),
                    action: row.4,
                    subject: row.5,
                    recordedAt: try row.6.microsecondsSince1970
                )
            }
        }
    }

    /// Forgets old events; how many they were.
    package static func forget(before instant: PostgresInstant, atMost most: Int32) -> PostgresStatement<Int64> {
        .row("select thidua.forget_events(\(instant), \(most))", as: Int64.self)
    }
}
