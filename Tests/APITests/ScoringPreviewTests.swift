import Domain
import Foundation
import HTTP
import HTTPTypes
import HummingbirdTesting
import NIOCore
import StrictJSON
import Testing

@Suite struct `a scoring preview` {
    @Test func `answers the bytes of thidua score`() async throws {
        let bytes = Array(
            try Data(contentsOf: repository.appending(path: "docs/examples/small-cluster.json"))
        )
        var writer = JSONWriter()
        Scoring.answer(try ScoringDocument(bytes: bytes)).write(to: &writer) { _ in }
        writer.newline()
        let expected = writer.bytes
        try await preview(bytes) { response in
            #expect(response.status == .ok)
            #expect(Array(response.body.readableBytesView) == expected)
        }
    }

    @Test func `names every place that is refused`() async throws {
        try await preview(Array(#"{"scale":1,"unitz":[]}"#.utf8)) { response in
            #expect(response.status == .unprocessableContent)
            let code = try response.code
            #expect(code == "invalid-request")
            let errors = try #require(try response.json.member("errors")?.elements)
            #expect(errors.map { $0.member("pointer")?.string } == ["/unitz", "/scale", ""])
        }
    }

    @Test(arguments: [
        Array(#"{"scale":"#.utf8), [0x22, 0xFF, 0x22], Array(repeating: UInt8(ascii: "["), count: 100), [],
    ])
    func `refuses what is not JSON`(_ body: [UInt8]) async throws {
        try await preview(body) { response in
            #expect(response.status == .badRequest)
            let code = try response.code
            #expect(code == "malformed-json")
            let errors = try #require(try response.json.member("errors")?.elements)
            #expect(errors.map { $0.member("pointer")?.string } == [""])
        }
    }

    @Test func `refuses another content type`() async throws {
        try await preview(Array("{}".utf8), type: "text/plain") { response in
            #expect(response.status == .unsupportedMediaType)
            let code = try response.code
            #expect(code == "unsupported-media-type")
        }
    }

    @Test func `refuses a body that is too large`() async throws {
        try await preview([UInt8](repeating: UInt8(ascii: " "), count: 64_000_001)) { response in
            #expect(response.status == .contentTooLarge)
            let code = try response.code
            #expect(code == "content-too-large")
        }
    }

    private func preview(
        _ body: [UInt8],
        type: String = "application/json",
        _ check: @escaping @Sendable (TestResponse) throws -> Void
    ) async throws {
        try await TestApplication.run { client in
            let response = try await client.execute(
                uri: "/api/v1/scoring/preview",
                method: .post,
                headers: [.contentType: type],
                body: ByteBuffer(bytes: body)
            )
            try check(response)
        }
    }
}
