import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// A cluster's conferences in a season: planned, held, concluded.
struct ConferenceController {
    private static let list = "/api/v1/cluster-seasons/{clusterSeason}/conferences"
    private static let one = list + "/{conference}"

    static let operations = [
        Operation(
            method: .get,
            path: list,
            id: "conferences",
            summary: Wording(vi: "Các hội nghị của cụm trong năm", en: "A cluster's conferences of a season"),
            access: .signedIn,
            answers: .written(ConferenceListBody.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .post,
            path: list,
            id: "planConference",
            summary: Wording(vi: "Dự kiến hội nghị", en: "Plan a conference, or begin to record one"),
            access: .signedIn,
            isWrite: true,
            reads: .read(ConferenceRequest.self),
            status: 201,
            answers: .written(ConferenceHeaderBody.self),
            problems: [.notPermitted, .invalidName, .unknownReference]
        ),
        Operation(
            method: .get,
            path: one,
            id: "conference",
            summary: Wording(vi: "Một hội nghị", en: "A conference, with what units said and what it concluded"),
            access: .signedIn,
            hasETag: true,
            answers: .written(ConferenceBody.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .put,
            path: one,
            id: "saveConference",
            summary: Wording(vi: "Lưu hồ sơ hội nghị", en: "Save a conference's whole record"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(ConferenceRequest.self),
            answers: .written(ConferenceHeaderBody.self),
            problems: [.notPermitted, .wrongState, .invalidName, .unknownReference]
        ),
        Operation(
            method: .post,
            path: one + "/state",
            id: "moveConference",
            summary: Wording(
                vi: "Mời, ghi nhận đã họp, kết luận, hoặc hủy",
                en: "Invite, record that it was held, conclude, or cancel"
            ),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(ConferenceStateRequest.self),
            answers: .written(ConferenceHeaderBody.self),
            problems: [
                .notPermitted, .wrongState, .dayToCome, .invalidPeriod, .reasonRequired, .reasonInvalid, .notAMember,
                .unknownReference,
            ]
        ),
        Operation(
            method: .put,
            path: one + "/units/{unit}",
            id: "takePart",
            summary: Wording(
                vi: "Đơn vị báo người dự và kiến nghị",
                en: "Say who comes for a unit, and what it proposes"
            ),
            access: .signedIn,
            isWrite: true,
            reads: .read(ParticipationRequest.self),
            answers: .written(ParticipationBody.self),
            problems: [.notPermitted, .wrongState, .staleVersion, .reasonRequired, .reasonInvalid]
        ),
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.get(RouterPath(Self.list), use: list)
        routes.post(RouterPath(Self.list), use: plan)
        routes.get(RouterPath(Self.one), use: show)
        routes.put(RouterPath(Self.one), use: save)
        routes.post(RouterPath(Self.one + "/state"), use: move)
        routes.put(RouterPath(Self.one + "/units/{unit}"), use: takePart)
    }

    @Sendable private func list(_ request: Request, context: SignedInContext) async throws -> Response {
        let conferences = try await services.readConferences.list(as: context.caller, try context.clusterSeason())
        return Response(ConferenceListBody(conferences))
    }

    @Sendable private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let view = try await services.readConferences.conference(
            as: context.caller,
            try context.clusterSeason(),
            try context.identifier("conference")
        )
        return Response(ConferenceBody(view), version: view.conference.version)
    }

    @Sendable private func plan(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(ConferenceRequest.self, limit: 1 << 20)
        return try await services.carryOut(
            PlanConference(try context.clusterSeason(), command.body.record),
            command,
            as: context.caller,
            status: .created
        ) { ConferenceHeaderBody($0) }
    }

    @Sendable private func save(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(ConferenceRequest.self, limit: 1 << 20)
        return try await services.carryOut(
            SaveConference(
                try context.clusterSeason(),
                try context.identifier("conference"),
                seen: try request.seenVersion(),
                command.body.record
            ),
            command,
            as: context.caller
        ) { ConferenceHeaderBody($0) }
    }

    @Sendable private func move(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(ConferenceStateRequest.self, limit: 1 << 20)
        return try await services.carryOut(
            MoveConference(
                try context.clusterSeason(),
                try context.identifier("conference"),
                seen: try request.seenVersion(),
                command.body.move
            ),
            command,
            as: context.caller
        ) { ConferenceHeaderBody($0) }
    }

    @Sendable private func takePart(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(ParticipationRequest.self, limit: 1 << 20)
        let body = command.body
        return try await services.carryOut(
            TakePart(
                try context.unit(),
                in: try context.clusterSeason(),
                at: try context.identifier("conference"),
                seen: body.version,
                body.attendance,
                proposals: body.proposals
            ),
            command,
            as: context.caller
        ) { ParticipationBody($0) }
    }
}
