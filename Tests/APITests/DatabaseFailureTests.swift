import API
import Application
import HTTP
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Postgres
import StrictJSON
import TestSupport
import Testing

@Suite struct `a failure of the database` {
    @Test func `that changed nothing is unavailable, and worth another try`() async throws {
        for kind in [
            .connection(.lost("secret words")), .connection(.closed), .timeout,
            .unavailable("a connection of the pool"),
        ] as [PostgresError.Kind] {
            let answer = try await answer(FailingRunner { PostgresError(kind) })
            #expect(answer.status == .serviceUnavailable)
            #expect(answer.headers[.retryAfter] == "1")
            #expect(!String(buffer: answer.body).contains("secret"))
        }
    }

    @Test func `that leaves the outcome open says so`() async throws {
        for kind in [.connection(.lost("")), .timeout] as [PostgresError.Kind] {
            let answer = try await answer(FailingRunner { PostgresError(kind, outcome: .unknown) })
            #expect(answer.status == .gatewayTimeout)
            #expect(try answer.json.member("detail")?.string?.contains("Idempotency-Key") == true)
        }
    }

    @Test func `that nobody foresaw is a fault of ours, of which the log alone has more`() async throws {
        let log = CapturedLog()
        for error in [
            PostgresError(.protocolMisuse("x"), sql: "select secret"), PostgresError(.rolledBack),
            PostgresError(.rowCount(expected: 1...1, found: 2), outcome: .applied),
        ] {
            let answer = try await answer(FailingRunner { error }, log)
            #expect(answer.status == .internalServerError)
            #expect(try answer.json.member("detail") == nil)
            let request = try #require(try answer.json.member("instance")?.string)
            #expect(log.text.contains(request))
        }
        #expect(log.text.contains("COMMIT was answered by ROLLBACK"))
        #expect(!log.text.contains("secret"))
    }

    @Test(
        .database(.migrated),
        arguments: [
            ("55P03", 503), ("40001", 503), ("40P01", 503), ("57014", 503), ("53300", 503), ("25006", 503),
            ("23505", 500), ("P0001", 500), ("42501", 500),
        ]
    )
    func `that the server names is told by its code`(_ code: String, _ status: Int) async throws {
        let connection = try await PostgresConnection.connect(
            PostgresConfiguration(try TestDatabase.current.connectionString())
        )
        try await connection.query("select set_config('test.code', \(code), false)")
        let failure = await #expect(throws: PostgresError.self) {
            try await connection.query(
                "do $$ begin raise 'x' using errcode = current_setting('test.code'); end $$"
            )
        }
        await connection.close()
        let error = try #require(failure)
        #expect(try await answer(FailingRunner { error }).status.code == status)
    }

    @Test(.database(.migrated))
    func `of a write is in the log, by its code and constraint and without a value`() async throws {
        let log = CapturedLog()
        try await House.open(logger: log.logger) { house in
            let token = try await house.token()
            try await house.superuser.query("alter table thidua.unit add constraint odd check (code <> 'secret words')")
            let unit = try await house.superuser.query(
                "select id::text from thidua.unit where code = \(house.unitCode)",
                as: String.self
            )
            var fields: HTTPFields = .bearer(token)
            fields[try #require(HTTPField.Name("Idempotency-Key"))] = "key-of-the-test"
            let body =
                #"{"code":"secret words","name":"x","parent":"\#(try #require(unit.first))","from":"2999-01-01"}"#
            let answer = try await house.client.send(.post, "/api/v1/units", Array(body.utf8), fields)
            #expect(answer.status == .internalServerError, "\(answer.text)")
        }
        #expect(log.text.contains("23514"))
        #expect(log.text.contains("odd"))
        #expect(!log.text.contains("secret"))
    }

    private func answer(_ runner: FailingRunner, _ log: CapturedLog = CapturedLog()) async throws -> TestResponse {
        let services = Services(over: runner)
        let body = Array(#"{"login":"an","password":"an","as":"token"}"#.utf8)
        return try await TestApplication.run(services: services, logger: log.logger) { client in
            try await client.send(.post, "/api/v1/sessions", body)
        }
    }
}

private struct FailingRunner: PostgresRunner {
    let error: @Sendable () -> PostgresError

    init(_ error: @escaping @Sendable () -> PostgresError) { self.error = error }

    nonisolated(nonsending) func run(_ batch: PostgresBatch, timeout: Duration?) async throws(PostgresError) {
        throw error()
    }
}
