package import Domain
import Repository

/// Webhooks and what became of what they were to be told, for their keepers.
package struct ReadWebhooks: Sendable {
    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// Those of a managing unit, ended ones too.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func list(of managingUnit: UnitID, as caller: Caller) async throws -> [Webhook] {
        let (account, facts, webhooks) = try await reader.read(
            as: caller,
            UnitStatements.facts(of: managingUnit),
            WebhookStatements.list(of: managingUnit)
        )
        guard let facts else { throw Refusal.noWebhook }
        _ = try Policy.mayReadWebhooks(account, of: managingUnit, facts.chain)
        return webhooks
    }

    /// One.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func webhook(_ webhook: WebhookID, as caller: Caller) async throws -> Webhook {
        let (account, webhook, facts) = try await reader.read(
            as: caller,
            WebhookStatements.webhook(webhook),
            WebhookStatements.managerFacts(of: webhook)
        )
        return try Self.checked(webhook, facts, account)
    }

    /// What became of what a webhook was to be told, the latest first.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func deliveries(
        of webhook: WebhookID,
        _ state: WebhookDeliveryState?,
        _ page: PageRequest<EventID>,
        as caller: Caller
    ) async throws -> Page<WebhookDelivery, EventID> {
        let (account, found, facts, deliveries) = try await reader.read(
            as: caller,
            WebhookStatements.webhook(webhook),
            WebhookStatements.managerFacts(of: webhook),
            WebhookStatements.deliveries(of: webhook, state, page)
        )
        _ = try Self.checked(found, facts, account)
        return deliveries
    }

    private static func checked(
        _ webhook: Webhook?,
        _ facts: UnitFacts?,
        _ account: ActingAccount
    ) throws -> Webhook {
        guard let webhook, let facts else { throw Refusal.noWebhook }
        _ = try Policy.mayReadWebhooks(account, of: webhook.managingUnit, facts.chain)
        return webhook
    }
}
