import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// What a cluster's units agree on for a season: written, signed, put in force.
struct AgreementController {
    private static let list = "/api/v1/cluster-seasons/{clusterSeason}/agreements"
    private static let one = list + "/{number}"

    static let operations = [
        Operation(
            method: .get,
            path: list,
            id: "agreements",
            summary: Wording(vi: "Các giao ước của cụm trong năm", en: "A cluster's agreements of a season"),
            access: .signedIn,
            answers: .written(AgreementListBody.self)
        ),
        Operation(
            method: .post,
            path: list,
            id: "draftAgreement",
            summary: Wording(vi: "Soạn giao ước", en: "Begin to write an agreement"),
            access: .signedIn,
            isWrite: true,
            reads: .read(AgreementRequest.self),
            status: 201,
            answers: .written(AgreementReceiptBody.self),
            problems: [.notPermitted, .agreementPending, .invalidAgreement]
        ),
        Operation(
            method: .get,
            path: one,
            id: "agreement",
            summary: Wording(vi: "Một giao ước", en: "An agreement, its signatures and what is missing"),
            access: .signedIn,
            hasETag: true,
            answers: .written(AgreementBody.self)
        ),
        Operation(
            method: .put,
            path: one,
            id: "saveAgreement",
            summary: Wording(vi: "Lưu dự thảo giao ước", en: "Save the whole text of a draft"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(AgreementRequest.self),
            answers: .written(AgreementReceiptBody.self),
            problems: [.notPermitted, .wrongState, .invalidAgreement]
        ),
        Operation(
            method: .post,
            path: one + "/state",
            id: "moveAgreement",
            summary: Wording(vi: "Đưa ra ký, hoặc lấy về", en: "Lay it there to be signed, or take it back"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(AgreementStateRequest.self),
            answers: .written(AgreementReceiptBody.self),
            problems: [
                .notPermitted, .wrongState, .incompleteAgreement, .invalidAgreement, .reasonRequired, .reasonInvalid,
            ]
        ),
        Operation(
            method: .post,
            path: one + "/signatures",
            id: "signAgreement",
            summary: Wording(vi: "Ký, hoặc ghi lại chữ ký trên giấy", en: "Sign, or record a signature on paper"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(SignatureRequest.self),
            status: 201,
            answers: .written(SignatureReceiptBody.self),
            problems: [.notPermitted, .wrongState, .alreadySigned, .dayToCome, .invalidPeriod, .invalidAgreement]
        ),
        Operation(
            method: .post,
            path: one + "/enforcement",
            id: "enforceAgreement",
            summary: Wording(vi: "Cho giao ước có hiệu lực", en: "Put the agreement in force"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(EnforcementRequest.self),
            answers: .written(AgreementReceiptBody.self),
            problems: [
                .notPermitted, .wrongState, .signaturesDiffer, .reasonRequired, .reasonInvalid, .invalidAgreement,
            ]
        ),
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.get(RouterPath(Self.list), use: list)
        routes.post(RouterPath(Self.list), use: draft)
        routes.get(RouterPath(Self.one), use: show)
        routes.put(RouterPath(Self.one), use: save)
        routes.post(RouterPath(Self.one + "/state"), use: move)
        routes.post(RouterPath(Self.one + "/signatures"), use: sign)
        routes.post(RouterPath(Self.one + "/enforcement"), use: enforce)
    }

    @Sendable private func list(_ request: Request, context: SignedInContext) async throws -> Response {
        Response(
            AgreementListBody(
                try await services.readAgreements.list(as: context.caller, try context.clusterSeason())
            )
        )
    }

    @Sendable private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let view = try await services.readAgreements.agreement(
            as: context.caller,
            try context.clusterSeason(),
            number: try context.number()
        )
        return Response(AgreementBody(view), version: view.stored.agreement.version)
    }

    @Sendable private func draft(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(AgreementRequest.self, limit: 4 << 20)
        return try await services.carryOut(
            DraftAgreement(try context.clusterSeason(), command.body.document),
            command,
            as: context.caller,
            status: .created
        ) { AgreementReceiptBody($0) }
    }

    @Sendable private func save(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(AgreementRequest.self, limit: 4 << 20)
        return try await services.carryOut(
            SaveAgreement(
                try context.clusterSeason(),
                number: try context.number(),
                seen: try request.seenVersion(),
                command.body.document
            ),
            command,
            as: context.caller
        ) { AgreementReceiptBody($0) }
    }

    @Sendable private func move(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(AgreementStateRequest.self, limit: 64 << 10)
        return try await services.carryOut(
            MoveAgreement(
                try context.clusterSeason(),
                number: try context.number(),
                seen: try request.seenVersion(),
                command.body.move
            ),
            command,
            as: context.caller
        ) { AgreementReceiptBody($0) }
    }

    @Sendable private func sign(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(SignatureRequest.self)
        return try await services.carryOut(
            SignAgreement(
                try context.clusterSeason(),
                number: try context.number(),
                seen: try request.seenVersion(),
                for: command.body.unit,
                paper: command.body.paper
            ),
            command,
            as: context.caller,
            status: .created
        ) { SignatureReceiptBody($0) }
    }

    @Sendable private func enforce(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(EnforcementRequest.self, limit: 512 << 10)
        return try await services.carryOut(
            EnforceAgreement(
                try context.clusterSeason(),
                number: try context.number(),
                seen: try request.seenVersion(),
                outstanding: command.body.outstanding,
                reason: command.body.reason
            ),
            command,
            as: context.caller
        ) { AgreementReceiptBody($0) }
    }
}
