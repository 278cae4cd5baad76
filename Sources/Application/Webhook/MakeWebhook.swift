package import Domain
package import Postgres
import Repository

/// A managing office has another program told of what happens.
package struct MakeWebhook: WriteUseCase {
    /// What was made.
    package struct Made: Sendable {
        package let webhook: Webhook
        /// For the answer of the one request that made it.
        package let secret: WebhookSecret
    }

    private let managingUnit: UnitID
    private let wish: Webhook.Wish
    private let origins: Set<WebhookOrigin>
    private let secret = WebhookSecret.random()

    /// - Parameters:
    ///   - managingUnit: Under which that is told which happens.
    ///   - wish: What of it, and where to.
    ///   - origins: The origins that the server calls.
    package init(of managingUnit: UnitID, _ wish: Webhook.Wish, allowed origins: Set<WebhookOrigin>) {
        self.managingUnit = managingUnit
        self.wish = wish
        self.origins = origins
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Made {
        let found = batch.add(UnitStatements.facts(of: managingUnit))
        return { write in
            guard let facts = try found.value else { throw Refusal.unknownUnits([managingUnit]) }
            _ = try Policy.mayKeepClusters(write.account, of: managingUnit, facts.chain)
            let terms = try Webhook.Terms(wish, allowed: origins)
            let webhook = Webhook(id: write.identifier(), managingUnit: managingUnit, terms: terms)
            write.add(WebhookStatements.add(webhook, secret.bytes, by: write.account.id, at: write.instant))
            write.audit(
                .webhookMade,
                at: Place(managingUnit: managingUnit),
                ["webhook": webhook.id],
                detail: terms.detail
            )
            return Made(webhook: webhook, secret: secret)
        }
    }
}

extension Webhook.Terms {
    /// For the audit log.
    var detail: AuditDetail {
        ["name": name, "url": url.text, "actions": actions.map(\.rawValue).sorted().joined(separator: " ")]
    }
}
