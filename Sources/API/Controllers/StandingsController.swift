import Application
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// The standings of a review, and how they come about.
struct StandingsController {
    private static let review = "/api/v1/reviews/{review}"

    static let operations = [
        Operation(
            method: .get,
            path: review + "/standings",
            id: "standings",
            summary: Wording(vi: "Bảng xếp hạng", en: "The standings"),
            access: .signedIn,
            answers: .written(StandingsBody.self),
            problems: [.notPermitted, .notReleased]
        ),
        Operation(
            method: .get,
            path: review + "/derivations/{unit}",
            id: "derivation",
            summary: Wording(vi: "Vì sao đơn vị được chừng ấy điểm", en: "How a unit came to its points"),
            access: .signedIn,
            answers: .written(DerivationBody.self),
            problems: [.notPermitted, .notReleased]
        ),
        Operation(
            method: .get,
            path: review + "/scoring-document",
            id: "scoringDocument",
            summary: Wording(
                vi: "Tài liệu chấm điểm của bảng xếp hạng, chấm lại được ở bất cứ đâu",
                en: "The scoring document that the standings are the answer to"
            ),
            access: .signedIn,
            hasETag: true,
            isDocument: true,
            answers: .media("application/json"),
            problems: [.notPermitted, .notReleased]
        ),
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.get(RouterPath(Self.review + "/standings"), use: show)
        routes.get(RouterPath(Self.review + "/derivations/{unit}"), use: derive)
        routes.get(RouterPath(Self.review + "/scoring-document"), use: document)
    }

    @Sendable private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        Response(StandingsBody(try await services.readStandings.run(as: context.caller, try context.review())))
    }

    @Sendable private func derive(_ request: Request, context: SignedInContext) async throws -> Response {
        let view = try await services.readDerivation.run(
            as: context.caller,
            try context.review(),
            try context.unit()
        )
        return Response(DerivationBody(view))
    }

    @Sendable private func document(_ request: Request, context: SignedInContext) async throws -> Response {
        let document = try await services.readScoringDocument.run(as: context.caller, try context.review())
        var response = Response(json: document.bytes)
        response.headers[.eTag] = "\"\(document.sha256)\""
        return response.unlessHeld(by: request)
    }
}
