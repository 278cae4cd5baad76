import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// Seasons, which are the ministry's.
struct SeasonController {
    static let operations = [
        Operation(
            method: .get,
            path: "/api/v1/seasons",
            id: "seasons",
            summary: Wording(vi: "Các kỳ thi đua", en: "The seasons, in the order in which they were made"),
            access: .signedIn,
            query: SeasonQuery.self,
            answers: .written(PageBody<SeasonBody>.self)
        ),
        Operation(
            method: .post,
            path: "/api/v1/seasons",
            id: "makeSeason",
            summary: Wording(vi: "Đặt kỳ thi đua", en: "Make a season"),
            access: .signedIn,
            isWrite: true,
            reads: .read(SeasonRequest.self),
            status: 201,
            answers: .written(SeasonBody.self),
            problems: [.notPermitted, .alreadyExists, .invalidName, .invalidPeriod]
        ),
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.get("/api/v1/seasons", use: list)
        routes.post("/api/v1/seasons", use: make)
    }

    @Sendable private func list(_ request: Request, context: SignedInContext) async throws -> Response {
        let query = try request.query(SeasonQuery.self)
        let page = try await services.readOrganisation.seasons(query.page, as: context.caller)
        return Response(PageBody(page) { SeasonBody($0) })
    }

    @Sendable private func make(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(SeasonRequest.self)
        return try await services.carryOut(command.body.wish, command, as: context.caller, status: .created) {
            SeasonBody($0)
        }
    }
}
