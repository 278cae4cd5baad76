import Application
import Foundation
import StrictJSON
import Synchronization

extension ReviewProgress {
    /// Whether it has begun, or another tenth of the way is done.
    var isTenth: Bool { done == 0 || done == total || done * 10 / total != (done - 1) * 10 / total }
}

/// Shows on standard error how far something has come that goes through reviews: a bar on a terminal, elsewhere a line for
/// each tenth.
final class ReviewProgressBar: Sendable {
    private static let width = 30
    private let done: Wording
    private let isTerminal = isatty(STDERR_FILENO) == 1
    /// What the bar shows; nil where there is none.
    private let shown = Mutex<String?>(nil)

    /// - Parameter done: What was done with the reviews, such as “exported”.
    init(_ done: Wording) { self.done = done }

    func show(_ progress: ReviewProgress) {
        guard isTerminal else {
            if progress.isTenth {
                let wording = Wording(
                    vi: "\(done.vi) \(progress.done)/\(progress.total) lần chấm điểm",
                    en: "\(done.en) \(progress.done) of \(progress.total) reviews"
                )
                StandardError.write(wording[.ofEnvironment])
            }
            return
        }
        let filled = progress.total == 0 ? Self.width : progress.done * Self.width / progress.total
        let percent = progress.total == 0 ? 100 : progress.done * 100 / progress.total
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
        let text = "\r\(bar) \(percent)% \(percent == 100 ? "\(progress.done)/\(progress.total)" : "")"
        shown.withLock { shown in
            // A terminal is slow: only what looks different is written.
            guard shown != text else { return }
            shown = text
            Self.write(text)
        }
    }

    /// Ends the bar's line: what is written next stands in a line of its own.
    func end() {
        shown.withLock { shown in
            if shown != nil { Self.write("\n") }
            shown = nil
        }
    }

    private static func write(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
