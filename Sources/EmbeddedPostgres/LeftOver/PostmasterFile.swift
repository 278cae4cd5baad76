import Foundation

/// What a running server writes into `postmaster.pid`.
struct PostmasterFile: Sendable, Equatable {
    /// The main process (line 1).
    let processID: pid_t
    /// When the main process began (line 3), in Unix seconds; 0 where the line is missing.
    let begun: Int
    /// Whether line 8 says `ready`.
    ///
    /// It says `starting`, `stopping` or `standby` else, and is missing for a moment at first.
    let saysReady: Bool

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
        begun = lines.count > 2 ? Int(lines[2]) ?? 0 : 0
        saysReady = lines.count > 7 && lines[7].trimmingCharacters(in: .whitespaces) == "ready"
    }

    /// Whether the server that was launched as this process, at this time in Unix seconds, accepts connections.
    ///
    /// PostgreSQL writes the word when it begins to accept, and `pg_ctl` waits for the same. The time is asked for since
    /// process numbers repeat, in a container above all: a killed server's file may say `ready` under the new one's
    /// number. Two seconds are allowed for, as `pg_ctl` does, should the clock be set back a little.
    func isReady(_ launched: pid_t, launchedAt instant: Int) -> Bool {
        processID == launched && begun >= instant - 2 && saysReady
    }
}
