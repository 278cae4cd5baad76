import Application
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Postgres
import Repository
import TestSupport
import Testing

@testable import API

@Suite(.database(.migrated)) struct `The walk: every route, asked by everybody` {
    @Test(arguments: PolicyTable.lines)
    func `answers as the policy table says`(_ line: PolicyTable.Line) async throws {
        let pool = PostgresPool(
            try PostgresConfiguration(try TestDatabase.current.connectionString(user: "thidua_app"))
        )
        let services = Services(pool: pool, hasher: PasswordHasher(), clock: .system)
        try await TestApplication.run(services: services) { client in
            let shared = try await Self.cluster(at: line.stage)
            for (account, status) in line.answers {
                // Whoever may change a review has one to themselves.
                let isChanged = status < 300 && !line.route.hasPrefix("GET")
                let cluster = isChanged ? try await Self.cluster(at: line.stage) : shared
                let answer = try await Self.ask(line.route, of: cluster, as: account, through: client)
                #expect(Int(answer.status.code) == status, "\(account): \(String(buffer: answer.body))")
            }
        }
        await pool.shutDown(within: .seconds(5))
    }

    private static func cluster(at stage: HandMadeCluster.Stage) async throws -> HandMadeCluster {
        let cluster = try await HandMadeCluster()
        try await cluster.bring(to: stage)
        return cluster
    }

    @Test func `the policy table has every route that needs a sign-in, and no other`() {
        let asked = Set(PolicyTable.lines.map { Self.requests[$0.route]?.operation ?? $0.route })
        let routes = API.operations.filter { $0.access == .signedIn }.map { "\($0.method) \($0.path)" }
        #expect(asked == Set(routes))
    }

    /// What each route of the table is asked with.
    private struct Asked: Sendable {
        /// Method and path as `/openapi.json` has them.
        let operation: String
        var body: String?
        var ifMatch: String?
    }

    private static let requests: [String: Asked] = [
        "GET review": Asked(operation: "GET /api/v1/reviews/{review}"),
        "GET sheet": Asked(operation: "GET /api/v1/reviews/{review}/sheets/{unit}"),
        "PATCH draft": Asked(
            operation: "PATCH /api/v1/reviews/{review}/sheets/{unit}/draft",
            body: #"{"results":{"I.2":{"result":{"achieved":true},"version":0}}}"#
        ),
        "POST submission": Asked(
            operation: "POST /api/v1/reviews/{review}/sheets/{unit}/submission",
            ifMatch: #""1.1""#
        ),
        "POST assessment": Asked(
            operation: "POST /api/v1/reviews/{review}/sheets/{unit}/assessment",
            body: #"{"findings":{"I.1":{"kind":"awarded","result":{"awarded":4},"reason":"Theo biên bản"}}}"#,
            ifMatch: #""2.0""#
        ),
        "POST return": Asked(
            operation: "POST /api/v1/reviews/{review}/sheets/{unit}/return",
            body: #"{"reasons":{"I.2":"Thiếu minh chứng"}}"#,
            ifMatch: #""2.0""#
        ),
        "POST state": Asked(
            operation: "POST /api/v1/reviews/{review}/state",
            body: #"{"to":"appraising"}"#,
            ifMatch: #""2""#
        ),
        "GET standings": Asked(operation: "GET /api/v1/reviews/{review}/standings"),
        "POST publications": Asked(
            operation: "POST /api/v1/reviews/{review}/publications",
            body: #"{"audience":["members"]}"#,
            ifMatch: #""2""#
        ),
        "GET publications": Asked(operation: "GET /api/v1/reviews/{review}/publications"),
        "GET publication": Asked(operation: "GET /api/v1/reviews/{review}/publications/{number}"),
    ].merging(accounts) { first, _ in first }

    private static let accounts: [String: Asked] = [
        "GET accounts": Asked(operation: "GET /api/v1/accounts"),
        "GET account": Asked(operation: "GET /api/v1/accounts/{account}"),
        "POST accounts": Asked(
            operation: "POST /api/v1/accounts",
            body: #"{"unit":"{unit}","login":"{code}","name":"Nguyễn An","functions":[{"function":"officer"}]}"#
        ),
        "PATCH account": Asked(
            operation: "PATCH /api/v1/accounts/{account}",
            body: #"{"name":"Nguyễn Văn An"}"#,
            ifMatch: #""1""#
        ),
        "POST block": Asked(operation: "POST /api/v1/accounts/{account}/block"),
        "POST unblock": Asked(operation: "POST /api/v1/accounts/{account}/unblock"),
        "POST one-time-code": Asked(operation: "POST /api/v1/accounts/{account}/one-time-code"),
        "POST functions": Asked(
            operation: "POST /api/v1/accounts/{account}/functions",
            body: #"{"function":"head"}"#
        ),
        "POST functions/end": Asked(
            operation: "POST /api/v1/accounts/{account}/functions/end",
            body: #"{"function":"officer","unit":"{unit}","from":"2020-01-01","on":"2099-01-01"}"#
        ),
        "GET keys": Asked(operation: "GET /api/v1/accounts/{account}/keys"),
        "POST keys": Asked(
            operation: "POST /api/v1/accounts/{account}/keys",
            body: #"{"name":"Bảng điện tử","scopes":["standings"],"days":30}"#
        ),
        "DELETE key": Asked(operation: "DELETE /api/v1/accounts/{account}/keys/{key}"),
    ]

    /// A text with what it names in braces. Keys are those of the program's account.
    private static func filled(_ text: String, of cluster: HandMadeCluster, about route: String) -> String {
        let ids = [
            "review": cluster.review, "unit": cluster.unit("c"), "key": cluster.account("key c"),
            "account": cluster.account(route.contains("key") ? "key c" : "officer c"),
        ]
        let text = text.replacing("{number}", with: "1").replacing("{code}", with: cluster.code("new"))
        return ids.reduce(text) { text, id in
            text.replacing("{\(id.key)}", with: id.value.uuidString.lowercased())
        }
    }

    /// Asks a route about the province's review, and `c`'s sheet in it.
    private static func ask(
        _ route: String,
        of cluster: HandMadeCluster,
        as account: String,
        through client: any TestClientProtocol
    ) async throws -> TestResponse {
        guard let asked = requests[route] else { preconditionFailure("no request is written down for \(route)") }
        let parts = asked.operation.split(separator: " ")
        let path = filled(String(parts[1]), of: cluster, about: route)
        var headers = HTTPFields()
        if account != "nobody" {
            let secret = SessionSecret(unchecked: cluster.secret(of: account))
            let credential = Credential(account.hasPrefix("key") ? .serviceKey : .session, secret)
            headers[.authorization] = "Bearer \(credential.text)"
        }
        if asked.body != nil { headers[.contentType] = "application/json" }
        if let ifMatch = asked.ifMatch { headers[.ifMatch] = ifMatch }
        if let name = HTTPField.Name("Idempotency-Key") { headers[name] = UUID().uuidString }
        return try await client.execute(
            uri: path,
            method: HTTPRequest.Method(rawValue: String(parts[0])) ?? .get,
            headers: headers,
            body: asked.body.map { ByteBuffer(string: filled($0, of: cluster, about: route)) }
        )
    }
}
