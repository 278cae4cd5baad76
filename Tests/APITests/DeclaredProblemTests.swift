import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@Suite struct `what openapi.json declares` {
    @Test(.database(.migrated)) func `holds for a submission with a body`() async throws {
        try await ReviewHouse.open { review in
            let path = review.sheet("c", "/submission")
            for (body, type, code) in [
                ("{", "application/json", "malformed-json"), ("{}", "text/plain", "unsupported-media-type"),
                (#"{"x":1}"#, "application/json", "invalid-request"),
            ] {
                var fields = review.bearer("head c")
                fields[.contentType] = type
                fields[.ifMatch] = "\"1.0\""
                if let name = HTTPField.Name("Idempotency-Key") { fields[name] = "key-\(code)" }
                let body = ByteBuffer(string: body)
                let answer = try await review.house.client.execute(
                    uri: path,
                    method: .post,
                    headers: fields,
                    body: body
                )
                #expect(try answer.code == code)
            }
        }
    }

    @Test(arguments: [(409, #"{"code":"wrong-state"}"#), (201, "{}")])
    func `is missed where a route answers something else`(_ status: Int, _ json: String) async throws {
        let router = Router()
        let type = status == 201 ? "application/json" : "application/problem+json"
        for path in ["/healthz", "/nowhere"] as [RouterPath] {
            router.get(path) { _, _ in
                Response(
                    status: HTTPResponse.Status(code: status),
                    headers: [.contentType: type],
                    body: ResponseBody(byteBuffer: ByteBuffer(string: json))
                )
            }
        }
        try await Application(router: router).test(.router) { client in
            let client = DeclaredClient(client)
            await withKnownIssue { _ = try await client.execute(uri: "/healthz", method: .get) }
            // Of what is no route of ours nothing is declared.
            _ = try await client.execute(uri: "/nowhere", method: .get)
        }
    }
}
