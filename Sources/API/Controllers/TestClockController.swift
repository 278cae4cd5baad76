import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// The clock of a rehearsal. There only where the server was started with one, and so in no description of the API.
struct TestClockController {
    static let path = "/api/v1/test-clock"

    let clock: TestClock
    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        router.put(RouterPath(Self.path), use: set)
    }

    @Sendable private func set(_ request: Request, context: AppRequestContext) async throws -> Response {
        let body = try await request.read(TestClockRequest.self)
        try await clock.set(to: body.instant)
        // A scope has the day inside it.
        services.scopes.forgetAll()
        return Response(status: .noContent)
    }
}

/// What time it is to be.
struct TestClockRequest: ReadableBody {
    static let schema = ObjectSchema(
        "TestClock",
        [.required("day", .day), .optional("hour", .integer(0...23))],
        example: #"{"day":"2017-03-13","hour":8}"#
    )

    let instant: Instant

    init(_ object: CheckedObject) throws {
        let day = try object.day("day")
        let hour = object.value("hour")?.integer ?? 8
        // Việt Nam is seven hours ahead, all year round.
        let seconds = Int64(day.daysSince1970) * 86_400 + Int64(hour - 7) * 3_600
        instant = Instant(microsecondsSince1970: seconds * 1_000_000)
    }
}
