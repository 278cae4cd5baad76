import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// What a cluster's conferences concluded, and what became of it; and the points that they settled.
struct TaskController {
    private static let list = "/api/v1/cluster-seasons/{clusterSeason}/tasks"
    private static let points = "/api/v1/reviews/{review}/sheets/{unit}/conference-points"

    static let operations = [
        Operation(
            method: .get,
            path: list,
            id: "tasks",
            summary: Wording(vi: "Nhiệm vụ theo các kết luận của cụm", en: "The tasks that conferences concluded"),
            access: .signedIn,
            query: TaskQuery.self,
            answers: .written(PageBody<TaskBody>.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .post,
            path: list + "/{task}/follow-ups",
            id: "followUpTask",
            summary: Wording(vi: "Báo cáo thực hiện nhiệm vụ", en: "Report what became of a task"),
            access: .signedIn,
            isWrite: true,
            reads: .read(FollowUpRequest.self),
            status: 201,
            answers: .written(TaskBody.self),
            problems: [.notPermitted, .staleVersion, .dayToCome, .reasonRequired, .reasonInvalid]
        ),
        Operation(
            method: .post,
            path: points,
            id: "enterConferencePoints",
            summary: Wording(
                vi: "Ghi điểm do hội nghị thống nhất",
                en: "Enter the points that a conference settled"
            ),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(ConferencePointsRequest.self),
            status: 201,
            answers: .written(AssessmentReceipt.self),
            problems: [
                .notPermitted, .conflictOfInterest, .wrongState, .notSubmitted, .unknownCriterion, .criterionRequired,
                .repeatedCriterion, .criterionNotAssigned, .invalidResult, .reasonRequired, .reasonInvalid,
                .unknownReference,
            ]
        ),
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.get(RouterPath(Self.list), use: list)
        routes.post(RouterPath(Self.list + "/{task}/follow-ups"), use: followUp)
        routes.post(RouterPath(Self.points), use: enterPoints)
    }

    @Sendable private func list(_ request: Request, context: SignedInContext) async throws -> Response {
        let query = try request.query(TaskQuery.self)
        let page = try await services.readConferences.tasks(
            of: try context.clusterSeason(),
            isOpen: query.isOpen,
            ownedBy: query.owner,
            query.page,
            as: context.caller
        )
        return Response(PageBody(page) { TaskBody($0) })
    }

    @Sendable private func followUp(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(FollowUpRequest.self, limit: 64 << 10)
        let body = command.body
        return try await services.carryOut(
            FollowUpTask(
                try context.identifier("task"),
                of: try context.clusterSeason(),
                body.state,
                words: body.words,
                on: body.day
            ),
            command,
            as: context.caller,
            status: .created
        ) { TaskBody($0) }
    }

    @Sendable private func enterPoints(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(ConferencePointsRequest.self, limit: 4 << 20)
        return try await services.carryOut(
            EnterConferencePoints(
                try context.review(),
                try context.unit(),
                seen: try request.seenRevision(),
                at: command.body.conference,
                command.body.findings
            ),
            command,
            as: context.caller,
            status: .created
        ) { AssessmentReceipt($0) }
    }
}
