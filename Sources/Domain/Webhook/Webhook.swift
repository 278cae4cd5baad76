/// Another program that is told of what happens under a managing unit, by a request for each event.
package struct Webhook: Hashable, Sendable {
    /// What of it its keepers choose.
    package struct Terms: Hashable, Sendable {
        package let name: String
        package let url: WebhookURL
        /// What it is told of; none stands for everything.
        package let actions: Set<AuditAction>

        package init(name: String, url: WebhookURL, actions: Set<AuditAction>) {
            self.name = name
            self.url = url
            self.actions = actions
        }

        /// What somebody wishes for, if it may be.
        ///
        /// - Parameters:
        ///   - wish: As it came.
        ///   - origins: The origins that the server calls.
        /// - Throws: `originNotAllowed`.
        package init(_ wish: Wish, allowed origins: Set<WebhookOrigin>) throws(Refusal) {
            self.init(name: wish.name, url: try WebhookURL(wish.url, allowed: origins), actions: wish.actions)
        }
    }

    /// What somebody wishes for.
    package struct Wish: Hashable, Sendable {
        package let name: String
        package let url: String
        package let actions: Set<AuditAction>

        package init(name: String, url: String, actions: Set<AuditAction>) {
            self.name = name
            self.url = url
            self.actions = actions
        }
    }

    package let id: WebhookID
    package let managingUnit: UnitID
    package private(set) var terms: Terms
    /// Whether what happens waits until it goes on.
    package private(set) var isPaused: Bool
    /// Whether it is told nothing any more; what waited is given up.
    package private(set) var hasEnded: Bool
    /// Raised by each change.
    package private(set) var version: Int32

    package init(
        id: WebhookID,
        managingUnit: UnitID,
        terms: Terms,
        isPaused: Bool = false,
        hasEnded: Bool = false,
        version: Int32 = 1
    ) {
        self.id = id
        self.managingUnit = managingUnit
        self.terms = terms
        self.isPaused = isPaused
        self.hasEnded = hasEnded
        self.version = version
    }

    /// The same with other terms.
    ///
    /// - Parameters:
    ///   - terms: What is chosen now.
    ///   - isPaused: Whether it waits.
    ///   - permission: From `Policy.mayKeepClusters`, in this very transaction.
    /// - Returns: The webhook, its version raised.
    /// - Throws: `wrongState` where it has ended.
    package func changed(
        to terms: Terms,
        isPaused: Bool,
        permission: Permission<Act.KeepClusters>
    ) throws(Refusal) -> Webhook {
        var webhook = try going(permission)
        webhook.terms = terms
        webhook.isPaused = isPaused
        return webhook
    }

    /// The same once it has ended, for good.
    ///
    /// - Parameter permission: From `Policy.mayKeepClusters`, in this very transaction.
    /// - Returns: The webhook, its version raised.
    /// - Throws: `wrongState` where it has ended before.
    package func ended(permission: Permission<Act.KeepClusters>) throws(Refusal) -> Webhook {
        var webhook = try going(permission)
        webhook.hasEnded = true
        return webhook
    }

    private func going(_ permission: Permission<Act.KeepClusters>) throws(Refusal) -> Webhook {
        guard permission.act.managingUnit == managingUnit else { throw .noWebhook }
        guard !hasEnded else {
            throw Refusal(.wrongState, vi: "Webhook này đã kết thúc.", en: "This webhook has ended.")
        }
        var webhook = self
        webhook.version += 1
        return webhook
    }
}

package typealias WebhookID = Identifier<Webhook>

extension Refusal {
    package static let noWebhook = Refusal(
        .notFound,
        vi: "Không tìm thấy webhook này.",
        en: "There is no such webhook."
    )
}
