import Application
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// The audit log.
struct AuditController {
    static let operations = [
        Operation(
            method: .get,
            path: "/api/v1/audit-events",
            id: "auditEvents",
            summary: Wording(vi: "Nhật ký: ai đã làm gì", en: "The audit log, newest first"),
            access: .signedIn,
            query: AuditEventQuery.self,
            answers: .written(PageBody<AuditEventBody>.self),
            problems: [.notPermitted]
        )
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        router.signedIn(services.scopes).get("/api/v1/audit-events", use: list)
    }

    @Sendable private func list(_ request: Request, context: SignedInContext) async throws -> Response {
        let query = try request.query(AuditEventQuery.self)
        let page = try await services.readAuditEvents.run(
            clusterSeason: query.clusterSeason,
            unit: query.unit,
            account: query.account,
            action: query.action,
            from: query.from,
            to: query.to,
            query.page,
            as: context.caller
        )
        return Response(PageBody(page) { AuditEventBody($0) })
    }
}
