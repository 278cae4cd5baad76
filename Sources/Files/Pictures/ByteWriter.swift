import Crypto

/// Writes a file aside through a buffer, and hashes what it writes.
struct ByteWriter {
    private static let length = 1 << 18
    let file: AsideFile
    private(set) var size = 0
    private var hash = SHA256()
    private var buffer: [UInt8] = []

    init(_ file: AsideFile) { self.file = file }

    mutating func write(_ bytes: some Collection<UInt8>) throws(FileStoreFailure) {
        buffer.append(contentsOf: bytes)
        size += bytes.count
        if buffer.count >= Self.length { try flush() }
    }

    /// Hands what is buffered to the system.
    mutating func flush() throws(FileStoreFailure) {
        hash.update(data: buffer)
        try file.append(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    /// The SHA-256 of all that was written.
    mutating func end() throws(FileStoreFailure) -> ContentHash {
        try flush()
        guard let hash = ContentHash(Array(hash.finalize())) else { preconditionFailure("SHA-256 has 32 bytes") }
        return hash
    }
}
