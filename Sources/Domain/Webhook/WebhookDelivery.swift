/// What became of telling a webhook of an event.
package enum WebhookDeliveryState: String, CaseIterable, Sendable {
    /// It is to be told, or to be told again.
    case waiting
    case delivered
    /// It was tried often enough. What came after it goes on; it is tried again when somebody says so.
    case dead
}

/// What a webhook was to be told.
package struct WebhookDelivery: Sendable {
    package let event: EventID
    /// Such as `review.published`.
    package let action: String
    package let state: WebhookDeliveryState
    package let attempts: Int
    /// Of one that waits, in microseconds since 1970-01-01T00:00:00Z.
    package let nextAttemptAt: Int64
    /// The same of one that was taken; nil of any other.
    package let deliveredAt: Int64?
    /// Of the last answer; nil where there was none.
    package let status: Int?
    /// Why there was none.
    package let error: String?

    package init(
        event: EventID,
        action: String,
        state: WebhookDeliveryState,
        attempts: Int,
        nextAttemptAt: Int64,
        deliveredAt: Int64?,
        status: Int?,
        error: String?
    ) {
        self.event = event
        self.action = action
        self.state = state
        self.attempts = attempts
        self.nextAttemptAt = nextAttemptAt
        self.deliveredAt = deliveredAt
        self.status = status
        self.error = error
    }
}

extension Refusal {
    package static let noDelivery = Refusal(
        .notFound,
        vi: "Webhook này không phải báo sự kiện đó.",
        en: "The webhook was not to be told of this event."
    )

    package static let deliveryNotDead = Refusal(
        .wrongState,
        vi: "Chỉ gửi lại được sự kiện đã ngừng gửi của webhook còn hoạt động.",
        en: "Only what was given up is sent again, and to a webhook that goes on."
    )
}

/// When a webhook that did not take an event is told again.
package enum WebhookPatience {
    /// After the first attempt, the second, and so on; after as many it is given up: some two and a half days in all.
    private static let pauses: [Duration] = [
        .seconds(10), .seconds(60), .seconds(300), .seconds(900), .seconds(3_600), .seconds(3 * 3_600),
        .seconds(6 * 3_600), .seconds(24 * 3_600), .seconds(24 * 3_600),
    ]

    /// How long to wait after so many attempts; nil where it is given up.
    package static func pause(afterAttempt count: Int) -> Duration? {
        pauses.indices.contains(count - 1) ? pauses[count - 1] : nil
    }
}
