package import Domain
package import Postgres

/// What leads hand to the next ones, and who confirmed it.
package enum HandoverStatements {
    /// Holds the handover of a cluster's season until the end of the transaction, where the scope may change it.
    package static func lock(_ clusterSeason: ClusterSeasonID) -> PostgresStatement<Int> {
        .affectedRows("select from thidua.handover where cluster_season_id = \(clusterSeason) for no key update")
    }

    /// The record of a handover without confirmations; nil where there is none that the scope may read.
    package static func handover(_ clusterSeason: ClusterSeasonID) -> PostgresStatement<LeadHandover?> {
        PostgresStatement.optionalRow(
            """
            select season_id, managing_unit_id, giving_unit_id, receiving_unit_id, day, minutes_file_id,
                minutes_document_id, record, next_cluster_season_id, version
            from thidua.handover where cluster_season_id = \(clusterSeason)
            """,
            as: (
                SeasonID, UnitID, UnitID, UnitID, Day, FileID?, OfficialDocumentID?, [UInt8], ClusterSeasonID?, Int32
            ).self
        ).map { row in
            row.map { row in
                LeadHandover(
                    place: Place(season: row.0, clusterSeason: clusterSeason, managingUnit: row.1),
                    record: HandoverRecord(
                        giving: row.2,
                        receiving: row.3,
                        day: row.4,
                        minutesFile: row.5,
                        minutesDocument: row.6,
                        bytes: row.7
                    ),
                    next: row.8,
                    version: row.9
                )
            }
        }
    }

    /// Who confirmed which version of it, in the order of recording.
    package static func confirmations(
        of clusterSeason: ClusterSeasonID
    ) -> PostgresStatement<[HandoverConfirmation]> {
        PostgresStatement.rows(
            """
            select side, unit_id, handover_version, mode, name, rank, position, confirmed_on
            from thidua.handover_confirmation where cluster_season_id = \(clusterSeason)
            order by recorded_at, side
            """,
            as: (HandoverSide, UnitID, Int32, SignatureMode, String, String?, String?, Day).self
        ).map { rows in
            rows.map { row in
                HandoverConfirmation(
                    side: row.0,
                    unit: row.1,
                    version: row.2,
                    mode: row.3,
                    by: Attendant(name: row.4, rank: row.5, position: row.6),
                    on: row.7
                )
            }
        }
    }

    /// Adds the record of a handover.
    package static func add(_ handover: LeadHandover) -> PostgresStatement<Void> {
        let (place, record) = (handover.place, handover.record)
        return .done(
            """
            insert into thidua.handover (
                cluster_season_id, season_id, managing_unit_id, giving_unit_id, receiving_unit_id, day, minutes_file_id,
                minutes_document_id, record, version
            )
            values (
                \(place.clusterSeason), \(place.season), \(place.managingUnit), \(record.giving), \(record.receiving),
                \(record.day), \(record.minutesFile), \(record.minutesDocument), \(record.bytes), \(handover.version)
            )
            """
        )
    }

    /// Stores the record, and what it made, if nobody was faster.
    package static func store(_ handover: LeadHandover) -> PostgresStatement<Int> {
        let record = handover.record
        return .affectedRows(
            """
            update thidua.handover
            set giving_unit_id = \(record.giving), receiving_unit_id = \(record.receiving), day = \(record.day),
                minutes_file_id = \(record.minutesFile), minutes_document_id = \(record.minutesDocument),
                record = \(record.bytes), next_cluster_season_id = \(handover.next), version = \(handover.version)
            where cluster_season_id = \(handover.place.clusterSeason) and version = \(handover.version - 1)
            """
        ).expecting(exactly: 1)
    }

    /// Adds a confirmation.
    package static func append(
        _ confirmation: HandoverConfirmation,
        at place: Place,
        by account: AccountID,
        at instant: PostgresInstant
    ) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.handover_confirmation (
                season_id, cluster_season_id, managing_unit_id, side, unit_id, handover_version, mode, name, rank, position,
                confirmed_on, account_id, recorded_at
            )
            values (
                \(place.season), \(place.clusterSeason), \(place.managingUnit), \(confirmation.side), \(confirmation.unit),
                \(confirmation.version), \(confirmation.mode), \(confirmation.by.name), \(confirmation.by.rank),
                \(confirmation.by.position), \(confirmation.on), \(account), \(instant)
            )
            """
        )
    }
}
