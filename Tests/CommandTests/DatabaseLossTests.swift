import Foundation
import FoundationNetworking
import TestSupport
import Testing

@Suite struct `A server whose PostgreSQL dies under it` {
    @Test(.timeLimit(.minutes(2)))
    func `says 503 until it is back, and then answers rightly without a restart of its own`() async throws {
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
                let session = try await ask(
                    "\(api)/sessions",
                    #"{"login":"admin","password":"\#(oneTime)","as":"token"}"#
                )
                let token = String(try #require(session.body.firstMatch(of: /"token":"(tds_[^"]+)"/)).output.1)
                let change = #"{"oldPassword":"\#(oneTime)","newPassword":"mật khẩu của tôi"}"#
                #expect(try await ask("\(api)/account/password", change, token).status == 204)
                let before = try await ask("\(api)/account", nil, token)
                #expect(before.status == 200)

                let dead = try postmaster(in: URL(filePath: folder.path))
                #expect(kill(dead, SIGKILL) == 0)
                var statuses: Set<Int> = []
                while true {
                    let answer = try await ask("\(api)/account", nil, token)
                    statuses.insert(answer.status)
                    if answer.status == 200, try postmaster(in: URL(filePath: folder.path)) != dead {
                        #expect(answer.body == before.body, "the session and all else are as they were")
                        break
                    }
                }
                #expect(statuses.isSubset(of: [200, 503]), "\(statuses)")
                #expect(try await ask("http://\(address)/readyz").status == 200)
            }
            #expect(status == 0)
        }
    }

    /// The process that the private server's folder names; -1 while it names none.
    private func postmaster(in folder: URL) throws -> pid_t {
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            guard file.lastPathComponent == "postmaster.pid" else { continue }
            let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
            return text.split(separator: "\n").first.flatMap { pid_t($0) } ?? -1
        }
        return -1
    }

    private func ask(
        _ address: String,
        _ json: String? = nil,
        _ token: String? = nil
    ) async throws -> (status: Int, body: String) {
        var request = URLRequest(url: try #require(URL(string: address)))
        if let json {
            request.httpMethod = "POST"
            request.httpBody = Data(json.utf8)
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        }
        if let token { request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization") }
        let (data, response) = try await URLSession.shared.data(for: request)
        return ((response as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: data, as: UTF8.self))
    }
}
