import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import NIOCore
import StrictJSON

/// What has happened, by cursor and as it happens.
struct EventController {
    private static let list = "/api/v1/events"
    private static let stream = list + "/stream"

    static let operations = [
        Operation(
            method: .get,
            path: list,
            id: "events",
            summary: Wording(vi: "Những việc đã diễn ra", en: "What has happened, in its order"),
            access: .signedIn,
            query: EventQuery.self,
            answers: .written(EventListBody.self),
            problems: [.notPermitted, .eventsForgotten]
        ),
        Operation(
            method: .get,
            path: stream,
            id: "followEvents",
            summary: Wording(vi: "Theo dõi trực tiếp", en: "What happens, as it happens: server-sent events"),
            access: .signedIn,
            query: EventStreamQuery.self,
            answers: .media("text/event-stream"),
            problems: [.notPermitted, .eventsForgotten]
        ),
    ]

    let services: Services
    /// Followers at one time: each holds a connection of its own, and looks whenever something happens.
    private let followers = Gate(places: 2_000)

    init(services: Services) { self.services = services }

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.get(RouterPath(Self.list), use: list)
        routes.get(RouterPath(Self.stream), use: follow)
    }

    @Sendable private func list(_ request: Request, context: SignedInContext) async throws -> Response {
        let query = try request.query(EventQuery.self)
        let (events, _) = try await services.readEvents.run(query.start, limit: query.limit, as: context.caller)
        return Response(EventListBody(events, after: query.after))
    }

    @Sendable private func follow(_ request: Request, context: SignedInContext) async throws -> Response {
        // A browser that was cut off says by the header what it has had.
        let after = request.headers[.lastEventID].flatMap { EventID($0) }
        let start = try await services.followEvents.start(
            after: try after ?? request.query(EventStreamQuery.self).after,
            as: context.caller
        )
        guard let place = followers.enter() else { throw Problem.unavailable(retryAfter: .seconds(30)) }
        let (presented, requestID) = (context.who.presented, context.requestID)
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/event-stream", .cacheControl: "no-store",
                // A proxy that gathers bytes would hold events back.
                .accelBuffering: "no",
            ],
            body: ResponseBody { [followEvents = services.followEvents] writer in
                try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
                // Whatever ends it, the client comes again with the last event that it has had.
                try? await followEvents.run(from: start, by: presented, requestID: requestID) { news in
                    try await writer.write(ByteBuffer(bytes: news.bytes))
                }
                try await writer.finish(nil)
                withExtendedLifetime(place) {}
            }
        )
    }
}

extension FollowEvents.News {
    /// As the HTML Standard, section 9.2.6, has an event stream.
    fileprivate var bytes: [UInt8] {
        switch self {
        case .nothing: Array(":\n\n".utf8)
        case .events(let events):
            events.flatMap { event in
                Array("id: \(event.id)\nevent: \(event.action)\ndata: ".utf8) + EventBody.bytes(of: event)
                    + Array("\n\n".utf8)
            }
        }
    }
}

extension HTTPField.Name {
    /// `Last-Event-ID`.
    fileprivate static let lastEventID = name("Last-Event-ID")
    /// `X-Accel-Buffering`.
    fileprivate static let accelBuffering = name("X-Accel-Buffering")

    private static func name(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("a token by RFC 9110") }
        return name
    }
}
