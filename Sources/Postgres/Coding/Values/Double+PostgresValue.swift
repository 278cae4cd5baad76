extension Double: PostgresValue, PostgresArrayElement {
    /// The type `double precision`.
    public static var postgresType: PostgresType { .float8 }
    /// The type `double precision[]`.
    public static var postgresArrayType: PostgresType { .float8Array }

    /// `double precision` and `real`.
    public static func accepts(_ type: PostgresType) -> Bool {
        type == .float8 || type == .float4
    }

    /// Writes eight bytes.
    public func encode(into writer: inout PostgresWriter) { writer.write(bitPattern) }

    /// Reads eight bytes, or four.
    public init(from reader: inout PostgresReader) throws(PostgresValueError) {
        self =
            reader.type == .float4
            ? Double(Float(bitPattern: try reader.readAll())) : Double(bitPattern: try reader.readAll())
    }
}
