package import Domain
package import Postgres

/// Conferences, and what units say to them.
package enum ConferenceStatements {
    private static let columns: PostgresQuery = """
        c.id, c.season_id, c.cluster_season_id, c.managing_unit_id, c.kind, c.title, c.day, c.host_unit_id, c.review_id,
            c.minutes_file_id, c.minutes_document_id, c.photograph_ids, c.record, c.state, c.invited_on, c.invitation,
            c.held_on, c.concluded_on, c.conclusions_document_id, c.reason, c.version
        """
    private typealias Row = (
        ConferenceID, SeasonID, ClusterSeasonID, UnitID, ConferenceKind, String, Day, UnitID?, ReviewID?, FileID?,
        OfficialDocumentID?, [FileID], [UInt8], ConferenceState, Day?, String?, Day?, Day?, OfficialDocumentID?,
        String?,
        Int32
    )

    private static func conference(_ row: Row) -> Conference {
        Conference(
            id: row.0,
            place: Place(season: row.1, clusterSeason: row.2, managingUnit: row.3),
            record: ConferenceRecord(
                kind: row.4,
                title: row.5,
                day: row.6,
                host: row.7,
                review: row.8,
                minutesFile: row.9,
                minutesDocument: row.10,
                photographs: row.11,
                bytes: row.12
            ),
            state: row.13,
            invitation: row.14.flatMap { on in row.15.map { Invitation(on: on, text: $0) } },
            heldOn: row.16,
            concludedOn: row.17,
            conclusionsDocument: row.18,
            reason: row.19,
            version: row.20
        )
    }

    /// Holds a conference until the end of the transaction, where the scope may change it.
    package static func lock(_ conference: ConferenceID) -> PostgresStatement<Int> {
        .affectedRows("select from thidua.conference where id = \(conference) for no key update")
    }

    /// A conference of a cluster's season; nil where there is none that the scope may read.
    package static func conference(
        _ conference: ConferenceID,
        of clusterSeason: ClusterSeasonID
    ) -> PostgresStatement<Conference?> {
        PostgresStatement.optionalRow(
            """
            select \(columns) from thidua.conference c
            where c.id = \(conference) and c.cluster_season_id = \(clusterSeason)
            """,
            as: Row.self
        ).map { row in row.map(self.conference) }
    }

    /// A conference of whichever cluster's season; nil where there is none that the scope may read.
    package static func conference(_ conference: ConferenceID) -> PostgresStatement<Conference?> {
        PostgresStatement.optionalRow(
            "select \(columns) from thidua.conference c where c.id = \(conference)",
            as: Row.self
        ).map { row in row.map(self.conference) }
    }

    /// The conferences of a cluster's season that the scope may read, by their days.
    package static func list(_ clusterSeason: ClusterSeasonID) -> PostgresStatement<[Conference]> {
        PostgresStatement.rows(
            """
            select \(columns) from thidua.conference c
            where c.cluster_season_id = \(clusterSeason)
            order by c.day, c.id
            """,
            as: Row.self
        ).map { rows in rows.map(conference) }
    }

    /// Adds a conference that is planned.
    package static func add(_ conference: Conference) -> PostgresStatement<Void> {
        let (place, record) = (conference.place, conference.record)
        return .done(
            """
            insert into thidua.conference (
                id, season_id, cluster_season_id, managing_unit_id, review_id, kind, title, day, host_unit_id,
                minutes_file_id, minutes_document_id, photograph_ids, record, state, version
            )
            values (
                \(conference.id), \(place.season), \(place.clusterSeason), \(place.managingUnit), \(record.review),
                \(record.kind), \(record.title), \(record.day), \(record.host), \(record.minutesFile),
                \(record.minutesDocument), \(record.photographs), \(record.bytes), \(conference.state),
                \(conference.version)
            )
            """
        )
    }

    /// Stores a conference's record and state, if nobody was faster.
    package static func store(_ conference: Conference) -> PostgresStatement<Int> {
        let record = conference.record
        return .affectedRows(
            """
            update thidua.conference
            set review_id = \(record.review), kind = \(record.kind), title = \(record.title), day = \(record.day),
                host_unit_id = \(record.host), minutes_file_id = \(record.minutesFile),
                minutes_document_id = \(record.minutesDocument), photograph_ids = \(record.photographs),
                record = \(record.bytes), state = \(conference.state), invited_on = \(conference.invitation?.on),
                invitation = \(conference.invitation?.text), held_on = \(conference.heldOn),
                concluded_on = \(conference.concludedOn), conclusions_document_id = \(conference.conclusionsDocument),
                reason = \(conference.reason), version = \(conference.version)
            where id = \(conference.id) and version = \(conference.version - 1)
            """
        ).expecting(exactly: 1)
    }

    /// Those of the files that the scope may read.
    package static func readable(_ files: [FileID]) -> PostgresStatement<[FileID]> {
        PostgresStatement.rows("select id from thidua.file where id = any (\(files))", as: FileID.self)
    }

    /// What units say to a conference, by their codes.
    package static func participations(_ conference: ConferenceID) -> PostgresStatement<[Participation]> {
        PostgresStatement.rows(
            """
            select p.unit_id, p.attendance, p.name, p.rank, p.position, p.reason, p.proposals, p.version
            from thidua.conference_unit p
            join thidua.unit u on u.id = p.unit_id
            where p.conference_id = \(conference)
            order by u.code collate "C"
            """,
            as: (UnitID, AttendanceKind?, String?, String?, String?, String?, [String], Int32).self
        ).map { rows in
            rows.map { row in
                let attendant = row.2.map { Attendant(name: $0, rank: row.3, position: row.4) }
                let attendance: Attendance? =
                    switch row.1 {
                    case .head: .head(attendant)
                    case .standIn: attendant.map { .standIn($0) }
                    case .absent: .absent(reason: row.5 ?? "")
                    case nil: nil
                    }
                return Participation(unit: row.0, attendance: attendance, proposals: row.6, version: row.7)
            }
        }
    }

    /// Stores what a unit says to a conference, if nobody was faster.
    package static func store(_ participation: Participation, at conference: Conference) -> PostgresStatement<Int> {
        let place = conference.place
        let columns = participation.attendance.columns
        return .affectedRows(
            """
            insert into thidua.conference_unit as p (
                season_id, cluster_season_id, managing_unit_id, conference_id, unit_id, attendance, name, rank, position,
                reason, proposals, version
            )
            values (
                \(place.season), \(place.clusterSeason), \(place.managingUnit), \(conference.id), \(participation.unit),
                \(columns.kind), \(columns.attendant?.name), \(columns.attendant?.rank), \(columns.attendant?.position),
                \(columns.reason), \(participation.proposals), \(participation.version)
            )
            on conflict (conference_id, unit_id) do update
            set attendance = excluded.attendance, name = excluded.name, rank = excluded.rank,
                position = excluded.position, reason = excluded.reason, proposals = excluded.proposals,
                version = excluded.version
            where p.version = excluded.version - 1
            """
        ).expecting(exactly: 1)
    }
}

/// How the database calls who comes.
package enum AttendanceKind: String, CaseIterable, Sendable {
    case head, standIn, absent
}

extension Optional<Attendance> {
    fileprivate var columns: (kind: AttendanceKind?, attendant: Attendant?, reason: String?) {
        switch self {
        case .head(let attendant): (.head, attendant, nil)
        case .standIn(let attendant): (.standIn, attendant, nil)
        case .absent(let reason): (.absent, nil, reason)
        case nil: (nil, nil, nil)
        }
    }
}
