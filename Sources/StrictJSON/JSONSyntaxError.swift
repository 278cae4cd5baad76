/// Why a text is not one JSON value, and where.
package struct JSONSyntaxError: Error, Equatable {
    /// What is wrong.
    package enum Reason: Equatable, Sendable {
        /// A byte that JSON's grammar does not allow here, or the end of the text where more must come.
        case unexpected
        /// Bytes in a string that are not UTF-8 (RFC 3629), or an escape that names half of a surrogate pair.
        case invalidUnicode
        /// A byte order mark stands before the text.
        case byteOrderMark
        /// More than `limit` objects and lists nest.
        case tooDeep(limit: Int)
        /// More than `limit` bytes.
        case tooLarge(limit: Int)
    }

    package let reason: Reason
    /// Bytes before the place.
    package let offset: Int
    /// Line of the place, from 1.
    package let line: Int
    /// Column of the place in bytes, from 1.
    package let column: Int

    init(_ reason: Reason, offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
        let before = bytes[..<min(offset, bytes.count)]
        self.reason = reason
        self.offset = offset
        self.line = 1 + before.count { $0 == UInt8(ascii: "\n") }
        self.column = offset - (before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0) + 1
    }

    /// The error in words.
    package var wording: Wording {
        let place = (vi: "dòng \(line), cột \(column)", en: "line \(line), column \(column)")
        return switch reason {
        case .unexpected:
            Wording(
                vi: "Không phải JSON hợp lệ ở \(place.vi).",
                en: "Not valid JSON at \(place.en)."
            )
        case .invalidUnicode:
            Wording(
                vi: "Không phải UTF-8 hợp lệ ở \(place.vi): hãy lưu lại tệp với bảng mã UTF-8.",
                en: "Not valid UTF-8 at \(place.en): save the file again as UTF-8."
            )
        case .byteOrderMark:
            Wording(
                vi: "Tệp bắt đầu bằng dấu BOM: hãy lưu lại với bảng mã UTF-8 không BOM.",
                en: "The text begins with a byte order mark: save it again as UTF-8 without BOM."
            )
        case .tooDeep(let limit):
            Wording(
                vi: "Lồng sâu hơn \(limit) tầng ở \(place.vi).",
                en: "Nested deeper than \(limit) levels at \(place.en)."
            )
        case .tooLarge(let limit):
            Wording(
                vi: "Lớn hơn \(limit) byte: hãy chia nhỏ.",
                en: "Larger than \(limit) bytes: split it."
            )
        }
    }
}
