import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// Who checks whom in a review: inspection teams, assessing bodies, declared conflicts.
struct CheckingController {
    private static let inspection = "/api/v1/reviews/{review}/inspection"
    private static let bodies = "/api/v1/reviews/{review}/assessing-bodies"
    private static let conflicts = "/api/v1/cluster-seasons/{clusterSeason}/conflicts"

    static let operations = [
        Operation(
            method: .get,
            path: inspection,
            id: "inspection",
            summary: Wording(vi: "Các tổ kiểm tra", en: "The inspection teams of a review"),
            access: .signedIn,
            hasETag: true,
            answers: .written(InspectionBody.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .put,
            path: inspection,
            id: "saveInspection",
            summary: Wording(vi: "Lập tổ kiểm tra và phân công", en: "Save the inspection teams, all of them"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(InspectionRequest.self),
            answers: .written(InspectionBody.self),
            problems: [.notPermitted, .wrongState, .conflictOfInterest, .unknownReference, .alreadyExists]
        ),
        Operation(
            method: .get,
            path: inspection + "/proposal",
            id: "inspectionProposal",
            summary: Wording(
                vi: "Phân công đề xuất: tải đều nhau, không ai kiểm tra đơn vị của mình",
                en: "An assignment for the teams as they are, nothing of it saved"
            ),
            access: .signedIn,
            answers: .written(InspectionBody.self),
            problems: [.notPermitted, .wrongState, .conflictOfInterest]
        ),
        Operation(
            method: .get,
            path: bodies,
            id: "assessingBodies",
            summary: Wording(vi: "Các đơn vị chấm", en: "The assessing bodies of a review"),
            access: .signedIn,
            hasETag: true,
            answers: .written(AssessingBodiesBody.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .put,
            path: bodies,
            id: "saveAssessingBodies",
            summary: Wording(vi: "Giao lĩnh vực cho đơn vị chấm", en: "Name the assessing bodies, all of them"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(AssessingBodiesRequest.self),
            answers: .written(AssessingBodiesBody.self),
            problems: [
                .notPermitted, .wrongState, .conflictOfInterest, .unknownCriterion, .repeatedCriterion,
                .unknownReference,
            ]
        ),
        Operation(
            method: .get,
            path: conflicts,
            id: "conflicts",
            summary: Wording(vi: "Xung đột lợi ích đã khai báo", en: "The declared conflicts that stand"),
            access: .signedIn,
            answers: .written(ConflictListBody.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .post,
            path: conflicts,
            id: "declareConflict",
            summary: Wording(vi: "Khai báo hoặc gỡ bỏ xung đột lợi ích", en: "Declare a conflict, or lift one"),
            access: .signedIn,
            isWrite: true,
            reads: .read(ConflictRequest.self),
            status: 201,
            answers: .written(ConflictBody.self),
            problems: [.notPermitted, .wrongState, .unknownReference, .reasonRequired, .reasonInvalid, .staleVersion]
        ),
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.get(RouterPath(Self.inspection), use: showInspection)
        routes.put(RouterPath(Self.inspection), use: saveInspection)
        routes.get(RouterPath(Self.inspection + "/proposal"), use: propose)
        routes.get(RouterPath(Self.bodies), use: showBodies)
        routes.put(RouterPath(Self.bodies), use: saveBodies)
        routes.get(RouterPath(Self.conflicts), use: listConflicts)
        routes.post(RouterPath(Self.conflicts), use: declare)
    }

    @Sendable private func showInspection(_ request: Request, context: SignedInContext) async throws -> Response {
        let plan = try await services.readInspection.run(as: context.caller, try context.review())
        return Response(InspectionBody(plan), version: plan.version)
    }

    @Sendable private func saveInspection(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(InspectionRequest.self, limit: 1 << 20)
        return try await services.carryOut(
            SaveInspection(try context.review(), seen: try request.seenVersionOrNone(), command.body.teams),
            command,
            as: context.caller
        ) { InspectionBody($0) }
    }

    @Sendable private func propose(_ request: Request, context: SignedInContext) async throws -> Response {
        Response(InspectionBody(try await services.readInspection.propose(as: context.caller, try context.review())))
    }

    @Sendable private func showBodies(_ request: Request, context: SignedInContext) async throws -> Response {
        let plan = try await services.readFields.run(as: context.caller, try context.review())
        return Response(AssessingBodiesBody(plan), version: plan.version)
    }

    @Sendable private func saveBodies(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(AssessingBodiesRequest.self, limit: 1 << 20)
        return try await services.carryOut(
            SaveFields(try context.review(), seen: try request.seenVersionOrNone(), command.body.bodies),
            command,
            as: context.caller
        ) { AssessingBodiesBody($0) }
    }

    @Sendable private func listConflicts(_ request: Request, context: SignedInContext) async throws -> Response {
        Response(
            ConflictListBody(try await services.readConflicts.run(as: context.caller, try context.clusterSeason()))
        )
    }

    @Sendable private func declare(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(ConflictRequest.self, limit: 1 << 16)
        return try await services.carryOut(
            DeclareConflict(
                try context.clusterSeason(),
                command.body.units,
                isLifted: command.body.isLifted,
                reason: command.body.reason
            ),
            command,
            as: context.caller,
            status: .created
        ) { ConflictBody($0) }
    }
}
