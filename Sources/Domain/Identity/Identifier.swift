/// The name of one thing for ever: 128 bits, written as a UUID, that are mistaken for no other kind's.
package struct Identifier<Entity>: Hashable, Sendable {
    // Two halves and not one UInt128: an async closure that captures what is aligned to 16 bytes calls null at run time
    // (Swift 6.3.1, debug, Linux).
    private let high: UInt64
    private let low: UInt64

    /// The UUID's bytes, the first the most significant.
    package var bits: UInt128 { UInt128(high) << 64 | UInt128(low) }

    package init(bits: UInt128) {
        high = UInt64(bits >> 64)
        low = UInt64(truncatingIfNeeded: bits)
    }

    /// An identifier from 8-4-4-4-12 hexadecimal digits, of either case; nil for anything else.
    package init?(_ text: String) {
        let text = Array(text.utf8)
        guard text.count == 36 else { return nil }
        var bits: UInt128 = 0
        for (index, byte) in text.enumerated() {
            if isHyphen(at: index) {
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
        self.init(bits: bits)
    }
}

/// Whether a hyphen stands at an index of a UUID's text.
private func isHyphen(at index: Int) -> Bool {
    switch index {
    case 8, 13, 18, 23: true
    default: false
    }
}

extension Identifier: Comparable {
    /// In the order of the text, which for a UUID of version 7 is that of making.
    package static func < (left: Identifier, right: Identifier) -> Bool { left.bits < right.bits }
}

extension Identifier: CustomStringConvertible {
    /// The UUID in lower case.
    package var description: String {
        // Lists name an identifier a line: digit by digit into one buffer takes a twentieth of joining strings.
        String(unsafeUninitializedCapacity: 36) { text in
            var shift: UInt128 = 128
            for index in 0..<36 {
                guard !isHyphen(at: index) else {
                    text[index] = UInt8(ascii: "-")
                    continue
                }
                shift -= 4
                let digit = UInt8(truncatingIfNeeded: bits >> shift) & 15
                text[index] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
            }
            return 36
        }
    }
}
