import HTTP
import StrictJSON

/// Whether the server can do its work now; why not is for the log, not for whoever asks.
package struct Readiness: Sendable {
    private let deadline: Deadline
    private let probe: @Sendable () async throws -> Void

    /// - Parameters:
    ///   - limit: How long the probe may take.
    ///   - probe: Asks the database for a sign of life; throws where there is none. It must heed cancellation.
    package init(within limit: Duration = .seconds(2), probe: @escaping @Sendable () async throws -> Void) {
        deadline = Deadline(limit)
        self.probe = probe
    }

    func check() async throws {
        do {
            try await deadline.run(probe)
        } catch {
            throw Problem.unavailable(
                retryAfter: .seconds(1),
                detail: Wording(vi: "Cơ sở dữ liệu không trả lời.", en: "The database does not answer.")
            )
        }
    }
}
