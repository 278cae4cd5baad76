import Foundation
import HTTPTypes
import HummingbirdTesting
import StrictJSON
import TestSupport
import Testing

@Suite(.database(.migrated)) struct `bad input to a review` {
    private struct Case {
        let name: String
        let body: [UInt8]
        let code: String
        let status: Int
        let place: String?

        init(_ name: String, _ body: String, _ code: String, _ status: Int, _ place: String?) {
            self.init(name, Array(body.utf8), code, status, place)
        }

        init(_ name: String, _ body: [UInt8], _ code: String, _ status: Int, _ place: String?) {
            self.name = name
            self.body = body
            self.code = code
            self.status = status
            self.place = place
        }
    }

    private static let drafts: [Case] = [
        Case("none", "", "malformed-json", 400, ""),
        Case("half", #"{"results":"#, "malformed-json", 400, ""),
        Case("no UTF-8", Array(#"{"results":{"I.1":""#.utf8) + [0xFF, 0x22], "malformed-json", 400, ""),
        Case("too large", [UInt8](repeating: 0x20, count: 1 << 20 + 1), "content-too-large", 413, nil),
        Case("wrong type", #"{"results":[]}"#, "invalid-request", 422, "/results"),
        Case("nothing", #"{"results":{}}"#, "invalid-request", 422, "/results"),
        Case("unknown", #"{"result":{}}"#, "invalid-request", 422, "/result"),
        Case("half a leaf", #"{"results":{"I.1":{"result":null}}}"#, "invalid-request", 422, "/results/I.1"),
        Case(
            "version",
            #"{"results":{"I.1":{"result":null,"version":-1}}}"#,
            "invalid-request",
            422,
            "/results/I.1/version"
        ),
        Case(
            "twice",
            #"{"results":{"I.1":{"result":null,"version":0},"I.1":{"result":null,"version":0}}}"#,
            "invalid-request",
            422,
            "/results/I.1"
        ),
        Case(
            "the same in NFC",
            "{\"results\":{\"\u{EA}\":{\"result\":null,\"version\":0},\"e\u{302}\":{\"result\":null,\"version\":0}}}",
            "invalid-request",
            422,
            "/results/\u{EA}"
        ),
        Case(
            "too many points",
            ReviewHouse.draft(["I.1": #"{"points":11}"#]),
            "invalid-result",
            422,
            "/results/I.1/result/points"
        ),
        Case(
            "not theirs",
            ReviewHouse.draft(["I.1": #"{"awarded":1}"#]),
            "invalid-result",
            422,
            "/results/I.1/result/awarded"
        ),
        Case(
            "no such criterion",
            ReviewHouse.draft(["I.9/x": #"{"points":1}"#]),
            "unknown-criterion",
            422,
            "/results/I.9~1x"
        ),
        Case("a group", ReviewHouse.draft(["I": #"{"points":1}"#]), "unknown-criterion", 422, "/results/I"),
    ]

    @Test func `of a draft is told what and where, and changes nothing`() async throws {
        try await ReviewHouse.open { review in
            let before = try await review.get(review.sheet("c"), as: "officer c").bytes
            for test in Self.drafts {
                let answer = try await review.write(
                    .patch,
                    review.sheet("c", "/draft"),
                    review.bearer("officer c"),
                    test.body
                )
                #expect(answer.status.code == test.status, "\(test.name): \(answer.text)")
                #expect(try answer.code == test.code, "\(test.name)")
                if let place = test.place {
                    let found = try answer.places.contains { $0.utf8.elementsEqual(place.utf8) || $0 == place }
                    #expect(found, "\(test.name): \(answer.text)")
                }
            }
            #expect(try await review.get(review.sheet("c"), as: "officer c").bytes == before)
        }
    }

    @Test func `is told of row by row, up to a thousand places`() async throws {
        try await ReviewHouse.open { review in
            let mixed = try await review.save(
                ["I.1": #"{"points":11}"#, "I.2": #"{"achieved":1}"#, "I.9": "{}"],
                for: "c"
            )
            #expect(try mixed.code == "invalid-result")
            #expect(
                try mixed.places == [
                    "/results/I.1/result/points", "/results/I.2/result/achieved", "/results/I.9/result",
                ]
            )
            let strange = (0..<1_500).map { "\"k\($0)\":0" }.joined(separator: ",")
            let many = try await review.save(["I.1": "{\(strange)}"], for: "c")
            #expect(many.status == .unprocessableContent)
            #expect(try many.places.count == 1_001)
            let unknown = Dictionary(uniqueKeysWithValues: (0..<1_500).map { ("k\($0)", "null") })
            let others = try await review.save(unknown, for: "c")
            #expect(try others.code == "unknown-criterion")
            #expect(try others.places.count == 1_001)
        }
    }

    @Test func `of keys, versions, states and ids is refused by its name`() async throws {
        try await ReviewHouse.open { review in
            let draft = ReviewHouse.draft(["I.1": #"{"points":1}"#])
            let before = try await review.get(review.sheet("c"), as: "officer c").bytes
            for key in [nil, "short", "with space in it", String(repeating: "k", count: 201)] as [String?] {
                let answer = try await review.write(
                    .patch,
                    review.sheet("c", "/draft"),
                    as: "officer c",
                    draft,
                    key: key
                )
                #expect(answer.status == .badRequest)
                #expect(try answer.code == "idempotency-key-required")
            }
            for (match, code, status) in [
                (nil, "precondition-required", 428), ("*", "precondition-malformed", 400),
                ("1.0", "precondition-malformed", 400), ("W/\"1.0\"", "precondition-malformed", 400),
                ("\"1\"", "precondition-malformed", 400), ("\"1.0\", \"2.0\"", "precondition-malformed", 400),
                ("\"1.7\"", "stale-version", 412), ("\"2.0\"", "stale-version", 412),
            ] as [(String?, String, Int)] {
                let answer = try await review.write(.post, review.sheet("c", "/submission"), as: "head c", match: match)
                #expect(answer.status.code == status, "\(match ?? "none")")
                #expect(try answer.code == code)
            }
            let assessment = #"{"findings":{"I.1":{"kind":"cleared","reason":"x"}}}"#
            let path = review.sheet("c", "/assessment")
            let early = try await review.write(.post, path, as: "officer a", assessment, match: "\"1.0\"")
            #expect(early.status == .conflict)
            #expect(try early.code == "wrong-state")
            let skipped = try await review.advance(to: "published", as: "officer a")
            #expect(try skipped.code == "wrong-state")
            let notTheirs = try await review.advance(to: "assessing", as: "officer c")
            #expect(try notTheirs.code == "not-permitted")
            for path in [
                "/api/v1/reviews/x", "/api/v1/reviews/\(UUID().uuidString)", review.path + "/sheets/x",
                review.path + "/sheets/\(UUID().uuidString)", review.sheet("x"), review.path + "/publications/0",
                review.path + "/publications/99999999999", review.path + "/publications/1x",
            ] {
                let answer = try await review.get(path, as: "officer a")
                #expect(answer.status == .notFound, "\(path): \(answer.text)")
            }
            #expect(try await review.house.client.send(.get, review.path).status == .unauthorized)
            #expect(try await review.get(review.sheet("c"), as: "officer c").bytes == before)
        }
    }
}
