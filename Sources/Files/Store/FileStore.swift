import Glibc

/// Where contents are kept, each once under its SHA-256.
///
/// A content is whole or it is not there: it is written aside, brought to the disk and only then given its name. What nobody
/// names any more goes in two steps, a day apart at least: it is set aside, where it is still found, and only then removed.
/// Whoever hands the same bytes in meanwhile loses nothing, and no lock is held.
package protocol FileStore: Sendable {
    /// A new file to write to: nobody else sees it, and it is gone with its last holder unless it is kept.
    func makeAside() throws(FileStoreFailure) -> AsideFile

    /// Gives what was written aside its name, so that it survives a power cut. What had the name before is replaced: the same
    /// bytes, or a damaged copy of them.
    ///
    /// - Parameters:
    ///   - file: From `makeAside`; keeping it again does nothing.
    ///   - hash: The SHA-256 of its bytes.
    /// - Throws: `FileStoreFailure`; then it has no name.
    func keep(_ file: AsideFile, as hash: ContentHash) throws(FileStoreFailure)

    /// A content, also one that is set aside; nil where there is none.
    func open(_ hash: ContentHash) throws(FileStoreFailure) -> StoredContent?

    /// Everything that is there.
    func list() throws(FileStoreFailure) -> [ListedContent]

    /// The first step: a content is taken out of the way. One that is not there is left alone.
    func setAside(_ hash: ContentHash) throws(FileStoreFailure)

    /// A content that was set aside is wanted after all.
    func bringBack(_ hash: ContentHash) throws(FileStoreFailure)

    /// The second step: what was set aside is removed.
    func remove(_ hash: ContentHash) throws(FileStoreFailure)

    /// Removes what was written aside by servers that are no more.
    ///
    /// - Parameter instant: In seconds since 1970: what was written to since then stays.
    /// - Returns: How many files went.
    /// - Throws: `FileStoreFailure`.
    func removeAbandoned(before instant: Int64) throws(FileStoreFailure) -> Int
}

/// A content as it lies in a store.
package struct ListedContent: Hashable, Sendable {
    package let hash: ContentHash
    /// Whether it has been taken out of the way.
    package let isSetAside: Bool
    /// When it was handed in last, or set aside: seconds since 1970.
    package let since: Int64

    package init(_ hash: ContentHash, isSetAside: Bool, since: Int64) {
        self.hash = hash
        self.isSetAside = isSetAside
        self.since = since
    }
}

/// A store's disk refuses.
package struct FileStoreFailure: Error, CustomStringConvertible {
    /// Why, with the path.
    package let description: String
    /// Whether there is no room.
    package let isFull: Bool

    init(_ path: String, _ number: Int32 = errno) {
        description = "\(path): \(String(cString: strerror(number)))"
        isFull = [ENOSPC, EDQUOT].contains(number)
    }
}
