import ArgumentParser
import Domain
import Foundation
import StrictJSON

/// `thidua score FILE|-`: scores one document, without a server or a database.
struct ScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Score and rank a scoring document (chấm điểm và xếp hạng một tài liệu).",
        discussion: """
            Reads a scoring document in JSON and prints the ranking as JSON. A document with problems is refused \
            whole: nothing is printed but, on standard error, one line a problem: its place as a JSON pointer, a TAB \
            and what is wrong.

            Examples:
              thidua score docs/examples/small-cluster.json
              curl -s … | thidua score -

            Exit status: 0 scored, 64 wrong usage, 65 document refused, 66 file cannot be read, 74 cannot write.
            """
    )

    @Argument(help: ArgumentHelp("The document; - reads standard input.", valueName: "file"))
    var file: String

    func run() throws {
        let document: ScoringDocument
        do {
            document = try ScoringDocument(bytes: try read())
        } catch let refusal as ScoringRefusal {
            let language = Language.ofEnvironment
            for problem in refusal.problems { StandardError.write(problem.line(in: language)) }
            throw ExitCode(EX_DATAERR)
        }
        try write(Scoring.answer(document))
    }

    private func read() throws -> [UInt8] {
        let handle: FileHandle
        do {
            handle = file == "-" ? .standardInput : try FileHandle(forReadingFrom: URL(filePath: file))
            return Array(try handle.readToEnd() ?? Data())
        } catch {
            let wording = Wording(vi: "Không đọc được tệp “\(file)”.", en: "Cannot read the file “\(file)”.")
            StandardError.write("\(wording[.ofEnvironment]) (\(error.localizedDescription))")
            throw ExitCode(EX_NOINPUT)
        }
    }

    /// Prints the answer in pieces, so that it never stands in memory whole.
    private func write(_ answer: ScoringAnswer) throws {
        var writer = JSONWriter()
        do {
            try answer.write(to: &writer) { writer throws in
                if writer.bytes.count > 1 << 16 { try StandardOutput.drain(&writer) }
            }
            try StandardOutput.drain(&writer)
            try StandardOutput.write("\n")
        } catch {
            let wording = Wording(vi: "Không ghi được kết quả.", en: "Cannot write the answer.")
            StandardError.write("\(wording[.ofEnvironment]) (\(error.localizedDescription))")
            throw ExitCode(EX_IOERR)
        }
    }
}

extension JSONProblem {
    /// `pointer TAB message`: one line, whatever characters the document's keys have.
    fileprivate func line(in language: Language) -> String {
        "\(pointer.description.escapingControls)\t\(wording[language].escapingControls)"
    }
}

extension String {
    /// Control characters and line separators as JSON escapes: a document's keys must neither break the line nor steer the terminal.
    fileprivate var escapingControls: String {
        unicodeScalars.map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: break
            default: return String(scalar)
            }
            let digits = String(scalar.value, radix: 16)
            return #"\u"# + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    }
}
