import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// How a cluster's year goes to its end: its states, and who leads next.
struct RotationController {
    private static let season = "/api/v1/cluster-seasons/{clusterSeason}"
    private static let state = season + "/state"
    private static let list = season + "/rotation"
    private static let one = list + "/{rotation}/state"

    static let operations = [
        Operation(
            method: .get,
            path: state,
            id: "year",
            summary: Wording(vi: "Năm thi đua đã đến bước nào", en: "How far a cluster's year is"),
            access: .signedIn,
            hasETag: true,
            answers: .written(YearBody.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .post,
            path: state,
            id: "moveClusterSeason",
            summary: Wording(vi: "Chuyển bước năm thi đua của cụm", en: "Take a cluster's year on to its next state"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(YearRequest.self),
            answers: .written(YearReceipt.self),
            problems: [.notPermitted, .wrongState, .dayToCome, .invalidPeriod, .unknownReference]
        ),
        Operation(
            method: .get,
            path: list,
            id: "rotations",
            summary: Wording(vi: "Giới thiệu Cụm trưởng, Cụm phó mùa sau", en: "Who is proposed to lead next"),
            access: .signedIn,
            answers: .written(RotationListBody.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .post,
            path: list,
            id: "proposeRotation",
            summary: Wording(vi: "Giới thiệu đơn vị cho mùa sau", en: "Propose who leads next, or is the deputy"),
            access: .signedIn,
            isWrite: true,
            reads: .read(RotationRequest.self),
            status: 201,
            answers: .written(RotationBody.self),
            problems: [
                .notPermitted, .wrongState, .notAMember, .alreadyExists, .reasonRequired, .reasonInvalid,
            ]
        ),
        Operation(
            method: .post,
            path: one,
            id: "moveRotation",
            summary: Wording(vi: "Bầu, công nhận hoặc rút", en: "Elect, confirm or withdraw a proposal"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(RotationStateRequest.self),
            answers: .written(RotationBody.self),
            problems: [
                .notPermitted, .wrongState, .dayToCome, .invalidPeriod, .reasonRequired, .reasonInvalid,
                .unknownReference,
            ]
        ),
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.get(RouterPath(Self.state), use: year)
        routes.post(RouterPath(Self.state), use: moveYear)
        routes.get(RouterPath(Self.list), use: list)
        routes.post(RouterPath(Self.list), use: propose)
        routes.post(RouterPath(Self.one), use: move)
    }

    @Sendable private func year(_ request: Request, context: SignedInContext) async throws -> Response {
        let view = try await services.readRotation.year(as: context.caller, try context.clusterSeason())
        return Response(YearBody(view), version: view.version)
    }

    @Sendable private func moveYear(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(YearRequest.self)
        let body = command.body
        return try await services.carryOut(
            MoveClusterSeason(
                try context.clusterSeason(),
                seen: try request.seenVersion(),
                to: body.move,
                on: body.day,
                by: body.document
            ),
            command,
            as: context.caller
        ) { YearReceipt($0) }
    }

    @Sendable private func list(_ request: Request, context: SignedInContext) async throws -> Response {
        let rotations = try await services.readRotation.rotations(as: context.caller, try context.clusterSeason())
        return Response(RotationListBody(rotations))
    }

    @Sendable private func propose(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(RotationRequest.self, limit: 64 << 10)
        let body = command.body
        return try await services.carryOut(
            ProposeRotation(body.unit, as: body.role, after: try context.clusterSeason(), reason: body.reason),
            command,
            as: context.caller,
            status: .created
        ) { RotationBody($0) }
    }

    @Sendable private func move(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(RotationStateRequest.self, limit: 64 << 10)
        return try await services.carryOut(
            MoveRotation(
                try context.identifier("rotation"),
                of: try context.clusterSeason(),
                seen: try request.seenVersion(),
                command.body.move
            ),
            command,
            as: context.caller
        ) { RotationBody($0) }
    }
}
