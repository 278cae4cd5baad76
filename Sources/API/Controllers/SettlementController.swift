import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// What is decided of units that lack results.
struct SettlementController {
    private static let path = "/api/v1/reviews/{review}/settlements"

    static let operations = [
        Operation(
            method: .get,
            path: path,
            id: "settlements",
            summary: Wording(vi: "Các quyết định xử lý kết quả thiếu", en: "The decisions on missing results"),
            access: .signedIn,
            answers: .written(SettlementListBody.self),
            problems: [.notPermitted, .notReleased]
        ),
        Operation(
            method: .post,
            path: path,
            id: "settleSheet",
            summary: Wording(vi: "Xử lý kết quả thiếu của một đơn vị", en: "Settle what a unit has not reported"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(SettlementRequest.self),
            status: 201,
            answers: .written(SettlementReceipt.self),
            problems: [
                .notPermitted, .conflictOfInterest, .wrongState, .unknownCriterion, .criterionRequired,
                .criterionNotAssigned, .notMissing, .reasonRequired, .reasonInvalid, .restrictedCriterion,
            ]
        ),
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.get(RouterPath(Self.path), use: list)
        routes.post(RouterPath(Self.path), use: settle)
    }

    @Sendable private func list(_ request: Request, context: SignedInContext) async throws -> Response {
        Response(SettlementListBody(try await services.readSettlements.run(as: context.caller, try context.review())))
    }

    @Sendable private func settle(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(SettlementRequest.self, limit: 1 << 20)
        return try await services.carryOut(
            SettleSheet(
                try context.review(),
                command.body.unit,
                seen: try request.seenRevision(),
                command.body.ruling,
                reason: command.body.reason
            ),
            command,
            as: context.caller,
            status: .created
        ) { SettlementReceipt($0) }
    }
}
