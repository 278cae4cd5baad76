import Foundation
import StrictJSON
import Testing

@Suite struct `thidua score` {
    private let document = #"""
        {"scale":{"criteria":[{"code":"L","title":"","max":10,"rule":{"kind":"direct"}}]},
         "units":[{"code":"A","results":{"L":{"points":"7.50"}}}]}
        """#

    private let answer = #"""
        {"units":[{"code":"A","rank":1,"points":7.5,"assignedMax":10,"bonus":0,"penalty":0,"total":7.5,"percent":75,\#
        "grade":null,"eligible":true,"complete":true,"missing":[],"sections":{},\#
        "leaves":{"L":{"points":7.5,"because":"chấm thẳng 7.5 → 7.5"}}}]}

        """#

    @Test func `answers a document from standard input`() async throws {
        let outcome = try await Program.run(["score", "-"], input: document)
        #expect(outcome.status == 0)
        #expect(outcome.output == answer)
        #expect(outcome.errors == "")
    }

    @Test func `answers a document from a file`() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data(document.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let outcome = try await Program.run(["score", file.path])
        #expect(outcome.status == 0)
        #expect(outcome.output == answer)
    }

    @Test func `prints nothing of a refused document but its problems, a line each`() async throws {
        let refused = document.replacing("7.50", with: "11").replacing(#""code":"A""#, with: #""code":"A","x\ny\t":1"#)
        let outcome = try await Program.run(["score", "-"], input: refused)
        #expect(outcome.status == 65)
        #expect(outcome.output == "")
        #expect(
            outcome.errors == #"""
                /units/0/x\u000ay\u0009	Unknown key: only “code”, “results”, “adjustments”, “disqualifications”, “ballotRank” may stand here.
                /units/0/results/L/points	Above the maximum of 10.

                """#
        )
    }

    @Test(arguments: ["vi_VN.UTF-8", "vi"])
    func `speaks Vietnamese where the environment does`(language: String) async throws {
        let outcome = try await Program.run(
            ["score", "-"],
            input: document.replacing("7.50", with: "11"),
            environment: ["LANG": "en_US.UTF-8", "LC_ALL": language]
        )
        #expect(outcome.errors == "/units/0/results/L/points\tVượt điểm tối đa 10.\n")
    }

    @Test func `a text that is no JSON is a problem of the whole document`() async throws {
        let outcome = try await Program.run(["score", "-"], input: "{\n  \"scale\": }")
        #expect(outcome.status == 65)
        #expect(outcome.errors == "\tNot valid JSON at line 2, column 12.\n")
    }

    @Test(arguments: [("/no/such/file", "No such file"), ("/", "Is a directory"), ("", "No such file")])
    func `a file that cannot be read is exit 66 and says why`(path: String, reason: String) async throws {
        let outcome = try await Program.run(["score", path])
        #expect(outcome.status == 66)
        #expect(outcome.output == "")
        #expect(outcome.errors.contains("Cannot read the file"))
        #expect(outcome.errors.contains(reason))
    }

    @Test func `standard input that is closed is exit 66`() async throws {
        #expect(try await Program.runShell(#"exec "$0" score - <&-"#).status == 66)
    }

    @Test func `a document may come through a pipe, in pieces`() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data(document.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let outcome = try await Program.runShell(
            #"{ head -c 50 "$1"; tail -c +51 "$1"; } | "$0" score /dev/stdin"#,
            file.path
        )
        #expect(outcome.output == answer)
    }

    @Test(arguments: [["score"], ["score", "a", "b"], ["score", "--fast", "-"], ["guess"]])
    func `wrong usage is exit 64`(arguments: [String]) async throws {
        let outcome = try await Program.run(arguments)
        #expect(outcome.status == 64)
        #expect(outcome.output == "")
        #expect(outcome.errors.contains("Usage:"))
    }

    @Test func `help has examples and exit statuses`() async throws {
        let outcome = try await Program.run(["score", "--help"])
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("thidua score docs/examples/small-cluster.json"))
        #expect(outcome.output.contains("65"))
    }

    @Test func `an answer that cannot be written is exit 74`() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data(document.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let outcome = try await Program.runShell(#"exec "$0" score "$1" >/dev/full"#, file.path)
        #expect(outcome.status == 74)
        #expect(outcome.errors.contains("Cannot write"))
        #expect(outcome.errors.contains("No space left on device"))
    }
}
