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
        do throws(SystemError) {
            // One byte more than a document may have, so that a longer one is seen to be longer.
            return try InputFile.read(file, limit: JSONLimits().bytes + 1)
        } catch {
            let wording = Wording(vi: "Không đọc được tệp “\(file)”.", en: "Cannot read the file “\(file)”.")
            StandardError.write("\(wording[.ofEnvironment]) (\(error))")
            throw ExitCode(EX_NOINPUT)
        }
    }

    /// Prints the answer in pieces, so that it never stands in memory whole.
    private func write(_ answer: ScoringAnswer) throws {
        var writer = JSONWriter()
        do throws(SystemError) {
            try answer.write(to: &writer) { writer throws(SystemError) in
                if writer.bytes.count > 1 << 16 { try StandardOutput.drain(&writer) }
            }
            writer.newline()
            try StandardOutput.drain(&writer)
        } catch {
            let wording = Wording(vi: "Không ghi được kết quả.", en: "Cannot write the answer.")
            StandardError.write("\(wording[.ofEnvironment]) (\(error))")
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
        let isControl = { (scalar: Unicode.Scalar) in
            switch scalar.value {
            case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
            default: false
            }
        }
        guard unicodeScalars.contains(where: isControl) else { return self }
        return unicodeScalars.reduce(into: "") { line, scalar in
            if isControl(scalar) {
                let digits = String(scalar.value, radix: 16)
                line += #"\u"# + String(repeating: "0", count: 4 - digits.count) + digits
            } else {
                line.unicodeScalars.append(scalar)
            }
        }
    }
}
