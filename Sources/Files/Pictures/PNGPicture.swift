/// PNG (ISO/IEC 15948): chunks, each with length, name and checksum.
enum PNGPicture {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    /// What a picture is drawn by, moving ones included.
    private static let drawn: Set = [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD",
        "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT",
    ]
    /// More than a file may have.
    private static let longest = 1 << 30
    private static let longestText = 1 << 22

    static func copy(from reader: ByteReader, to writer: inout ByteWriter) throws -> Bool {
        var reader = reader
        guard try reader.bytes(8) == signature else { throw PictureCleaning.Damaged() }
        try writer.write(signature)
        var (hasPosition, hasData, isFirst) = (false, false, true)
        while true {
            let head = try reader.bytes(8)
            let (length, name) = (head.bigEndian32(at: 0), String(decoding: head[4...], as: UTF8.self))
            guard length < longest, isFirst == (name == "IHDR"), !isFirst || length == 13 else {
                throw PictureCleaning.Damaged()
            }
            isFirst = false
            if drawn.contains(name) {
                try copyChunk(head, length, from: &reader, to: &writer)
                if name == "IDAT" { hasData = true }
                guard name != "IEND" else { break }
                continue
            }
            // A critical chunk that we do not know: without it the picture is another one.
            guard head[4] & 0x20 != 0 else { throw PictureCleaning.Damaged() }
            let content = length <= longestText ? try reader.bytes(length) : try skip(length, in: &reader)
            _ = try reader.bytes(4)
            switch name {
            case "eXIf":
                let record = ExifRecord(content)
                hasPosition = hasPosition || record.hasPosition
                if let remainder = record.remainder { try write("eXIf", remainder, to: &writer) }
            case "iTXt", "tEXt": hasPosition = hasPosition || ExifRecord.tellsPosition(xmp: content)
            default: break
            }
        }
        guard hasData else { throw PictureCleaning.Damaged() }
        return hasPosition
    }

    private static func copyChunk(
        _ head: [UInt8],
        _ length: Int,
        from reader: inout ByteReader,
        to writer: inout ByteWriter
    ) throws {
        var sum = CRC32()
        sum.update(head[4...])
        try writer.write(head)
        var rest = length
        while rest > 0 {
            guard let some = try reader.some(upTo: rest) else { throw ByteReader.Ended() }
            sum.update(some)
            try writer.write(some)
            rest -= some.count
        }
        let told = try reader.bytes(4)
        guard told == sum.bytes else { throw PictureCleaning.Damaged() }
        try writer.write(told)
    }

    private static func skip(_ length: Int, in reader: inout ByteReader) throws -> [UInt8] {
        var rest = length
        while rest > 0 {
            guard let some = try reader.some(upTo: rest) else { throw ByteReader.Ended() }
            rest -= some.count
        }
        return []
    }

    private static func write(_ name: String, _ content: [UInt8], to writer: inout ByteWriter) throws {
        let named = Array(name.utf8) + content
        var sum = CRC32()
        sum.update(named)
        try writer.write([0, 0, UInt8(content.count >> 8), UInt8(content.count & 0xFF)] + named + sum.bytes)
    }
}

/// The checksum of PNG.
struct CRC32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
    }
    private var sum: UInt32 = 0xFFFF_FFFF

    mutating func update(_ bytes: some Sequence<UInt8>) {
        var sum = sum
        Self.table.withUnsafeBufferPointer { table in
            for byte in bytes { sum = table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ (sum >> 8) }
        }
        self.sum = sum
    }

    var bytes: [UInt8] {
        let sum = ~sum
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: sum >> $0) }
    }
}
