import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// What a unit does with its sheet beside filling it: it divides the work, and explains what was assessed.
struct OwnSheetController {
    private static let division = "/api/v1/reviews/{review}/sheets/{unit}/division"
    private static let explanations = "/api/v1/reviews/{review}/sheets/{unit}/explanations"

    static let operations = [
        Operation(
            method: .get,
            path: division,
            id: "division",
            summary: Wording(vi: "Phân công điền phiếu", en: "Who of the unit fills which part of its sheet"),
            access: .signedIn,
            hasETag: true,
            answers: .written(DivisionBody.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .put,
            path: division,
            id: "saveDivision",
            summary: Wording(vi: "Lưu phân công điền phiếu", en: "Save who fills what, all parts"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(DivisionRequest.self),
            answers: .written(DivisionReceipt.self),
            problems: [
                .notPermitted, .wrongState, .deadlinePassed, .unknownCriterion, .repeatedCriterion, .unknownReference,
                .restrictedCriterion,
            ]
        ),
        Operation(
            method: .post,
            path: division + "/done",
            id: "markPart",
            summary: Wording(vi: "Báo đã điền xong một phần", en: "Mark a part done, or not done again"),
            access: .signedIn,
            isWrite: true,
            reads: .read(PartRequest.self),
            answers: .written(DivisionReceipt.self),
            problems: [.notPermitted, .wrongState, .deadlinePassed, .unknownCriterion]
        ),
        Operation(
            method: .post,
            path: explanations,
            id: "explainSheet",
            summary: Wording(vi: "Giải trình", en: "Explain what was assessed"),
            access: .signedIn,
            isWrite: true,
            reads: .read(ExplanationRequest.self),
            status: 201,
            answers: .written(ExplanationReceipt.self),
            problems: [
                .notPermitted, .wrongState, .unknownCriterion, .repeatedCriterion, .criterionNotAssigned,
                .reasonRequired, .reasonInvalid, .restrictedCriterion,
            ]
        ),
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.get(RouterPath(Self.division), use: showDivision)
        routes.put(RouterPath(Self.division), use: saveDivision)
        routes.post(RouterPath(Self.division + "/done"), use: mark)
        routes.post(RouterPath(Self.explanations), use: explain)
    }

    @Sendable private func showDivision(_ request: Request, context: SignedInContext) async throws -> Response {
        let view = try await services.readDivision.run(as: context.caller, try context.review(), try context.unit())
        return Response(DivisionBody(view), version: view.division.version)
    }

    @Sendable private func saveDivision(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(DivisionRequest.self, limit: 1 << 20)
        return try await services.carryOut(
            SaveDivision(
                try context.review(),
                try context.unit(),
                seen: try request.seenVersionOrNone(),
                command.body.parts
            ),
            command,
            as: context.caller
        ) { DivisionReceipt($0) }
    }

    @Sendable private func mark(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(PartRequest.self)
        return try await services.carryOut(
            MarkPart(
                try context.review(),
                try context.unit(),
                command.body.criterion,
                isDone: command.body.isDone
            ),
            command,
            as: context.caller
        ) { DivisionReceipt($0) }
    }

    @Sendable private func explain(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(ExplanationRequest.self, limit: 4 << 20)
        return try await services.carryOut(
            ExplainSheet(try context.review(), try context.unit(), command.body.edits),
            command,
            as: context.caller,
            status: .created
        ) { ExplanationReceipt($0) }
    }
}
