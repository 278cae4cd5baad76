import Foundation
import FoundationNetworking
import TestSupport
import Testing

@Suite struct `thidua serve` {
    @Test(.timeLimit(.minutes(2)))
    func `runs a PostgreSQL of its own, sets it up, and stops it on SIGTERM`() async throws {
        try await TemporaryFolder.use { folder in
            let arguments = ["serve", "--data", folder.path, "--listen", "127.0.0.1:0"]
            let status = try await Program.serving(arguments, until: "ready: ") { running in
                let line = try #require(running.lines.last)
                #expect(running.lines.contains { $0.contains(#""message":"private PostgreSQL: ready""#) })
                #expect(running.lines.contains { $0.contains(#""process":"#) })
                #expect(!running.lines.contains { $0.contains("processID") })
                let check = try await Program.run(["migrate", "--check", "--data", folder.path])
                #expect(check.status == 69, "the folder is in use: \(check.errors)")
                let address = try #require(line.firstMatch(of: /127\.0\.0\.1:[0-9]+/)).output
                #expect(try await Self.get("http://\(address)/readyz") == #"{"status":"ready"}"#)
                let taken = try await TemporaryFolder.use { other in
                    try await Program.run(["serve", "--data", other.path, "--listen", String(address)])
                }
                #expect(taken.status == 69)
                #expect(taken.errors.contains("Cannot listen on \(address)"), "\(taken.errors)")
            }
            #expect(status == 0)
            let after = try await Program.run(["migrate", "--check", "--data", folder.path])
            #expect(after.status == 0, "\(after.errors)")
        }
    }

    @Test(.database(.migrated))
    func `refuses a role that is above the rules`() async throws {
        let outcome = try await Program.run(
            ["serve"],
            environment: ["THIDUA_DATABASE_URL": try TestDatabase.current.connectionString()]
        )
        #expect(outcome.status == 78)
        #expect(outcome.errors.contains("thidua_app"))
    }

    @Test(.database(.migrated))
    func `refuses the owner of the tables`() async throws {
        let outcome = try await Program.run(
            ["serve"],
            environment: ["THIDUA_DATABASE_URL": try TestDatabase.current.connectionString(user: "thidua_owner")]
        )
        #expect(outcome.status == 78)
        #expect(outcome.errors.contains("owner of tables"))
    }

    @Test(.timeLimit(.minutes(2)))
    func `signs in the administrator that was just made, who first changes the password`() async throws {
        try await TemporaryFolder.use { folder in
            let made = try await Program.run([
                "account", "create-administrator", "--data", folder.path, "--login", "admin", "--unit-code", "BO",
                "--unit-name", "Bộ",
            ])
            let oneTime = try #require(made.output.firstMatch(of: /password +(\S+)/)).output.1
            let arguments = ["serve", "--data", folder.path, "--listen", "127.0.0.1:0"]
            let status = try await Program.serving(arguments, until: "ready: ") { running in
                let address = try #require(running.lines.last?.firstMatch(of: /127\.0\.0\.1:[0-9]+/)).output
                let api = "http://\(address)/api/v1"
                let session = try await Self.post(
                    "\(api)/sessions",
                    #"{"login":"admin","password":"\#(oneTime)","as":"token"}"#
                )
                let token = String(try #require(session.firstMatch(of: /"token":"(tds_[^"]+)"/)).output.1)
                #expect(try await Self.get("\(api)/account", token: token) == #"{"mustChangePassword":true}"#)
                let change = #"{"oldPassword":"\#(oneTime)","newPassword":"mật khẩu của tôi"}"#
                #expect(try await Self.post("\(api)/account/password", change, token: token) == "")
                let account = try await Self.get("\(api)/account", token: token)
                #expect(account.contains(#""login":"admin""#), "\(account)")
                #expect(account.contains(#""function":"administrator""#), "\(account)")
            }
            #expect(status == 0)
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `answers a request that is half sent when it is told to stop`() async throws {
        let body = try String(
            contentsOf: URL(filePath: #filePath).appending(path: "../../../docs/examples/small-cluster.json")
                .standardized,
            encoding: .utf8
        )
        try await Self.serving { running, port in
            let client = try RawClient(port: port)
            try client.send("\(Self.head(length: body.utf8.count))\(body.prefix(100))")
            try await Self.untilInFlight(port)
            try running.stop()
            // The server takes no new connection: from here on it is stopping.
            while (try? RawClient(port: port)) != nil { await Task.yield() }
            try client.send(String(body.dropFirst(100)))
            let answer = try client.readToEnd()
            #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(answer.contains(#""units":[{"code":"DV2""#))
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `cuts a request that does not come to its end in time`() async throws {
        try await Self.serving(["--stop-within", "1"]) { running, port in
            let client = try RawClient(port: port)
            try client.send(Self.head(length: 10))
            try await Self.untilInFlight(port)
            try running.stop()
            #expect(try !client.readToEnd().contains(" 200 "))
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `answers what is no HTTP once, and closes`() async throws {
        try await Self.serving { _, port in
            for text in [
                "GARBAGE\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n",
                "\(Self.head(["Transfer-Encoding: chunked"]))zz\r\n",
            ] {
                let client = try RawClient(port: port)
                try client.send(text)
                let answer = try client.readToEnd()
                #expect(answer.hasPrefix("HTTP/1.1 400 Bad Request\r\n"), "\(answer)")
                #expect(answer.components(separatedBy: "HTTP/1.1").count == 2, "\(answer)")
            }
        }
    }

    /// Serves on a PostgreSQL and a port of its own, and expects it to end well.
    private static func serving(
        _ options: [String] = [],
        _ body: (_ running: Program.Running, _ port: UInt16) async throws -> Void
    ) async throws {
        try await TemporaryFolder.use { folder in
            let arguments = ["serve", "--data", folder.path, "--listen", "127.0.0.1:0"] + options
            let status = try await Program.serving(arguments, until: "ready: ") { running in
                let line = try #require(running.lines.last)
                let port = try #require(line.firstMatch(of: /127\.0\.0\.1:([0-9]+)/)).output.1
                try await body(running, try #require(UInt16(port)))
            }
            #expect(status == 0)
        }
    }

    private static func head(length: Int) -> String { head(["Content-Length: \(length)"]) }

    private static func head(_ fields: [String]) -> String {
        let all = ["Host: localhost", "Content-Type: application/json"] + fields
        return "POST /api/v1/scoring/preview HTTP/1.1\r\n\(all.joined(separator: "\r\n"))\r\n\r\n"
    }

    /// Until a request is being answered beside the one that asks.
    private static func untilInFlight(_ port: UInt16) async throws {
        while try await !get("http://127.0.0.1:\(port)/metrics").contains("in_flight 2\n") { await Task.yield() }
    }

    private static func get(_ address: String, token: String? = nil) async throws -> String {
        try await ask(URLRequest(url: try #require(URL(string: address))), token)
    }

    private static func post(_ address: String, _ json: String, token: String? = nil) async throws -> String {
        var request = URLRequest(url: try #require(URL(string: address)))
        request.httpMethod = "POST"
        request.httpBody = Data(json.utf8)
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        return try await ask(request, token)
    }

    private static func ask(_ request: URLRequest, _ token: String?) async throws -> String {
        var request = request
        if let token { request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization") }
        let (data, _) = try await URLSession.shared.data(for: request)
        return String(decoding: data, as: UTF8.self)
    }
}
