// UUID is Foundation's, because every Swift program means that one; FoundationEssentials has it without the rest.
#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension UUID: PostgresValue, PostgresArrayElement {
    /// The type `uuid`.
    public static var postgresType: PostgresType { .uuid }
    /// The type `uuid[]`.
    public static var postgresArrayType: PostgresType { .uuidArray }

    /// Writes sixteen bytes.
    public func encode(into writer: inout PostgresWriter) {
        withUnsafeBytes(of: uuid) { writer.write($0) }
    }

    /// Reads sixteen bytes.
    public init(from reader: inout PostgresReader) throws(PostgresValueError) {
        let value = try reader.readAll(UInt128.self)
        self.init(uuid: unsafeBitCast(value.bigEndian, to: uuid_t.self))
    }
}
