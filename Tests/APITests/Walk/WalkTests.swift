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
                let answer = try await Self.ask(
                    line.route,
                    at: line.stage,
                    of: cluster,
                    as: account,
                    through: client
                )
                #expect(Int(answer.status.code) == status, "\(account): \(String(buffer: answer.body))")
            }
        }
        await pool.shutDown(within: .seconds(5))
    }

    private static func cluster(at stage: HandMadeCluster.Stage) async throws -> HandMadeCluster {
        let cluster = try await HandMadeCluster(steps: stage.steps)
        try await cluster.bring(to: stage)
        return cluster
    }

    @Test(arguments: PolicyTable.movements)
    func `shows what those above a unit do to those alone who may see it`(_ line: PolicyTable.Movement) async throws {
        let pool = PostgresPool(
            try PostgresConfiguration(try TestDatabase.current.connectionString(user: "thidua_app"))
        )
        let services = Services(pool: pool, hasher: PasswordHasher(), clock: .system)
        try await TestApplication.run(services: services) { client in
            let cluster = try await Self.cluster(at: .assessing)
            var before: [Seen] = []
            for (account, _) in line.answers {
                before.append(Seen(try await Self.ask(line.route, of: cluster, as: account, through: client)))
            }
            try await cluster.record(line.act)
            for ((account, moves), before) in zip(line.answers, before) {
                let after = Seen(try await Self.ask(line.route, of: cluster, as: account, through: client))
                #expect((after != before) == moves, "\(account): \(before) \(after)")
            }
        }
        await pool.shutDown(within: .seconds(5))
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
        /// By stage.
        var ifMatch: [HandMadeCluster.Stage: String] = [:]
    }

    /// The revision of `c`'s sheet to those above it.
    private static let assessed: [HandMadeCluster.Stage: String] = [
        .assessing: #""2.0.3""#, .returned: #""3.0.4""#, .explaining: #""2.0.3""#, .reassessing: #""2.0.3""#,
        .appraising: #""2.0.3""#,
    ]

    private static let requests: [String: Asked] = [
        "GET review": Asked(operation: "GET /api/v1/reviews/{review}"),
        "GET sheet": Asked(operation: "GET /api/v1/reviews/{review}/sheets/{unit}"),
        "PATCH draft": Asked(
            operation: "PATCH /api/v1/reviews/{review}/sheets/{unit}/draft",
            body: #"{"results":{"I.2":{"result":{"achieved":true},"version":0}}}"#
        ),
        "POST submission": Asked(
            operation: "POST /api/v1/reviews/{review}/sheets/{unit}/submission",
            ifMatch: [.selfScoring: #""1.1""#, .returned: #""3.1""#]
        ),
        "POST assessment": Asked(
            operation: "POST /api/v1/reviews/{review}/sheets/{unit}/assessment",
            body: #"{"findings":{"I.1":{"kind":"awarded","result":{"awarded":4},"reason":"Theo biên bản"}}}"#,
            ifMatch: assessed
        ),
        "POST acceptance": Asked(
            operation: "POST /api/v1/reviews/{review}/sheets/{unit}/acceptance",
            body: "{}",
            ifMatch: assessed
        ),
        "POST settlements": Asked(
            operation: "POST /api/v1/reviews/{review}/settlements",
            body: #"{"unit":"{unit}","reason":"Không nộp phiếu","disqualified":true}"#,
            ifMatch: assessed
        ),
        "GET settlements": Asked(operation: "GET /api/v1/reviews/{review}/settlements"),
        "POST return": Asked(
            operation: "POST /api/v1/reviews/{review}/sheets/{unit}/return",
            body: #"{"reasons":{"I.2":"Thiếu minh chứng"}}"#,
            ifMatch: assessed
        ),
        "POST state": Asked(
            operation: "POST /api/v1/reviews/{review}/state",
            body: #"{"to":"appraising"}"#,
            ifMatch: [.assessing: #""2""#]
        ),
        "GET standings": Asked(operation: "GET /api/v1/reviews/{review}/standings"),
        "POST publications": Asked(
            operation: "POST /api/v1/reviews/{review}/publications",
            body: #"{"audience":["members"]}"#,
            ifMatch: [.appraising: #""2""#]
        ),
        "GET publications": Asked(operation: "GET /api/v1/reviews/{review}/publications"),
        "GET publication": Asked(operation: "GET /api/v1/reviews/{review}/publications/{number}"),
    ]

    /// Asks a route about the province's review, and `c`'s sheet in it.
    private static func ask(
        _ route: String,
        at stage: HandMadeCluster.Stage = .assessing,
        of cluster: HandMadeCluster,
        as account: String,
        through client: any TestClientProtocol
    ) async throws -> TestResponse {
        guard let asked = requests[route] else { preconditionFailure("no request is written down for \(route)") }
        let parts = asked.operation.split(separator: " ")
        let filled = { (text: String) in
            text.replacing("{review}", with: cluster.review.uuidString.lowercased())
                .replacing("{unit}", with: cluster.unit("c").uuidString.lowercased()).replacing("{number}", with: "1")
        }
        let path = filled(String(parts[1]))
        var headers = HTTPFields()
        if account != "nobody" {
            let secret = SessionSecret(unchecked: cluster.secret(of: account))
            let credential = Credential(account.hasPrefix("key") ? .serviceKey : .session, secret)
            headers[.authorization] = "Bearer \(credential.text)"
        }
        if asked.body != nil { headers[.contentType] = "application/json" }
        if let ifMatch = asked.ifMatch[stage] { headers[.ifMatch] = ifMatch }
        if let name = HTTPField.Name("Idempotency-Key") { headers[name] = UUID().uuidString }
        return try await client.execute(
            uri: path,
            method: HTTPRequest.Method(rawValue: String(parts[0])) ?? .get,
            headers: headers,
            body: asked.body.map { ByteBuffer(string: filled($0)) }
        )
    }
}
