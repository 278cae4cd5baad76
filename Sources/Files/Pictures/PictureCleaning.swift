/// Takes out of a picture what it tells beside what it shows: where it was taken first of all.
///
/// Each kind is copied part by part, and only the parts that a picture is drawn by are: what we do not know is left out, and so
/// is what stands behind the picture's end. Of the rest its orientation stays, in a record that says nothing else.
enum PictureCleaning {
    /// Copies a picture.
    ///
    /// - Parameters:
    ///   - type: `jpeg`, `png` or `webp`.
    ///   - file: The picture as it was handed in.
    ///   - size: Of it, in bytes.
    ///   - writer: Where to.
    /// - Returns: Whether it told where it was taken.
    /// - Throws: `FileRefusal` `damaged` for what is no whole picture; `FileStoreFailure`.
    static func copy(_ type: KeptType, from file: AsideFile, size: Int, to writer: inout ByteWriter) throws -> Bool {
        do {
            return switch type {
            case .jpeg: try JPEGPicture.copy(from: ByteReader(file), to: &writer)
            case .png: try PNGPicture.copy(from: ByteReader(file), to: &writer)
            case .webp: try WebPPicture.copy(file, size: size, to: &writer)
            default: throw Damaged()
            }
        } catch is ByteReader.Ended {
            throw FileRefusal(.damaged(type))
        } catch is Damaged {
            throw FileRefusal(.damaged(type))
        }
    }

    /// It is no whole picture of its kind.
    struct Damaged: Error {}
}

/// What an Exif record (a TIFF without picture) says that matters here.
struct ExifRecord {
    /// 1…8, where it says so.
    let orientation: UInt8?
    let hasPosition: Bool

    /// Reads the first directory of a record; of one that cannot be read nothing is known.
    init(_ bytes: [UInt8]) {
        let found = Self.found(in: bytes)
        (orientation, hasPosition) = (found.orientation, found.hasPosition)
    }

    private static func found(in bytes: [UInt8]) -> (orientation: UInt8?, hasPosition: Bool) {
        var found: (orientation: UInt8?, hasPosition: Bool) = (nil, false)
        guard bytes.count >= 8, bytes.has("II*\u{0}") || bytes.has("MM\u{0}*") else { return found }
        let isBig = bytes[0] == UInt8(ascii: "M")
        let short = { isBig ? bytes.bigEndian16(at: $0) : bytes.littleEndian16(at: $0) }
        let directory = isBig ? bytes.bigEndian32(at: 4) : bytes.littleEndian32(at: 4)
        guard directory + 2 <= bytes.count else { return found }
        for index in 0..<short(directory) {
            let entry = directory + 2 + 12 * index
            guard entry + 12 <= bytes.count else { return found }
            switch (short(entry), short(entry + 2)) {
            case (0x0112, 3):
                found.orientation = UInt8(exactly: short(entry + 8)).flatMap { (1...8).contains($0) ? $0 : nil }
            case (0x8825, _): found.hasPosition = true
            default: break
            }
        }
        return found
    }

    /// A record of the orientation alone; nil where a picture stands as it is.
    var remainder: [UInt8]? {
        guard let orientation, orientation != 1 else { return nil }
        return Array("MM\u{0}*".utf8) + [
            0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
        ]
    }

    /// Whether an XMP packet tells a position.
    static func tellsPosition(xmp: [UInt8]) -> Bool { xmp.contains(text: "GPSL") || xmp.contains(text: "geo:lat") }
}
