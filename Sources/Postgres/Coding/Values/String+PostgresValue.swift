extension String: PostgresValue, PostgresArrayElement {
    /// The type `text`.
    public static var postgresType: PostgresType { .text }
    /// The type `text[]`.
    public static var postgresArrayType: PostgresType { .textArray }

    /// The types that are text in binary format too.
    ///
    /// An enum has a number of its own: write `mood::text`.
    public static func accepts(_ type: PostgresType) -> Bool {
        switch type {
        case .text, .varchar, .bpchar, .name, .unknown, .json: true
        default: false
        }
    }

    /// Writes UTF-8; refuses U+0000, which PostgreSQL cannot store and libpq would cut the text at.
    public func encode(into writer: inout PostgresWriter) throws(PostgresValueError) {
        guard !utf8.contains(0) else { throw .nulInText }
        writer.write(utf8)
    }

    /// Reads UTF-8.
    public init(from reader: inout PostgresReader) throws(PostgresValueError) {
        self = try reader.readText()
    }
}
