import Application
import Domain
import Foundation
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// Rounds of awards, and the dossiers that go with nominations.
struct DossierController {
    private static let round = "/api/v1/award-rounds/{round}"
    private static let list = "/api/v1/cluster-seasons/{clusterSeason}/dossiers"
    private static let one = list + "/{dossier}"

    static let operations = [
        Operation(
            method: .get,
            path: "/api/v1/award-rounds",
            id: "awardRounds",
            summary: Wording(vi: "Các đợt xét khen thưởng của kỳ", en: "A season's rounds of awards"),
            access: .signedIn,
            query: RoundQuery.self,
            answers: .written(PageBody<RoundBody>.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .post,
            path: "/api/v1/award-rounds",
            id: "openAwardRound",
            summary: Wording(vi: "Mở đợt xét khen thưởng", en: "Open a round, with the parts of its dossiers"),
            access: .signedIn,
            isWrite: true,
            reads: .read(RoundRequest.self),
            status: 201,
            answers: .written(RoundBody.self),
            problems: [.notPermitted, .alreadyExists, .invalidName, .unknownReference]
        ),
        Operation(
            method: .put,
            path: round,
            id: "changeAwardRound",
            summary: Wording(
                vi: "Sửa đợt xét khen thưởng",
                en: "Change a round; its parts only before the first dossier"
            ),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(RoundChangeRequest.self),
            answers: .written(RoundBody.self),
            problems: [.notPermitted, .wrongState, .alreadyExists, .invalidName]
        ),
        Operation(
            method: .get,
            path: "/api/v1/dossiers",
            id: "dossiers",
            summary: Wording(vi: "Hồ sơ của đợt, còn thiếu gì", en: "Which dossiers of a round lack what"),
            access: .signedIn,
            query: DossierQuery.self,
            answers: .written(DossierOverviewBody.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .post,
            path: list,
            id: "beginDossier",
            summary: Wording(vi: "Lập hồ sơ cho một đề nghị", en: "Begin a nomination's dossier"),
            access: .signedIn,
            isWrite: true,
            reads: .read(DossierRequest.self),
            status: 201,
            answers: .written(DossierReceiptBody.self),
            problems: [.notPermitted, .wrongState, .alreadyExists, .unknownReference]
        ),
        Operation(
            method: .get,
            path: one,
            id: "dossier",
            summary: Wording(vi: "Một hồ sơ, các phần và các bước", en: "A dossier, its parts and its steps"),
            access: .signedIn,
            hasETag: true,
            answers: .written(DossierBody.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .put,
            path: one + "/parts/{part}",
            id: "changeDossierPart",
            summary: Wording(vi: "Ghi một phần của hồ sơ", en: "Say what stands for a part"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(DossierPartRequest.self),
            answers: .written(DossierReceiptBody.self),
            problems: [.notPermitted, .wrongState, .unknownReference, .reasonRequired, .reasonInvalid]
        ),
        Operation(
            method: .post,
            path: one + "/state",
            id: "moveDossier",
            summary: Wording(
                vi: "Gửi, nhận, yêu cầu bổ sung, tiếp nhận, trình Hội đồng",
                en: "Send, receive, ask to complete, accept, lay before the Council"
            ),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(DossierStateRequest.self),
            answers: .written(DossierReceiptBody.self),
            problems: [
                .notPermitted, .wrongState, .incompleteDossier, .unknownReference, .reasonRequired, .reasonInvalid,
            ]
        ),
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.get("/api/v1/award-rounds", use: rounds)
        routes.post("/api/v1/award-rounds", use: open)
        routes.put(RouterPath(Self.round), use: change)
        routes.get("/api/v1/dossiers", use: overview)
        routes.post(RouterPath(Self.list), use: begin)
        routes.get(RouterPath(Self.one), use: show)
        routes.put(RouterPath(Self.one + "/parts/{part}"), use: changePart)
        routes.post(RouterPath(Self.one + "/state"), use: move)
    }

    @Sendable private func rounds(_ request: Request, context: SignedInContext) async throws -> Response {
        let query = try request.query(RoundQuery.self)
        let page = try await services.readDossiers.rounds(
            in: query.season,
            of: query.managingUnit,
            query.page,
            as: context.caller
        )
        return Response(PageBody(page) { RoundBody($0) })
    }

    @Sendable private func open(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(RoundRequest.self, limit: 256 << 10)
        return try await services.carryOut(command.body.wish, command, as: context.caller, status: .created) {
            RoundBody($0)
        }
    }

    @Sendable private func change(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(RoundChangeRequest.self, limit: 256 << 10)
        return try await services.carryOut(
            ChangeRound(
                try context.identifier("round"),
                seen: try request.seenVersion(),
                name: command.body.name,
                dueOn: command.body.dueOn,
                command.body.parts
            ),
            command,
            as: context.caller
        ) { RoundBody($0) }
    }

    @Sendable private func overview(_ request: Request, context: SignedInContext) async throws -> Response {
        let query = try request.query(DossierQuery.self)
        return Response(
            DossierOverviewBody(
                try await services.readDossiers.overview(
                    of: query.round,
                    in: query.state,
                    lacking: query.lacking,
                    query.page,
                    as: context.caller
                )
            )
        )
    }

    @Sendable private func begin(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(DossierRequest.self)
        return try await services.carryOut(
            BeginDossier(
                in: try context.clusterSeason(),
                for: command.body.nomination,
                round: command.body.round
            ),
            command,
            as: context.caller,
            status: .created
        ) { DossierReceiptBody($0) }
    }

    @Sendable private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let view = try await services.readDossiers.dossier(
            try context.identifier("dossier"),
            in: try context.clusterSeason(),
            as: context.caller
        )
        return Response(DossierBody(view), version: view.dossier.version)
    }

    @Sendable private func changePart(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(DossierPartRequest.self, limit: 64 << 10)
        return try await services.carryOut(
            ChangeDossierPart(
                try context.part(),
                of: try context.identifier("dossier"),
                in: try context.clusterSeason(),
                seen: try request.seenVersion(),
                command.body.content
            ),
            command,
            as: context.caller
        ) { DossierReceiptBody($0) }
    }

    @Sendable private func move(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(DossierStateRequest.self, limit: 64 << 10)
        return try await services.carryOut(
            MoveDossier(
                try context.identifier("dossier"),
                in: try context.clusterSeason(),
                seen: try request.seenVersion(),
                command.body.step
            ),
            command,
            as: context.caller
        ) { DossierReceiptBody($0) }
    }
}

extension SignedInContext {
    /// The part of a dossier that the path names.
    ///
    /// - Throws: `Problem` `not-found` where it names none.
    fileprivate func part() throws -> Code {
        guard let text = parameters.get("part")?.removingPercentEncoding, Code(text).isWellFormed, text.count <= 100
        else { throw Problem(.notFound) }
        return Code(text)
    }
}
