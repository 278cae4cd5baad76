import Application
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// The rankings of all clusters at once.
struct RankingController {
    static let operations = [
        Operation(
            method: .get,
            path: "/api/v1/rankings",
            id: "rankings",
            summary: Wording(
                vi: "Bảng xếp hạng của mọi cụm trong kỳ thi đua",
                en: "The rankings of a season, each cluster's own"
            ),
            access: .signedIn,
            query: RankingQuery.self,
            answers: .written(PageBody<RankingBody>.self),
            problems: [.notPermitted]
        )
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        router.signedIn(services.scopes).get("/api/v1/rankings", use: list)
    }

    @Sendable private func list(_ request: Request, context: SignedInContext) async throws -> Response {
        let query = try request.query(RankingQuery.self)
        let page = try await services.readRankings.run(query.filter, query.page, as: context.caller)
        return Response(PageBody(page) { RankingBody($0) })
    }
}
