/// A type that can be the element of an array parameter or an array column.
///
/// A `PostgresValue` conforms by naming its array type. That arrays of arrays do not conform is on purpose: a
/// PostgreSQL array of several dimensions is another thing, and is refused.
public protocol PostgresArrayElement: Sendable {
    /// The type that an array of these is sent as.
    static var postgresArrayType: PostgresType { get }

    /// Whether a column of this type can be read as an array of these.
    ///
    /// - Parameter type: The column's type.
    /// - Returns: True when `decodeArray(from:)` knows its bytes.
    static func acceptsArray(_ type: PostgresType) -> Bool

    /// Writes an array of these.
    ///
    /// - Parameters:
    ///   - array: The elements.
    ///   - writer: Where to.
    /// - Throws: Why PostgreSQL cannot hold one of them.
    static func encodeArray(_ array: [Self], into writer: inout PostgresWriter) throws(PostgresValueError)

    /// Reads an array of these.
    ///
    /// - Parameter reader: The bytes.
    /// - Returns: The elements in their order.
    /// - Throws: Why the bytes are no such array.
    static func decodeArray(from reader: inout PostgresReader) throws(PostgresValueError) -> [Self]
}

extension PostgresArrayElement where Self: PostgresValue {
    /// Arrays of every type that an element may have.
    public static func acceptsArray(_ type: PostgresType) -> Bool {
        type == postgresArrayType || type.arrayElement.map(accepts) == true
    }

    /// Writes one dimension, each element with its length, -1 for null.
    public static func encodeArray(_ array: [Self], into writer: inout PostgresWriter) throws(PostgresValueError) {
        guard let count = Int32(exactly: array.count) else { throw .outOfRange }
        writer.write(Int32(array.isEmpty ? 0 : 1))  // An empty array has no dimension.
        writer.write(Int32(1))  // There may be nulls; the server does not mind when there are none.
        writer.write(postgresType.rawValue)
        guard !array.isEmpty else { return }
        writer.write(count)
        writer.write(Int32(1))  // The first index.
        for element in array {
            try writer.writeElement(element)
        }
    }

    /// Reads one dimension that starts at 1, or none.
    public static func decodeArray(from reader: inout PostgresReader) throws(PostgresValueError) -> [Self] {
        let dimensions = try reader.read(Int32.self)
        _ = try reader.read(Int32.self)  // Whether there are nulls: each element says so itself.
        let elementType = PostgresType(rawValue: try reader.read())
        guard dimensions != 0 else { return [] }
        let count = Int(try reader.read(Int32.self))
        guard dimensions == 1, try reader.read(Int32.self) == 1 else { throw .arrayShape }
        // Each element has a length of four bytes: a count beyond that is a lie, and must not reserve memory.
        guard count >= 0, count <= reader.count / 4 else { throw .length(expected: count * 4, found: reader.count) }
        var array: [Self] = []
        array.reserveCapacity(count)
        for _ in 0..<count {
            array.append(try reader.readElement(Self.self, of: elementType))
        }
        return array
    }
}

extension PostgresType {
    /// The type of the elements, for the array types that have a constant.
    var arrayElement: PostgresType? {
        switch self {
        case .jsonArray: .json
        case .boolArray: .bool
        case .byteaArray: .bytea
        case .nameArray: .name
        case .int2Array: .int2
        case .int4Array: .int4
        case .textArray: .text
        case .bpcharArray: .bpchar
        case .varcharArray: .varchar
        case .int8Array: .int8
        case .float4Array: .float4
        case .float8Array: .float8
        case .dateArray: .date
        case .timestamptzArray: .timestamptz
        case .numericArray: .numeric
        case .uuidArray: .uuid
        case .jsonbArray: .jsonb
        default: nil
        }
    }
}
