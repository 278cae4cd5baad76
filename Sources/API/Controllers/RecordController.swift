import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// Records of one subject: begun, written, moved on, and what units enter in them.
struct RecordController<Subject: RecordResource> {
    private static var one: String { Subject.path + "/{\(Subject.word)}" }
    private static var entries: String? { Subject.entryPath.map { "\(one)/\($0)" } }

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.get(RouterPath(Subject.path), use: list)
        routes.post(RouterPath(Subject.path), use: make)
        routes.get(RouterPath(Self.one), use: show)
        routes.put(RouterPath(Self.one), use: save)
        routes.post(RouterPath(Self.one + "/state"), use: move)
        if Subject.isAmendable { routes.post(RouterPath(Self.one + "/amendments"), use: amend) }
        if let entries = Self.entries {
            routes.get(RouterPath(entries), use: listEntries)
            routes.post(RouterPath(entries), use: enter)
        }
    }

    @Sendable private func list(_ request: Request, context: SignedInContext) async throws -> Response {
        let query = try request.query(RecordQuery<Subject>.self)
        let page = try await services.readRecords.list(query.filter, query.page, as: context.caller)
        return Response(PageBody(page) { RecordLineBody($0) })
    }

    @Sendable private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let view = try await services.readRecords.record(try Self.record(context), as: context.caller)
        return Response(RecordBody(view), version: view.stored.line.version)
    }

    @Sendable private func make(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(RecordRequest<Subject>.self, limit: 1 << 20)
        return try await services.carryOut(command.body.wish, command, as: context.caller, status: .created) {
            RecordLineBody($0)
        }
    }

    @Sendable private func save(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(RecordTextRequest<Subject>.self, limit: 1 << 20)
        return try await services.carryOut(
            SaveRecord(try Self.record(context), seen: try request.seenVersion(), command.body.text),
            command,
            as: context.caller
        ) { RecordLineBody($0) }
    }

    @Sendable private func move(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(RecordStateRequest<Subject>.self, limit: 1 << 18)
        return try await services.carryOut(
            MoveRecord<Subject>(
                try Self.record(context),
                seen: try request.seenVersion(),
                to: command.body.state,
                by: command.body.act
            ),
            command,
            as: context.caller
        ) { RecordLineBody($0) }
    }

    @Sendable private func amend(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(RecordAmendmentRequest<Subject>.self, limit: 1 << 20)
        return try await services.carryOut(
            AmendRecord(
                try Self.record(context),
                seen: try request.seenVersion(),
                command.body.text,
                reason: command.body.reason
            ),
            command,
            as: context.caller
        ) { RecordLineBody($0) }
    }

    @Sendable private func listEntries(_ request: Request, context: SignedInContext) async throws -> Response {
        let query = try request.query(UnitEntryQuery.self)
        let page = try await services.readRecords.entries(
            of: try Self.record(context),
            query.page,
            as: context.caller
        )
        return Response(PageBody(page) { UnitEntryBody($0) })
    }

    @Sendable private func enter(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(UnitEntryRequest<Subject>.self, limit: 1 << 18)
        return try await services.carryOut(
            EnterInRecord<Subject>(try Self.record(context), command.body.entry),
            command,
            as: context.caller,
            status: .created
        ) { UnitEntryReceipt($0) }
    }

    private static func record(_ context: SignedInContext) throws -> Identifier<Subject> {
        try context.identifier(Subject.word)
    }
}

/// Which part of a record's entries is listed.
struct UnitEntryQuery: ReadableBody {
    static let schema = ObjectSchema("UnitEntryQuery", ObjectSchema.Member.page, example: #"{"limit":50}"#)

    let page: PageRequest<Identifier<UnitEntry>>

    init(_ object: CheckedObject) throws { page = try object.page() }
}

/// The summary of a cluster's activities.
struct ActivitySummaryController {
    private static let path = "/api/v1/cluster-seasons/{clusterSeason}/activities/summary"

    static let operations = [
        Operation(
            method: .get,
            path: path,
            id: "activitySummary",
            summary: Wording(vi: "Tổng hợp hoạt động của cụm trong năm", en: "What was planned, held and cancelled"),
            access: .signedIn,
            answers: .written(ActivitySummaryBody.self),
            problems: [.notPermitted]
        )
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        router.signedIn(services.scopes).get(RouterPath(Self.path), use: show)
    }

    @Sendable private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        Response(
            ActivitySummaryBody(
                try await services.readRecords.activitySummary(try context.clusterSeason(), as: context.caller)
            )
        )
    }
}
