import Foundation

/// The server's log files: one a day and one every 10 MB, of which the newest ten are kept (about 100 MB).
///
/// PostgreSQL rotates but removes nothing; the supervisor does, at each launch and every ten minutes.
struct LogFolder: Sendable {
    let folder: ServerFolder

    /// How many files are kept.
    static let kept = 10
    /// The pattern of the files' names: in the order of time when sorted.
    static let namePattern = "postgresql-%Y%m%d-%H%M%S.log"
    /// At which size a new file is begun.
    static let largestFile = "10MB"

    /// Removes all but the newest files.
    func prune() {
        for name in names.dropLast(Self.kept) { unlink("\(folder.log)/\(name)") }
    }

    /// The last lines of what the server said, at most about 2,000 bytes of each log: while starting, then in its log.
    func tail() -> String {
        let newest = names.last.map { "\(folder.log)/\($0)" }
        let texts = [folder.startupLog, newest].compactMap(\.self).map(Self.tail)
        return texts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private var names: [String] {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.log)) ?? []
        return all.filter { $0.hasPrefix("postgresql-") && $0.hasSuffix(".log") }.sorted()
    }

    private static func tail(of path: String) -> String {
        guard let file = FileHandle(forReadingAtPath: path), let end = try? file.seekToEnd() else { return "" }
        defer { try? file.close() }
        try? file.seek(toOffset: end > 2000 ? end - 2000 : 0)
        let bytes = (try? file.readToEnd()) ?? Data()
        return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
