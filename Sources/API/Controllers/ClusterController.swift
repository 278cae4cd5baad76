import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// Clusters, and the blocks that managing units have them in.
struct ClusterController {
    static let operations = [
        Operation(
            method: .get,
            path: "/api/v1/blocks",
            id: "blocks",
            summary: Wording(vi: "Các khối", en: "The blocks, in the order in which they were made"),
            access: .signedIn,
            query: BlockQuery.self,
            answers: .written(PageBody<BlockBody>.self)
        ),
        Operation(
            method: .post,
            path: "/api/v1/blocks",
            id: "makeBlock",
            summary: Wording(vi: "Lập khối", en: "Make a block"),
            access: .signedIn,
            isWrite: true,
            reads: .read(BlockRequest.self),
            status: 201,
            answers: .written(BlockBody.self),
            problems: [.notPermitted, .alreadyExists, .invalidName, .unknownReference]
        ),
        Operation(
            method: .get,
            path: "/api/v1/clusters",
            id: "clusters",
            summary: Wording(vi: "Các cụm thi đua", en: "The clusters, in the order in which they were made"),
            access: .signedIn,
            query: ClusterQuery.self,
            answers: .written(PageBody<ClusterBody>.self)
        ),
        Operation(
            method: .get,
            path: "/api/v1/clusters/{cluster}",
            id: "cluster",
            summary: Wording(vi: "Một cụm thi đua", en: "A cluster"),
            access: .signedIn,
            hasETag: true,
            answers: .written(ClusterBody.self)
        ),
        Operation(
            method: .post,
            path: "/api/v1/clusters",
            id: "makeCluster",
            summary: Wording(vi: "Lập cụm", en: "Make a cluster"),
            access: .signedIn,
            isWrite: true,
            reads: .read(ClusterRequest.self),
            status: 201,
            answers: .written(ClusterBody.self),
            problems: [.notPermitted, .alreadyExists, .invalidName, .invalidPeriod, .unknownReference]
        ),
        Operation(
            method: .patch,
            path: "/api/v1/clusters/{cluster}",
            id: "changeCluster",
            summary: Wording(vi: "Đổi tên hoặc kết thúc cụm", en: "Rename or end a cluster"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(ClusterChangeRequest.self),
            answers: .written(ClusterBody.self),
            problems: [
                .notPermitted, .alreadyExists, .stillNeeded, .invalidName, .invalidPeriod, .unknownReference,
            ]
        ),
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.get("/api/v1/blocks", use: listBlocks)
        routes.post("/api/v1/blocks", use: makeBlock)
        routes.get("/api/v1/clusters", use: list)
        routes.get("/api/v1/clusters/{cluster}", use: show)
        routes.post("/api/v1/clusters", use: make)
        routes.patch("/api/v1/clusters/{cluster}", use: change)
    }

    @Sendable private func listBlocks(_ request: Request, context: SignedInContext) async throws -> Response {
        let query = try request.query(BlockQuery.self)
        let page = try await services.readOrganisation.blocks(of: query.managingUnit, query.page, as: context.caller)
        return Response(PageBody(page) { BlockBody($0) })
    }

    @Sendable private func makeBlock(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(BlockRequest.self)
        return try await services.carryOut(command.body.wish, command, as: context.caller, status: .created) {
            BlockBody($0)
        }
    }

    @Sendable private func list(_ request: Request, context: SignedInContext) async throws -> Response {
        let query = try request.query(ClusterQuery.self)
        let page = try await services.readOrganisation.clusters(
            of: query.managingUnit,
            in: query.block,
            on: query.day,
            query.page,
            as: context.caller
        )
        return Response(PageBody(page) { ClusterBody($0) })
    }

    @Sendable private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let cluster = try await services.readOrganisation.cluster(try context.cluster(), as: context.caller)
        return Response(ClusterBody(cluster), version: cluster.version)
    }

    @Sendable private func make(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(ClusterRequest.self)
        return try await services.carryOut(command.body.wish, command, as: context.caller, status: .created) {
            ClusterBody($0)
        }
    }

    @Sendable private func change(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(ClusterChangeRequest.self)
        return try await services.carryOut(
            ChangeCluster(
                try context.cluster(),
                seen: try request.seenVersion(),
                name: command.body.name,
                to: command.body.to,
                by: command.body.officialDocument
            ),
            command,
            as: context.caller
        ) { ClusterBody($0) }
    }
}
