import API
import Application
import HTTP
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Postgres
import StrictJSON

/// The API without a database, asked through the router.
enum TestApplication {
    static func run<Value: Sendable>(
        services: Services = .withoutDatabase,
        readiness: Readiness = Readiness {},
        deadline: Duration = .seconds(30),
        logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
        testClock: TestClock? = nil,
        _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Value
    ) async throws -> Value {
        let responder = API(
            services: services,
            readiness: readiness,
            deadline: deadline,
            testClock: testClock
        ).makeResponder()
        return try await Application(responder: responder, logger: logger).test(.router) {
            try await body(DeclaredClient($0))
        }
    }
}

extension Services {
    /// Use cases whose every statement fails as on a server that is not there.
    static let withoutDatabase = Services(over: NoDatabase())

    /// Use cases whose sign-in runs here, and whose pool has no server.
    init(over database: any PostgresRunner) {
        guard let nowhere = try? PostgresConfiguration("host=/nonexistent user=thidua_app dbname=none") else {
            preconditionFailure("a connection string")
        }
        self.init(pool: PostgresPool(nowhere), database: database, hasher: PasswordHasher(), clock: .system)
    }
}

private struct NoDatabase: PostgresRunner {
    nonisolated(nonsending) func run(_ batch: PostgresBatch, timeout: Duration?) async throws(PostgresError) {
        throw PostgresError(.connection(.lost("there is none")))
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
