// Integers are read from their own type and from narrower ones, never from a wider one: whether a value fits must not
// depend on the data.

extension Int16: PostgresValue, PostgresArrayElement {
    /// The type `smallint`.
    public static var postgresType: PostgresType { .int2 }
    /// The type `smallint[]`.
    public static var postgresArrayType: PostgresType { .int2Array }

    /// Writes two bytes.
    public func encode(into writer: inout PostgresWriter) { writer.write(self) }

    /// Reads two bytes.
    public init(from reader: inout PostgresReader) throws(PostgresValueError) {
        self = try reader.readAll()
    }
}

extension Int32: PostgresValue, PostgresArrayElement {
    /// The type `integer`.
    public static var postgresType: PostgresType { .int4 }
    /// The type `integer[]`.
    public static var postgresArrayType: PostgresType { .int4Array }

    /// `integer` and `smallint`.
    public static func accepts(_ type: PostgresType) -> Bool {
        type == .int4 || type == .int2
    }

    /// Writes four bytes.
    public func encode(into writer: inout PostgresWriter) { writer.write(self) }

    /// Reads four bytes, or two.
    public init(from reader: inout PostgresReader) throws(PostgresValueError) {
        self = reader.type == .int2 ? Int32(try reader.readAll(Int16.self)) : try reader.readAll()
    }
}

extension Int64: PostgresValue, PostgresArrayElement {
    /// The type `bigint`.
    public static var postgresType: PostgresType { .int8 }
    /// The type `bigint[]`.
    public static var postgresArrayType: PostgresType { .int8Array }

    /// `bigint`, `integer` and `smallint`.
    public static func accepts(_ type: PostgresType) -> Bool {
        type == .int8 || Int32.accepts(type)
    }

    /// Writes eight bytes.
    public func encode(into writer: inout PostgresWriter) { writer.write(self) }

    /// Reads eight bytes, four or two.
    public init(from reader: inout PostgresReader) throws(PostgresValueError) {
        self = reader.type == .int8 ? try reader.readAll() : Int64(try Int32(from: &reader))
    }
}

extension Int: PostgresValue, PostgresArrayElement {
    /// The type `bigint`.
    public static var postgresType: PostgresType { .int8 }
    /// The type `bigint[]`.
    public static var postgresArrayType: PostgresType { .int8Array }

    /// `bigint`, `integer` and `smallint`.
    public static func accepts(_ type: PostgresType) -> Bool {
        Int64.accepts(type)
    }

    /// Writes eight bytes.
    public func encode(into writer: inout PostgresWriter) { writer.write(Int64(self)) }

    /// Reads eight bytes, four or two.
    public init(from reader: inout PostgresReader) throws(PostgresValueError) {
        guard let value = Int(exactly: try Int64(from: &reader)) else { throw .outOfRange }
        self = value
    }
}
