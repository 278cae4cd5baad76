import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// Units that merge and split, and those that take their places in clusters.
struct SuccessionController {
    private static let unit = "/api/v1/units/{unit}/succession"
    private static let clusterSeason = "/api/v1/cluster-seasons/{clusterSeason}/successors"

    static let operations = [
        Operation(
            method: .post,
            path: unit,
            id: "succeedUnit",
            summary: Wording(
                vi: "Đơn vị sáp nhập hoặc chia tách",
                en: "A unit merges or splits: others take it over on a day"
            ),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(SuccessionRequest.self),
            answers: .written(UnitBody.self),
            problems: [.notPermitted, .stillNeeded, .invalidPeriod, .alreadyExists, .unknownReference]
        ),
        Operation(
            method: .post,
            path: clusterSeason,
            id: "takeInSuccessors",
            summary: Wording(
                vi: "Đưa các đơn vị kế thừa vào cụm",
                en: "Take in those that took over members, with sheets in open reviews"
            ),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(SuccessorsRequest.self),
            answers: .written(ClusterSeasonReceipt.self),
            problems: [.notPermitted, .wrongState, .alreadyMember, .invalidPeriod, .unknownReference]
        ),
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.post(RouterPath(Self.unit), use: succeed)
        routes.post(RouterPath(Self.clusterSeason), use: takeIn)
    }

    @Sendable private func succeed(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(SuccessionRequest.self, limit: 64 << 10)
        let body = command.body
        return try await services.carryOut(
            SucceedUnit(
                try context.unit(),
                seen: try request.seenVersion(),
                by: body.successors,
                on: body.day,
                document: body.document
            ),
            command,
            as: context.caller
        ) { UnitBody($0) }
    }

    @Sendable private func takeIn(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(SuccessorsRequest.self, limit: 64 << 10)
        return try await services.carryOut(
            TakeInSuccessors(
                try context.clusterSeason(),
                seen: try request.seenVersion(),
                without: command.body.left
            ),
            command,
            as: context.caller
        ) { ClusterSeasonReceipt($0) }
    }
}
