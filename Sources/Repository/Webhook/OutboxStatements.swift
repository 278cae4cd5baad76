package import Domain
package import FoundationEssentials
package import Postgres

/// The outbox of webhooks, as the servers that empty it see it.
package enum OutboxStatements {
    /// Takes what is due, for this server to carry out: one of each sequence.
    ///
    /// - Parameters:
    ///   - claim: The claimer's, for this turn.
    ///   - instant: Now.
    ///   - end: Until when others leave it alone.
    ///   - most: The most deliveries.
    /// - Returns: The statement.
    package static func claim(
        _ claim: UUID,
        at instant: PostgresInstant,
        until end: PostgresInstant,
        atMost most: Int32
    ) -> PostgresStatement<[ClaimedDelivery]> {
        PostgresStatement.rows(
            """
            select webhook_id, position, url, secret, attempts, event_id, season_id, cluster_season_id, managing_unit_id,
                action, subject, recorded_at
            from thidua.claim_deliveries(\(claim), \(instant), \(end), \(most))
            """,
            as: (
                WebhookID, Int64, String, [UInt8], Int32, EventID, SeasonID?, ClusterSeasonID?, UnitID, String, String,
                PostgresInstant
            ).self
        ).map { rows throws(PostgresError) in
            try rows.map { row throws(PostgresError) in
                ClaimedDelivery(
                    webhook: row.0,
                    position: row.1,
                    url: WebhookURL(kept: row.2),
                    secret: row.3,
                    attempts: Int(row.4),
                    event: Event(
                        id: row.5,
                        place: Place(season: row.6, clusterSeason: row.7, managingUnit: row.8),
                        action: row.9,
                        subject: row.10,
                        recordedAt: try row.11.microsecondsSince1970
                    )
                )
            }
        }
    }

    /// Says what became of a delivery; false where it is the claimer's no more.
    ///
    /// - Parameters:
    ///   - delivery: Which.
    ///   - claim: The claimer's.
    ///   - state: What became of it.
    ///   - instant: Now.
    ///   - next: When it is tried again, where it waits.
    ///   - status: Of the answer; nil for none.
    ///   - error: Why there was none.
    /// - Returns: The statement.
    package static func settle(
        _ delivery: ClaimedDelivery,
        _ claim: UUID,
        as state: WebhookDeliveryState,
        at instant: PostgresInstant,
        next: PostgresInstant,
        status: Int32?,
        error: String?
    ) -> PostgresStatement<Bool> {
        .row(
            """
            select thidua.settle_delivery(
                \(delivery.webhook), \(delivery.position), \(claim), \(state), \(instant), \(next), \(status), \(error)
            )
            """,
            as: Bool.self
        )
    }
}

/// A delivery in the hands of a server.
package struct ClaimedDelivery: Sendable {
    package let webhook: WebhookID
    package let position: Int64
    package let url: WebhookURL
    /// By what the receiver knows our requests, 32 bytes.
    package let secret: [UInt8]
    /// This one included.
    package let attempts: Int
    package let event: Event
}
