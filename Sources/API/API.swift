package import Application
package import Domain
package import HTTP
package import Hummingbird

/// The program's routes and what every request passes on its way to one.
package struct API {
    private let services: Services
    private let readiness: Readiness
    private let metrics = RequestMetrics()
    private let deadline: Duration
    private let testClock: TestClock?
    private let uploadDeadline: Duration

    /// All routes as `/openapi.json` describes them.
    package static let operations: [Operation] =
        [
            HealthController.operations,
            OpenAPIController.operations,
            DirectoryController.operations,
            SessionController.operations,
            AccountController.operations,
            AccountsController.operations,
            ServiceKeyController.operations,
            FileController.operations,
            OfficialDocumentController.operations,
            ScoringController.operations,
            AgreementController.operations,
            ReviewController.operations,
            SheetController.operations,
            OwnSheetController.operations,
            CheckingController.operations,
            GridController.operations,
            SettlementController.operations,
            StandingsController.operations,
            PublicationController.operations,
            AwardController.operations,
            NominationController.operations,
            AwardDecisionController.operations,
            DossierController.operations,
            CouncilController.operations,
            VoteController.operations,
            BallotController.operations,
            UnitController.operations,
            SeasonController.operations,
            ClusterController.operations,
            ClusterSeasonController.operations,
            ConferenceController.operations,
            TaskController.operations,
            RotationController.operations,
            HandoverController.operations,
            SuccessionController.operations,
            RankingController.operations,
            ExportController.operations,
            RecordController<Movement>.operations,
            RecordController<Activity>.operations,
            ActivitySummaryController.operations,
            RecordController<Exemplar>.operations,
            RecordController<Practice>.operations,
            AuditController.operations,
            EventController.operations,
            WebhookController.operations,
        ].flatMap(\.self)

    private static let unrecorded = UnrecordedRoutes(
        operations.filter(\.isUnrecorded).map { ($0.method, $0.path) }
    )

    /// - Parameters:
    ///   - services: The use cases.
    ///   - readiness: Whether the database answers.
    ///   - deadline: The longest time from a request's head to its answer's head, default 30 s.
    ///   - testClock: The clock that anybody may set, in a rehearsal; nil for none, as always else.
    ///   - uploadDeadline: The same for a file that is handed in, default 10 minutes: lines are slow in places.
    package init(
        services: Services,
        readiness: Readiness,
        deadline: Duration = .seconds(30),
        testClock: TestClock? = nil,
        uploadDeadline: Duration = .seconds(600)
    ) {
        self.services = services
        self.readiness = readiness
        self.deadline = deadline
        self.testClock = testClock
        self.uploadDeadline = uploadDeadline
    }

    /// A router with the routes of `operations`.
    package func makeRouter() -> Router<AppRequestContext> {
        let router = Router(context: AppRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.middlewares.add(RequestIDMiddleware(but: Self.unrecorded))
        router.middlewares.add(AccessMiddleware(metrics: metrics, but: Self.unrecorded))
        router.middlewares.add(ProblemMiddleware())
        router.middlewares.add(DeadlineMiddleware(deadline, uploads: uploadDeadline, to: FileController.path))
        HealthController(readiness: readiness, metrics: metrics, jobs: services.jobMetrics).addRoutes(to: router)
        OpenAPIController(document: OpenAPIDocument.bytes(Self.operations)).addRoutes(to: router)
        DirectoryController(of: Self.operations).addRoutes(to: router)
        SessionController(services: services).addRoutes(to: router)
        AccountController(services: services).addRoutes(to: router)
        AccountsController(services: services).addRoutes(to: router)
        ServiceKeyController(services: services).addRoutes(to: router)
        FileController(services: services).addRoutes(to: router)
        OfficialDocumentController(services: services).addRoutes(to: router)
        ScoringController().addRoutes(to: router)
        AgreementController(services: services).addRoutes(to: router)
        ReviewController(services: services).addRoutes(to: router)
        SheetController(services: services).addRoutes(to: router)
        OwnSheetController(services: services).addRoutes(to: router)
        CheckingController(services: services).addRoutes(to: router)
        GridController(services: services).addRoutes(to: router)
        SettlementController(services: services).addRoutes(to: router)
        StandingsController(services: services).addRoutes(to: router)
        PublicationController(services: services).addRoutes(to: router)
        CouncilController(services: services).addRoutes(to: router)
        VoteController(services: services).addRoutes(to: router)
        BallotController(services: services).addRoutes(to: router)
        AwardController(services: services).addRoutes(to: router)
        NominationController(services: services).addRoutes(to: router)
        AwardDecisionController(services: services).addRoutes(to: router)
        DossierController(services: services).addRoutes(to: router)
        UnitController(services: services).addRoutes(to: router)
        SeasonController(services: services).addRoutes(to: router)
        ClusterController(services: services).addRoutes(to: router)
        ClusterSeasonController(services: services).addRoutes(to: router)
        ConferenceController(services: services).addRoutes(to: router)
        TaskController(services: services).addRoutes(to: router)
        RotationController(services: services).addRoutes(to: router)
        HandoverController(services: services).addRoutes(to: router)
        SuccessionController(services: services).addRoutes(to: router)
        RankingController(services: services).addRoutes(to: router)
        ExportController(services: services).addRoutes(to: router)
        RecordController<Movement>(services: services).addRoutes(to: router)
        RecordController<Activity>(services: services).addRoutes(to: router)
        ActivitySummaryController(services: services).addRoutes(to: router)
        RecordController<Exemplar>(services: services).addRoutes(to: router)
        RecordController<Practice>(services: services).addRoutes(to: router)
        AuditController(services: services).addRoutes(to: router)
        EventController(services: services).addRoutes(to: router)
        WebhookController(services: services).addRoutes(to: router)
        if let testClock { TestClockController(clock: testClock, services: services).addRoutes(to: router) }
        return router
    }

    /// What a webhook is sent: an event as `GET /api/v1/events` has it.
    package static func body(of event: Event) -> [UInt8] { EventBody.bytes(of: event) }

    /// What answers requests: the routes, and `method-not-allowed` on their paths for every other method.
    package func makeResponder() -> RouterResponder<AppRequestContext> {
        let router = makeRouter()
        router.refuseOtherMethods()
        return router.buildResponder()
    }
}
