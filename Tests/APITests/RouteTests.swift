import API
import HTTP
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import StrictJSON
import Testing

@Suite struct `the routes` {
    @Test func `are those of openapi.json, both ways`() async throws {
        let routes = API(services: .withoutDatabase, readiness: Readiness {}).makeRouter().routes.map {
            "\($0.method.rawValue) \($0.path)"
        }
        try await TestApplication.run { client in
            let json = try await client.execute(uri: "/openapi.json", method: .get).json
            #expect(json.member("openapi")?.string == "3.1.0")
            var described: [String] = []
            for (path, operations) in try #require(json.member("paths")?.members) {
                for (method, _) in try #require(operations.members) {
                    described.append("\((method.string ?? "").uppercased()) \(path.string ?? "")")
                }
            }
            #expect(described.sorted() == routes.sorted())
        }
    }

    @Test func `say that the process is alive without asking the database`() async throws {
        try await TestApplication.run(readiness: Readiness { throw CancellationError() }) { client in
            let response = try await client.execute(uri: "/healthz", method: .get)
            #expect(response.status == .ok)
        }
    }

    @Test func `begin with a directory of what can be asked without an id`() async throws {
        try await TestApplication.run { client in
            let response = try await client.execute(uri: "/api/v1", method: .get)
            #expect(response.status == .ok)
            let lists = try #require(try response.json.member("lists")?.elements)
            let paths = lists.compactMap { $0.member("path")?.string }
            #expect(paths.contains("/api/v1/units") && paths.contains("/api/v1/rankings"))
            for path in paths {
                #expect(try await client.execute(uri: path, method: .get).status == .unauthorized)
            }
        }
    }

    @Test func `answer HEAD as GET without a body`() async throws {
        try await TestApplication.run { client in
            let get = try await client.execute(uri: "/openapi.json", method: .get)
            let head = try await client.execute(uri: "/openapi.json", method: .head)
            #expect(head.status == .ok)
            #expect(head.body.readableBytes == 0)
            #expect(head.headers[.contentLength] == "\(get.body.readableBytes)")
            #expect(head.headers[.contentType] == get.headers[.contentType])
            #expect(try await client.execute(uri: "/api/v1/account", method: .head).status == .unauthorized)
            #expect(try await client.execute(uri: "/api/v1/sessions", method: .head).status == .methodNotAllowed)
        }
    }

    @Test(.timeLimit(.minutes(1))) func `tell what became of work that the deadline could not stop`() async throws {
        let answer = try await Deadline(.milliseconds(10)).run {
            while !Task.isCancelled { await Task.yield() }
            return "committed"
        }
        #expect(answer == "committed")
    }

    @Test(.timeLimit(.minutes(1))) func `stop what comes too late, and what comes too late after that`() async throws {
        let deadline = Deadline(.milliseconds(10))
        for _ in 1...2 {
            let error = await #expect(throws: Problem.self) {
                try await deadline.run { try await Task.sleep(for: .seconds(600)) }
            }
            #expect(error?.code == .unavailable)
            #expect(try await deadline.run { "in time" } == "in time")
        }
    }

    @Test func `hide why the server is not ready`() async throws {
        try await TestApplication.run(readiness: Readiness { throw SecretError() }) { client in
            let response = try await client.execute(uri: "/readyz", method: .get)
            #expect(response.status == .serviceUnavailable)
            #expect(response.headers[.retryAfter] == "1")
            #expect(!String(buffer: response.body).contains("password"))
        }
    }

    @Test(.timeLimit(.minutes(1))) func `do not wait for a database that hangs`() async throws {
        let readiness = Readiness(within: .milliseconds(20)) { try await Task.sleep(for: .seconds(600)) }
        try await TestApplication.run(readiness: readiness) { client in
            let response = try await client.execute(uri: "/readyz", method: .get)
            let code = try response.code
            #expect(code == "unavailable")
        }
    }

    @Test(.timeLimit(.minutes(1))) func `end at the deadline`() async throws {
        let readiness = Readiness(within: .seconds(600)) { try await Task.sleep(for: .seconds(600)) }
        try await TestApplication.run(readiness: readiness, deadline: .milliseconds(20)) { client in
            let response = try await client.execute(uri: "/readyz", method: .get)
            let code = try response.code
            #expect(code == "unavailable")
        }
    }

    @Test func `count requests by template, method and status`() async throws {
        try await TestApplication.run { client in
            _ = try await client.execute(uri: "/healthz?token=secret", method: .get)
            _ = try await client.execute(uri: "/secret", method: .get)
            let text = String(buffer: try await client.execute(uri: "/metrics", method: .get).body)
            #expect(text.contains(#"thidua_http_requests_total{route="/healthz",method="GET",status="200"} 1"#))
            #expect(text.contains(#"thidua_http_requests_total{route="none",method="GET",status="404"} 1"#))
            #expect(text.contains("thidua_http_requests_in_flight 1\n"))
            #expect(!text.contains("secret"))
        }
    }

    private struct SecretError: Error, CustomStringConvertible {
        let description = "password=hunter2"
    }
}
