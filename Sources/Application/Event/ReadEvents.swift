package import Domain
import Repository

/// What has happened, in its order, for whoever may know of it.
package struct ReadEvents: Sendable {
    /// The most events that are read at one time.
    package static let most = 200

    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// Events from somewhere on.
    ///
    /// - Parameters:
    ///   - start: Where to begin.
    ///   - limit: The most events, up to `most`.
    ///   - caller: Who asks.
    /// - Returns: The events, and where their order ends: the server's own to know.
    /// - Throws: `Refusal` `eventsForgotten` where the event to go on from is not kept any more, or is none that the caller may
    ///   know of; and what `Reader` throws.
    package func run(
        _ start: EventStart,
        limit: Int = most,
        as caller: Caller
    ) async throws -> (events: [Event], end: Int64) {
        // The event itself is asked for where there is none too: a list is empty for many reasons.
        let from: EventID? = if case .after(let event) = start { event } else { nil }
        let (account, isKnown, end, events) = try await reader.readAtOnce(
            as: caller,
            EventStatements.isKnown(from),
            EventStatements.lastPosition,
            EventStatements.list(start, limit: Int32(limit))
        )
        _ = try Policy.mayReadEvents(account)
        guard isKnown else { throw Refusal.eventsForgotten }
        return (events, end)
    }
}
