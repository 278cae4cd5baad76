import Application
import Crypto
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Logging
import NIOCore
import Postgres
import Repository
import StrictJSON
import TestSupport

/// The people of `HandMadeCluster`, who ask over HTTP.
struct ReviewHouse {
    let house: House
    let cluster: HandMadeCluster

    static func open(
        scale: String = HandMadeCluster.smallScale,
        terms: String? = nil,
        steps: [String] = ["assessing"],
        deadline: Duration = .seconds(30),
        logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
        exports: ExportRankingFile.Limits = ExportRankingFile.Limits(folder: "/tmp"),
        webhookOrigins: Set<WebhookOrigin> = [],
        fileRoom: Int64 = 500 << 20,
        _ body: @escaping @Sendable (ReviewHouse) async throws -> Void
    ) async throws {
        let cluster = try await HandMadeCluster(scale: scale, terms: terms, steps: steps)
        try await House.open(
            deadline: deadline,
            logger: logger,
            exports: exports,
            webhookOrigins: webhookOrigins,
            fileRoom: fileRoom
        ) { house in
            try await body(ReviewHouse(house: house, cluster: cluster))
        }
    }

    var path: String { "/api/v1/reviews/\(cluster.review.uuidString.lowercased())" }

    /// The path of a unit's sheet.
    func sheet(_ unit: String, _ rest: String = "") -> String {
        "\(path)/sheets/\(cluster.unit(unit).uuidString.lowercased())\(rest)"
    }

    func bearer(_ name: String) -> HTTPFields {
        let secret = SessionSecret(unchecked: cluster.secret(of: name))
        return .bearer(Credential(name.hasPrefix("key") ? .serviceKey : .session, secret).text)
    }

    func get(_ path: String, as name: String) async throws -> TestResponse {
        try await house.client.send(.get, path, nil, bearer(name))
    }

    /// Asks for a change; without body, `If-Match` or idempotency key where these are nil.
    func write(
        _ method: HTTPRequest.Method = .post,
        _ path: String,
        as name: String,
        _ json: String? = nil,
        match: String? = nil,
        key: String? = UUID().uuidString
    ) async throws -> TestResponse {
        try await write(method, path, bearer(name), json.map { Array($0.utf8) }, match: match, key: key)
    }

    func write(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ fields: HTTPFields,
        _ body: [UInt8]?,
        match: String? = nil,
        key: String? = UUID().uuidString
    ) async throws -> TestResponse {
        var fields = fields
        if let key, let name = HTTPField.Name("Idempotency-Key") { fields[name] = key }
        if let match { fields[.ifMatch] = match }
        return try await house.client.send(method, path, body, fields)
    }

    /// Saves results by criterion, all seen in one version.
    func save(
        _ results: [String: String],
        for unit: String,
        version: Int = 0,
        key: String? = UUID().uuidString
    ) async throws -> TestResponse {
        try await write(
            .patch,
            sheet(unit, "/draft"),
            as: "officer \(unit)",
            Self.draft(results, version: version),
            key: key
        )
    }

    static func draft(_ results: [String: String], version: Int = 0) -> String {
        let members = results.sorted { $0.key < $1.key }
            .map { "\"\($0.key)\":{\"result\":\($0.value),\"version\":\(version)}" }
        return "{\"results\":{\(members.joined(separator: ","))}}"
    }

    /// The entity tag of what somebody sees there.
    func tag(_ path: String, as name: String) async throws -> String? {
        try await get(path, as: name).headers[.eTag]
    }

    func submit(_ unit: String) async throws -> TestResponse {
        let name = "head \(unit)"
        return try await write(
            .post,
            sheet(unit, "/submission"),
            as: name,
            match: try await tag(sheet(unit), as: name)
        )
    }

    func advance(to state: String, as name: String) async throws -> TestResponse {
        try await write(
            .post,
            path + "/state",
            as: name,
            "{\"to\":\"\(state)\"}",
            match: try await tag(path, as: name)
        )
    }
}

extension TestResponse {
    var bytes: [UInt8] { Array(body.readableBytesView) }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// What is wrong where: the pointers of a problem, or else its criteria.
    var places: [String] {
        get throws {
            try json.member("errors")?.elements?.map {
                $0.member("pointer")?.string ?? $0.member("criterion")?.string ?? "?"
            } ?? []
        }
    }
}
