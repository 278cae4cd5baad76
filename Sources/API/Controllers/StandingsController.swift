import Application
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// The standings of a review.
struct StandingsController {
    static let operations = [
        Operation(
            method: .get,
            path: "/api/v1/reviews/{review}/standings",
            id: "standings",
            summary: Wording(vi: "Bảng xếp hạng", en: "The standings"),
            access: .signedIn,
            answers: .written(StandingsBody.self),
            problems: [.notPermitted, .notReleased]
        )
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        router.signedIn(services.scopes).get("/api/v1/reviews/{review}/standings", use: show)
    }

    @Sendable private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        Response(StandingsBody(try await services.readStandings.run(as: context.caller, try context.review())))
    }
}
