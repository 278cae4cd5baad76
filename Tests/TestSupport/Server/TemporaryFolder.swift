import EmbeddedPostgres
import Foundation

/// An empty folder below /tmp for one test, removed with what it holds when the test is over.
package struct TemporaryFolder: Sendable {
    /// The absolute path.
    package let path: String

    /// What the names begin with; the process number follows.
    static let prefix = "thidua-folder-"

    /// Removes the folders of processes that no longer exist.
    static func removeLeftOvers() {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/tmp")) ?? []
        for name in names where name.hasPrefix(prefix) {
            guard let process = pid_t(name.dropFirst(prefix.count).prefix { $0 != "-" }), kill(process, 0) != 0 else {
                continue
            }
            try? FileManager.default.removeItem(atPath: "/tmp/\(name)")
        }
    }

    /// Runs a test's body with a folder of its own.
    package static func use<Result>(
        isolation: isolated (any Actor)? = #isolation,
        _ body: (TemporaryFolder) async throws -> Result
    ) async throws -> Result {
        let folder = TemporaryFolder(path: "/tmp/\(prefix)\(getpid())-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            atPath: folder.path,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        return try await body(folder)
    }
}
