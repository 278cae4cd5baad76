extension Array: PostgresValue where Element: PostgresArrayElement {
    /// The element's array type; `bytea` for bytes.
    public static var postgresType: PostgresType { Element.postgresArrayType }

    /// What the element says of arrays.
    public static func accepts(_ type: PostgresType) -> Bool {
        Element.acceptsArray(type)
    }

    /// Writes the elements.
    public func encode(into writer: inout PostgresWriter) throws(PostgresValueError) {
        try Element.encodeArray(self, into: &writer)
    }

    /// Reads the elements.
    public init(from reader: inout PostgresReader) throws(PostgresValueError) {
        self = try Element.decodeArray(from: &reader)
    }
}

// An array of bytes is `bytea`, not an array: a byte alone is no PostgresValue.
extension UInt8: PostgresArrayElement {
    /// The type `bytea`.
    public static var postgresArrayType: PostgresType { .bytea }

    /// Only `bytea`.
    public static func acceptsArray(_ type: PostgresType) -> Bool {
        type == .bytea
    }

    /// Writes the bytes.
    public static func encodeArray(_ array: [UInt8], into writer: inout PostgresWriter) {
        writer.write(array)
    }

    /// Reads the bytes.
    public static func decodeArray(from reader: inout PostgresReader) -> [UInt8] {
        reader.readBytes()
    }
}

extension Array: PostgresArrayElement where Element == UInt8 {
    /// The type `bytea[]`.
    public static var postgresArrayType: PostgresType { .byteaArray }
}
