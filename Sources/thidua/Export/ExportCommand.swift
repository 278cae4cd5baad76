import Application
import ArgumentParser
import Domain
import Foundation
import Postgres
import StrictJSON

/// `thidua export …`: what the database holds, in files.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Export what the database holds into files (xuất dữ liệu).",
        subcommands: [Rankings.self]
    )

    /// `thidua export rankings`: the rankings of all clusters, as they are now.
    struct Rankings: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rankings",
            abstract: "Export all rankings, published and live (xuất bảng xếp hạng).",
            discussion: """
                Writes DIR/YYYY-MM-DD with rankings.csv, rankings.json, rankings.xlsx, results.csv and manifest.json, whole \
                or not at all, and the link DIR/latest to it; docs/exports.md says what is in them. Every row says whether \
                it is published or live.

                Without --season it takes the seasons that are running, and those that ended at most \
                \(ReviewSelection.daysAfterSeason) days ago. A second export of a day takes the first one's place, so \
                give one of a single season or review a folder of its own.

                It reads as thidua_reader: by THIDUA_READER_DATABASE_URL, else from the private PostgreSQL of --data, which \
                no server may be using meanwhile (a server exports by itself: thidua serve --nightly). On a terminal it \
                shows a bar; Ctrl-C and SIGTERM end it, and leave everything as it was.

                Examples:
                  THIDUA_READER_DATABASE_URL='host=db1,db2 dbname=thidua user=thidua_reader' \\
                    thidua export rankings --out /var/lib/thidua/exports --keep 60
                  thidua export rankings --data ~/thidua --season 2026 --review annual --out annual-2026

                Exit status: 0 exported, 64 wrong usage, 65 no such season or review, or a ranking cannot be read, \
                69 database not reached, 73 folder cannot be written, 75 another export is writing there, or stopped, \
                78 not configured.
                """
        )

        @Option(help: ArgumentHelp("Only this season: its id, or its name.", valueName: "season"))
        var season: String?

        @Option(
            help: ArgumentHelp(
                "Only this review by its id, or all of a kind: \(ReviewKind.allCases.map(\.rawValue).joined(separator: ", ")).",
                valueName: "review"
            )
        )
        var review: String?

        @Option(help: ArgumentHelp("Folder that the day's folder is made in.", valueName: "dir"))
        var out: String

        @Option(help: ArgumentHelp("How many days' folders stay; all by default.", valueName: "count"))
        var keep: Int?

        @Option(help: ArgumentHelp("Folder of the private PostgreSQL.", valueName: "dir"))
        var data: String?

        func validate() throws {
            guard keep ?? 1 >= 1 else { throw ValidationError("--keep takes 1 or more (từ 1 trở lên).") }
            _ = try selectedReview
        }

        func run() async throws {
            try await CommandFailure.reporting {
                let settings = try DatabaseSettings(data: data)
                try await StopSignal.cancelling { try await settings.withReader { try await export(from: $0) } }
            }
        }

        private var selectedReview: ReviewSelection.Review? {
            get throws {
                guard let review else { return nil }
                if let kind = ReviewKind(rawValue: review) { return .kind(kind) }
                if let id = ReviewID(review) { return .id(id) }
                throw ValidationError("--review takes a review's id, or a kind (mã hoặc loại của lần chấm điểm).")
            }
        }

        private func export(from reader: String) async throws {
            let request = ExportRankings.Request(
                directory: out,
                selection: ReviewSelection(
                    day: DailyTime.day(at: WallClock.system.now()),
                    season: season.map { ReviewSelection.Season($0) },
                    review: try selectedReview
                ),
                keep: keep
            )
            let progress = ReviewProgressBar(Wording(vi: "đã xuất", en: "exported"))
            defer { progress.end() }
            do {
                let export = ExportRankings(database: try PostgresConfiguration(reader))
                let receipt = try await export.run(request) { progress.show($0) }
                progress.end()
                print("folder     \(out)/\(receipt.day)")
                print("published  \(receipt.published)")
                print("live       \(receipt.live)")
                print("bytes      \(receipt.bytes)")
            } catch let error as ExportRankingsError {
                throw CommandFailure(error)
            }
        }
    }
}

extension CommandFailure {
    /// Why there is no export.
    fileprivate init(_ error: ExportRankingsError) {
        let status =
            switch error {
            case .busy: EX_TEMPFAIL
            case .usage: EX_USAGE
            case .folder: EX_CANTCREAT
            case .data, .spoilt, .nothingSelected: EX_DATAERR
            }
        self.init(status, vi: error.wording.vi, en: error.wording.en)
    }
}
