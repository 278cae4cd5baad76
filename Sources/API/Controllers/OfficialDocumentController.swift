import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// The register of official documents.
struct OfficialDocumentController {
    private static let path = "/api/v1/official-documents"
    private static let refusals: [ProblemCode] = [.notPermitted, .invalidName, .dayToCome, .unknownReference]

    static let operations = [
        Operation(
            method: .get,
            path: path,
            id: "officialDocuments",
            summary: Wording(
                vi: "Sổ văn bản",
                en: "The register of documents, in the order in which they were entered"
            ),
            access: .signedIn,
            query: OfficialDocumentQuery.self,
            answers: .written(PageBody<OfficialDocumentBody>.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .post,
            path: path,
            id: "registerDocument",
            summary: Wording(vi: "Ghi văn bản vào sổ", en: "Enter a document"),
            access: .signedIn,
            isWrite: true,
            reads: .read(OfficialDocumentRequest.self),
            status: 201,
            answers: .written(OfficialDocumentBody.self),
            problems: refusals + [.notFound]
        ),
        Operation(
            method: .get,
            path: "\(path)/{officialDocument}",
            id: "officialDocument",
            summary: Wording(vi: "Một văn bản trong sổ", en: "A document of the register"),
            access: .signedIn,
            hasETag: true,
            answers: .written(OfficialDocumentBody.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .put,
            path: "\(path)/{officialDocument}",
            id: "correctDocument",
            summary: Wording(vi: "Sửa nội dung đã ghi về văn bản", en: "Correct what is said of a document"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(OfficialDocumentCorrectionRequest.self),
            answers: .written(OfficialDocumentBody.self),
            problems: refusals
        ),
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.get(RouterPath(Self.path), use: list)
        routes.post(RouterPath(Self.path), use: register)
        routes.get(RouterPath("\(Self.path)/{officialDocument}"), use: show)
        routes.put(RouterPath("\(Self.path)/{officialDocument}"), use: correct)
    }

    @Sendable private func list(_ request: Request, context: SignedInContext) async throws -> Response {
        let query = try request.query(OfficialDocumentQuery.self)
        let page = try await services.readOfficialDocuments.run(
            of: query.clusterSeason,
            query.kind,
            from: query.from,
            to: query.to,
            with: query.text,
            query.page,
            as: context.caller
        )
        return Response(PageBody(page) { OfficialDocumentBody($0) })
    }

    @Sendable private func register(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(OfficialDocumentRequest.self, limit: 1 << 18)
        return try await services.carryOut(try command.body.wish(), command, as: context.caller, status: .created) {
            OfficialDocumentBody($0)
        }
    }

    @Sendable private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let document = try await services.readOfficialDocuments.one(try context.officialDocument(), as: context.caller)
        return Response(OfficialDocumentBody(document), version: document.version)
    }

    @Sendable private func correct(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(OfficialDocumentCorrectionRequest.self, limit: 1 << 18)
        return try await services.carryOut(
            CorrectOfficialDocument(
                try context.officialDocument(),
                seen: try request.seenVersion(),
                command.body.entry
            ),
            command,
            as: context.caller
        ) { OfficialDocumentBody($0) }
    }
}

extension SignedInContext {
    fileprivate func officialDocument() throws -> OfficialDocumentID { try identifier("officialDocument") }
}
