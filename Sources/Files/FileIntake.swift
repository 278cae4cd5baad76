import Crypto

/// Takes a file in from a stream: aside, hashed, looked at, and of pictures without what tells where they were taken.
package struct FileIntake: Sendable {
    private let store: any FileStore
    /// The most bytes of a file.
    package let limit: Int

    /// - Parameters:
    ///   - store: Where it is written aside.
    ///   - limit: The most bytes of a file.
    package init(store: any FileStore, limit: Int) {
        self.store = store
        self.limit = limit
    }

    /// Takes it in. In memory there is a part of it at most.
    ///
    /// - Parameters:
    ///   - stream: Its bytes.
    ///   - name: What it is called.
    ///   - declared: The sender's media type, without parameters.
    /// - Returns: The file, not kept yet: without `ReceivedFile.keep` it leaves nothing behind.
    /// - Throws: `FileRefusal`, `FileStoreFailure`; what the stream throws.
    package func receive<Stream: AsyncSequence>(
        _ stream: Stream,
        name: String,
        declared: String
    ) async throws -> ReceivedFile where Stream.Element: Collection<UInt8> {
        let store = store
        let (original, size, hash) = try await write(stream)
        return try await Disk.work {
            let found = try Inspection.type(of: original, size: size)
            let type = found == .plainText && name.lowercased().hasSuffix(".csv") ? .csv : found
            try type.check(name: name, declared: declared)
            guard type.isPicture else {
                return ReceivedFile(type, original, hash, size: size, received: hash, hadPosition: false, store: store)
            }
            var writer = ByteWriter(try store.makeAside())
            let hadPosition = try PictureCleaning.copy(type, from: original, size: size, to: &writer)
            let kept = try writer.end()
            return ReceivedFile(
                type,
                writer.file,
                kept,
                size: writer.size,
                received: hash,
                hadPosition: hadPosition,
                store: store
            )
        }
    }

    private func write<Stream: AsyncSequence>(
        _ stream: Stream
    ) async throws -> (AsideFile, Int, ContentHash) where Stream.Element: Collection<UInt8> {
        let store = store
        var writer = ByteWriter(try await Disk.work { try store.makeAside() })
        for try await piece in stream {
            guard writer.size + piece.count <= limit else { throw FileRefusal(.tooLarge(limit: limit)) }
            // Into the system's memory, and now and then to its disk.
            try writer.write(piece)
        }
        let hash = try writer.end()
        return (writer.file, writer.size, hash)
    }
}

/// A file that was taken in, and is not kept yet.
package struct ReceivedFile: Sendable {
    package let type: KeptType
    /// Of what is kept.
    package let hash: ContentHash
    /// Of what is kept, in bytes.
    package let size: Int
    /// The SHA-256 of what was sent.
    package let received: ContentHash
    /// Whether the picture told where it was taken. It does no more.
    package let hadPosition: Bool
    private let file: AsideFile
    private let store: any FileStore

    init(
        _ type: KeptType,
        _ file: AsideFile,
        _ hash: ContentHash,
        size: Int,
        received: ContentHash,
        hadPosition: Bool,
        store: any FileStore
    ) {
        self.type = type
        self.file = file
        self.hash = hash
        self.size = size
        self.received = received
        self.hadPosition = hadPosition
        self.store = store
    }

    /// Puts the content into its place; a second time does nothing. It waits for the disk.
    package func keep() throws(FileStoreFailure) { try store.keep(file, as: hash) }
}
