import ArgumentParser

/// The composition root: every command of the program.
@main
struct ThiDua: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "thidua",
        abstract: "Emulation clusters: scored, ranked, published (cụm thi đua: chấm điểm, xếp hạng, công bố).",
        subcommands: [ScoreCommand.self]
    )
}
