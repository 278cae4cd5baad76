import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// The board, decisions on awards, and the registry over years.
struct AwardDecisionController {
    static let operations = [
        Operation(
            method: .get,
            path: "/api/v1/awards/board",
            id: "awardBoard",
            summary: Wording(vi: "Bảng xét chọn giữa các cụm", en: "Who is proposed for an award, across clusters"),
            access: .signedIn,
            query: AwardBoardQuery.self,
            answers: .written(PageBody<BoardLineBody>.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .get,
            path: "/api/v1/award-decisions",
            id: "awardDecisions",
            summary: Wording(vi: "Các quyết định khen thưởng của kỳ", en: "A season's decisions on awards"),
            access: .signedIn,
            query: AwardDecisionQuery.self,
            answers: .written(PageBody<AwardDecisionHeaderBody>.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .post,
            path: "/api/v1/award-decisions",
            id: "decideAwards",
            summary: Wording(vi: "Ghi quyết định khen thưởng", en: "Record a decision on awards, now or from the past"),
            access: .signedIn,
            isWrite: true,
            reads: .read(AwardDecisionRequest.self),
            status: 201,
            answers: .written(AwardDecisionBody.self),
            problems: [
                .notPermitted, .wrongState, .alreadyExists, .quotaExceeded, .disqualified, .incompleteDossier,
                .notAMember,
                .dayToCome,
                .invalidName, .unknownReference, .reasonRequired, .reasonInvalid,
            ]
        ),
        Operation(
            method: .get,
            path: "/api/v1/award-decisions/{decision}",
            id: "awardDecision",
            summary: Wording(vi: "Một quyết định khen thưởng", en: "A decision, with what it says of each"),
            access: .signedIn,
            answers: .written(AwardDecisionBody.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .get,
            path: "/api/v1/honours",
            id: "honours",
            summary: Wording(vi: "Sổ khen thưởng", en: "Who was granted what, over the years"),
            access: .signedIn,
            query: HonourQuery.self,
            answers: .written(PageBody<HonourBody>.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .get,
            path: "/api/v1/units/{unit}/honours",
            id: "unitHonours",
            summary: Wording(
                vi: "Khen thưởng của một đơn vị, và những cụm đã dẫn đầu",
                en: "What a unit was granted, and which clusters it led"
            ),
            access: .signedIn,
            answers: .written(UnitHonoursBody.self),
            problems: [.notPermitted]
        ),
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.get("/api/v1/awards/board", use: board)
        routes.get("/api/v1/award-decisions", use: decisions)
        routes.post("/api/v1/award-decisions", use: decide)
        routes.get("/api/v1/award-decisions/{decision}", use: decision)
        routes.get("/api/v1/honours", use: honours)
        routes.get("/api/v1/units/{unit}/honours", use: unitHonours)
    }

    @Sendable private func board(_ request: Request, context: SignedInContext) async throws -> Response {
        let query = try request.query(AwardBoardQuery.self)
        let page = try await services.readAwards.board(
            season: query.season,
            award: query.award,
            of: query.managingUnit,
            everyUnit: query.isOfEveryUnit,
            query.page,
            as: context.caller
        )
        return Response(PageBody(page) { BoardLineBody($0) })
    }

    @Sendable private func decisions(_ request: Request, context: SignedInContext) async throws -> Response {
        let query = try request.query(AwardDecisionQuery.self)
        let page = try await services.readAwards.decisions(
            in: query.season,
            of: query.managingUnit,
            query.page,
            as: context.caller
        )
        return Response(PageBody(page) { AwardDecisionHeaderBody($0) })
    }

    @Sendable private func decide(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(AwardDecisionRequest.self, limit: 2 << 20)
        return try await services.carryOut(
            DecideAwards(command.body.header, command.body.rulings),
            command,
            as: context.caller,
            status: .created
        ) { AwardDecisionBody($0.decision, $0.results) }
    }

    @Sendable private func decision(_ request: Request, context: SignedInContext) async throws -> Response {
        let (decision, results) = try await services.readAwards.decision(
            try context.identifier("decision"),
            as: context.caller
        )
        return Response(AwardDecisionBody(decision, results))
    }

    @Sendable private func honours(_ request: Request, context: SignedInContext) async throws -> Response {
        let query = try request.query(HonourQuery.self)
        let page = try await services.readAwards.honours(
            season: query.season,
            award: query.award,
            query.page,
            as: context.caller
        )
        return Response(PageBody(page) { HonourBody($0) })
    }

    @Sendable private func unitHonours(_ request: Request, context: SignedInContext) async throws -> Response {
        Response(
            UnitHonoursBody(try await services.readAwards.honours(of: try context.unit(), as: context.caller))
        )
    }
}
