extension Bool: PostgresValue, PostgresArrayElement {
    /// The type `boolean`.
    public static var postgresType: PostgresType { .bool }
    /// The type `boolean[]`.
    public static var postgresArrayType: PostgresType { .boolArray }

    /// Writes one byte.
    public func encode(into writer: inout PostgresWriter) { writer.write(self ? 1 as UInt8 : 0) }

    /// Reads one byte.
    public init(from reader: inout PostgresReader) throws(PostgresValueError) {
        self = try reader.readAll(UInt8.self) != 0
    }
}
