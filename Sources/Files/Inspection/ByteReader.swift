/// Reads a file from its beginning to its end, through a buffer.
struct ByteReader {
    private static let length = 1 << 16
    private let file: AsideFile
    private var buffer: [UInt8] = []
    private var next = 0
    private var bufferOffset = 0
    private(set) var offset: Int

    /// The file ended in the middle of something.
    struct Ended: Error {}

    init(_ file: AsideFile, at offset: Int = 0) {
        self.file = file
        self.offset = offset
        bufferOffset = offset
    }

    /// nil at the end.
    mutating func byte() throws -> UInt8? {
        if next == buffer.count {
            bufferOffset += buffer.count
            buffer = try file.bytes(at: bufferOffset, upTo: Self.length)
            next = 0
            if buffer.isEmpty { return nil }
        }
        defer { next += 1 }
        offset += 1
        return buffer[next]
    }

    /// So many bytes.
    ///
    /// - Throws: `Ended` where there are fewer.
    mutating func bytes(_ count: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            guard let some = try some(upTo: count - bytes.count) else { throw Ended() }
            bytes += some
        }
        return bytes
    }

    /// What is in the buffer, one byte at least; nil at the end.
    mutating func some(upTo count: Int) throws -> ArraySlice<UInt8>? {
        guard count > 0 else { return [] }
        guard let first = try byte() else { return nil }
        next -= 1
        offset -= 1
        precondition(buffer[next] == first)
        let taken = buffer[next..<min(buffer.count, next + count)]
        next += taken.count
        offset += taken.count
        return taken
    }

    /// Everything up to a byte, which is left; nil where there is none until the end of what is in the buffer.
    mutating func some(before byte: UInt8) throws -> ArraySlice<UInt8>? {
        guard let some = try some(upTo: Self.length) else { return nil }
        guard let index = some.firstIndex(of: byte) else { return some }
        let back = some.endIndex - index
        next -= back
        offset -= back
        return some[..<index]
    }

    mutating func skip(to offset: Int) {
        self = ByteReader(file, at: offset)
    }
}

extension Array<UInt8> {
    func bigEndian16(at index: Int) -> Int { Int(self[index]) << 8 | Int(self[index + 1]) }
    func bigEndian32(at index: Int) -> Int { bigEndian16(at: index) << 16 | bigEndian16(at: index + 2) }
    func littleEndian16(at index: Int) -> Int { Int(self[index + 1]) << 8 | Int(self[index]) }
    func littleEndian32(at index: Int) -> Int { littleEndian16(at: index + 2) << 16 | littleEndian16(at: index) }

    /// Whether a text stands there.
    func has(_ text: String, at index: Int = 0) -> Bool {
        let text = Array(text.utf8)
        return count >= index + text.count && text.indices.allSatisfy { self[index + $0] == text[$0] }
    }

    /// Whether a text stands anywhere.
    func contains(text: String) -> Bool {
        let text = Array(text.utf8)
        guard let first = text.first, count >= text.count else { return false }
        return (0...count - text.count).contains { index in
            self[index] == first && text.indices.allSatisfy { self[index + $0] == text[$0] }
        }
    }
}
