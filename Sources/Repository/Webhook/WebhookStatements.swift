package import Domain
package import Postgres

/// Webhooks, as their keepers see them.
package enum WebhookStatements {
    private static let columns: PostgresQuery =
        "w.id, w.managing_unit_id, w.name, w.url, w.actions, w.is_paused, w.has_ended, w.version"
    private typealias Row = (WebhookID, UnitID, String, String, [String], Bool, Bool, Int32)

    /// Holds a webhook until the end of the transaction: one, where the scope may change it.
    package static func lock(_ webhook: WebhookID) -> PostgresStatement<Int> {
        .affectedRows("select from thidua.webhook where id = \(webhook) for no key update")
    }

    /// A webhook; nil for none that the scope may read.
    package static func webhook(_ webhook: WebhookID) -> PostgresStatement<Webhook?> {
        PostgresStatement.optionalRow(
            "select \(columns) from thidua.webhook w where w.id = \(webhook)",
            as: Row.self
        ).map { row in row.map(Self.webhook) }
    }

    /// Those of a managing unit that the scope may read, in the order in which they were made.
    package static func list(of managingUnit: UnitID) -> PostgresStatement<[Webhook]> {
        PostgresStatement.rows(
            "select \(columns) from thidua.webhook w where w.managing_unit_id = \(managingUnit) order by w.id",
            as: Row.self
        ).map { rows in rows.map(webhook) }
    }

    private static func webhook(_ row: Row) -> Webhook {
        Webhook(
            id: row.0,
            managingUnit: row.1,
            terms: Webhook.Terms(
                name: row.2,
                url: WebhookURL(kept: row.3),
                actions: Set(row.4.compactMap(AuditAction.init))
            ),
            isPaused: row.5,
            hasEnded: row.6,
            version: row.7
        )
    }

    /// The managing unit of one, and all above it; nil for none that the scope may read.
    package static func managerFacts(of webhook: WebhookID) -> PostgresStatement<UnitFacts?> {
        UnitStatements.facts(where: "u.id = (select w.managing_unit_id from thidua.webhook w where w.id = \(webhook))")
            .map(\.first)
    }

    /// What became of telling a webhook of an event; nil where it was not to be told, or the scope may not know.
    package static func deliveryState(
        of event: EventID,
        to webhook: WebhookID
    ) -> PostgresStatement<WebhookDeliveryState?> {
        PostgresStatement.optionalRow(
            "select state from thidua.webhook_delivery where webhook_id = \(webhook) and event_id = \(event)",
            as: WebhookDeliveryState.self
        )
    }

    /// Adds one.
    ///
    /// - Parameters:
    ///   - webhook: The webhook.
    ///   - secret: By what the receiver knows our requests, 32 bytes.
    ///   - account: Who made it.
    ///   - instant: When.
    /// - Returns: The statement.
    package static func add(
        _ webhook: Webhook,
        _ secret: [UInt8],
        by account: AccountID,
        at instant: PostgresInstant
    ) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.webhook (id, managing_unit_id, name, url, secret, actions, account_id, recorded_at)
            values (
                \(webhook.id), \(webhook.managingUnit), \(webhook.terms.name), \(webhook.terms.url.text), \(secret),
                \(webhook.actions), \(account), \(instant)
            )
            """
        )
    }

    /// Stores one, if nobody was faster.
    package static func store(_ webhook: Webhook) -> PostgresStatement<Int> {
        .affectedRows(
            """
            update thidua.webhook
            set name = \(webhook.terms.name), url = \(webhook.terms.url.text), actions = \(webhook.actions),
                is_paused = \(webhook.isPaused), has_ended = \(webhook.hasEnded), version = \(webhook.version)
            where id = \(webhook.id) and version = \(webhook.version - 1)
            """
        ).expecting(exactly: 1)
    }

    /// A part of what a webhook was to be told, the latest first.
    ///
    /// - Parameters:
    ///   - webhook: The webhook.
    ///   - state: What became of it; nil for anything.
    ///   - page: Which part, by the places of the events: for those who may know of all.
    /// - Returns: The statement.
    package static func deliveries(
        of webhook: WebhookID,
        _ state: WebhookDeliveryState?,
        _ page: PageRequest<EventID>
    ) -> PostgresStatement<Page<WebhookDelivery, EventID>> {
        let inState: PostgresQuery = state.map { "and d.state = \($0)" } ?? ""
        let after: PostgresQuery =
            page.after.map {
                """
                and d.position < (
                    select a.position from thidua.webhook_delivery a
                    where a.webhook_id = \(webhook) and a.event_id = \($0)
                )
                """
            } ?? ""
        return PostgresStatement.rows(
            """
            select d.event_id, e.action, d.state, d.attempts, d.next_attempt_at, d.delivered_at, d.status, d.error
            from thidua.webhook_delivery d
            join thidua.event e on e.id = d.event_id
            where d.webhook_id = \(webhook) \(inState) \(after)
            order by d.position desc
            limit \(page.rows)
            """,
            as: (
                EventID, String, WebhookDeliveryState, Int32, PostgresInstant, PostgresInstant?, Int32?, String?
            ).self
        ).map { rows throws(PostgresError) in
            Page(
                try rows.map { row throws(PostgresError) in
                    WebhookDelivery(
                        event: row.0,
                        action: row.1,
                        state: row.2,
                        attempts: Int(row.3),
                        nextAttemptAt: try row.4.microsecondsSince1970,
                        deliveredAt: try row.5.map { instant throws(PostgresError) in try instant.microsecondsSince1970
                        },
                        status: row.6.map(Int.init),
                        error: row.7
                    )
                },
                page,
                key: \.event
            )
        }
    }

    /// Has a dead delivery tried again at once, if it is one that the scope may change.
    package static func redeliver(
        _ event: EventID,
        to webhook: WebhookID,
        at instant: PostgresInstant
    ) -> PostgresStatement<Int> {
        .affectedRows(
            """
            update thidua.webhook_delivery set state = 'waiting', attempts = 0, next_attempt_at = \(instant)
            where webhook_id = \(webhook) and event_id = \(event) and state = 'dead'
            """
        )
    }
}

extension Webhook {
    fileprivate var actions: [String] { terms.actions.map(\.rawValue).sorted() }
}
