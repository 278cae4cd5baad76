import ArgumentParser

@main
struct ThiDua: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "thidua")
}
