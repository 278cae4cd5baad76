package import Domain
package import Files
import Postgres
import Repository

/// A file, and its bytes.
package struct ReadFile: Sendable {
    /// A file whose row is there and whose content is not: a fault of the store, for its operator.
    package struct ContentMissing: Error, CustomStringConvertible {
        package let description: String
    }

    private let reader: Reader
    private let store: any FileStore

    package init(reader: Reader, store: any FileStore) {
        self.reader = reader
        self.store = store
    }

    /// What is known of a file.
    ///
    /// - Parameters:
    ///   - file: Which.
    ///   - caller: Who asks.
    /// - Returns: The file.
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func run(_ file: FileID, as caller: Caller) async throws -> KeptFile {
        let (_, stored) = try await reader.read(as: caller, FileStatements.file(file))
        guard let found = stored else { throw Refusal.noFile }
        let (account, home) = try await reader.read(as: caller) { batch in
            FileHomeLoading(
                review: found.review,
                clusterSeason: found.place.clusterSeason,
                unit: found.place.managingUnit,
                in: batch
            )
        }
        var known = try home.home()
        // What is for everybody is read by those too who may not know of its place.
        if known == nil, found.audience == .ministry { known = .unit(found.place.managingUnit, chain: []) }
        guard let known else { throw Refusal.noFile }
        _ = try Policy.mayReadFile(account, found, in: known)
        return found
    }

    /// A file's bytes, open.
    ///
    /// - Parameter file: From `run`, which says who may read it.
    /// - Returns: The content.
    /// - Throws: `FileStoreFailure`, `ContentMissing`.
    package func content(of file: KeptFile) async throws -> StoredContent {
        let store = store
        guard let hash = ContentHash(file.sha256) else { throw ContentMissing(description: "no SHA-256") }
        guard let content = try await Disk.work({ try store.open(hash) }), Int64(content.size) == file.size else {
            throw ContentMissing(description: "\(hash) of file \(file.id) is not in the store, or not whole")
        }
        return content
    }
}
