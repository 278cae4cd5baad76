/// A value at its place in a document.
package struct JSONValue: Sendable {
    package let document: JSONDocument
    /// Index of the value's token.
    let index: Int

    private var token: JSONToken { document.tokens[index] }

    /// What the value is.
    package enum Kind: Sendable {
        case object, array, string, number, boolean, null
    }

    package var kind: Kind {
        switch token.kind {
        case .object: .object
        case .array: .array
        case .string: .string
        case .number: .number
        case .true, .false: .boolean
        case .null: .null
        }
    }

    package var isNull: Bool { token.kind == .null }

    /// True or false; nil for anything else.
    package var boolean: Bool? {
        switch token.kind {
        case .true: true
        case .false: false
        case .object, .array, .string, .number, .null: nil
        }
    }

    /// A string's characters, exactly as written (no normalisation); nil for anything else.
    package var string: String? {
        token.kind == .string ? withCharacters { String(decoding: $0, as: UTF8.self) } : nil
    }

    /// Calls `body` with the UTF-8 characters of a string or the text of a number, without copying where it can.
    ///
    /// - Returns: nil for anything else.
    package func withText<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        switch token.kind {
        case .string, .number: withCharacters(body)
        case .object, .array, .true, .false, .null: nil
        }
    }

    /// Whether a string or a number's text has exactly these UTF-8 characters.
    package func hasText(_ utf8: [UInt8]) -> Bool {
        utf8.withUnsafeBufferPointer { hasText($0) }
    }

    /// Whether a string or a number's text is a key's name.
    package func hasText(_ key: JSONKey) -> Bool {
        hasText(key.utf8)
    }

    private func hasText(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        withText { $0.count == utf8.count && $0.elementsEqual(utf8) } ?? false
    }

    private func withCharacters<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let token = token
        let range = Int(token.start)..<Int(token.end)
        return if token.hasEscapes {
            unescaped(document.bytes[range]).withUnsafeBufferPointer(body)
        } else {
            document.bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
        }
    }

    /// The elements of a list in order; nil for anything else.
    package var elements: JSONElements? {
        token.kind == .array ? JSONElements(document: document, container: index) : nil
    }

    /// The members of an object in order, repeated ones too; nil for anything else.
    package var members: JSONMembers? {
        token.kind == .object ? JSONMembers(document: document, container: index) : nil
    }

    /// Where the value stands, from the document's root; of a key, where its member does.
    ///
    /// Found by walking past all that stands before it on each level: for messages, not for loops.
    package var pointer: JSONPointer {
        let tokens = document.tokens
        var pointer = JSONPointer()
        var place = 0
        while place != index {
            let isObject = tokens[place].kind == .object
            var position = 0
            place += 1
            // A member is its key's token, then its value's; the value knows where the next member begins.
            while case let end = Int(tokens[isObject ? place + 1 : place].next), end <= index {
                place = end
                position += 1
            }
            if isObject {
                pointer.append(JSONValue(document: document, index: place).string ?? "")
                if place != index { place += 1 }
            } else {
                pointer.append(position)
            }
        }
        return pointer
    }
}

/// Equal when they are the same place of the same document.
extension JSONValue: Hashable {
    package static func == (left: JSONValue, right: JSONValue) -> Bool {
        left.document === right.document && left.index == right.index
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(index)
    }
}

/// The elements of a list, in order.
package struct JSONElements: Sequence, IteratorProtocol, Sendable {
    private let document: JSONDocument
    private var index: Int
    private let end: Int

    fileprivate init(document: JSONDocument, container: Int) {
        self.document = document
        self.index = container + 1
        self.end = Int(document.tokens[container].next)
    }

    package var isEmpty: Bool { index == end }

    package mutating func next() -> JSONValue? {
        guard index < end else { return nil }
        defer { index = Int(document.tokens[index].next) }
        return JSONValue(document: document, index: index)
    }
}

/// The members of an object, in order, repeated ones too.
package struct JSONMembers: Sequence, IteratorProtocol, Sendable {
    private let document: JSONDocument
    private var index: Int
    private let end: Int

    fileprivate init(document: JSONDocument, container: Int) {
        self.document = document
        self.index = container + 1
        self.end = Int(document.tokens[container].next)
    }

    package mutating func next() -> (key: JSONValue, value: JSONValue)? {
        guard index < end else { return nil }
        defer { index = Int(document.tokens[index + 1].next) }
        return (JSONValue(document: document, index: index), JSONValue(document: document, index: index + 1))
    }
}

/// The characters of a string whose escapes the parser has checked.
private func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var rest = bytes
    while let byte = rest.popFirst() {
        guard byte == UInt8(ascii: "\\"), let escape = rest.popFirst() else {
            result.append(byte)
            continue
        }
        switch escape {
        case UInt8(ascii: "b"): result.append(0x08)
        case UInt8(ascii: "f"): result.append(0x0C)
        case UInt8(ascii: "n"): result.append(0x0A)
        case UInt8(ascii: "r"): result.append(0x0D)
        case UInt8(ascii: "t"): result.append(0x09)
        case UInt8(ascii: "u"):
            var units = [popUnit(&rest)]
            if units[0] & 0xFC00 == 0xD800 {
                rest.removeFirst(2)
                units.append(popUnit(&rest))
            }
            result.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
        default: result.append(escape)
        }
    }
    return result
}

private func popUnit(_ bytes: inout ArraySlice<UInt8>) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 { unit = unit << 4 | UInt16(bytes.popFirst().flatMap(hexadecimalDigit) ?? 0) }
    return unit
}
