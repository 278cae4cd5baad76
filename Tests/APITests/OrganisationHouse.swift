import Foundation
import HTTPTypes
import HummingbirdTesting
import StrictJSON
import TestSupport
import Testing

/// The ministry of `HandMadeCluster`, whose administrator and offices build below it over HTTP.
struct OrganisationHouse {
    let review: ReviewHouse
    /// Makes codes and names of this run its own.
    let run = UUID().uuidString.lowercased().prefix(8)

    static func open(_ body: @escaping @Sendable (OrganisationHouse) async throws -> Void) async throws {
        try await ReviewHouse.open { review in try await body(OrganisationHouse(review: review)) }
    }

    func unit(_ name: String) -> String { review.cluster.unit(name).uuidString.lowercased() }

    func get(_ path: String, as name: String = "officer c") async throws -> TestResponse {
        try await review.get("/api/v1\(path)", as: name)
    }

    func post(_ path: String, as name: String, _ json: String, match: Int? = nil) async throws -> TestResponse {
        try await review.write(.post, "/api/v1\(path)", as: name, json, match: match.map { "\"\($0)\"" })
    }

    func patch(_ path: String, as name: String, _ json: String, match: Int) async throws -> TestResponse {
        try await review.write(.patch, "/api/v1\(path)", as: name, json, match: "\"\(match)\"")
    }

    /// Makes something, and returns its id.
    func make(_ path: String, as name: String, _ json: String) async throws -> String {
        let answer = try await post(path, as: name, json)
        #expect(answer.status == .created, "\(path): \(answer.text)")
        return try #require(try answer.json.member("id")?.string)
    }

    /// Makes a unit, as the ministry's administrator.
    func makeUnit(
        _ code: String,
        _ name: String = "Phòng",
        below parent: String,
        from: String = "2020-01-01"
    ) async throws -> String {
        try await make(
            "/units",
            as: "administrator",
            #"{"code":"\#(run).\#(code)","name":"\#(name)","parent":"\#(parent)","from":"\#(from)"}"#
        )
    }

    func makeCluster(of managingUnit: String, _ rest: String) async throws -> String {
        try await make(
            "/clusters",
            as: "office ministry",
            #"{"managingUnit":"\#(managingUnit)","from":"2020-01-01",\#(rest)}"#
        )
    }

    func makeSeason() async throws -> String {
        try await make(
            "/seasons",
            as: "office ministry",
            #"{"kind":"workYear","name":"\#(run)","from":"2025-11-15","to":"2026-11-15"}"#
        )
    }
}

extension TestResponse {
    /// The units that a problem names, and what it says of each.
    var refusedUnits: [String: String] {
        get throws {
            let places = try json.member("errors")?.elements.map { Array($0) } ?? []
            return Dictionary(
                places.map { ($0.member("unit")?.string ?? "?", $0.member("detail")?.string ?? "") }
            ) { first, _ in first }
        }
    }

    /// The lines of a page, by one member of each.
    func items(_ member: String) throws -> [String] {
        try json.member("items")?.elements?.map { $0.member(member)?.string ?? "?" } ?? []
    }
}
