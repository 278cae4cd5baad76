import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// Clusters in their seasons: who is in them and who leads them, when.
struct ClusterSeasonController {
    private static let path = "/api/v1/cluster-seasons/{clusterSeason}"

    static let operations = [
        Operation(
            method: .get,
            path: "/api/v1/cluster-seasons",
            id: "clusterSeasons",
            summary: Wording(vi: "Các cụm theo kỳ thi đua", en: "Clusters in their seasons"),
            access: .signedIn,
            query: ClusterSeasonQuery.self,
            answers: .written(PageBody<ClusterSeasonBody>.self)
        ),
        Operation(
            method: .get,
            path: path,
            id: "clusterSeason",
            summary: Wording(vi: "Năm thi đua của một cụm", en: "A cluster in a season, with members and lead"),
            access: .signedIn,
            hasETag: true,
            answers: .written(ClusterSeasonDetailBody.self)
        ),
        Operation(
            method: .post,
            path: "/api/v1/cluster-seasons",
            id: "openClusterSeason",
            summary: Wording(vi: "Mở năm thi đua của cụm", en: "Begin a season, with members, lead and deputy"),
            access: .signedIn,
            isWrite: true,
            reads: .read(ClusterSeasonRequest.self),
            status: 201,
            answers: .written(ClusterSeasonReceipt.self),
            problems: [
                .notPermitted, .alreadyExists, .alreadyMember, .notAMember, .invalidPeriod, .unknownReference,
            ]
        ),
        Operation(
            method: .post,
            path: path + "/members",
            id: "addMember",
            summary: Wording(vi: "Thêm đơn vị thành viên", en: "Add a member"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(JoiningRequest.self),
            status: 201,
            answers: .written(ClusterSeasonReceipt.self),
            problems: [.notPermitted, .wrongState, .alreadyMember, .invalidPeriod, .unknownReference]
        ),
        Operation(
            method: .post,
            path: path + "/members/{unit}/departure",
            id: "endMembership",
            summary: Wording(vi: "Đơn vị rời cụm", en: "End a membership, and what the unit leads with it"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(DepartureRequest.self),
            answers: .written(ClusterSeasonReceipt.self),
            problems: [.notPermitted, .wrongState, .notAMember, .invalidPeriod, .unknownReference]
        ),
        Operation(
            method: .post,
            path: path + "/leadership",
            id: "handOverLeadership",
            summary: Wording(
                vi: "Giao Cụm trưởng hoặc Cụm phó",
                en: "Hand the lead or the deputy's role over on a day"
            ),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(LeadershipRequest.self),
            answers: .written(ClusterSeasonReceipt.self),
            problems: [
                .notPermitted, .wrongState, .alreadyExists, .notAMember, .invalidPeriod, .unknownReference,
            ]
        ),
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.get("/api/v1/cluster-seasons", use: list)
        routes.get(RouterPath(Self.path), use: show)
        routes.post("/api/v1/cluster-seasons", use: open)
        routes.post(RouterPath(Self.path + "/members"), use: addMember)
        routes.post(RouterPath(Self.path + "/members/{unit}/departure"), use: endMembership)
        routes.post(RouterPath(Self.path + "/leadership"), use: handOver)
    }

    @Sendable private func list(_ request: Request, context: SignedInContext) async throws -> Response {
        let query = try request.query(ClusterSeasonQuery.self)
        let page = try await services.readOrganisation.clusterSeasons(
            season: query.season,
            managingUnit: query.managingUnit,
            cluster: query.cluster,
            member: query.unit,
            query.page,
            as: context.caller
        )
        return Response(PageBody(page) { ClusterSeasonBody($0) })
    }

    @Sendable private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let view = try await services.readOrganisation.clusterSeason(
            try context.clusterSeason(),
            as: context.caller
        )
        return Response(ClusterSeasonDetailBody(view), version: view.clusterSeason.version)
    }

    @Sendable private func open(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(ClusterSeasonRequest.self, limit: 1 << 20)
        return try await services.carryOut(command.body.wish, command, as: context.caller, status: .created) {
            ClusterSeasonReceipt($0)
        }
    }

    @Sendable private func addMember(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(JoiningRequest.self)
        return try await services.carryOut(
            AddMember(try context.clusterSeason(), seen: try request.seenVersion(), command.body.member),
            command,
            as: context.caller,
            status: .created
        ) { ClusterSeasonReceipt($0) }
    }

    @Sendable private func endMembership(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(DepartureRequest.self)
        return try await services.carryOut(
            EndMembership(
                of: try context.unit(),
                in: try context.clusterSeason(),
                seen: try request.seenVersion(),
                on: command.body.day,
                by: command.body.officialDocument
            ),
            command,
            as: context.caller
        ) { ClusterSeasonReceipt($0) }
    }

    @Sendable private func handOver(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(LeadershipRequest.self)
        let body = command.body
        return try await services.carryOut(
            HandOverLeadership(
                body.role,
                of: try context.clusterSeason(),
                seen: try request.seenVersion(),
                to: body.unit,
                from: body.from,
                until: body.to,
                by: body.officialDocument
            ),
            command,
            as: context.caller
        ) { ClusterSeasonReceipt($0) }
    }
}
