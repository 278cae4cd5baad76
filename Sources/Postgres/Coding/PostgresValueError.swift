/// Why one value cannot be sent or read.
///
/// It never holds the value.
public enum PostgresValueError: Error, Sendable, Hashable {
    /// A null where the Swift type has none. Ask for an optional.
    case null
    /// A text with U+0000 in it, which PostgreSQL cannot store.
    case nulInText
    /// Bytes that are no UTF-8.
    case invalidUTF8
    /// Another number of bytes than the type has.
    case length(expected: Int, found: Int)
    /// Infinity, minus infinity or NaN, which the Swift type cannot hold.
    case notFinite
    /// Beyond what the type on the other side can hold.
    case outOfRange
    /// An array of more than one dimension, or whose first index is not 1.
    case arrayShape
    /// Something else, in words without the value.
    case malformed(StaticText)

    /// A reason written in the source, so that it cannot quote a value.
    public struct StaticText: Sendable, Hashable, ExpressibleByStringLiteral {
        let text: String

        /// The text of a literal.
        public init(stringLiteral text: StaticString) {
            self.text = "\(text)"
        }
    }
}

extension PostgresValueError: CustomStringConvertible {
    /// The reason, without the value.
    public var description: String {
        switch self {
        case .null: "it is null"
        case .nulInText: "the text holds U+0000, which PostgreSQL cannot store"
        case .invalidUTF8: "the bytes are no UTF-8"
        case .length(let expected, let found): "it should have \(expected) bytes and has \(found)"
        case .notFinite: "it is infinite or no number"
        case .outOfRange: "it is out of range"
        case .arrayShape: "the array has several dimensions or does not start at 1"
        case .malformed(let reason): reason.text
        }
    }
}
