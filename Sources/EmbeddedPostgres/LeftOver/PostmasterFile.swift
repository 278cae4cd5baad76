import Foundation

/// What a running server writes into `postmaster.pid`.
struct PostmasterFile: Sendable, Equatable {
    /// The main process (line 1).
    let processID: pid_t
    /// Whether the server accepts connections: line 8 says `ready`.
    ///
    /// It says `starting`, `stopping` or `standby` else, and is missing for a moment at first.
    let isReady: Bool

    /// Reads the file; nil where there is none or it is not yet whole.
    init?(at path: String) {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        self.init(text)
    }

    /// Reads the file's text.
    init?(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.first, let processID = pid_t(first), processID > 0 else { return nil }
        self.processID = processID
        isReady = lines.count > 7 && lines[7].trimmingCharacters(in: .whitespaces) == "ready"
    }
}
