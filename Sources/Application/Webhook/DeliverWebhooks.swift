package import Domain
import Foundation
package import Postgres
import Repository

/// Empties the outbox of webhooks, until it is cancelled.
///
/// Any number of servers may: the database gives each delivery to one of them at a time, and of each sequence one at a time, so
/// that what happens in a cluster is told in its order.
package struct DeliverWebhooks: Sendable {
    /// Sends a request; throws where there was no answer.
    ///
    /// - Returns: The answer's status. No redirect is followed.
    package typealias Send =
        @Sendable (_ url: String, _ headers: [(name: String, value: String)], _ body: [UInt8])
        async throws -> Int

    /// The most requests of a server at one time.
    private static let most = 8
    /// A request that takes longer has failed.
    package static let limit: Duration = .seconds(10)
    /// By how much a claim is longer than a request may take.
    private static let margin: Duration = .seconds(20)
    /// So often without being told: what is to be tried again.
    private static let pause: Duration = .seconds(5)

    private let events: Events
    private let database: any PostgresRunner
    private let clock: WallClock
    private let origins: Set<WebhookOrigin>
    private let body: @Sendable (Event) -> [UInt8]
    private let send: Send

    /// - Parameters:
    ///   - events: Where it is told that there are new ones.
    ///   - database: As thidua_app.
    ///   - clock: The application's.
    ///   - origins: What this server may call.
    ///   - body: Writes an event.
    ///   - send: Sends a request, in `limit` at the longest.
    package init(
        events: Events,
        database: any PostgresRunner,
        clock: WallClock,
        origins: Set<WebhookOrigin>,
        body: @escaping @Sendable (Event) -> [UInt8],
        send: @escaping Send
    ) {
        self.events = events
        self.database = database
        self.clock = clock
        self.origins = origins
        self.body = body
        self.send = send
    }

    package func run() async {
        while !Task.isCancelled {
            let seen = events.placed.count
            // A database that is away is asked again: nothing is lost of what waits in it.
            let isBusy = (try? await turn()) ?? false
            if isBusy { continue }
            if case .over = await events.placed.wait(beyond: seen, atMost: Self.pause) { return }
        }
    }

    /// Carries out what is due.
    ///
    /// - Returns: Whether there was anything: then there may be more.
    /// - Throws: `PostgresError`.
    package func turn() async throws(PostgresError) -> Bool {
        let (claim, now) = (UUID(), clock.now())
        let due = try await database.run(
            OutboxStatements.claim(
                claim,
                at: PostgresInstant(now),
                until: PostgresInstant(now + Self.limit + Self.margin),
                atMost: Int32(Self.most)
            )
        )
        await withTaskGroup(of: Void.self) { group in
            for delivery in due { group.addTask { await carryOut(delivery, claim) } }
        }
        return !due.isEmpty
    }

    private func carryOut(_ delivery: ClaimedDelivery, _ claim: UUID) async {
        let outcome = await tell(delivery)
        let now = clock.now()
        let pause = outcome.isTaken ? nil : WebhookPatience.pause(afterAttempt: delivery.attempts)
        let state: WebhookDeliveryState = outcome.isTaken ? .delivered : pause == nil ? .dead : .waiting
        // Where this cannot be said any more, the claim runs out, and it is told again: receivers know it by its id.
        _ = try? await database.run(
            OutboxStatements.settle(
                delivery,
                claim,
                as: state,
                at: PostgresInstant(now),
                next: PostgresInstant(now + (pause ?? .zero)),
                status: outcome.status.map(Int32.init),
                error: outcome.error
            )
        )
    }

    /// What became of one attempt.
    private struct Outcome {
        var status: Int?
        var error: String?

        /// Any status of success.
        var isTaken: Bool { status.map { (200..<300).contains($0) } ?? false }
    }

    private func tell(_ delivery: ClaimedDelivery) async -> Outcome {
        guard delivery.url.isAllowed(by: origins) else {
            return Outcome(error: "this server may not call the address: --webhook-origin")
        }
        let bytes = body(delivery.event)
        let headers =
            [(name: "content-type", value: "application/json")]
            + WebhookSecret(delivery.secret).signed(delivery.event.id.description, at: clock.now(), bytes)
        do {
            return Outcome(status: try await send(delivery.url.text, headers, bytes))
        } catch {
            return Outcome(error: String("\(error)".prefix(500)))
        }
    }
}
