/// The name of one thing for ever: 128 bits, written as a UUID, that are mistaken for no other kind's.
package struct Identifier<Entity>: Hashable, Sendable {
    /// The UUID's bytes, the first the most significant.
    package let bits: UInt128

    package init(bits: UInt128) {
        self.bits = bits
    }

    /// An identifier from 8-4-4-4-12 hexadecimal digits, of either case; nil for anything else.
    package init?(_ text: String) {
        let text = Array(text.utf8)
        guard text.count == 36 else { return nil }
        var bits: UInt128 = 0
        for (index, byte) in text.enumerated() {
            if identifierHyphens.contains(index) {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: return nil
            }
            bits = bits << 4 | UInt128(digit)
        }
        self.bits = bits
    }
}

/// Where the hyphens of a UUID's text stand.
private let identifierHyphens: Set = [8, 13, 18, 23]

extension Identifier: Comparable {
    /// In the order of the text, which for a UUID of version 7 is that of making.
    package static func < (left: Identifier, right: Identifier) -> Bool { left.bits < right.bits }
}

extension Identifier: CustomStringConvertible {
    /// The UUID in lower case.
    package var description: String {
        var text = ""
        for shift in stride(from: 124, through: 0, by: -4) {
            if identifierHyphens.contains(text.utf8.count) { text += "-" }
            text += String(UInt8(truncatingIfNeeded: bits >> UInt128(shift)) & 15, radix: 16)
        }
        return text
    }
}
