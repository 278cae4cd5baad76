import Crypto
package import Domain
package import Files
package import Postgres
import Repository
package import StrictJSON

/// Reads the bytes of every file, and compares them with the SHA-256 by which they are kept.
package struct VerifyFiles: Sendable {
    /// What was compared.
    package struct Receipt: Sendable {
        package let contents: Int
        /// Empty where all is as it should be.
        package let deviations: [FileDeviation]
    }

    private static let portion: Int32 = 500
    private let database: PostgresConfiguration
    private let store: any FileStore

    /// - Parameters:
    ///   - database: Where to connect to as thidua_reader.
    ///   - store: Where contents are kept.
    package init(database: PostgresConfiguration, store: any FileStore) {
        self.database = database
        self.store = store
    }

    /// Compares. It changes nothing.
    ///
    /// - Returns: What was found.
    /// - Throws: `PostgresError`, `FileStoreFailure`, `CancellationError`.
    package func run() async throws -> Receipt {
        try await database.connected { connection in
            var (last, count, deviations): (String, Int, [FileDeviation]) = ("", 0, [])
            while true {
                let part = try await connection.run(
                    FileKeepingStatements.contents(after: last, atMost: Self.portion)
                )
                for named in part {
                    try Task.checkCancellation()
                    if let kind = try await deviation(of: named) {
                        deviations.append(FileDeviation(named.file, sha256: named.sha256, kind))
                    }
                }
                count += part.count
                guard part.count == Self.portion, let next = part.last else { break }
                last = next.sha256
            }
            return Receipt(contents: count, deviations: deviations)
        }
    }

    private func deviation(of named: FileKeepingStatements.Named) async throws -> FileDeviation.Kind? {
        guard let hash = ContentHash(hexadecimal: named.sha256) else { return .changed }
        let store = store
        guard let content = try await Disk.work({ try store.open(hash) }) else { return .missing }
        guard Int64(content.size) == named.size else { return .changed }
        var found = SHA256()
        for try await piece in content.bytes { found.update(data: piece) }
        return Array(found.finalize()) == hash.bytes ? nil : .changed
    }
}

/// A content that is not what files say of it.
package struct FileDeviation: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case missing, changed
    }

    /// The first file that names it.
    package let file: FileID
    /// In hexadecimal digits.
    package let sha256: String
    package let kind: Kind

    init(_ file: FileID, sha256: String, _ kind: Kind) {
        self.file = file
        self.sha256 = sha256
        self.kind = kind
    }

    /// What it is, in words.
    package var wording: Wording {
        switch kind {
        case .missing:
            Wording(vi: "tệp \(file): mất nội dung \(sha256)", en: "file \(file): the content \(sha256) is missing")
        case .changed:
            Wording(
                vi: "tệp \(file): nội dung \(sha256) đã bị thay đổi",
                en: "file \(file): the content \(sha256) has changed"
            )
        }
    }
}

/// The nightly audit found something: its files, in words.
package struct FilesDeviate: Error, CustomStringConvertible {
    package let description: String

    /// - Parameter deviations: What it found; at least one.
    package init(_ deviations: [FileDeviation]) {
        let shown = deviations.prefix(10).map(\.wording.en).joined(separator: "; ")
        description = "\(deviations.count) contents are not what files say of them: \(shown)"
    }
}
