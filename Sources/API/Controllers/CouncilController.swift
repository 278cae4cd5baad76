import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// Councils, and what they vote on.
struct CouncilController {
    private static let list = "/api/v1/councils"
    private static let one = list + "/{council}"

    static let operations = [
        Operation(
            method: .get,
            path: list,
            id: "councils",
            summary: Wording(vi: "Các hội đồng", en: "The councils"),
            access: .signedIn,
            answers: .written(CouncilListBody.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .post,
            path: list,
            id: "makeCouncil",
            summary: Wording(vi: "Lập hội đồng", en: "Make a council"),
            access: .signedIn,
            isWrite: true,
            reads: .read(NewCouncilRequest.self),
            status: 201,
            answers: .written(CouncilBody.self),
            problems: [.notPermitted, .invalidName, .invalidPeriod, .unknownReference]
        ),
        Operation(
            method: .get,
            path: one,
            id: "council",
            summary: Wording(vi: "Một hội đồng", en: "A council and its members"),
            access: .signedIn,
            hasETag: true,
            answers: .written(CouncilBody.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .put,
            path: one,
            id: "saveCouncil",
            summary: Wording(vi: "Đổi tên, thành viên hội đồng", en: "Name a council, take members in and let them go"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(CouncilRequest.self),
            answers: .written(CouncilBody.self),
            problems: [.notPermitted, .invalidName, .invalidPeriod, .unknownReference]
        ),
        Operation(
            method: .get,
            path: one + "/votes",
            id: "councilVotes",
            summary: Wording(vi: "Các cuộc biểu quyết của hội đồng", en: "A council's votes"),
            access: .signedIn,
            answers: .written(VoteListBody.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .post,
            path: one + "/votes",
            id: "prepareCouncilVote",
            summary: Wording(vi: "Chuẩn bị biểu quyết của hội đồng", en: "Prepare a vote of a council"),
            access: .signedIn,
            isWrite: true,
            reads: .read(VoteRequest.self),
            status: 201,
            answers: .written(VoteReceiptBody.self),
            problems: VoteController.preparing
        ),
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.get(RouterPath(Self.list), use: list)
        routes.post(RouterPath(Self.list), use: make)
        routes.get(RouterPath(Self.one), use: show)
        routes.put(RouterPath(Self.one), use: save)
        routes.get(RouterPath(Self.one + "/votes"), use: votes)
        routes.post(RouterPath(Self.one + "/votes"), use: prepare)
    }

    @Sendable private func list(_ request: Request, context: SignedInContext) async throws -> Response {
        Response(CouncilListBody(try await services.readCouncils.list(as: context.caller)))
    }

    @Sendable private func make(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(NewCouncilRequest.self, limit: 4 << 20)
        let council = command.body.council
        return try await services.carryOut(
            MakeCouncil(of: command.body.managingUnit, name: council.name, members: council.members),
            command,
            as: context.caller,
            status: .created
        ) { CouncilBody($0) }
    }

    @Sendable private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let council = try await services.readCouncils.council(as: context.caller, try context.identifier("council"))
        return Response(CouncilBody(council), version: council.version)
    }

    @Sendable private func save(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(CouncilRequest.self, limit: 4 << 20)
        return try await services.carryOut(
            SaveCouncil(
                try context.identifier("council"),
                seen: try request.seenVersion(),
                name: command.body.name,
                members: command.body.members
            ),
            command,
            as: context.caller
        ) { CouncilBody($0) }
    }

    @Sendable private func votes(_ request: Request, context: SignedInContext) async throws -> Response {
        let council: CouncilID = try context.identifier("council")
        return Response(VoteListBody(try await services.readVotes.list(as: context.caller, council)))
    }

    @Sendable private func prepare(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(VoteRequest.self, limit: 1 << 20)
        return try await services.carryOut(
            PrepareVote(.council(try context.identifier("council")), command.body.document),
            command,
            as: context.caller,
            status: .created
        ) { VoteReceiptBody($0) }
    }
}
