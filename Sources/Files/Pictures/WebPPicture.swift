/// WebP (RFC 9649): chunks in a RIFF container, which tells its own length and what is in it.
enum WebPPicture {
    private struct Chunk {
        let name: String
        /// Where its content begins.
        let offset: Int
        let length: Int
        /// Padded to an even number.
        var padded: Int { length + length % 2 }
    }

    private static let drawn: Set = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]
    private static let (exifFlag, xmpFlag): (UInt8, UInt8) = (0x08, 0x04)
    private static let longestText = 1 << 22

    static func copy(_ file: AsideFile, size: Int, to writer: inout ByteWriter) throws -> Bool {
        let chunks = try chunks(of: file, size: size)
        guard let first = chunks.first, ["VP8 ", "VP8L", "VP8X"].contains(first.name),
            chunks.contains(where: { ["VP8 ", "VP8L", "ANMF"].contains($0.name) })
        else { throw PictureCleaning.Damaged() }
        let told = try Told(chunks, of: file)
        let kept = chunks.filter { drawn.contains($0.name) }
        let remainder = first.name == "VP8X" ? told.remainder : nil
        let length = kept.reduce(4) { $0 + 8 + $1.padded } + (remainder.map { 8 + $0.count } ?? 0)
        try writer.write(Array("RIFF".utf8) + littleEndian(length) + Array("WEBP".utf8))
        for (index, chunk) in kept.enumerated() {
            try writer.write(Array(chunk.name.utf8) + littleEndian(chunk.length))
            if chunk.name == "VP8X" {
                guard index == 0, chunk.length == 10 else { throw PictureCleaning.Damaged() }
                var flags = try file.bytes(at: chunk.offset, upTo: 10)
                flags[0] &= ~(exifFlag | xmpFlag)
                if remainder != nil { flags[0] |= exifFlag }
                try writer.write(flags)
            } else {
                try copy(chunk, of: file, to: &writer)
            }
        }
        if let remainder { try writer.write(Array("EXIF".utf8) + littleEndian(remainder.count) + remainder) }
        return told.hasPosition
    }

    /// What stands beside the picture.
    private struct Told {
        var hasPosition = false
        var remainder: [UInt8]?

        init(_ chunks: [Chunk], of file: AsideFile) throws {
            for chunk in chunks where ["EXIF", "XMP "].contains(chunk.name) && chunk.length <= longestText {
                let content = try file.bytes(at: chunk.offset, upTo: chunk.length)
                if chunk.name == "XMP " {
                    hasPosition = hasPosition || ExifRecord.tellsPosition(xmp: content)
                } else {
                    let record = ExifRecord(content.has("Exif\u{0}\u{0}") ? Array(content.dropFirst(6)) : content)
                    hasPosition = hasPosition || record.hasPosition
                    remainder = record.remainder
                }
            }
        }
    }

    private static func chunks(of file: AsideFile, size: Int) throws -> [Chunk] {
        let head = try file.bytes(at: 0, upTo: 12)
        guard head.count == 12 else { throw PictureCleaning.Damaged() }
        let end = 8 + head.littleEndian32(at: 4)
        guard end <= size else { throw PictureCleaning.Damaged() }
        var (chunks, offset): ([Chunk], Int) = ([], 12)
        while offset < end {
            let head = try file.bytes(at: offset, upTo: 8)
            guard head.count == 8, chunks.count < 100_000 else { throw PictureCleaning.Damaged() }
            let chunk = Chunk(
                name: String(decoding: head[..<4], as: UTF8.self),
                offset: offset + 8,
                length: head.littleEndian32(at: 4)
            )
            offset = chunk.offset + chunk.padded
            guard offset <= end else { throw PictureCleaning.Damaged() }
            chunks.append(chunk)
        }
        return chunks
    }

    private static func copy(_ chunk: Chunk, of file: AsideFile, to writer: inout ByteWriter) throws {
        var reader = ByteReader(file, at: chunk.offset)
        var rest = chunk.padded
        while rest > 0 {
            guard let some = try reader.some(upTo: rest) else { throw ByteReader.Ended() }
            try writer.write(some)
            rest -= some.count
        }
    }

    private static func littleEndian(_ number: Int) -> [UInt8] {
        [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}
