import Foundation
import Testing

@Suite struct `The page of the configuration` {
    private static let commands = [
        "serve", "export rankings", "verify", "doctor", "migrate", "database setup", "account create-administrator",
        "score",
        "demo",
    ]

    @Test(arguments: commands) func `has every option of a command, and no other`(command: String) async throws {
        let help = try await Program.run(["help"] + command.split(separator: " ").map(String.init)).output
        let options = try #require(help.components(separatedBy: "\nOPTIONS:\n").last)
        let known = Set(options.matches(of: #/(?m)^ +(--[a-z-]+)/#).map { String($0.output.1) })
        let section = try #require(
            try Self.page.components(separatedBy: "\n## ").first { $0.hasPrefix("thidua \(command)\n") }
        )
        #expect(Set(section.matches(of: #/(?m)^\| `(--[a-z-]+)/#).map { String($0.output.1) }) == known)
        if command != "score" { #expect(!known.isEmpty) }
    }

    @Test func `has every command`() async throws {
        let help = try await Program.run(["help"]).output
        let listed = try #require(help.components(separatedBy: "SUBCOMMANDS:\n").last)
        let names = Set(listed.matches(of: #/(?m)^  ([a-z]+) /#).map { String($0.output.1) })
        #expect(names == Set(Self.commands.compactMap { $0.split(separator: " ").first.map(String.init) }))
    }

    @Test func `has every environment variable that the program reads`() throws {
        let folder = URL(filePath: #filePath).appending(path: "../../../Sources/thidua").standardized
        var read: Set<String> = []
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where path.hasSuffix(".swift") {
            let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
            read.formUnion(text.matches(of: /"(THIDUA_[A-Z]+(?:_[A-Z]+)+)"/).map { String($0.output.1) })
        }
        #expect(Set(try Self.page.matches(of: #/(?m)^\| `(THIDUA_[A-Z_]+)`/#).map { String($0.output.1) }) == read)
    }

    private static var page: String {
        get throws {
            let file = URL(filePath: #filePath).appending(path: "../../../docs/configuration.md").standardized
            return try String(contentsOf: file, encoding: .utf8)
        }
    }
}
