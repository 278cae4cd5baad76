import Application
import Domain
import HTTP
import StrictJSON

extension Schema {
    fileprivate static let actions = Schema.array(of: .oneOf(AuditAction.allCases.map(\.rawValue)), maximum: 200)
}

extension ObjectSchema.Member {
    /// What a webhook's keepers choose.
    fileprivate static let webhookTerms: [ObjectSchema.Member] = [
        .required("name", .text(1...200)), .required("url", .text(8...1_000)), .optional("actions", .actions),
    ]
}

extension CheckedObject {
    fileprivate func webhookWish() throws -> Webhook.Wish {
        Webhook.Wish(
            name: try visibleName("name"),
            url: try string("url"),
            actions: Set(
                (value("actions")?.elements.map(Array.init) ?? []).compactMap { $0.string.flatMap(AuditAction.init) }
            )
        )
    }
}

/// Whom an office wants to have told of what.
struct WebhookRequest: ReadableBody {
    static let schema = ObjectSchema(
        "WebhookRequest",
        ObjectSchema.Member.webhookTerms,
        example: #"{"name":"Bảng điện tử","url":"https://bang.example.vn/thidua","actions":["review.published"]}"#
    )

    let wish: Webhook.Wish

    init(_ object: CheckedObject) throws { wish = try object.webhookWish() }
}

/// A webhook as its keepers want it.
struct WebhookChangeRequest: ReadableBody {
    static let schema = ObjectSchema(
        "WebhookChangeRequest",
        ObjectSchema.Member.webhookTerms + [.required("paused", .boolean)],
        example: #"{"name":"Bảng điện tử","url":"https://bang.example.vn/thidua","paused":true}"#
    )

    let wish: Webhook.Wish
    let isPaused: Bool

    init(_ object: CheckedObject) throws {
        wish = try object.webhookWish()
        isPaused = object.value("paused")?.boolean ?? false
    }
}

/// A webhook, without its secret.
struct WebhookBody: WritableBody {
    static let schema = ObjectSchema(
        "Webhook",
        [
            .required("id", .uuid), .required("managingUnit", .uuid), .required("name", .text(1...200)),
            .required("url", .text(8...1_000)), .required("actions", .actions), .required("paused", .boolean),
            .required("ended", .boolean), .required("version", .version),
        ],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000002","managingUnit":"0199a000-0000-7000-8000-000000000001","name":"Bảng điện tử","url":"https://bang.example.vn/thidua","actions":["review.published"],"paused":false,"ended":false,"version":1}
            """#
    )

    private let webhook: Webhook

    init(_ webhook: Webhook) { self.webhook = webhook }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", webhook.id)
        writer.member("managingUnit", webhook.managingUnit)
        writer.member("name", webhook.terms.name)
        writer.member("url", webhook.terms.url.text)
        writer.member("actions", webhook.terms.actions.map(\.rawValue).sorted()) { $1.string($0) }
        writer.member("paused", webhook.isPaused)
        writer.member("ended", webhook.hasEnded)
        writer.member("version", webhook.version)
        writer.endObject()
    }
}

/// A webhook that was made, and its secret.
struct MadeWebhookReceipt: WritableBody {
    static let schema = ObjectSchema(
        "MadeWebhook",
        [.required("webhook", .object(WebhookBody.schema)), .required("secret", .nullable(.text(50...50)))],
        example:
            #"{"webhook":\#(WebhookBody.schema.example),"secret":"whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}"#
    )

    private let webhook: Webhook
    private let secret: String?

    init(_ made: MakeWebhook.Made) { self.init(made.webhook, made.secret.text) }

    private init(_ webhook: Webhook, _ secret: String?) {
        self.webhook = webhook
        self.secret = secret
    }

    var forRepeats: MadeWebhookReceipt { MadeWebhookReceipt(webhook, nil) }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("webhook", WebhookBody(webhook))
        writer.member("secret", secret)
        writer.endObject()
    }
}

/// The webhooks of a managing unit.
struct WebhookListBody: WritableBody {
    static let schema = ObjectSchema(
        "WebhookList",
        [.required("items", .array(of: .object(WebhookBody.schema), maximum: 1_000))],
        example: #"{"items":[]}"#
    )

    private let webhooks: [Webhook]

    init(_ webhooks: [Webhook]) { self.webhooks = webhooks }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("items", webhooks) { WebhookBody($0).write(to: &$1) }
        writer.endObject()
    }
}

/// Which part of what a webhook was to be told is listed.
struct DeliveryQuery: ReadableBody {
    static let schema = ObjectSchema(
        "DeliveryQuery",
        [.optional("state", .deliveryState)] + ObjectSchema.Member.page,
        example: #"{"state":"dead","limit":50}"#
    )

    let state: WebhookDeliveryState?
    let page: PageRequest<EventID>

    init(_ object: CheckedObject) throws {
        state = object.optionalString("state").flatMap(WebhookDeliveryState.init)
        page = try object.page()
    }
}

extension Schema {
    fileprivate static let deliveryState = Schema.oneOf(WebhookDeliveryState.allCases.map(\.rawValue))
}

/// What a webhook was to be told, and what became of it.
struct DeliveryBody: WritableBody {
    static let schema = ObjectSchema(
        "Delivery",
        [
            .required("event", .uuid), .required("action", .text(1...100)), .required("state", .deliveryState),
            .required("attempts", .count), .optional("nextAttemptAt", .instant), .optional("deliveredAt", .instant),
            .optional("status", .integer(100...599)), .optional("error", .text(0...500)),
        ],
        example: #"""
            {"event":"0199a000-0000-7000-8000-000000000009","action":"review.published","state":"dead","attempts":10,"status":500}
            """#
    )

    private let delivery: WebhookDelivery

    init(_ delivery: WebhookDelivery) { self.delivery = delivery }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("event", delivery.event)
        writer.member("action", delivery.action)
        writer.member("state", delivery.state)
        writer.member("attempts", delivery.attempts)
        if delivery.state == .waiting { write("nextAttemptAt", delivery.nextAttemptAt, to: &writer) }
        if let deliveredAt = delivery.deliveredAt { write("deliveredAt", deliveredAt, to: &writer) }
        if let status = delivery.status { writer.member("status", status) }
        if let error = delivery.error { writer.member("error", error) }
        writer.endObject()
    }

    private func write(_ name: StaticString, _ microseconds: Int64, to writer: inout JSONWriter) {
        writer.member(name, Instant(microsecondsSince1970: microseconds).rfc3339)
    }
}

/// The event that is sent again.
struct RedeliveryReceipt: WritableBody {
    static let schema = ObjectSchema(
        "Redelivery",
        [.required("event", .uuid)],
        example: #"{"event":"0199a000-0000-7000-8000-000000000009"}"#
    )

    private let event: EventID

    init(_ event: EventID) { self.event = event }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("event", event)
        writer.endObject()
    }
}
