import API
import HTTP
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import StrictJSON

/// The API without a database, asked through the router.
enum TestApplication {
    static func run(
        readiness: Readiness = Readiness {},
        deadline: Duration = .seconds(30),
        _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let responder = API(readiness: readiness, deadline: deadline).makeResponder()
        try await Application(responder: responder, logger: logger).test(.router) { try await body($0) }
    }
}

extension TestResponse {
    /// The body as JSON.
    var json: JSONValue { get throws { try JSONDocument(Array(body.readableBytesView)).root } }

    /// The problem's code.
    var code: String? { get throws { try json.member("code")?.string } }
}

extension JSONValue {
    /// An object's member.
    func member(_ name: String) -> JSONValue? {
        members?.first { $0.key.string == name }?.value
    }
}
