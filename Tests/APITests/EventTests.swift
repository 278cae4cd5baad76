import Application
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Postgres
import Repository
import StrictJSON
import TestSupport
import Testing

@Suite(.database(.migrated, .own), .timeLimit(.minutes(2))) struct `What happens, over HTTP` {
    private static let path = "/api/v1/events"

    @Test func `is told in its order to each who may know of it, and goes on from the last one`() async throws {
        try await ReviewHouse.open { review in
            try await review.bringToAssessing(["c", "d"])
            try await review.placeEvents()
            let office = try await review.get(Self.path, as: "office province")
            #expect(
                try office.items("action")
                    == ["draft.saved", "sheet.submitted", "draft.saved", "sheet.submitted", "review.advanced"]
            )
            #expect(
                try await review.get(Self.path, as: "officer c").items("action")
                    == ["draft.saved", "sheet.submitted", "review.advanced"],
                "of others a unit knows what the cluster knows"
            )
            #expect(
                try await review.get(Self.path, as: "officer a").items("action")
                    == ["sheet.submitted", "sheet.submitted", "review.advanced"],
                "drafts are their units' own"
            )
            #expect(try await review.get(Self.path, as: "officer x").items("action").isEmpty)

            var (seen, after): ([String], String?) = ([], nil)
            while seen.count < 5 {
                let query = after.map { "?limit=2&after=\($0)" } ?? "?limit=2"
                let part = try await review.get(Self.path + query, as: "office province")
                seen += try part.items("id")
                after = try part.json.member("after")?.string
            }
            #expect(seen == (try office.items("id")))
            let last = try #require(after)
            let nothing = try await review.get("\(Self.path)?after=\(last)", as: "office province")
            #expect(try nothing.items("id").isEmpty)
            #expect(try nothing.json.member("after")?.string == last, "so that one asks again from there")
        }
    }

    @Test func `tells a unit nothing of what those above it do, in no byte`() async throws {
        try await ReviewHouse.open { review in
            try await review.bringToAssessing(["c", "d"])
            try await review.placeEvents()
            let before = try await review.get(Self.path, as: "head c").bytes
            let lead = try await review.get(Self.path, as: "officer a").bytes
            let found = #"{"findings":{"I.1":{"kind":"awarded","result":{"awarded":4},"reason":"Theo biên bản"}}}"#
            let assessed = try await review.write(
                .post,
                review.sheet("c", "/assessment"),
                as: "officer a",
                found,
                match: try await review.get(review.sheet("c"), as: "officer a").headers[.eTag]
            )
            #expect(assessed.status == .ok, "\(assessed.text)")
            try await review.placeEvents()
            #expect(try await review.get(Self.path, as: "head c").bytes == before)
            #expect(try await review.get(Self.path, as: "officer a").bytes != lead)
        }
    }

    @Test func `cannot be gone on from what one may not know of, or is not kept any more`() async throws {
        try await ReviewHouse.open { review in
            try await review.bringToAssessing(["d"])
            try await review.placeEvents()
            let draft = try #require(try await review.get(Self.path, as: "head d").items("id").first)
            #expect(try await review.get("\(Self.path)?after=\(draft)", as: "head d").status == .ok)
            for (name, event) in [("head c", draft), ("head d", UUID().uuidString.lowercased())] {
                for path in [Self.path, "\(Self.path)/stream"] {
                    let refused = try await review.get("\(path)?after=\(event)", as: name)
                    #expect(refused.status == .gone)
                    #expect(try refused.code == "events-forgotten")
                }
            }
        }
    }

    @Test func `is streamed from the last one on, and ends with the server`() async throws {
        try await ReviewHouse.open { review in
            try await review.bringToAssessing(["c"])
            try await review.placeEvents()
            let listed = try await review.get(Self.path, as: "head c")
            let ids = try listed.items("id")
            let events = review.house.services.events
            // What has happened is told before anybody waits: the end is not missed, whenever it comes.
            events.placed.end()
            var fields = review.bearer("head c")
            if let name = HTTPField.Name("Last-Event-ID") { fields[name] = ids[0] }
            let stream = try await review.house.client.send(.get, "\(Self.path)/stream", nil, fields)
            #expect(stream.status == .ok)
            #expect(stream.headers[.contentType] == "text/event-stream")
            let blocks = stream.text.split(separator: "\n\n").map(String.init)
            #expect(blocks.first == "retry: 2000")
            #expect(blocks.dropFirst().map { $0.split(separator: "\n")[0] } == ids.dropFirst().map { "id: \($0)" })
            #expect(blocks.last?.contains("\nevent: review.advanced\ndata: {") == true)
        }
    }

    @Test func `wakes who follows, by the relay of any server`() async throws {
        try await ReviewHouse.open { review in
            let services = review.house.services
            let listening = try PostgresConfiguration(
                try TestDatabase.current.connectionString(user: "thidua_app")
            )
            // Another server's, over the same database: it hears of what this one places.
            let others = Services(
                pool: PostgresPool(listening),
                hasher: PasswordHasher(),
                clock: .system
            )
            let relays = Task {
                await withTaskGroup(of: Void.self) { group in
                    for services in [services, others] {
                        let relay = EventRelay(
                            events: services.events,
                            database: services.database,
                            listening: listening
                        )
                        group.addTask { await relay.run() }
                    }
                }
            }
            let presented = Presented(
                Credential(.session, SessionSecret(unchecked: review.cluster.secret(of: "head c"))),
                by: .bearer
            )
            let (actions, told) = AsyncStream.makeStream(of: String.self)
            let scope = try await others.scopes.signedIn(by: presented).scope
            let start = try await others.followEvents.start(
                after: nil,
                as: Caller(scope: scope, requestID: "a")
            )
            let follower = Task {
                try await others.followEvents.run(from: start, by: presented, requestID: "a") { news in
                    if case .events(let events) = news { for event in events { told.yield(event.action) } }
                }
            }
            try await review.bringToAssessing(["c"])
            var heard: [String] = []
            for await action in actions {
                heard.append(action)
                if heard.count == 3 { break }
            }
            #expect(heard == ["draft.saved", "sheet.submitted", "review.advanced"])
            relays.cancel()
            await relays.value
            try await follower.value
        }
    }

    @Test func `has one order for all, though transactions end in another than they began`() async throws {
        try await ReviewHouse.open { review in
            try await review.cluster.bring(to: .selfScoring)
            let services = review.house.services
            let relay = Task {
                while !Task.isCancelled {
                    _ = try await services.database.run(EventStatements.place)
                }
            }
            // Many who write at once in two clusters, while somebody reads on from what he has had.
            let reader = Task { () -> [String] in
                var (seen, after): ([String], String?) = ([], nil)
                while seen.count < 24 {
                    let query = after.map { "?after=\($0)" } ?? ""
                    let part = try await review.get(Self.path + query, as: "office ministry")
                    seen += try part.items("id")
                    after = try part.json.member("after")?.string
                }
                return seen
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for unit in ["a", "b", "c", "d"] {
                    group.addTask {
                        for version in 1...6 {
                            let saved = try await review.save(
                                ["I.1": #"{"points":\#(version)}"#],
                                for: unit,
                                version: version
                            )
                            #expect(saved.status == .ok, "\(saved.text)")
                        }
                    }
                }
                try await group.waitForAll()
            }
            let seen = try await reader.value
            relay.cancel()
            _ = await relay.result
            let all = try await review.get(Self.path, as: "office ministry").items("id")
            #expect(seen == all, "nothing is missed, and nothing comes twice")
            #expect(Set(all).count == 24)
        }
    }
}

extension ReviewHouse {
    /// Gives their places to all events, as a server's relay does.
    fileprivate func placeEvents() async throws {
        while true {
            let (_, areMore) = try await house.services.database.run(EventStatements.place)
            // Others' transactions on the same server hold events up until they end.
            if !areMore { return }
        }
    }
}
