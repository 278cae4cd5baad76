/// Bytes -> tokens, in one pass without recursion.
struct JSONParser {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let limits: JSONLimits
    private var position = 0
    private var tokens: [JSONToken] = []
    /// The objects and lists that are open, outermost first, as indices of their tokens.
    private var open: [Int] = []

    init(_ bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    mutating func parse() throws(JSONSyntaxError) -> [JSONToken] {
        guard bytes.count <= limits.bytes else { throw error(.tooLarge(limit: limits.bytes)) }
        guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { throw error(.byteOrderMark) }
        // Memory that stays untouched costs nothing; growing would copy. Few texts have more tokens than this.
        tokens.reserveCapacity(bytes.count / 6)
        try value()
        while !open.isEmpty { try member() }
        skipSpace()
        guard position == bytes.count else { throw error(.unexpected) }
        return tokens
    }

    /// Reads the next member of the innermost open container, or its end.
    private mutating func member() throws(JSONSyntaxError) {
        let container = open[open.count - 1]
        let isObject = tokens[container].kind == .object
        let isFirst = container == tokens.count - 1
        let closing: UInt8 = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
        skipSpace()
        if next == closing {
            position += 1
            tokens[container].end = UInt32(position)
            tokens[container].next = UInt32(tokens.count)
            open.removeLast()
            return
        }
        if !isFirst {
            try expect(UInt8(ascii: ","))
            skipSpace()
        }
        if isObject {
            guard next == UInt8(ascii: "\"") else { throw error(.unexpected) }
            try string()
            skipSpace()
            try expect(UInt8(ascii: ":"))
        }
        try value()
    }

    /// Reads a scalar whole, of a container only its opening.
    private mutating func value() throws(JSONSyntaxError) {
        skipSpace()
        guard let byte = next else { throw error(.unexpected) }
        switch byte {
        case UInt8(ascii: "{"): try begin(.object)
        case UInt8(ascii: "["): try begin(.array)
        case UInt8(ascii: "\""): try string()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
        case UInt8(ascii: "t"): try literal("true", .true)
        case UInt8(ascii: "f"): try literal("false", .false)
        case UInt8(ascii: "n"): try literal("null", .null)
        default: throw error(.unexpected)
        }
    }

    private mutating func begin(_ kind: JSONToken.Kind) throws(JSONSyntaxError) {
        guard open.count < limits.depth else { throw error(.tooDeep(limit: limits.depth)) }
        open.append(tokens.count)
        append(kind, from: position)
        position += 1
    }

    private mutating func literal(_ text: StaticString, _ kind: JSONToken.Kind) throws(JSONSyntaxError) {
        let start = position
        for index in 0..<text.utf8CodeUnitCount { try expect(text.utf8Start[index]) }
        append(kind, from: start)
    }

    /// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?` (RFC 8259, section 6).
    private mutating func number() throws(JSONSyntaxError) {
        let start = position
        if next == UInt8(ascii: "-") { position += 1 }
        if next == UInt8(ascii: "0") { position += 1 } else { try digits() }
        if next == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            position += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
        append(.number, from: start)
    }

    private mutating func digits() throws(JSONSyntaxError) {
        let start = position
        while let byte = next, byte &- UInt8(ascii: "0") < 10 { position += 1 }
        guard position > start else { throw error(.unexpected) }
    }

    private mutating func string() throws(JSONSyntaxError) {
        position += 1
        let start = position
        var hasEscapes = false
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                append(.string, from: start)
                tokens[tokens.count - 1].hasEscapes = hasEscapes
                position += 1
                return
            case UInt8(ascii: "\\"):
                hasEscapes = true
                try escape()
            case 0x20..<0x80:
                position += 1
            case 0x80...:
                try multibyteScalar()
            default:
                throw error(.unexpected)
            }
        }
        throw error(.unexpected)
    }

    private mutating func escape() throws(JSONSyntaxError) {
        let start = position
        position += 1
        switch next {
        case UInt8(ascii: "u"):
            position += 1
            let unit = try hexadecimalUnit()
            guard unit & 0xF800 == 0xD800 else { return }
            // A scalar beyond U+FFFF is a high and a low surrogate; half a pair is no character.
            guard unit < 0xDC00, next == UInt8(ascii: "\\") else { throw error(.invalidUnicode, at: start) }
            position += 1
            guard next == UInt8(ascii: "u") else { throw error(.invalidUnicode, at: start) }
            position += 1
            guard try hexadecimalUnit() & 0xFC00 == 0xDC00 else { throw error(.invalidUnicode, at: start) }
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 1
        default:
            throw error(.unexpected)
        }
    }

    private mutating func hexadecimalUnit() throws(JSONSyntaxError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = hexadecimalDigit(byte) else { throw error(.unexpected) }
            unit = unit << 4 | UInt16(digit)
            position += 1
        }
        return unit
    }

    /// The well-formed sequences of two to four bytes (Unicode, table 3-7).
    private mutating func multibyteScalar() throws(JSONSyntaxError) {
        let second: ClosedRange<UInt8>
        let length: Int
        switch bytes[position] {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: throw error(.invalidUnicode)
        }
        guard position + length <= bytes.count, second.contains(bytes[position + 1]) else {
            throw error(.invalidUnicode)
        }
        for index in 2..<max(length, 2) where bytes[position + index] & 0xC0 != 0x80 { throw error(.invalidUnicode) }
        position += length
    }

    private var next: UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func expect(_ byte: UInt8) throws(JSONSyntaxError) {
        guard next == byte else { throw error(.unexpected) }
        position += 1
    }

    /// Adds a token that ends here; a container's end is set when it closes.
    private mutating func append(_ kind: JSONToken.Kind, from start: Int) {
        let next = UInt32(tokens.count + 1)
        tokens.append(JSONToken(start: UInt32(start), end: UInt32(position), next: next, kind: kind))
    }

    private func error(_ reason: JSONSyntaxError.Reason, at offset: Int? = nil) -> JSONSyntaxError {
        JSONSyntaxError(reason, offset: offset ?? position, in: bytes)
    }
}

/// The value of `0`–`9`, `a`–`f`, `A`–`F`.
func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
}
