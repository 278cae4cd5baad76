import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// A unit's sheet in a review: what its officers type, what it submits, and what those above say of it.
struct SheetController {
    private static let path = "/api/v1/reviews/{review}/sheets/{unit}"

    static let operations = [
        Operation(
            method: .get,
            path: path,
            id: "sheet",
            summary: Wording(vi: "Phiếu chấm điểm của một đơn vị", en: "A unit's sheet"),
            access: .signedIn,
            hasETag: true,
            query: SheetQuery.self,
            answers: .written(SheetBody.self),
            problems: [.notPermitted, .notReleased]
        ),
        Operation(
            method: .patch,
            path: path + "/draft",
            id: "saveDraft",
            summary: Wording(vi: "Lưu bản nháp", en: "Save criteria of the draft, all or none"),
            access: .signedIn,
            isWrite: true,
            reads: .read(DraftRequest.self),
            answers: .written(DraftReceipt.self),
            problems: [
                .notPermitted, .wrongState, .deadlinePassed, .criterionNotReturned, .unknownCriterion, .invalidResult,
                .unknownReference, .draftConflict, .restrictedCriterion,
            ]
        ),
        Operation(
            method: .post,
            path: path + "/submission",
            id: "submitSheet",
            summary: Wording(vi: "Nộp phiếu", en: "Submit the sheet"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            answers: .written(SubmissionReceipt.self),
            problems: [
                .notPermitted, .wrongState, .deadlinePassed, .evidenceRequired, .malformedJSON, .unsupportedMediaType,
                .invalidRequest,
            ]
        ),
        Operation(
            method: .post,
            path: path + "/assessment",
            id: "assessSheet",
            summary: Wording(vi: "Thẩm định", en: "Enter what an assessment finds"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(AssessmentRequest.self),
            answers: .written(AssessmentReceipt.self),
            problems: [
                .notPermitted, .conflictOfInterest, .wrongState, .notSubmitted, .unknownCriterion, .invalidResult,
                .unknownReference, .reasonRequired, .reasonInvalid, .restrictedCriterion,
            ]
        ),
        Operation(
            method: .post,
            path: path + "/acceptance",
            id: "acceptResults",
            summary: Wording(vi: "Công nhận nhiều kết quả một lần", en: "Accept results as they are, many at once"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(AcceptanceRequest.self),
            answers: .written(AcceptanceReceipt.self),
            problems: [
                .notPermitted, .conflictOfInterest, .wrongState, .notSubmitted, .unknownCriterion, .repeatedCriterion,
                .criterionRequired, .criterionNotAssigned, .reasonRequired, .reasonInvalid, .restrictedCriterion,
            ]
        ),
        Operation(
            method: .post,
            path: path + "/return",
            id: "returnCriteria",
            summary: Wording(vi: "Trả lại tiêu chí", en: "Send criteria back to the unit"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(ReturnRequest.self),
            answers: .written(ReturnReceipt.self),
            problems: [
                .notPermitted, .conflictOfInterest, .wrongState, .notSubmitted, .unknownCriterion, .reasonRequired,
                .reasonInvalid, .restrictedCriterion,
            ]
        ),
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.get(RouterPath(Self.path), use: show)
        routes.patch(RouterPath(Self.path + "/draft"), use: saveDraft)
        routes.post(RouterPath(Self.path + "/submission"), use: submit)
        routes.post(RouterPath(Self.path + "/assessment"), use: assess)
        routes.post(RouterPath(Self.path + "/acceptance"), use: accept)
        routes.post(RouterPath(Self.path + "/return"), use: returnCriteria)
    }

    @Sendable private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let view = try await services.readSheet.run(
            as: context.caller,
            try context.review(),
            try context.unit(),
            try request.query(SheetQuery.self).filter
        )
        return Response(SheetBody(view), version: view.revision)
    }

    @Sendable private func saveDraft(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(DraftRequest.self, limit: 1 << 20)
        return try await services.carryOut(
            SaveDraft(try context.review(), try context.unit(), command.body.edits),
            command,
            as: context.caller
        ) { DraftReceipt($0) }
    }

    @Sendable private func submit(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(NoBody.self)
        return try await services.carryOut(
            SubmitSheet(try context.review(), try context.unit(), seen: try request.seenRevision()),
            command,
            as: context.caller
        ) { SubmissionReceipt($0) }
    }

    @Sendable private func assess(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(AssessmentRequest.self, limit: 4 << 20)
        return try await services.carryOut(
            AssessSheet(
                try context.review(),
                try context.unit(),
                seen: try request.seenRevision(),
                command.body.findings
            ),
            command,
            as: context.caller
        ) { AssessmentReceipt($0) }
    }

    @Sendable private func accept(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(AcceptanceRequest.self, limit: 1 << 20)
        return try await services.carryOut(
            AcceptResults(
                try context.review(),
                try context.unit(),
                seen: try request.seenRevision(),
                command.body.criteria,
                reason: command.body.reason
            ),
            command,
            as: context.caller
        ) { AcceptanceReceipt($0) }
    }

    @Sendable private func returnCriteria(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(ReturnRequest.self, limit: 4 << 20)
        return try await services.carryOut(
            ReturnCriteria(
                try context.review(),
                try context.unit(),
                seen: try request.seenRevision(),
                command.body.reasons
            ),
            command,
            as: context.caller
        ) { ReturnReceipt($0) }
    }
}
