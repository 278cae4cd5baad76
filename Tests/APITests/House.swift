import API
import Application
import Domain
import Files
import Foundation
import HTTPTypes
import HummingbirdTesting
import Logging
import NIOCore
import Postgres
import Repository
import StrictJSON
import Synchronization
import TestSupport

/// The API on the test's database, with an administrator who has just been made.
struct House {
    let client: any TestClientProtocol
    let services: Services
    let superuser: PostgresConnection
    let login: String
    let oneTimePassword: String
    let unitCode: String
    /// Where files are kept, until the test is over.
    let filesFolder: String

    static func open(
        deadline: Duration = .seconds(30),
        logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
        exports: ExportRankingFile.Limits = ExportRankingFile.Limits(folder: "/tmp"),
        hasTestClock: Bool = false,
        webhookOrigins: Set<WebhookOrigin> = [],
        fileRoom: Int64 = 500 << 20,
        _ body: @escaping @Sendable (House) async throws -> Void
    ) async throws {
        let database = try TestDatabase.current
        let testClock =
            hasTestClock
            ? TestClock(superuser: try PostgresConfiguration(database.connectionString())) : nil
        let connect = { (string: String) in
            try await PostgresConnection.connect(PostgresConfiguration(string))
        }
        let owner = try await connect(database.connectionString(user: "thidua_owner"))
        let pool = PostgresPool(try PostgresConfiguration(database.connectionString(user: "thidua_app")))
        let superuser = try await connect(database.connectionString())
        let code = "u\(UUID().uuidString.lowercased())"
        let hasher = PasswordHasher()
        let made = try await CreateAdministrator(database: owner, hasher: hasher, clock: .system)
            .run(login: code, unitCode: code, unitName: "Phòng Tham mưu")
        await owner.close()
        try await TemporaryFolder.use { folder in
            let services = Services(
                pool: pool,
                hasher: hasher,
                clock: testClock?.wall ?? .system,
                exports: exports,
                webhookOrigins: webhookOrigins,
                files: FileKeeping(store: FolderFileStore(folder: folder.path), room: fileRoom)
            )
            try await TestApplication.run(
                services: services,
                deadline: deadline,
                logger: logger,
                testClock: testClock
            ) { client in
                try await body(
                    House(
                        client: client,
                        services: services,
                        superuser: superuser,
                        login: code,
                        oneTimePassword: made.oneTimePassword,
                        unitCode: code,
                        filesFolder: folder.path
                    )
                )
            }
        }
        await pool.shutDown(within: .seconds(5))
        await superuser.close()
    }

    /// Asks for a session.
    func signIn(
        _ login: String,
        _ password: String,
        as carrier: String = "token",
        _ headers: HTTPFields = [:]
    )
        async throws -> TestResponse
    {
        var writer = JSONWriter()
        writer.beginObject()
        for (key, value) in [("login", login), ("password", password), ("as", carrier)] {
            writer.key(key)
            writer.string(Array(value.utf8))
        }
        writer.endObject()
        return try await client.send(.post, "/api/v1/sessions", writer.bytes, headers)
    }

    /// A token of a session whose password need not be changed any more.
    func token() async throws -> String {
        try await superuser.query(
            """
            update auth.password set must_change = false
            where account_id = (select id from thidua.account where login = \(login))
            """
        )
        return try await signIn(login, oneTimePassword).json.member("token")?.string ?? ""
    }
}

extension TestClientProtocol {
    func send(
        _ method: HTTPRequest.Method,
        _ uri: String,
        _ json: [UInt8]? = nil,
        _ headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        var headers = headers
        if json != nil { headers[.contentType] = "application/json" }
        return try await execute(uri: uri, method: method, headers: headers, body: json.map { ByteBuffer(bytes: $0) })
    }
}

extension HTTPFields {
    static func bearer(_ token: String) -> HTTPFields { [.authorization: "Bearer \(token)"] }
    static func cookie(_ token: String) -> HTTPFields { [.cookie: "a=b; __Host-thidua=\(token)"] }
}

/// A log that a test looks through.
final class CapturedLog: Sendable {
    private let lines = Mutex<[String]>([])

    var text: String { lines.withLock { $0.joined(separator: "\n") } }

    var logger: Logger {
        var logger = Logger(label: "test") { _ in Handler(log: self) }
        logger.logLevel = .trace
        return logger
    }

    private struct Handler: LogHandler {
        let log: CapturedLog
        var logLevel = Logger.Level.trace
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            log.lines.withLock { $0.append("\(event.level) \(event.message) \(metadata) \(event.metadata ?? [:])") }
        }
    }
}
