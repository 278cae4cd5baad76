/// A parsed JSON text (RFC 8259): its bytes and a flat list of tokens in document order.
///
/// Nothing is converted at parse time. A number keeps its exact text, a string its bytes, an object every member it
/// has, repeated ones too; what they mean is the reader's to say. `JSONValue` is a place in a document, and knows its
/// JSON pointer. The token list costs 16 bytes a value and a key, so a 100 MB document parses in about 250 MB.
package final class JSONDocument: Sendable {
    /// The UTF-8 text as it came in.
    package let bytes: [UInt8]
    let tokens: [JSONToken]

    /// Parses one JSON text.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8, without a byte order mark.
    ///   - limits: What is refused for its size alone.
    /// - Throws: `JSONSyntaxError` at the first byte that is not JSON, not UTF-8, or beyond a limit.
    package init(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) throws(JSONSyntaxError) {
        self.tokens = try bytes.withUnsafeBufferPointer { buffer throws(JSONSyntaxError) in
            var parser = JSONParser(buffer, limits: limits)
            return try parser.parse()
        }
        self.bytes = bytes
    }

    /// The outermost value.
    package var root: JSONValue { JSONValue(document: self, index: 0) }
}

/// What a JSON text may not exceed.
package struct JSONLimits: Sendable {
    /// Bytes of the whole text; at most 2^31 − 1, so that a token's offsets fit 32 bits.
    package var bytes: Int
    /// Nested objects and lists, the outermost the first.
    package var depth: Int

    /// Limits for a text.
    ///
    /// - Parameters:
    ///   - bytes: Largest text in bytes, default 2^31 − 1.
    ///   - depth: Deepest nesting, default 64.
    package init(bytes: Int = Int(Int32.max), depth: Int = 64) {
        self.bytes = min(bytes, Int(Int32.max))
        self.depth = depth
    }
}

/// One value or key of a document: 16 bytes.
struct JSONToken {
    enum Kind: UInt8 {
        case object, array, string, number, `true`, `false`, null
    }

    /// First byte; of a string the one after its quotation mark.
    var start: UInt32
    /// One past the last byte; of a string its closing quotation mark.
    var end: UInt32
    /// Index of the first token after this value and all that it holds.
    var next: UInt32
    var kind: Kind
    /// True for a string with a backslash: its bytes are not yet its characters.
    var hasEscapes = false
}
