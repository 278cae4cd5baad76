import ArgumentParser

/// The composition root: every command of the program.
@main
struct ThiDua: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "thidua",
        abstract: "Emulation clusters: scored, ranked, published (cụm thi đua: chấm điểm, xếp hạng, công bố).",
        subcommands: [
            ServeCommand.self, DemoCommand.self, MigrateCommand.self, DatabaseCommand.self, AccountCommand.self,
            ExportCommand.self, VerifyCommand.self, ScoreCommand.self, DoctorCommand.self,
        ]
    )
}
