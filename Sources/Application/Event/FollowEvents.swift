package import Domain

/// What happens from now on, as it happens, for whoever may know of it.
package struct FollowEvents: Sendable {
    /// What a follower is told.
    package enum News: Sendable {
        case events([Event])
        /// Nothing for a while: the follower is there still, or is it?
        case nothing
    }

    /// Where a follower begins: made by `start`, so that who may not follow is told so before anything is sent.
    package struct Start: Sendable {
        fileprivate let start: EventStart
        fileprivate let count: UInt64
    }

    /// So long nothing may be heard, before that is said.
    private static let silence: Duration = .seconds(15)

    private let readEvents: ReadEvents
    private let scopes: Scopes
    private let events: Events

    package init(readEvents: ReadEvents, scopes: Scopes, events: Events) {
        self.readEvents = readEvents
        self.scopes = scopes
        self.events = events
    }

    /// Where to begin.
    ///
    /// - Parameters:
    ///   - event: The last one that the follower has had; nil for now.
    ///   - caller: Who wants to follow.
    /// - Returns: What `run` takes.
    /// - Throws: What `ReadEvents` throws.
    package func start(after event: EventID?, as caller: Caller) async throws -> Start {
        let count = events.placed.count
        let start = event.map(EventStart.after) ?? .oldest
        let (_, end) = try await readEvents.run(start, limit: 1, as: caller)
        return Start(start: event == nil ? .position(end) : start, count: count)
    }

    /// Tells a follower what happens, until the server stops, the session ends, the database is away, or the follower throws.
    ///
    /// - Parameters:
    ///   - start: Where to begin.
    ///   - presented: By what the follower is known: asked again each time, so that who has lost a right sees no more.
    ///   - requestID: The request's.
    ///   - tell: Told everything, one thing after another.
    /// - Throws: What `tell` throws, and what ends it but the stop.
    package func run(
        from start: Start,
        by presented: Presented,
        requestID: String,
        _ tell: (News) async throws -> Void
    ) async throws {
        var (place, seen) = (start.start, start.count)
        while true {
            let scope = try await scopes.signedIn(by: presented).scope
            let (found, end) = try await readEvents.run(place, as: Caller(scope: scope, requestID: requestID))
            if let last = found.last {
                try await tell(.events(found))
                place = .after(last.id)
                if found.count == ReadEvents.most { continue }
            }
            // What was placed meanwhile is after the end that was read with the events.
            place = .position(end)
            switch await events.placed.wait(beyond: seen, atMost: Self.silence) {
            case .raised(let count): seen = count
            case .quiet: try await tell(.nothing)
            case .over: return
            }
        }
    }
}
