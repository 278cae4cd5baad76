import Foundation
import FoundationNetworking
import TestSupport
import Testing

@Suite(.database(.migrated, .own), .timeLimit(.minutes(2))) struct `thidua serve --nightly` {
    @Test func `exports a night that was missed, and monitoring and doctor see it`() async throws {
        try await HandMadeCluster().bring(to: .assessing)
        try await TemporaryFolder.use { folder in
            let status = try await Self.serving("\(folder.path)/out") { port in
                let metrics = try await Self.metrics(port) { $0.contains(#"_seconds{job="export-rankings"} "#) }
                #expect(metrics.contains("thidua_job_failures_total{job=\"export-rankings\"} 0\n"))
                let rows = try await Self.runs()
                #expect(rows == "export-rankings|1|succeeded")
            }
            #expect(status == 0)
            let latest = "\(folder.path)/out/latest/rankings.csv"
            #expect(try String(contentsOfFile: latest, encoding: .utf8).contains("\r\nlive,,,,"))
            let doctor = try await Self.doctor("\(folder.path)/out")
            #expect(doctor.status == 0, "\(doctor.output)")
            #expect(doctor.output.firstMatch(of: /✓ nightly export: \d{4}-\d\d-\d\d: done\n/) != nil)
            #expect(doctor.output.contains("✓ role of exports: thidua_reader, reads only\n"))
            #expect(!doctor.output.contains("✗"))
            // The night is done: another server leaves it alone.
            _ = try await Self.serving("\(folder.path)/other") { port in
                _ = try await Self.metrics(port) { $0.contains(#"_seconds{job="export-rankings"} "#) }
            }
            #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/other"))
        }
    }

    @Test func `has a doctor who looks at the folder in which exports over HTTP are written`() async throws {
        try await TemporaryFolder.use { folder in
            let good = try await Self.doctor(nil, ["TMPDIR": folder.path])
            #expect(good.output.contains("✓ temporary folder (TMPDIR): "), "\(good.output)")
            let bad = try await Self.doctor(nil, ["TMPDIR": "\(folder.path)/nowhere"])
            #expect(bad.status == 1)
            #expect(bad.output.contains("✗ temporary folder (TMPDIR): \(folder.path)/nowhere"), "\(bad.output)")
        }
    }

    @Test func `that cannot write goes on serving, and monitoring and doctor see it`() async throws {
        try await TemporaryFolder.use { folder in
            let out = "\(folder.path)/out"
            try Data().write(to: URL(filePath: out))
            _ = try await Self.serving(out) { port in
                let failed = #"thidua_job_failures_total{job="export-rankings"} 1"#
                let metrics = try await Self.metrics(port) { $0.contains(failed) }
                #expect(!metrics.contains(#"_seconds{job="export-rankings"}"#))
            }
            let doctor = try await Self.doctor(nil)
            #expect(doctor.status == 1)
            let line = try #require(doctor.output.split(separator: "\n").first { $0.hasPrefix("✗") })
            #expect(line.contains("nightly export: ") && line.contains("failed") && line.contains(out), "\(line)")
            let vietnamese = try await Self.doctor(nil, ["LANG": "vi_VN.UTF-8"])
            #expect(vietnamese.output.contains("✗ xuất hằng đêm: "))
        }
    }

    @Test func `needs a folder, and the role that reads`() async throws {
        #expect(try await Program.run(["serve", "--nightly", "02:00"]).status == 64)
        #expect(try await Program.run(["serve", "--nightly", "2am", "--out", "/tmp"]).status == 64)
        #expect(try await Program.run(["serve", "--out", "/tmp"]).status == 64)
        let outcome = try await Program.run(
            ["serve", "--nightly", "02:00", "--out", "/nonexistent"],
            environment: ["THIDUA_DATABASE_URL": try TestDatabase.current.connectionString(user: "thidua_app")]
        )
        #expect(outcome.status == 78)
        #expect(outcome.errors.contains("THIDUA_READER_DATABASE_URL"))
    }

    private static func environment() throws -> [String: String] {
        let database = try TestDatabase.current
        return [
            "THIDUA_DATABASE_URL": database.connectionString(user: "thidua_app"),
            "THIDUA_READER_DATABASE_URL": database.connectionString(user: "thidua_reader"),
        ]
    }

    private static func serving(_ out: String, _ body: (_ port: Substring) async throws -> Void) async throws -> Int32?
    {
        try await Program.serving(
            ["serve", "--listen", "127.0.0.1:0", "--nightly", "02:00", "--out", out],
            environment: environment(),
            until: "ready: "
        ) { running in
            try await body(try #require(running.lines.last?.firstMatch(of: /127\.0\.0\.1:([0-9]+)/)).output.1)
        }
    }

    private static func doctor(_ out: String?, _ more: [String: String] = [:]) async throws -> Program.Outcome {
        try await Program.run(
            ["doctor"] + (out.map { ["--out", $0] } ?? []),
            environment: environment().merging(more) { $1 }
        )
    }

    /// The measurements, once they are as they should be.
    private static func metrics(_ port: Substring, until isSo: (String) -> Bool) async throws -> String {
        let url = try #require(URL(string: "http://127.0.0.1:\(port)/metrics"))
        while true {
            let (data, _) = try await URLSession.shared.data(from: url)
            let text = String(decoding: data, as: UTF8.self)
            if isSo(text) { return text }
            await Task.yield()
        }
    }

    private static func runs() async throws -> String {
        try await AdministratorSQL(server: TestDatabase.current.server).run(
            "select name, attempts, outcome from thidua.job_run where name = 'export-rankings'",
            in: TestDatabase.current.name
        )
    }
}
