import ArgumentParser
import Foundation
import UnixSignals

/// SIGINT and SIGTERM for a command that runs for a while.
enum StopSignal {
    /// Runs a body, and cancels it on a signal.
    ///
    /// - Throws: What the body throws; `CommandFailure` 75 where it was cancelled so.
    static func cancelling(_ body: @escaping @Sendable () async throws -> Void) async throws {
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await body()
                return true
            }
            group.addTask {
                for await _ in signals { return false }
                return false
            }
            defer { group.cancelAll() }
            guard try await group.next() == false else { return }
            group.cancelAll()
            do {
                // It may have been done a moment before the signal came.
                while let isDone = try await group.next() { if isDone { return } }
            } catch {
                throw CommandFailure(
                    EX_TEMPFAIL,
                    vi: "Đã dừng theo yêu cầu; không có gì bị thay đổi.",
                    en: "Stopped as asked; nothing was changed."
                )
            }
        }
    }
}
