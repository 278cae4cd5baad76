package import Postgres
import Repository

/// Puts what has happened into its order, and tells every server that there is something new.
///
/// Each server runs one; the database lets one at a time give places. A NOTIFY inside the transactions themselves would make
/// all commits of the server wait for each other, so one is sent for all that was placed since the last.
package struct EventRelay: Sendable {
    /// How long writes that end together are waited for.
    private static let gathering: Duration = .milliseconds(5)
    /// What an older transaction holds up is looked at again after so long.
    private static let pauseForOlder: Duration = .milliseconds(20)
    /// So often without being told: what a server has recorded that was killed before it could say so.
    private static let pause: Duration = .seconds(1)
    /// A connection that broke is made anew after so long; meanwhile readers look by themselves as often.
    private static let pauseAfterFailure: Duration = .seconds(2)

    private let events: Events
    private let database: any PostgresRunner
    private let listening: PostgresConfiguration

    /// - Parameters:
    ///   - events: Where writers tell that something was recorded, and readers wait.
    ///   - database: Where events are placed, as thidua_app.
    ///   - listening: Where to listen, as thidua_app: a connection of its own.
    package init(events: Events, database: any PostgresRunner, listening: PostgresConfiguration) {
        self.events = events
        self.database = database
        self.listening = listening
    }

    /// Does so until it is cancelled: then those who follow events are told that it is over.
    package func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await place() }
            group.addTask { await listen() }
            await group.waitForAll()
        }
        events.placed.end()
    }

    private func place() async {
        while !Task.isCancelled {
            let seen = events.recorded.count
            // A database that is away is asked again: events wait in it, and are not lost.
            let (placed, areMore) = (try? await database.run(EventStatements.place)) ?? (0, false)
            if placed > 0 { events.placed.raise() }
            guard !areMore else {
                try? await Task.sleep(for: Self.pauseForOlder)
                continue
            }
            _ = await events.recorded.wait(beyond: seen, atMost: Self.pause)
            try? await Task.sleep(for: Self.gathering)
        }
    }

    private func listen() async {
        while !Task.isCancelled {
            try? await listening.connected { connection in
                let notifications = try await connection.listen(to: EventStatements.channel)
                // What came before anybody listened.
                events.placed.raise()
                for try await _ in notifications { events.placed.raise() }
            }
            try? await Task.sleep(for: Self.pauseAfterFailure)
            events.placed.raise()
        }
    }
}

/// What a server knows of events without asking: that there may be new ones.
package struct Events: Sendable {
    /// A write of this server has recorded some.
    let recorded = EventSignal()
    /// Some have been placed, here or elsewhere: readers look.
    package let placed = EventSignal()
}
