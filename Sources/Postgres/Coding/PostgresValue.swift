/// A Swift type that goes to and comes from PostgreSQL, in binary format.
///
/// A type of the application's own usually borrows another's conformance:
///
///     struct UnitID: RawRepresentable, PostgresValue { let rawValue: UUID }
///     enum Layer: String, PostgresValue { case own, crossCheck }
public protocol PostgresValue: Sendable {
    /// The type that a parameter of this Swift type is sent as.
    static var postgresType: PostgresType { get }

    /// What a null is read as; nil when it is an error. Only `Optional` has one.
    static var null: Self? { get }

    /// Whether a column of this type can be read as this Swift type. By default only `postgresType` can.
    ///
    /// - Parameter type: The column's type.
    /// - Returns: True when `init(from:)` knows its bytes.
    static func accepts(_ type: PostgresType) -> Bool

    /// Writes the bytes of this value, or `writeNull()`.
    ///
    /// - Parameter writer: Where to.
    /// - Throws: Why PostgreSQL cannot hold the value.
    func encode(into writer: inout PostgresWriter) throws(PostgresValueError)

    /// Reads the bytes of one value that is not null.
    ///
    /// - Parameter reader: The bytes and the column's type, one that `accepts` said yes to.
    /// - Throws: Why the bytes are no such value.
    init(from reader: inout PostgresReader) throws(PostgresValueError)
}

extension PostgresValue {
    /// No null.
    public static var null: Self? { nil }

    /// Only `postgresType`.
    public static func accepts(_ type: PostgresType) -> Bool {
        type == postgresType
    }
}

extension PostgresValue where Self: RawRepresentable, RawValue: PostgresValue {
    /// The raw value's type.
    public static var postgresType: PostgresType { RawValue.postgresType }

    /// What the raw value accepts.
    public static func accepts(_ type: PostgresType) -> Bool {
        RawValue.accepts(type)
    }

    /// Writes the raw value.
    public func encode(into writer: inout PostgresWriter) throws(PostgresValueError) {
        try rawValue.encode(into: &writer)
    }

    /// Reads the raw value; refuses one that is no case.
    public init(from reader: inout PostgresReader) throws(PostgresValueError) {
        guard let value = Self(rawValue: try RawValue(from: &reader)) else {
            throw .malformed("it is not one of the type's values")
        }
        self = value
    }
}

extension PostgresArrayElement where Self: RawRepresentable, RawValue: PostgresArrayElement {
    /// The raw value's array type.
    public static var postgresArrayType: PostgresType { RawValue.postgresArrayType }
}
