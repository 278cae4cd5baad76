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
        /// The parameters that it cannot be asked without.
        var query = ""
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
        "GET explanation": Asked(operation: "GET /api/v1/reviews/{review}/explanations/{unit}"),
        "GET scoring-document": Asked(operation: "GET /api/v1/reviews/{review}/scoring-document"),
        "GET audit-events": Asked(operation: "GET /api/v1/audit-events"),
        "GET rankings": Asked(operation: "GET /api/v1/rankings", query: "?season={season}"),
        "GET rankings.csv": Asked(operation: "GET /api/v1/exports/rankings.csv", query: "?season={season}"),
        "GET rankings.json": Asked(operation: "GET /api/v1/exports/rankings.json", query: "?season={season}"),
        "GET rankings.xlsx": Asked(operation: "GET /api/v1/exports/rankings.xlsx", query: "?season={season}"),
        "GET results.csv": Asked(operation: "GET /api/v1/exports/results.csv", query: "?season={season}"),
        "POST publications": Asked(
            operation: "POST /api/v1/reviews/{review}/publications",
            body: #"{"audience":["members"]}"#,
            ifMatch: [.appraising: #""2""#]
        ),
        "GET publications": Asked(operation: "GET /api/v1/reviews/{review}/publications"),
        "GET publication": Asked(operation: "GET /api/v1/reviews/{review}/publications/{number}"),
    ].merging(organisation) { first, _ in first }.merging(agreements) { first, _ in first }
        .merging(accounts) { first, _ in first }

    private static let agreements: [String: Asked] = [
        "GET agreements": Asked(operation: "GET /api/v1/cluster-seasons/{clusterSeason}/agreements"),
        "POST agreements": Asked(
            operation: "POST /api/v1/cluster-seasons/{clusterSeason}/agreements",
            body: #"{"slogan":"Kỷ cương"}"#
        ),
        "GET agreement": Asked(operation: "GET /api/v1/cluster-seasons/{clusterSeason}/agreements/{number}"),
        "PUT agreement": Asked(
            operation: "PUT /api/v1/cluster-seasons/{clusterSeason}/agreements/{number}",
            body: #"{"slogan":"Kỷ cương"}"#,
            ifMatch: [.drafting: #""1""#, .signing: #""1""#]
        ),
        "POST agreement state": Asked(
            operation: "POST /api/v1/cluster-seasons/{clusterSeason}/agreements/{number}/state",
            body: #"{"to":"signing"}"#,
            ifMatch: [.drafting: #""1""#]
        ),
        "POST signature": Asked(
            operation: "POST /api/v1/cluster-seasons/{clusterSeason}/agreements/{number}/signatures",
            body: #"{"unit":"{unit}"}"#,
            ifMatch: [.drafting: #""1""#, .signing: #""1""#]
        ),
        "POST paper": Asked(
            operation: "POST /api/v1/cluster-seasons/{clusterSeason}/agreements/{number}/signatures",
            body: #"{"unit":"{unit}","paper":{"name":"Nguyễn Văn A","form":"KT","signedOn":"2026-01-02"}}"#,
            ifMatch: [.signing: #""1""#]
        ),
        "POST enforcement": Asked(
            operation: "POST /api/v1/cluster-seasons/{clusterSeason}/agreements/{number}/enforcement",
            body: #"{"outstanding":["{a}","{b}","{unit}","{d}"],"reason":"Đang sáp nhập"}"#,
            ifMatch: [.signing: #""1""#]
        ),
        "GET reviews": Asked(operation: "GET /api/v1/cluster-seasons/{clusterSeason}/reviews"),
        "POST reviews": Asked(
            operation: "POST /api/v1/cluster-seasons/{clusterSeason}/reviews",
            body: #"{"kind":"midYear","steps":["assessing"],"selfScoringUntil":"2099-06-30"}"#
        ),
    ]

    private static let organisation: [String: Asked] = [
        "GET units": Asked(operation: "GET /api/v1/units"),
        "GET unit": Asked(operation: "GET /api/v1/units/{unit}"),
        "GET seasons": Asked(operation: "GET /api/v1/seasons"),
        "GET blocks": Asked(operation: "GET /api/v1/blocks"),
        "GET clusters": Asked(operation: "GET /api/v1/clusters"),
        "GET cluster": Asked(operation: "GET /api/v1/clusters/{cluster}"),
        "GET cluster-seasons": Asked(operation: "GET /api/v1/cluster-seasons"),
        "GET cluster-season": Asked(operation: "GET /api/v1/cluster-seasons/{clusterSeason}"),
        "POST units": Asked(
            operation: "POST /api/v1/units",
            body: #"{"code":"{code}","name":"Phòng mới","parent":"{province}","from":"2026-01-01"}"#
        ),
        "PATCH unit": Asked(
            operation: "PATCH /api/v1/units/{unit}",
            body: #"{"name":"Tên mới"}"#,
            ifMatch: [.selfScoring: #""1""#]
        ),
        "POST seasons": Asked(
            operation: "POST /api/v1/seasons",
            body: #"{"kind":"schoolYear","name":"{code}","from":"2026-08-01","to":"2027-08-01"}"#
        ),
        "POST blocks": Asked(
            operation: "POST /api/v1/blocks",
            body: #"{"managingUnit":"{province}","name":"Khối các phòng"}"#
        ),
        "POST clusters": Asked(
            operation: "POST /api/v1/clusters",
            body: #"{"managingUnit":"{province}","number":2,"from":"2026-01-01"}"#
        ),
        "PATCH cluster": Asked(
            operation: "PATCH /api/v1/clusters/{cluster}",
            body: #"{"to":"2100-01-01"}"#,
            ifMatch: [.selfScoring: #""1""#]
        ),
        "POST cluster-seasons": Asked(
            operation: "POST /api/v1/cluster-seasons",
            body: #"{"season":"{nextSeason}","cluster":"{cluster}","members":[{"unit":"{unit}"}],"lead":"{unit}"}"#
        ),
        "POST members": Asked(
            operation: "POST /api/v1/cluster-seasons/{clusterSeason}/members",
            body: #"{"unit":"{e}","from":"2030-01-01"}"#,
            ifMatch: [.selfScoring: #""1""#]
        ),
        "POST departure": Asked(
            operation: "POST /api/v1/cluster-seasons/{clusterSeason}/members/{unit}/departure",
            body: #"{"on":"2030-01-01"}"#,
            ifMatch: [.selfScoring: #""1""#]
        ),
        "POST leadership": Asked(
            operation: "POST /api/v1/cluster-seasons/{clusterSeason}/leadership",
            body: #"{"role":"lead","unit":"{unit}","from":"2030-01-01"}"#,
            ifMatch: [.selfScoring: #""1""#]
        ),
    ]

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
            ifMatch: [.selfScoring: #""1""#]
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
            "review": cluster.review, "unit": cluster.unit("c"), "e": cluster.unit("e"), "a": cluster.unit("a"),
            "b": cluster.unit("b"), "d": cluster.unit("d"), "key": cluster.account("key c"),
            "account": cluster.account(route.contains("key") ? "key c" : "officer c"),
            "province": cluster.unit("province"), "cluster": cluster.cluster(of: "c"),
            "clusterSeason": cluster.clusterSeason(of: "c"), "nextSeason": cluster.nextSeason,
            "season": cluster.season,
        ]
        let text = text.replacing("{number}", with: "1").replacing("{code}", with: cluster.code("new"))
        return ids.reduce(text) { text, id in
            text.replacing("{\(id.key)}", with: id.value.uuidString.lowercased())
        }
    }

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
        let path = filled(String(parts[1]) + asked.query, of: cluster, about: route)
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
            body: asked.body.map { ByteBuffer(string: filled($0, of: cluster, about: route)) }
        )
    }
}
