import Glibc

/// A kept content, open: it can be read to the end whatever becomes of it in the store.
package final class StoredContent: Sendable {
    /// In bytes.
    package let size: Int
    private let path: String
    private let descriptor: Int32

    /// nil where there is no such file.
    init?(path: String) throws(FileStoreFailure) {
        self.path = path
        descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            size = 0
            if errno == ENOENT { return nil }
            throw FileStoreFailure(path)
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            size = 0
            throw FileStoreFailure(path)
        }
        size = Int(status.st_size)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// A part of it, a piece at a time.
    ///
    /// - Parameter range: Within the content.
    /// - Returns: The pieces.
    package func bytes(in range: Range<Int>) -> Pieces { Pieces(content: self, range: range) }

    /// All of it, a piece at a time.
    package var bytes: Pieces { bytes(in: 0..<size) }

    fileprivate func piece(at offset: Int, upTo length: Int) throws(FileStoreFailure) -> [UInt8] {
        guard let bytes = pread(descriptor, at: offset, upTo: length) else { throw FileStoreFailure(path) }
        // A file that ends before the byte that it was counted to.
        guard !bytes.isEmpty else { throw FileStoreFailure(path, EIO) }
        return bytes
    }

    /// Pieces of a content, in order. Each is read when it is asked for.
    package struct Pieces: AsyncSequence, Sendable {
        package typealias Element = [UInt8]
        private static let length = 1 << 16

        fileprivate let content: StoredContent
        fileprivate let range: Range<Int>

        package func makeAsyncIterator() -> Iterator { Iterator(content: content, rest: range) }

        package struct Iterator: AsyncIteratorProtocol {
            fileprivate let content: StoredContent
            fileprivate var rest: Range<Int>

            package mutating func next() async throws -> [UInt8]? {
                guard !rest.isEmpty else { return nil }
                let (content, rest) = (content, rest)
                let piece = try await Disk.work {
                    try content.piece(at: rest.lowerBound, upTo: Swift.min(Pieces.length, rest.count))
                }
                self.rest = (rest.lowerBound + piece.count)..<rest.upperBound
                return piece
            }
        }
    }
}
