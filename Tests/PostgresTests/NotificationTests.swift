import Postgres
import TestSupport
import Testing

@Suite(.database) struct NotificationTests {
    @Test func `notifications arrive in order, on an idle connection and without polling`() async throws {
        let (listener, sender) = (try await Server.connection(), try await Server.connection())
        let notifications = try await listener.listen(to: "Arrive in order")
        for number in 1...100 {
            try await sender.query("select pg_notify('Arrive in order', \("\(number)"))")
        }
        var payloads: [String] = []
        for try await notification in notifications {
            #expect(notification.channel == "Arrive in order")
            #expect(notification.backend == (await sender.backend))
            payloads.append(notification.payload)
            if payloads.count == 100 { break }
        }
        #expect(payloads == (1...100).map(String.init))
    }

    @Test func `a consumer that waits is woken`() async throws {
        let (listener, sender) = (try await Server.connection(), try await Server.connection())
        let notifications = try await listener.listen(to: "woken")
        let first = Task { try await notifications.first { _ in true } }
        try await sender.query("notify woken, 'ê'")
        #expect(try await first.value?.payload == "ê")
    }

    @Test func `the stream throws when the connection breaks`() async throws {
        let (listener, sender) = (try await Server.connection(), try await Server.connection())
        let notifications = try await listener.listen(to: "broken")
        let backend = try #require(await listener.backend)
        try await sender.query("select pg_terminate_backend(\(backend))")
        let error = try await failure { for try await _ in notifications {} }
        #expect(error.isConnection)
        #expect(listener.isClosed)
    }

    @Test func `the stream ends when the program closes the connection`() async throws {
        let listener = try await Server.connection()
        let notifications = try await listener.listen(to: "closed")
        await listener.close()
        for try await _ in notifications { Issue.record("nothing was sent") }
    }

    @Test func `a consumer that falls behind is told so`() async throws {
        let (listener, sender) = (try await Server.connection(), try await Server.connection())
        let notifications = try await listener.listen(to: "behind", limit: 3)
        try await sender.query("select pg_notify('behind', i::text) from generate_series(1, 10) i")
        // An answer to the listener comes after what was sent to it before: nobody has read any of the ten yet.
        try await listener.query("select 1")
        var payloads: [String] = []
        let error = try await failure {
            for try await notification in notifications { payloads.append(notification.payload) }
        }
        guard case .unavailable = error.kind else {
            Issue.record("\(error)")
            return
        }
        #expect(payloads.prefix(3) == ["1", "2", "3"])
        #expect(payloads.count < 10)
    }

    @Test func `letting go of the stream ends the subscription`() async throws {
        let listener = try await Server.connection()
        do {
            let notifications = try await listener.listen(to: "released")
            _ = notifications
        }
        try await until("nobody listens") {
            try await listener.query("select pg_listening_channels()", as: String.self).isEmpty
        }
    }

    @Test func `a listening connection still answers`() async throws {
        let listener = try await Server.connection()
        let notifications = try await listener.listen(to: "answers")
        try await listener.query("notify answers")
        #expect(try await listener.query("select 1", as: Int.self) == [1])
        #expect(try await notifications.first { _ in true }?.backend == (await listener.backend))
    }
}
