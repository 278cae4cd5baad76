import Crypto
import CryptoExtras
import Foundation
import HTTPTypes
import HummingbirdTesting
import Logging
import Postgres
import StrictJSON
import TestSupport
import Testing

/// The province's cluster of `HandMadeCluster`, where votes are held over HTTP: `a` leads, and the heads vote.
struct VoteHouse {
    let review: ReviewHouse

    static func open(
        logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
        _ body: @escaping @Sendable (VoteHouse) async throws -> Void
    ) async throws {
        try await ReviewHouse.open(logger: logger) { review in try await body(VoteHouse(review: review)) }
    }

    func unit(_ name: String) -> String { review.cluster.unit(name).uuidString.lowercased() }

    func account(_ name: String) -> String { review.cluster.account(name).uuidString.lowercased() }

    var season: String {
        "/api/v1/cluster-seasons/\(review.cluster.clusterSeason(of: "c").uuidString.lowercased())/votes"
    }

    func path(_ vote: String, _ rest: String = "") -> String { "/api/v1/votes/\(vote)\(rest)" }

    /// The text of a vote.
    func text(
        _ method: String,
        options: [String] = [#"{"words":"Đồng ý"}"#],
        subject: String = #"{"kind":"question"}"#,
        rule: String = #""threshold":"1/2","comparison":"moreThan","denominator":"members","seats":1"#,
        more: String = ""
    ) -> String {
        #"{"title":"Biểu quyết","subject":\#(subject),"options":[\#(options.joined(separator: ","))],"#
            + #""method":"\#(method)","rule":{\#(rule)}\#(more)}"#
    }

    /// The units as options.
    func units(_ names: [String]) -> [String] { names.map { #"{"unit":"\#(unit($0))"}"# } }

    func prepare(_ text: String, as name: String = "officer a") async throws -> String {
        let answer = try await review.write(.post, season, as: name, text)
        #expect(answer.status == .created, "\(answer.text)")
        return try #require(try answer.json.member("id")?.string)
    }

    func prepareAndOpen(_ text: String) async throws -> String {
        let vote = try await prepare(text)
        let opened = try await act(vote, "opening")
        #expect(opened.status == .ok, "\(opened.text)")
        return vote
    }

    /// Does something to a vote as it is.
    func act(
        _ vote: String,
        _ act: String,
        as name: String = "officer a",
        _ json: String? = nil
    ) async throws -> TestResponse {
        try await review.write(
            .post,
            path(vote, "/" + act),
            as: name,
            json,
            match: try await review.tag(path(vote), as: "officer a")
        )
    }

    func shown(_ vote: String, as name: String = "officer c") async throws -> JSONValue {
        try await review.get(path(vote), as: name).json
    }

    func outcome(_ vote: String) async throws -> JSONValue {
        try #require(try await shown(vote).member("outcome"))
    }

    // MARK: Secret ballots

    typealias Key = _RSA.BlindSigning.PublicKey<SHA384>

    /// The vote's public key, as a client makes it of what is shown.
    func key(_ vote: String) async throws -> Key {
        let shown = try #require(try await shown(vote).member("publicKey"))
        let modulus = try #require(shown.member("n")?.string.flatMap(Data.init(base64URL:)))
        return try Key(n: modulus, e: Data([1, 0, 1]), parameters: .RSABSSA_SHA384_PSS_Deterministic)
    }

    /// A token, and the signature on it that somebody has asked for.
    struct Signed: Sendable {
        let token: Data
        let signature: Data

        func json(_ choice: [String]) -> [UInt8] {
            let marks = choice.map { #""\#($0)""# }.joined(separator: ",")
            return Array(
                #"{"token":"\#(token.base64URL)","signature":"\#(signature.base64URL)","choice":[\#(marks)]}"#.utf8
            )
        }
    }

    /// What a client does to take a ballot.
    func take(_ vote: String, as name: String, _ key: Key) async throws -> Signed {
        let token = Data((0..<32).map { _ in UInt8.random(in: 0...255) })
        let prepared = key.prepare(token)
        let blinded = try key.blind(prepared)
        let answer = try await take(vote, as: name, blinded: blinded.blindedMessage)
        #expect(answer.status == .created, "\(name): \(answer.text)")
        let signature = try #require(try answer.json.member("signature")?.string.flatMap(Data.init(base64URL:)))
        let signed = try key.finalize(
            _RSA.BlindSigning.BlindSignature(rawRepresentation: signature),
            for: prepared,
            blindingInverse: blinded.inverse
        )
        #expect(key.isValidSignature(signed, for: prepared))
        return Signed(token: token, signature: signed.rawRepresentation)
    }

    func take(_ vote: String, as name: String, blinded: Data) async throws -> TestResponse {
        try await review.write(
            .post,
            path(vote, "/blind-signatures"),
            as: name,
            #"{"blinded":"\#(blinded.base64URL)"}"#
        )
    }

    /// Casts a ballot as nobody.
    func cast(_ ballot: Signed, _ choice: [String], in vote: String) async throws -> TestResponse {
        try await review.house.client.send(.post, path(vote, "/ballots"), ballot.json(choice))
    }
}

extension Data {
    var base64URL: String {
        base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    init?(base64URL text: String) {
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        self.init(base64Encoded: text.replacing("-", with: "+").replacing("_", with: "/") + padding)
    }
}
