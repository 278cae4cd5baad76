import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// What is published of a review.
struct PublicationController {
    private static let path = "/api/v1/reviews/{review}/publications"

    static let operations = [
        Operation(
            method: .get,
            path: path,
            id: "publications",
            summary: Wording(vi: "Các lần công bố", en: "The publications"),
            access: .signedIn,
            answers: .written(PublicationListBody.self),
            problems: [.notPermitted, .notReleased]
        ),
        Operation(
            method: .post,
            path: path,
            id: "publishReview",
            summary: Wording(vi: "Công bố", en: "Publish the ranking"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(PublicationRequest.self),
            status: 201,
            answers: .written(PublicationReceipt.self),
            problems: [.notPermitted, .wrongState, .missingUnsettled, .notSubmitted]
        ),
        Operation(
            method: .get,
            path: path + "/{number}",
            id: "publication",
            summary: Wording(vi: "Một bản công bố, đúng từng byte", en: "One publication, byte by byte"),
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
        routes.get(RouterPath(Self.path), use: list)
        routes.post(RouterPath(Self.path), use: publish)
        routes.get(RouterPath(Self.path + "/{number}"), use: show)
    }

    @Sendable private func list(_ request: Request, context: SignedInContext) async throws -> Response {
        Response(
            PublicationListBody(try await services.readPublications.list(as: context.caller, try context.review()))
        )
    }

    @Sendable private func publish(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(PublicationRequest.self)
        return try await services.carryOut(
            PublishReview(try context.review(), seen: try request.seenVersion(), for: command.body.audience),
            command,
            as: context.caller,
            status: .created
        ) { PublicationReceipt($0) }
    }

    @Sendable private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let document = try await services.readPublications.document(
            as: context.caller,
            try context.review(),
            number: try context.number()
        )
        var response = Response(json: document.bytes)
        response.headers[.eTag] = "\"\(document.sha256.hexadecimal)\""
        return response.unlessHeld(by: request)
    }
}
