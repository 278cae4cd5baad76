import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// Reviews: what they are, and how far they are.
struct ReviewController {
    static let operations = [
        Operation(
            method: .get,
            path: "/api/v1/reviews/{review}",
            id: "review",
            summary: Wording(vi: "Một lần chấm điểm", en: "A review"),
            access: .signedIn,
            answers: .written(ReviewBody.self)
        ),
        Operation(
            method: .post,
            path: "/api/v1/reviews/{review}/state",
            id: "advanceReview",
            summary: Wording(vi: "Chuyển bước", en: "Go on to the next step"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(ReviewStateRequest.self),
            answers: .written(ReviewStateReceipt.self),
            problems: [.notPermitted, .wrongState]
        ),
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.get("/api/v1/reviews/{review}", use: show)
        routes.post("/api/v1/reviews/{review}/state", use: advance)
    }

    @Sendable private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let view = try await services.readReview.run(as: context.caller, try context.review())
        return Response(ReviewBody(view), version: view.facts.review.version)
    }

    @Sendable private func advance(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(ReviewStateRequest.self)
        return try await services.carryOut(
            AdvanceReview(try context.review(), seen: try request.seenVersion(), to: command.body.state),
            command,
            as: context.caller
        ) { ReviewStateReceipt($0) }
    }
}
