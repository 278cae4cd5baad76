package import Application
import Foundation

extension Instant {
    /// In UTC and whole seconds: `2026-11-21T14:29:23Z`.
    package var rfc3339: String {
        let seconds = (Double(microsecondsSince1970) / 1_000_000).rounded(.down)
        return Date(timeIntervalSince1970: seconds).formatted(.iso8601)
    }
}
