/// JPEG (ITU T.81): segments, each a marker and a length, and behind each SOS the picture's bits.
enum JPEGPicture {
    private static let start: UInt8 = 0xD8
    private static let end: UInt8 = 0xD9
    private static let scan: UInt8 = 0xDA

    static func copy(from reader: ByteReader, to writer: inout ByteWriter) throws -> Bool {
        var copying = Copying(reader: reader)
        try copying.run(to: &writer)
        return copying.hasPosition
    }

    private struct Copying {
        var reader: ByteReader
        var hasPosition = false
        private var hasFrame = false
        private var hasScan = false
        private var hasOrientation = false

        init(reader: ByteReader) { self.reader = reader }

        mutating func run(to writer: inout ByteWriter) throws {
            guard try reader.bytes(2) == [0xFF, start] else { throw PictureCleaning.Damaged() }
            try writer.write([0xFF, start])
            var marker = try marker()
            while marker != end {
                let segment = try segment()
                switch marker {
                case scan:
                    guard hasFrame else { throw PictureCleaning.Damaged() }
                    hasScan = true
                    try write(marker, segment, to: &writer)
                    marker = try copyBits(to: &writer)
                    continue
                case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
                    hasFrame = true
                    try write(marker, segment, to: &writer)
                // Tables of codes, arithmetic conditioning, quantisation, the number of lines, restarts.
                case 0xC4, 0xCC, 0xDB, 0xDC, 0xDD: try write(marker, segment, to: &writer)
                case 0xE0...0xEF: try application(marker, segment, to: &writer)
                case 0xFE: break
                default: throw PictureCleaning.Damaged()
                }
                marker = try self.marker()
            }
            guard hasScan else { throw PictureCleaning.Damaged() }
            // What stands behind the end, a film or a second picture, is no part of this one.
            try writer.write([0xFF, end])
        }

        /// The next marker, with what fills up before it.
        private mutating func marker() throws -> UInt8 {
            guard try reader.bytes(1) == [0xFF] else { throw PictureCleaning.Damaged() }
            while let byte = try reader.byte() {
                if byte != 0xFF { return byte }
            }
            throw ByteReader.Ended()
        }

        private mutating func segment() throws -> [UInt8] {
            let length = try reader.bytes(2).bigEndian16(at: 0)
            guard length >= 2 else { throw PictureCleaning.Damaged() }
            return try reader.bytes(length - 2)
        }

        private func write(_ marker: UInt8, _ segment: [UInt8], to writer: inout ByteWriter) throws {
            let length = segment.count + 2
            try writer.write([0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)])
            try writer.write(segment)
        }

        /// What programs say beside the picture: how its colours are meant stays, and which way up it is.
        private mutating func application(_ marker: UInt8, _ segment: [UInt8], to writer: inout ByteWriter) throws {
            switch marker {
            case 0xE0 where segment.has("JFIF\u{0}") && segment.count >= 14:
                // Without its thumbnail.
                try write(marker, segment[..<12] + [0, 0], to: &writer)
            case 0xE1 where segment.has("Exif\u{0}"):
                let record = ExifRecord(Array(segment.dropFirst(6)))
                hasPosition = hasPosition || record.hasPosition
                if !hasOrientation, let remainder = record.remainder {
                    hasOrientation = true
                    try write(marker, Array("Exif\u{0}\u{0}".utf8) + remainder, to: &writer)
                }
            case 0xE1: hasPosition = hasPosition || ExifRecord.tellsPosition(xmp: segment)
            case 0xE2 where segment.has("ICC_PROFILE\u{0}"), 0xEE where segment.has("Adobe"):
                try write(marker, segment, to: &writer)
            default: break
            }
        }

        /// Copies the bits of a scan; returns the marker that ends it.
        private mutating func copyBits(to writer: inout ByteWriter) throws -> UInt8 {
            while true {
                while let some = try reader.some(before: 0xFF) {
                    if some.isEmpty { break }
                    try writer.write(some)
                }
                let marker = try marker()
                // A byte 0xFF of the picture, and restarts.
                guard marker == 0 || (0xD0...0xD7).contains(marker) else { return marker }
                try writer.write([0xFF, marker])
            }
        }
    }
}
