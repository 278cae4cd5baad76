import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// What clusters and councils vote on: written, opened, counted.
struct VoteController {
    private static let list = "/api/v1/cluster-seasons/{clusterSeason}/votes"
    private static let one = "/api/v1/votes/{vote}"
    /// What may be wrong with the text of a vote.
    static let preparing: [ProblemCode] = [.notPermitted, .invalidVote, .wrongState, .unknownReference]

    static let operations = [
        Operation(
            method: .get,
            path: list,
            id: "votes",
            summary: Wording(vi: "Các cuộc biểu quyết của cụm trong năm", en: "A cluster's votes of a season"),
            access: .signedIn,
            answers: .written(VoteListBody.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .post,
            path: list,
            id: "prepareVote",
            summary: Wording(vi: "Chuẩn bị biểu quyết", en: "Prepare a vote"),
            access: .signedIn,
            isWrite: true,
            reads: .read(VoteRequest.self),
            status: 201,
            answers: .written(VoteReceiptBody.self),
            problems: preparing
        ),
        Operation(
            method: .get,
            path: one,
            id: "vote",
            summary: Wording(vi: "Một cuộc biểu quyết", en: "A vote and what came of it"),
            access: .signedIn,
            hasETag: true,
            answers: .written(VoteAnswer.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .put,
            path: one,
            id: "saveVote",
            summary: Wording(vi: "Lưu cuộc biểu quyết đang chuẩn bị", en: "Save the whole text of a vote"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(VoteRequest.self),
            answers: .written(VoteReceiptBody.self),
            problems: preparing
        ),
        Operation(
            method: .get,
            path: one + "/roll",
            id: "voteRoll",
            summary: Wording(
                vi: "Danh sách người bỏ phiếu đã chốt",
                en: "The frozen roll, as the bytes that are hashed"
            ),
            access: .signedIn,
            hasETag: true,
            isDocument: true,
            answers: .media("application/json"),
            problems: [.notPermitted]
        ),
        act("opening", id: "openVote", vi: "Mở biểu quyết, chốt danh sách", en: "Open a vote, and freeze its roll"),
        Operation(
            method: .post,
            path: one + "/tallies",
            id: "countVote",
            summary: Wording(vi: "Nhập kết quả kiểm phiếu", en: "Enter what was counted"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(TallyRequest.self),
            status: 201,
            answers: .written(VoteReceiptBody.self),
            problems: [.notPermitted, .wrongState, .invalidFigures, .unknownReference]
        ),
        act("closing", id: "closeVote", vi: "Đóng phiếu kín và đếm", en: "End a secret vote, and count it"),
        Operation(
            method: .post,
            path: one + "/cancellation",
            id: "cancelVote",
            summary: Wording(vi: "Hủy cuộc biểu quyết", en: "Cancel a vote"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(CancellationRequest.self),
            answers: .written(VoteReceiptBody.self),
            problems: [.notPermitted, .wrongState, .reasonRequired, .reasonInvalid]
        ),
    ]

    /// An act whose body says nothing.
    private static func act(_ name: String, id: String, vi: String, en: String) -> Operation {
        Operation(
            method: .post,
            path: one + "/" + name,
            id: id,
            summary: Wording(vi: vi, en: en),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            answers: .written(VoteReceiptBody.self),
            problems: [
                .notPermitted, .wrongState, .invalidVote, .invalidFigures, .malformedJSON, .invalidRequest,
                .unsupportedMediaType,
            ]
        )
    }

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.get(RouterPath(Self.list), use: list)
        routes.post(RouterPath(Self.list), use: prepare)
        routes.get(RouterPath(Self.one), use: show)
        routes.put(RouterPath(Self.one), use: save)
        routes.get(RouterPath(Self.one + "/roll"), use: roll)
        routes.post(RouterPath(Self.one + "/opening"), use: open)
        routes.post(RouterPath(Self.one + "/tallies"), use: count)
        routes.post(RouterPath(Self.one + "/closing"), use: close)
        routes.post(RouterPath(Self.one + "/cancellation"), use: cancel)
    }

    @Sendable private func list(_ request: Request, context: SignedInContext) async throws -> Response {
        Response(VoteListBody(try await services.readVotes.list(as: context.caller, try context.clusterSeason())))
    }

    @Sendable private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let view = try await services.readVotes.vote(as: context.caller, try context.vote())
        return Response(VoteAnswer(view), version: view.vote.version)
    }

    @Sendable private func roll(_ request: Request, context: SignedInContext) async throws -> Response {
        let view = try await services.readVotes.vote(as: context.caller, try context.vote())
        guard let roll = view.vote.roll, let sha256 = view.rollSHA256 else { throw Problem(.notFound) }
        var response = Response(json: roll.bytes)
        response.headers[.eTag] = "\"\(sha256.hexadecimal)\""
        return response.unlessHeld(by: request)
    }

    @Sendable private func prepare(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(VoteRequest.self, limit: 1 << 20)
        return try await services.carryOut(
            PrepareVote(.cluster(try context.clusterSeason()), command.body.document),
            command,
            as: context.caller,
            status: .created
        ) { VoteReceiptBody($0) }
    }

    @Sendable private func save(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(VoteRequest.self, limit: 1 << 20)
        return try await services.carryOut(
            SaveVote(try context.vote(), seen: try request.seenVersion(), command.body.document),
            command,
            as: context.caller
        ) { VoteReceiptBody($0) }
    }

    @Sendable private func open(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(NoBody.self)
        return try await services.carryOut(
            OpenVote(try context.vote(), seen: try request.seenVersion()),
            command,
            as: context.caller
        ) { VoteReceiptBody($0) }
    }

    @Sendable private func count(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(TallyRequest.self, limit: 1 << 20)
        let counted = try command.body.counted()
        return try await services.carryOut(
            CountVote(
                try context.vote(),
                seen: try request.seenVersion(),
                by: counted.method,
                counted.figures,
                file: command.body.file
            ),
            command,
            as: context.caller,
            status: .created
        ) { VoteReceiptBody($0) }
    }

    @Sendable private func close(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(NoBody.self)
        return try await services.carryOut(
            CloseVote(try context.vote(), seen: try request.seenVersion()),
            command,
            as: context.caller
        ) { VoteReceiptBody($0) }
    }

    @Sendable private func cancel(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(CancellationRequest.self, limit: 64 << 10)
        return try await services.carryOut(
            CancelVote(try context.vote(), seen: try request.seenVersion(), reason: command.body.reason),
            command,
            as: context.caller
        ) { VoteReceiptBody($0) }
    }
}

extension SignedInContext {
    /// The vote that the path names.
    ///
    /// - Throws: `Problem` `not-found` where it names none.
    func vote() throws -> VoteID { try identifier("vote") }
}
