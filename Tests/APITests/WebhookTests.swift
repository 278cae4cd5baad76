import API
import Application
import Crypto
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Postgres
import Repository
import StrictJSON
import Synchronization
import TestSupport
import Testing

@Suite(.database(.migrated, .own), .timeLimit(.minutes(2))) struct `Webhooks, over HTTP` {
    @Test func `tell in order within a cluster what happens, signed, and only what is asked for`() async throws {
        try await WebhookHouse.open { house in
            let secret = try await house.make(#"["sheet.submitted","review.advanced"]"#)
            try await house.review.bringToAssessing(["c", "d"])
            try await house.deliverAll()
            let told = house.receiver.told
            #expect(try told.map { try $0.action } == ["sheet.submitted", "sheet.submitted", "review.advanced"])
            for request in told {
                #expect(request.url == "https://bang.example.vn/thidua")
                #expect(try request.isSigned(by: secret))
                #expect(try !request.isSigned(by: "whsec_" + Data(repeating: 1, count: 32).base64EncodedString()))
            }
            let deliveries = try await house.deliveries()
            #expect(Set(try deliveries.items("state")) == ["delivered"])
        }
    }

    @Test func `hold the cluster's next events back until one is taken, and try it ever less often`() async throws {
        try await WebhookHouse.open { house in
            _ = try await house.make(#"["sheet.submitted","review.advanced"]"#)
            house.receiver.answer { $0 < 3 ? 500 : 204 }
            try await house.review.bringToAssessing(["c", "d"])
            try await house.deliverAll()
            #expect(house.receiver.told.count == 1, "nothing is due before its time")
            house.letTimePass()
            try await house.deliverAll()
            #expect(Set(house.receiver.told.map(\.id)).count == 1, "the next ones wait")
            house.letTimePass()
            try await house.deliverAll()
            let told = house.receiver.told
            #expect(Set(told.prefix(3).map(\.id)).count == 1)
            #expect(Set(told.dropFirst(2).map(\.id)).count == 3, "then all of them, each once")
        }
    }

    @Test func `give up at last, go on with what came after, and send again when they are told to`() async throws {
        try await WebhookHouse.open { house in
            _ = try await house.make(#"["sheet.submitted"]"#)
            try await house.review.bringToAssessing(["c", "d"])
            let first = Mutex<String?>(nil)
            house.receiver.answer(byID: { id in
                first.withLock { known in
                    known = known ?? id
                    return known == id ? nil : 200
                }
            })
            for _ in 1...10 {
                try await house.deliverAll()
                house.letTimePass()
            }
            let dead = try await house.deliveries("?state=dead")
            let event = try #require(try dead.items("event").first)
            #expect(event == first.withLock { $0 })
            #expect(dead.text.contains("no answer"))
            try await house.deliverAll()
            #expect(Set(house.receiver.told.map(\.id)).count == 2)

            house.receiver.answer { _ in 200 }
            let path = "/api/v1/webhooks/\(house.webhook)/deliveries/\(event)/redelivery"
            let again = try await house.review.write(.post, path, as: "office province", "{}")
            #expect(again.status == .ok, "\(again.text)")
            let twice = try await house.review.write(.post, path, as: "office province", "{}")
            #expect(try twice.code == "wrong-state")
            try await house.deliverAll()
            #expect(try await house.deliveries("?state=dead").items("event").isEmpty)
        }
    }

    @Test func `wait while they are paused, and are told nothing once they have ended`() async throws {
        try await WebhookHouse.open { house in
            _ = try await house.make("[]")
            let path = "/api/v1/webhooks/\(house.webhook)"
            let terms = #"{"name":"Bảng","url":"https://bang.example.vn/thidua","paused":"#
            let paused = try await house.review.write(
                .put,
                path,
                as: "office province",
                terms + "true}",
                match: "\"1\""
            )
            #expect(paused.status == .ok, "\(paused.text)")
            try await house.review.bringToAssessing(["c"])
            try await house.deliverAll()
            #expect(house.receiver.told.isEmpty)
            let resumed = try await house.review.write(
                .put,
                path,
                as: "office province",
                terms + "false}",
                match: "\"2\""
            )
            #expect(resumed.status == .ok)
            try await house.deliverAll()
            let count = house.receiver.told.count
            #expect(count >= 3)
            let ended = try await house.review.write(.delete, path, as: "office province", match: "\"3\"")
            #expect(ended.status == .ok, "\(ended.text)")
            #expect(try await house.review.advance(to: "appraising", as: "officer a").status == .ok)
            try await house.deliverAll()
            #expect(house.receiver.told.count == count)
        }
    }

    @Test func `are made for allowed origins alone, and show their secret once`() async throws {
        try await WebhookHouse.open { house in
            let path = "/api/v1/units/\(house.review.id(of: "province"))/webhooks"
            let refused = try await house.review.write(
                .post,
                path,
                as: "office province",
                #"{"name":"a","url":"https://other.example/"}"#
            )
            #expect(try refused.code == "origin-not-allowed")
            let body = #"{"name":"a","url":"https://bang.example.vn/"}"#
            let key = UUID().uuidString
            let made = try await house.review.write(.post, path, as: "office province", body, key: key)
            #expect(try made.json.member("secret")?.string?.hasPrefix("whsec_") == true, "\(made.text)")
            let again = try await house.review.write(.post, path, as: "office province", body, key: key)
            #expect(try again.json.member("secret")?.isNull == true)
            let webhook = try #require(try made.json.member("webhook")?.member("id")?.string)
            let shown = try await house.review.get("/api/v1/webhooks/\(webhook)", as: "auditor")
            #expect(shown.status == .ok && !shown.text.contains("whsec"))
        }
    }
}

/// A program that is told, as a test has it answer.
private final class Receiver: Sendable {
    struct Told: Sendable {
        let url: String
        let headers: [String: String]
        let body: [UInt8]

        var id: String { headers["webhook-id"] ?? "?" }
        var action: String? { get throws { try JSONDocument(body).root.member("action")?.string } }

        func isSigned(by secret: String) throws -> Bool {
            let key = try #require(Data(base64Encoded: String(secret.dropFirst("whsec_".count))))
            let signed = Data("\(id).\(headers["webhook-timestamp"] ?? "").".utf8) + Data(body)
            let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: key))
            return headers["webhook-signature"] == "v1,\(Data(code).base64EncodedString())"
        }
    }

    private struct NoAnswer: Error, CustomStringConvertible { let description = "no answer" }
    private struct State {
        var told: [Told] = []
        var status: @Sendable (_ id: String, _ count: Int) -> Int? = { _, _ in 200 }
    }
    private let state = Mutex(State())

    var told: [Told] { state.withLock { $0.told } }

    /// Answers with a status by how often it was told before, this time included.
    func answer(_ status: @escaping @Sendable (_ count: Int) -> Int) {
        state.withLock { $0.status = { _, count in status(count) } }
    }

    /// Answers with a status by the event's id, or not at all.
    func answer(byID status: @escaping @Sendable (_ id: String) -> Int?) {
        state.withLock { $0.status = { id, _ in status(id) } }
    }

    @Sendable func take(_ url: String, _ headers: [(name: String, value: String)], _ body: [UInt8]) throws -> Int {
        let told = Told(url: url, headers: Dictionary(headers.map { ($0.name, $0.value) }) { $1 }, body: body)
        let (status, count) = state.withLock { state in
            state.told.append(told)
            return (state.status, state.told.count)
        }
        guard let status = status(told.id, count) else { throw NoAnswer() }
        return status
    }
}

/// A house with a webhook of province's, and a server that empties the outbox when it is told to.
private final class WebhookHouse: Sendable {
    let review: ReviewHouse
    let receiver = Receiver()
    private let state = Mutex((webhook: "", ahead: Duration.zero))

    private init(_ review: ReviewHouse) { self.review = review }

    static func open(_ body: @escaping @Sendable (WebhookHouse) async throws -> Void) async throws {
        let origins = Set([WebhookOrigin("https://bang.example.vn")].compactMap(\.self))
        try await ReviewHouse.open(webhookOrigins: origins) { review in try await body(WebhookHouse(review)) }
    }

    var webhook: String { state.withLock { $0.webhook } }

    /// Makes the webhook; returns its secret.
    func make(_ actions: String) async throws -> String {
        let made = try await review.write(
            .post,
            "/api/v1/units/\(review.id(of: "province"))/webhooks",
            as: "office province",
            #"{"name":"Bảng","url":"https://bang.example.vn/thidua","actions":\#(actions)}"#
        )
        #expect(made.status == .created, "\(made.text)")
        let webhook = try #require(try made.json.member("webhook")?.member("id")?.string)
        state.withLock { $0.webhook = webhook }
        return try #require(try made.json.member("secret")?.string)
    }

    /// Places all events, and carries out what is due until nothing is.
    func deliverAll() async throws {
        let services = review.house.services
        while try await services.database.run(EventStatements.place).1 {}
        let ahead = state.withLock { $0.ahead }
        let deliver = DeliverWebhooks(
            events: services.events,
            database: services.database,
            clock: WallClock { WallClock.system.now() + ahead },
            origins: services.webhookOrigins,
            body: API.body,
            send: receiver.take
        )
        while try await deliver.turn() {}
    }

    /// Long enough for the next attempt, whichever it is.
    func letTimePass() { state.withLock { $0.ahead += .seconds(86_400) } }

    func deliveries(_ query: String = "") async throws -> TestResponse {
        try await review.get("/api/v1/webhooks/\(webhook)/deliveries\(query)", as: "office province")
    }
}

extension ReviewHouse {
    fileprivate func id(of unit: String) -> String { cluster.unit(unit).uuidString.lowercased() }
}
