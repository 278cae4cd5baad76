import Application
import ArgumentParser
import Domain
import Foundation
import HTTP
import Logging
import ServiceLifecycle
import UnixSignals

/// `thidua serve`: runs the server until it is told to stop.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the server (chạy máy chủ).",
        discussion: """
            Without a connection string it runs a private PostgreSQL in --data: for one office or a try-out. In \
            production set THIDUA_DATABASE_URL (role thidua_app) and, to migrate at the start, \
            THIDUA_OWNER_DATABASE_URL. SIGTERM and Ctrl-C stop it: what is in flight is answered, but after \
            --stop-within seconds the rest is cut.

            With --nightly it exports the rankings every night as `thidua export rankings` does, for which it needs \
            THIDUA_READER_DATABASE_URL beside the others. Any number of servers may be started so: one of them does it. A \
            night that was missed is caught up on.

            Files that are handed in are kept in --files-folder; several servers need one share there.

            Examples:
              thidua serve --data ~/thidua
              thidua serve --data ~/thidua --nightly 02:00 --out ~/thidua-exports --keep 60
              THIDUA_DATABASE_URL='host=db1,db2 target_session_attrs=read-write dbname=thidua user=thidua_app' thidua serve

            Exit status: 0 stopped, 64 wrong usage, 69 database not reached or address taken, 70 refused, 73 files cannot be \
            kept, 78 not configured.
            """
    )

    @Option(help: ArgumentHelp("Folder of the private PostgreSQL.", valueName: "dir"))
    var data: String?

    @Option(help: ArgumentHelp("Address to listen on; port 0 lets the system choose.", valueName: "host:port"))
    var listen = ListenAddress(host: "127.0.0.1", port: 8080)

    @Option(
        help: ArgumentHelp("How long requests in flight may take after a stop is asked for.", valueName: "seconds")
    )
    var stopWithin = 20

    @Option(help: ArgumentHelp("Export the rankings every night at this hour of Việt Nam.", valueName: "HH:MM"))
    var nightly: DailyTime?

    @Option(help: ArgumentHelp("With --nightly: folder that the days' folders are made in.", valueName: "dir"))
    var out: String?

    @Option(help: ArgumentHelp("With --nightly: how many days' folders stay; all by default.", valueName: "count"))
    var keep: Int?

    @Option(
        help: ArgumentHelp("An origin that webhooks may be told at; may be given several times.", valueName: "origin")
    )
    var webhookOrigin: [String] = []

    @Flag(help: "Let anybody set the clock, in a rehearsal with a private PostgreSQL (đồng hồ thử nghiệm).")
    var testClock = false
    @OptionGroup var files: FileOptions

    func validate() throws {
        guard !testClock || data != nil else {
            throw ValidationError("--test-clock needs --data: never on a database of others (chỉ dùng với --data).")
        }
        guard (nightly == nil) == (out == nil), nightly != nil || keep == nil else {
            throw ValidationError("--nightly needs --out, and --out and --keep need --nightly (phải dùng cùng nhau).")
        }
        guard keep ?? 1 >= 1 else { throw ValidationError("--keep takes 1 or more (từ 1 trở lên).") }
        guard (0...3600).contains(stopWithin) else {
            throw ValidationError("--stop-within takes 0 to 3600 seconds (từ 0 đến 3600 giây).")
        }
    }

    func run() async throws {
        try await CommandFailure.reporting {
            let logger = Logger(label: "thidua") { JSONLogHandler(label: $0) }
            let settings = try DatabaseSettings(data: data)
            let server = Server(
                settings: settings,
                files: FileKeeping(
                    store: files.folder.store(settings),
                    largest: files.largestFile << 20,
                    room: Int64(files.fileRoom) << 20
                ),
                forgetFilesAfter: Int32(files.forgetFilesAfter),
                address: listen,
                stopLimit: .seconds(stopWithin),
                nightly: nightly.flatMap { time in
                    out.map { NightlyExport(time: time, directory: $0, keep: keep) }
                },
                hasTestClock: testClock,
                webhookOrigins: try WebhookOrigin.parsed(webhookOrigin),
                logger: logger
            )
            // The group has the signals in hand before anything is started, so a stop during the start is orderly too.
            try await ServiceGroup(
                services: [server],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger
            ).run()
        }
    }
}

extension DailyTime: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}
