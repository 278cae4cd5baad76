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
            let shared = try await WalkArea.cluster(at: line.stage)
            for (account, status) in line.answers {
                // Whoever may change a review has one to themselves.
                let isChanged = status < 300 && !line.route.hasPrefix("GET")
                let cluster = isChanged ? try await WalkArea.cluster(at: line.stage) : shared
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

    @Test(arguments: PolicyTable.movements)
    func `shows what those above a unit do to those alone who may see it`(_ line: PolicyTable.Movement) async throws {
        let pool = PostgresPool(
            try PostgresConfiguration(try TestDatabase.current.connectionString(user: "thidua_app"))
        )
        let services = Services(pool: pool, hasher: PasswordHasher(), clock: .system)
        try await TestApplication.run(services: services) { client in
            let cluster = try await WalkArea.cluster(at: "assessing")
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
        let asked = Set(PolicyTable.lines.map { WalkArea.requests[$0.route]?.operation ?? $0.route })
        let routes = API.operations.filter { $0.access == .signedIn }.map { "\($0.method) \($0.path)" }
        #expect(asked == Set(routes))
    }

    /// A text with what it names in braces. Keys are those of the program's account.
    private static func filled(_ text: String, of cluster: HandMadeCluster, about route: String) -> String {
        let ids = [
            "review": cluster.review, "unit": cluster.unit(route.hasSuffix("webhooks") ? "province" : "c"),
            "e": cluster.unit("e"), "a": cluster.unit("a"),
            "b": cluster.unit("b"), "d": cluster.unit("d"), "key": cluster.account("key c"),
            "account": cluster.account(route.contains("key") ? "key c" : "officer c"),
            "province": cluster.unit("province"),
            "ministry": cluster.unit("ministry"),
            "cluster": cluster.cluster(of: "c"),
            "clusterSeason": cluster.clusterSeason(of: "c"), "nextSeason": cluster.nextSeason,
            "season": cluster.season,
        ]
        let text = text.replacing("{number}", with: "1").replacing("{code}", with: cluster.code("new"))
            .replacing("{criterion}", with: "I.2")
        let known = ids.reduce(text) { text, id in
            text.replacing("{\(id.key)}", with: id.value.uuidString.lowercased())
        }
        // What a stage has made, by its name.
        return known.replacing(/{([A-Za-z]+)}/) { cluster.thing(String($0.output.1)).uuidString.lowercased() }
    }

    /// Asks a route about the province's review, and `c`'s sheet in it.
    private static func ask(
        _ route: String,
        at stage: String = "assessing",
        of cluster: HandMadeCluster,
        as account: String,
        through client: any TestClientProtocol
    ) async throws -> TestResponse {
        guard let asked = WalkArea.requests[route] else {
            preconditionFailure("no request is written down for \(route)")
        }
        let parts = asked.operation.split(separator: " ")
        let path = filled(String(parts[1]) + asked.query, of: cluster, about: route)
        var headers = HTTPFields()
        if account != "nobody" {
            let secret = SessionSecret(unchecked: cluster.secret(of: account))
            let credential = Credential(account.hasPrefix("key") ? .serviceKey : .session, secret)
            headers[.authorization] = "Bearer \(credential.text)"
        }
        if asked.body != nil { headers[.contentType] = asked.contentType }
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
