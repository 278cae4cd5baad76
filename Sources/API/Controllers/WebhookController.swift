import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// Other programs that are told of what happens, for the office that wants them to be.
struct WebhookController {
    private static let list = "/api/v1/units/{unit}/webhooks"
    private static let one = "/api/v1/webhooks/{webhook}"
    private static let deliveries = one + "/deliveries"
    private static let redelivery = deliveries + "/{event}/redelivery"

    static let operations = [
        Operation(
            method: .get,
            path: list,
            id: "webhooks",
            summary: Wording(vi: "Các webhook của đơn vị quản lý", en: "The webhooks of a managing unit"),
            access: .signedIn,
            answers: .written(WebhookListBody.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .post,
            path: list,
            id: "makeWebhook",
            summary: Wording(vi: "Đặt webhook; khóa chỉ hiện một lần", en: "Make a webhook; its secret is shown once"),
            access: .signedIn,
            isWrite: true,
            reads: .read(WebhookRequest.self),
            status: 201,
            answers: .written(MadeWebhookReceipt.self),
            problems: [.notPermitted, .originNotAllowed, .unknownReference]
        ),
        Operation(
            method: .get,
            path: one,
            id: "webhook",
            summary: Wording(vi: "Một webhook", en: "A webhook, without its secret"),
            access: .signedIn,
            hasETag: true,
            answers: .written(WebhookBody.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .put,
            path: one,
            id: "changeWebhook",
            summary: Wording(vi: "Sửa hoặc tạm dừng webhook", en: "Change a webhook, or have it wait"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(WebhookChangeRequest.self),
            answers: .written(WebhookBody.self),
            problems: [.notPermitted, .originNotAllowed, .wrongState]
        ),
        Operation(
            method: .delete,
            path: one,
            id: "endWebhook",
            summary: Wording(vi: "Kết thúc webhook", en: "End a webhook, for good"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            answers: .written(WebhookBody.self),
            problems: [.notPermitted, .wrongState] + AccountsController.noBody
        ),
        Operation(
            method: .get,
            path: deliveries,
            id: "deliveries",
            summary: Wording(
                vi: "Kết quả gửi; lọc state=dead để xem việc đã ngừng",
                en: "What became of the deliveries"
            ),
            access: .signedIn,
            query: DeliveryQuery.self,
            answers: .written(PageBody<DeliveryBody>.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .post,
            path: redelivery,
            id: "redeliver",
            summary: Wording(vi: "Gửi lại sự kiện đã ngừng gửi", en: "Send again what was given up"),
            access: .signedIn,
            isWrite: true,
            reads: .read(NoBody.self),
            answers: .written(RedeliveryReceipt.self),
            problems: [.notPermitted, .wrongState]
        ),
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.get(RouterPath(Self.list), use: list)
        routes.post(RouterPath(Self.list), use: make)
        routes.get(RouterPath(Self.one), use: show)
        routes.put(RouterPath(Self.one), use: change)
        routes.delete(RouterPath(Self.one), use: end)
        routes.get(RouterPath(Self.deliveries), use: listDeliveries)
        routes.post(RouterPath(Self.redelivery), use: redeliver)
    }

    @Sendable private func list(_ request: Request, context: SignedInContext) async throws -> Response {
        Response(WebhookListBody(try await services.readWebhooks.list(of: try context.unit(), as: context.caller)))
    }

    @Sendable private func make(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(WebhookRequest.self, limit: 64 << 10)
        return try await services.carryOut(
            MakeWebhook(of: try context.unit(), command.body.wish, allowed: services.webhookOrigins),
            command,
            as: context.caller,
            status: .created
        ) { MadeWebhookReceipt($0) }
    }

    @Sendable private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let webhook = try await services.readWebhooks.webhook(try context.identifier("webhook"), as: context.caller)
        return Response(WebhookBody(webhook), version: webhook.version)
    }

    @Sendable private func change(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(WebhookChangeRequest.self, limit: 64 << 10)
        return try await services.carryOut(
            ChangeWebhook(
                try context.identifier("webhook"),
                seen: try request.seenVersion(),
                .terms(command.body.wish, isPaused: command.body.isPaused, allowed: services.webhookOrigins)
            ),
            command,
            as: context.caller
        ) { WebhookBody($0) }
    }

    @Sendable private func end(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(NoBody.self)
        return try await services.carryOut(
            ChangeWebhook(try context.identifier("webhook"), seen: try request.seenVersion(), .end),
            command,
            as: context.caller
        ) { WebhookBody($0) }
    }

    @Sendable private func listDeliveries(_ request: Request, context: SignedInContext) async throws -> Response {
        let query = try request.query(DeliveryQuery.self)
        let page = try await services.readWebhooks.deliveries(
            of: try context.identifier("webhook"),
            query.state,
            query.page,
            as: context.caller
        )
        return Response(PageBody(page) { DeliveryBody($0) })
    }

    @Sendable private func redeliver(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(NoBody.self)
        let event: EventID = try context.identifier("event")
        return try await services.carryOut(
            Redeliver(event, to: try context.identifier("webhook")),
            command,
            as: context.caller
        ) { _ in RedeliveryReceipt(event) }
    }
}
