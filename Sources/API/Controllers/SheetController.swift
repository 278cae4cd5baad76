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
            answers: .written(DraftBody.self),
            problems: [
                .notPermitted, .wrongState, .deadlinePassed, .criterionNotReturned, .unknownCriterion, .invalidResult,
                .draftConflict,
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
            answers: .written(SubmissionBody.self),
            problems: [
                .notPermitted, .wrongState, .deadlinePassed, .malformedJSON, .unsupportedMediaType, .invalidRequest,
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
            answers: .written(AssessmentBody.self),
            problems: [
                .notPermitted, .conflictOfInterest, .wrongState, .notSubmitted, .unknownCriterion, .invalidResult,
                .reasonRequired, .reasonInvalid,
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
            answers: .written(ReturnBody.self),
            problems: [
                .notPermitted, .conflictOfInterest, .wrongState, .notSubmitted, .unknownCriterion, .reasonRequired,
                .reasonInvalid,
            ]
        ),
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.get(RouterPath(Self.path), use: show)
        routes.patch(RouterPath(Self.path + "/draft"), use: save)
        routes.post(RouterPath(Self.path + "/submission"), use: submit)
        routes.post(RouterPath(Self.path + "/assessment"), use: assess)
        routes.post(RouterPath(Self.path + "/return"), use: giveBack)
    }

    @Sendable private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let view = try await services.readSheet.run(as: context.caller, try context.review(), try context.unit())
        return Response(SheetBody(view), version: view.revision)
    }

    @Sendable private func save(_ request: Request, context: SignedInContext) async throws -> Response {
        let (review, unit) = (try context.review(), try context.unit())
        let write = try await request.write(limit: 1 << 20)
        let wish = try write.read(DraftRequest.self, of: request)
        do {
            let answer = try await services.writer.write(
                SaveDraft(review, unit, wish.edits),
                as: context.caller,
                key: write.key
            ) { DraftBody($0).text }
            return Response(answer, DraftBody.self)
        } catch let refusal as Refusal {
            throw Problem(refusal, in: "results")
        } catch let failure as DraftFailure {
            throw Problem(failure, in: "results")
        }
    }

    @Sendable private func submit(_ request: Request, context: SignedInContext) async throws -> Response {
        let (review, unit) = (try context.review(), try context.unit())
        let write = try await request.write(limit: 4_096)
        let revision = try request.seenRevision()
        try write.requireEmpty(request)
        let answer = try await services.writer.write(
            SubmitSheet(review, unit, seen: revision),
            as: context.caller,
            key: write.key
        ) { SubmissionBody($0).text }
        return Response(answer, SubmissionBody.self)
    }

    @Sendable private func assess(_ request: Request, context: SignedInContext) async throws -> Response {
        let (review, unit) = (try context.review(), try context.unit())
        let write = try await request.write(limit: 4 << 20)
        let revision = try request.seenRevision()
        let wish = try write.read(AssessmentRequest.self, of: request)
        do {
            let answer = try await services.writer.write(
                AssessSheet(review, unit, seen: revision, wish.findings),
                as: context.caller,
                key: write.key
            ) { AssessmentBody($0).text }
            return Response(answer, AssessmentBody.self)
        } catch let refusal as Refusal {
            throw Problem(refusal, in: "findings")
        }
    }

    @Sendable private func giveBack(_ request: Request, context: SignedInContext) async throws -> Response {
        let (review, unit) = (try context.review(), try context.unit())
        let write = try await request.write(limit: 4 << 20)
        let revision = try request.seenRevision()
        let wish = try write.read(ReturnRequest.self, of: request)
        do {
            let answer = try await services.writer.write(
                ReturnCriteria(review, unit, seen: revision, wish.reasons),
                as: context.caller,
                key: write.key
            ) { ReturnBody($0).text }
            return Response(answer, ReturnBody.self)
        } catch let refusal as Refusal {
            throw Problem(refusal, in: "reasons")
        }
    }
}
