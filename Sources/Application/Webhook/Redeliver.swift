package import Domain
package import Postgres
import Repository

/// A webhook is told of an event after all, which it did not take before.
package struct Redeliver: WriteUseCase {
    private let webhook: WebhookID
    private let event: EventID

    /// - Parameters:
    ///   - event: Of the dead delivery.
    ///   - webhook: The webhook.
    package init(_ event: EventID, to webhook: WebhookID) {
        self.webhook = webhook
        self.event = event
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Void {
        let found = batch.add(WebhookStatements.webhook(webhook))
        let facts = batch.add(WebhookStatements.managerFacts(of: webhook))
        let state = batch.add(WebhookStatements.deliveryState(of: event, to: webhook))
        return { write in
            guard let webhook = try found.value, let facts = try facts.value else { throw Refusal.noWebhook }
            _ = try Policy.mayKeepClusters(write.account, of: webhook.managingUnit, facts.chain)
            guard let state = try state.value else { throw Refusal.noDelivery }
            guard state == .dead, !webhook.hasEnded else { throw Refusal.deliveryNotDead }
            write.add(WebhookStatements.redeliver(event, to: webhook.id, at: write.instant))
            write.audit(
                .webhookRedelivered,
                at: Place(managingUnit: webhook.managingUnit),
                ["webhook": webhook.id, "event": event]
            )
        }
    }
}
