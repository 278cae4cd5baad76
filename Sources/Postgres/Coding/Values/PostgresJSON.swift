/// A JSON document as its bytes: PostgreSQL's `jsonb`, and `json` when reading.
///
/// The bytes are neither parsed nor checked here; the server refuses what is no JSON. `jsonb` does not keep spaces, the
/// order of keys or repeated keys.
public struct PostgresJSON: Sendable, Hashable {
    /// UTF-8.
    public let bytes: [UInt8]

    /// A document.
    ///
    /// - Parameter bytes: UTF-8.
    public init(bytes: [UInt8]) {
        self.bytes = bytes
    }
}

extension PostgresJSON: PostgresValue, PostgresArrayElement {
    /// The type `jsonb`.
    public static var postgresType: PostgresType { .jsonb }
    /// The type `jsonb[]`.
    public static var postgresArrayType: PostgresType { .jsonbArray }

    /// `jsonb` and `json`.
    public static func accepts(_ type: PostgresType) -> Bool {
        type == .jsonb || type == .json
    }

    /// Writes the version of the format and the document's text.
    public func encode(into writer: inout PostgresWriter) throws(PostgresValueError) {
        guard !bytes.contains(0) else { throw .nulInText }
        writer.write(1 as UInt8)
        writer.write(bytes)
    }

    /// Reads the document's text.
    public init(from reader: inout PostgresReader) throws(PostgresValueError) {
        if reader.type == .jsonb, try reader.read(UInt8.self) != 1 {
            throw .malformed("it has an unknown version of the jsonb format")
        }
        self.init(bytes: reader.readBytes())
    }
}
