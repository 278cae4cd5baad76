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
            answers: .written(ReviewStateBody.self),
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
        let review = try context.review()
        let write = try await request.write(limit: 4_096)
        let version = try request.seenVersion()
        let wish = try write.read(ReviewStateRequest.self, of: request)
        let answer = try await services.writer.write(
            AdvanceReview(review, seen: version, to: wish.state),
            as: context.caller,
            key: write.key
        ) { ReviewStateBody($0).text }
        return Response(answer, ReviewStateBody.self)
    }
}
