import Foundation
import Postgres
import TestSupport
import Testing

@Suite(.database(.migrated, .own))
struct `The schema, by pgTAP` {
    @Test func `holds to every test of sql/tests`() async throws {
        let connection = try await PostgresConnection.connect(
            PostgresConfiguration(try TestDatabase.current.connectionString())
        )
        let folder = URL(filePath: #filePath).appending(path: "../../../sql/tests").standardized
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".sql") }
        try await connection.transaction { transaction in
            try await transaction.execute(script: "create extension pgtap schema public; create schema test;")
            for file in files.sorted() {
                let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
                try await transaction.execute(script: text)
            }
        }
        try await connection.query("set search_path = public, thidua")
        // pgTAP puts null between the parts of its answer.
        let answer = try await connection.query("select * from runtests('test'::name)", as: String?.self)
        let lines: [String] = answer.compactMap { $0 }
        await connection.close()
        let failures = lines.filter { $0.contains("not ok") || $0.contains("# ") && !$0.contains("# Subtest") }
        #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
        #expect(lines.count { $0.hasPrefix("ok") } == files.reduce(0) { $0 + tests(in: folder.appending(path: $1)) })
    }

    /// How many tests a file defines.
    private func tests(in file: URL) -> Int {
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.components(separatedBy: "create function test.test_").count - 1
    }
}
