package import Application
package import HTTP
package import Hummingbird

/// The program's routes and what every request passes on its way to one.
package struct API {
    private let services: Services
    private let readiness: Readiness
    private let metrics = RequestMetrics()
    private let deadline: Duration

    /// All routes as `/openapi.json` describes them.
    package static let operations =
        HealthController.operations + OpenAPIController.operations + DirectoryController.operations
        + SessionController.operations
        + AccountController.operations + AccountsController.operations + ServiceKeyController.operations
        + ScoringController.operations + AgreementController.operations + ReviewController.operations
        + SheetController.operations + SettlementController.operations + StandingsController.operations
        + PublicationController.operations
        + AwardController.operations + NominationController.operations + AwardDecisionController.operations
        + DossierController.operations
        + UnitController.operations + SeasonController.operations + ClusterController.operations
        + ClusterSeasonController.operations + RankingController.operations + ExportController.operations
        + AuditController.operations

    /// - Parameters:
    ///   - services: The use cases.
    ///   - readiness: Whether the database answers.
    ///   - deadline: The longest time from a request's head to its answer's head, default 30 s.
    package init(services: Services, readiness: Readiness, deadline: Duration = .seconds(30)) {
        self.services = services
        self.readiness = readiness
        self.deadline = deadline
    }

    /// A router with the routes of `operations`.
    package func makeRouter() -> Router<AppRequestContext> {
        let router = Router(context: AppRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.middlewares.add(RequestIDMiddleware())
        router.middlewares.add(AccessMiddleware(metrics: metrics))
        router.middlewares.add(ProblemMiddleware())
        router.middlewares.add(DeadlineMiddleware(deadline))
        HealthController(readiness: readiness, metrics: metrics, jobs: services.jobMetrics).addRoutes(to: router)
        OpenAPIController(document: OpenAPIDocument.bytes(Self.operations)).addRoutes(to: router)
        DirectoryController(of: Self.operations).addRoutes(to: router)
        SessionController(services: services).addRoutes(to: router)
        AccountController(services: services).addRoutes(to: router)
        AccountsController(services: services).addRoutes(to: router)
        ServiceKeyController(services: services).addRoutes(to: router)
        ScoringController().addRoutes(to: router)
        AgreementController(services: services).addRoutes(to: router)
        ReviewController(services: services).addRoutes(to: router)
        SheetController(services: services).addRoutes(to: router)
        SettlementController(services: services).addRoutes(to: router)
        StandingsController(services: services).addRoutes(to: router)
        PublicationController(services: services).addRoutes(to: router)
        AwardController(services: services).addRoutes(to: router)
        NominationController(services: services).addRoutes(to: router)
        AwardDecisionController(services: services).addRoutes(to: router)
        DossierController(services: services).addRoutes(to: router)
        UnitController(services: services).addRoutes(to: router)
        SeasonController(services: services).addRoutes(to: router)
        ClusterController(services: services).addRoutes(to: router)
        ClusterSeasonController(services: services).addRoutes(to: router)
        RankingController(services: services).addRoutes(to: router)
        ExportController(services: services).addRoutes(to: router)
        AuditController(services: services).addRoutes(to: router)
        return router
    }

    /// What answers requests: the routes, and `method-not-allowed` on their paths for every other method.
    package func makeResponder() -> RouterResponder<AppRequestContext> {
        let router = makeRouter()
        router.refuseOtherMethods()
        return router.buildResponder()
    }
}
