import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// What a cluster's lead hands to the next one, and the season that this makes.
struct HandoverController {
    private static let path = "/api/v1/cluster-seasons/{clusterSeason}/handover"

    static let operations = [
        Operation(
            method: .get,
            path: path,
            id: "handover",
            summary: Wording(vi: "Biên bản bàn giao", en: "What is handed over, and what is missing"),
            access: .signedIn,
            hasETag: true,
            answers: .written(HandoverBody.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .post,
            path: path,
            id: "recordHandover",
            summary: Wording(vi: "Lập biên bản bàn giao", en: "Begin to record a handover"),
            access: .signedIn,
            isWrite: true,
            reads: .read(HandoverRequest.self),
            status: 201,
            answers: .written(HandoverReceipt.self),
            problems: [.notPermitted, .wrongState, .notAMember, .alreadyExists, .unknownReference]
        ),
        Operation(
            method: .put,
            path: path,
            id: "saveHandover",
            summary: Wording(vi: "Lưu biên bản bàn giao", en: "Save a handover's whole record"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(HandoverRequest.self),
            answers: .written(HandoverReceipt.self),
            problems: [.notPermitted, .wrongState, .notAMember, .unknownReference]
        ),
        Operation(
            method: .post,
            path: path + "/confirmations",
            id: "confirmHandover",
            summary: Wording(vi: "Xác nhận bàn giao", en: "Confirm a handover for one side"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(HandoverConfirmationRequest.self),
            status: 201,
            answers: .written(HandoverReceipt.self),
            problems: [.notPermitted, .wrongState, .alreadySigned, .dayToCome]
        ),
        Operation(
            method: .post,
            path: path + "/completion",
            id: "completeHandover",
            summary: Wording(
                vi: "Hoàn tất bàn giao, mở năm thi đua sau",
                en: "Complete a handover: the cluster begins its next season"
            ),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(HandoverCompletionRequest.self),
            status: 201,
            answers: .written(ClusterSeasonReceipt.self),
            problems: [
                .notPermitted, .wrongState, .handoverIncomplete, .alreadyExists, .alreadyMember, .notAMember,
                .invalidPeriod, .unknownReference,
            ]
        ),
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.get(RouterPath(Self.path), use: show)
        routes.post(RouterPath(Self.path), use: record)
        routes.put(RouterPath(Self.path), use: save)
        routes.post(RouterPath(Self.path + "/confirmations"), use: confirm)
        routes.post(RouterPath(Self.path + "/completion"), use: complete)
    }

    @Sendable private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let view = try await services.readRotation.handover(as: context.caller, try context.clusterSeason())
        return Response(HandoverBody(view), version: view.handover.version)
    }

    @Sendable private func record(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(HandoverRequest.self, limit: 1 << 20)
        return try await services.carryOut(
            RecordHandover(try context.clusterSeason(), seen: nil, command.body.record),
            command,
            as: context.caller,
            status: .created
        ) { HandoverReceipt($0) }
    }

    @Sendable private func save(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(HandoverRequest.self, limit: 1 << 20)
        return try await services.carryOut(
            RecordHandover(try context.clusterSeason(), seen: try request.seenVersion(), command.body.record),
            command,
            as: context.caller
        ) { HandoverReceipt($0) }
    }

    @Sendable private func confirm(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(HandoverConfirmationRequest.self)
        return try await services.carryOut(
            ConfirmHandover(
                try context.clusterSeason(),
                seen: try request.seenVersion(),
                for: command.body.side,
                paper: command.body.paper
            ),
            command,
            as: context.caller,
            status: .created
        ) { HandoverReceipt($0) }
    }

    @Sendable private func complete(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(HandoverCompletionRequest.self, limit: 1 << 20)
        return try await services.carryOut(
            CompleteHandover(
                try context.clusterSeason(),
                seen: try request.seenVersion(),
                into: command.body.season,
                chosen: command.body.chosen
            ),
            command,
            as: context.caller,
            status: .created
        ) { ClusterSeasonReceipt($0) }
    }
}
