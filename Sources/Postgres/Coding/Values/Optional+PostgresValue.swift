extension Optional: PostgresValue where Wrapped: PostgresValue {
    /// The wrapped value's type.
    public static var postgresType: PostgresType { Wrapped.postgresType }

    /// Null is read as nil.
    public static var null: Wrapped?? { .some(nil) }

    /// What the wrapped value accepts.
    public static func accepts(_ type: PostgresType) -> Bool {
        Wrapped.accepts(type)
    }

    /// Writes the value, or null for nil.
    public func encode(into writer: inout PostgresWriter) throws(PostgresValueError) {
        if let self {
            try self.encode(into: &writer)
        } else {
            writer.writeNull()
        }
    }

    /// Reads the value.
    public init(from reader: inout PostgresReader) throws(PostgresValueError) {
        self = try Wrapped(from: &reader)
    }
}

extension Optional: PostgresArrayElement where Wrapped: PostgresValue & PostgresArrayElement {
    /// The wrapped value's array type.
    public static var postgresArrayType: PostgresType { Wrapped.postgresArrayType }
}
