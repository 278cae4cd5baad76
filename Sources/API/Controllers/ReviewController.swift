import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// Reviews: what they are, and how far they are.
struct ReviewController {
    private static let inClusterSeason = "/api/v1/cluster-seasons/{clusterSeason}/reviews"

    static let operations = [
        Operation(
            method: .get,
            path: inClusterSeason,
            id: "reviews",
            summary: Wording(vi: "Các lần chấm điểm của cụm trong năm", en: "A cluster's reviews of a season"),
            access: .signedIn,
            answers: .written(ReviewListBody.self)
        ),
        Operation(
            method: .post,
            path: inClusterSeason,
            id: "openReview",
            summary: Wording(vi: "Mở lần chấm điểm", en: "Open a review by the agreement in force"),
            access: .signedIn,
            isWrite: true,
            reads: .read(ReviewRequest.self),
            status: 201,
            answers: .written(ReviewReceipt.self),
            problems: [
                .notPermitted, .wrongState, .noAgreement, .deadlinePassed, .invalidAgreement, .invalidName,
                .alreadyExists,
            ]
        ),
        Operation(
            method: .get,
            path: "/api/v1/reviews/{review}",
            id: "review",
            summary: Wording(vi: "Một lần chấm điểm", en: "A review"),
            access: .signedIn,
            hasETag: true,
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
        routes.get(RouterPath(Self.inClusterSeason), use: list)
        routes.post(RouterPath(Self.inClusterSeason), use: open)
        routes.get("/api/v1/reviews/{review}", use: show)
        routes.post("/api/v1/reviews/{review}/state", use: advance)
    }

    @Sendable private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let view = try await services.readReview.run(as: context.caller, try context.review())
        return Response(ReviewBody(view), version: view.facts.review.version)
    }

    @Sendable private func list(_ request: Request, context: SignedInContext) async throws -> Response {
        Response(
            ReviewListBody(try await services.listReviews.run(as: context.caller, try context.clusterSeason()))
        )
    }

    @Sendable private func open(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(ReviewRequest.self)
        return try await services.carryOut(
            OpenReview(
                try context.clusterSeason(),
                command.body.kind,
                name: command.body.name,
                isIllustrative: command.body.isIllustrative,
                steps: command.body.steps,
                selfScoringUntil: command.body.selfScoringUntil
            ),
            command,
            as: context.caller,
            status: .created
        ) { ReviewReceipt($0) }
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
