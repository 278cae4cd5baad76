import Application
import ArgumentParser
import Domain
import Files
import Foundation
import Postgres
import StrictJSON

/// `thidua verify`: whether standings and publications are what their ledgers come to, and files what they were.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Score all reviews again from their ledgers and compare (chấm lại từ sổ ghi và đối chiếu).",
        discussion: """
            Every review of the seasons that are running, and of those that ended at most \
            \(ReviewSelection.daysAfterSeason) days ago, is scored again from what was entered; the result is compared with \
            the standings that are kept, and with what its publication was made of. Nothing is changed.

            It reads as thidua_reader: by THIDUA_READER_DATABASE_URL, else from the private PostgreSQL of --data, which no \
            server may be using meanwhile (a server does it by itself every night).

            With --files it reads the bytes of every file instead, and compares them with the SHA-256 by which they are kept.

            Example:
              thidua verify --data ~/thidua --season 2026
              thidua verify --data ~/thidua --files

            Exit status: 0 all is as it should be, 65 something is not, or there is no such season, 69 database not reached, 78 not configured.
            """
    )

    @Option(help: ArgumentHelp("Only this season: its id, or its name.", valueName: "season"))
    var season: String?

    @Option(help: ArgumentHelp("Folder of the private PostgreSQL.", valueName: "dir"))
    var data: String?

    @Flag(help: "Read files instead, and compare them with their SHA-256.")
    var files = false

    @OptionGroup var folder: FileFolderOption

    func validate() throws {
        guard !files || season == nil else {
            throw ValidationError("--files reads those of all seasons (đối chiếu tệp của mọi kỳ thi đua).")
        }
    }

    func run() async throws {
        try await CommandFailure.reporting {
            let settings = try DatabaseSettings(data: data)
            let store = folder.store(settings)
            try await StopSignal.cancelling {
                try await settings.withReader {
                    if files { try await verifyFiles(in: store, from: $0) } else { try await verify(from: $0) }
                }
            }
        }
    }

    private func verifyFiles(in store: FolderFileStore, from reader: String) async throws {
        let receipt = try await VerifyFiles(database: try PostgresConfiguration(reader), store: store).run()
        print("contents   \(receipt.contents)")
        print("deviating  \(receipt.deviations.count)")
        guard receipt.deviations.isEmpty else {
            let words = receipt.deviations.map(\.wording)
            throw CommandFailure(
                EX_DATAERR,
                vi: words.map(\.vi).joined(separator: "\n"),
                en: words.map(\.en).joined(separator: "\n")
            )
        }
    }

    private func verify(from reader: String) async throws {
        let progress = ReviewProgressBar(Wording(vi: "đã đối chiếu", en: "verified"))
        defer { progress.end() }
        do {
            let receipt = try await VerifyStandings(database: try PostgresConfiguration(reader)).run(
                ReviewSelection(
                    day: DailyTime.day(at: WallClock.system.now()),
                    season: season.map { ReviewSelection.Season($0) }
                )
            ) { progress.show($0) }
            progress.end()
            print("reviews    \(receipt.reviews)")
            print("deviating  \(receipt.deviations.count)")
            guard receipt.deviations.isEmpty else {
                let words = receipt.deviations.map(\.wording)
                throw CommandFailure(
                    EX_DATAERR,
                    vi: words.map(\.vi).joined(separator: "\n"),
                    en: words.map(\.en).joined(separator: "\n")
                )
            }
        } catch let error as NothingSelected {
            throw CommandFailure(EX_DATAERR, vi: error.wording.vi, en: error.wording.en)
        }
    }
}
