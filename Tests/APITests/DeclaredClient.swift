import API
import HTTP
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

/// A client that holds every answer to what `/openapi.json` says of its route: the status of a good one and
/// whether it has an `ETag`, and the problem of another.
struct DeclaredClient: TestClientProtocol {
    /// What any route may answer and none declares: a fault of ours, and a deadline that passed.
    private static let general: Set<ProblemCode> = [.internal, .unavailable]

    private let client: any TestClientProtocol

    init(_ client: any TestClientProtocol) { self.client = client }

    var port: Int? { client.port }

    func executeRequest(
        uri: String,
        method: HTTPRequest.Method,
        headers: HTTPFields,
        body: ByteBuffer?
    ) async throws -> TestResponse {
        let response = try await client.executeRequest(uri: uri, method: method, headers: headers, body: body)
        let operation = API.operations.first { operation in
            operation.method == (method == .head ? .get : method) && Self.isPath(uri, of: operation.path)
        }
        // On no route there are `not-found` and `method-not-allowed`; an answer to HEAD has no body to look at.
        guard let operation, method != .head else { return response }
        let name = "\(method) \(operation.path)"
        if response.headers[.contentType] == "application/problem+json" {
            let code = try #require(try response.code.flatMap(ProblemCode.init), "\(name) names a problem")
            #expect(
                operation.allProblems.contains(code) || Self.general.contains(code),
                "\(name) answers \(code.rawValue), and declares \(operation.allProblems.map(\.rawValue))"
            )
        } else if response.status == .partialContent {
            #expect(operation.isRanged, "\(name) declares that it may answer 206")
        } else if response.status == .notModified {
            #expect(operation.isDocument, "\(name) declares that it may answer 304")
        } else {
            #expect(response.status.code == operation.status, "\(name) declares the status \(operation.status)")
            #expect(response.headers[.eTag] == nil || operation.hasETag, "\(name) declares its ETag")
        }
        return response
    }

    /// Whether a request's target fits an operation's path, whose parameters stand in braces.
    private static func isPath(_ target: String, of path: String) -> Bool {
        let given = target.prefix { $0 != "?" }.split(separator: "/", omittingEmptySubsequences: false)
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return given.count == parts.count && zip(given, parts).allSatisfy { $1.hasPrefix("{") || $0 == $1 }
    }
}
