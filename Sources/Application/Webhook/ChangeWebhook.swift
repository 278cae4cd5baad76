package import Domain
package import Postgres
import Repository

/// A webhook's keepers change it, have it wait, or end it.
package struct ChangeWebhook: WriteUseCase {
    /// What is wanted.
    package enum Change: Sendable {
        case terms(Webhook.Wish, isPaused: Bool, allowed: Set<WebhookOrigin>)
        case end
    }

    private let webhook: WebhookID
    private let version: Int32
    private let change: Change

    /// - Parameters:
    ///   - webhook: The webhook.
    ///   - version: The version that the caller saw.
    ///   - change: What is wanted.
    package init(_ webhook: WebhookID, seen version: Int32, _ change: Change) {
        self.webhook = webhook
        self.version = version
        self.change = change
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Webhook {
        batch.add(WebhookStatements.lock(webhook))
        let found = batch.add(WebhookStatements.webhook(webhook))
        let facts = batch.add(WebhookStatements.managerFacts(of: webhook))
        return { write in
            guard let webhook = try found.value, let facts = try facts.value else { throw Refusal.noWebhook }
            let permission = try Policy.mayKeepClusters(write.account, of: webhook.managingUnit, facts.chain)
            guard webhook.version == version else { throw Refusal.stale }
            let changed: Webhook
            let place = Place(managingUnit: webhook.managingUnit)
            switch change {
            case .terms(let wish, let isPaused, let origins):
                let terms = try Webhook.Terms(wish, allowed: origins)
                changed = try webhook.changed(to: terms, isPaused: isPaused, permission: permission)
                write.audit(.webhookChanged, at: place, ["webhook": webhook.id], detail: terms.detail)
            case .end:
                changed = try webhook.ended(permission: permission)
                write.audit(.webhookEnded, at: place, ["webhook": webhook.id])
            }
            write.add(WebhookStatements.store(changed))
            return changed
        }
    }
}
