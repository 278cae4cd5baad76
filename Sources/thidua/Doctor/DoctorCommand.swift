import ArgumentParser
import Files
import Foundation
import StrictJSON

/// `thidua doctor`: looks whether an installation is in order.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check an installation (kiểm tra hệ thống).",
        discussion: """
            Prints a line for each check: ✓ in order, ✗ not in order, – not asked for. It changes nothing. With \
            THIDUA_DATABASE_URL it looks at that database, and with THIDUA_READER_DATABASE_URL at what exports need; else it \
            starts the private one of --data, which no server may be using meanwhile.

            Examples:
              thidua doctor --data ~/thidua
              THIDUA_DATABASE_URL=… THIDUA_READER_DATABASE_URL=… thidua doctor --out /var/lib/thidua/exports

            Exit status: 0 all in order, 1 something is not, 64 wrong usage.
            """
    )

    @Option(help: ArgumentHelp("Folder of the private PostgreSQL.", valueName: "dir"))
    var data: String?

    @Option(help: ArgumentHelp("Folder of the exports, to look at its disk.", valueName: "dir"))
    var out: String?

    @OptionGroup var files: FileFolderOption

    func run() async throws {
        var findings: [Finding] = []
        try await CommandFailure.reporting {
            let settings = try DatabaseSettings(data: data)
            findings = await DatabaseCheckup.run(settings)
            findings += DiskCheckup.run(settings, files: files.store(settings).folder, out: out)
        }
        for finding in findings { print(finding.line(in: .ofEnvironment)) }
        if findings.contains(where: { $0.mark == .bad }) { throw ExitCode.failure }
    }
}

/// What a check has found.
struct Finding {
    enum Mark: String {
        case good = "✓"
        case bad = "✗"
        /// Nothing to be checked: what it is about is not used here.
        case unused = "–"
    }

    let mark: Mark
    /// What was checked.
    let subject: Wording
    let detail: Wording

    init(_ mark: Mark, _ subject: Wording, vi: String, en: String) {
        self.mark = mark
        self.subject = subject
        detail = Wording(vi: vi, en: en)
    }

    /// A check that could not be made.
    init(failed subject: Wording, _ error: any Error) {
        mark = .bad
        self.subject = subject
        detail = CommandFailure(error).wording
    }

    /// `✓ subject: detail`, in one line whatever the detail is made of.
    func line(in language: Language) -> String {
        let words = detail[language].split(whereSeparator: \.isNewline).joined(separator: " ")
        return "\(mark.rawValue) \(subject[language]): \(words)"
    }
}
