/// A PostgreSQL type by its object identifier.
///
/// The constants are those of `pg_type` that never differ between servers. Types made by extensions or by
/// `CREATE TYPE` have numbers of their own in each database: cast them in SQL (`mood::text`).
public struct PostgresType: RawRepresentable, Hashable, Sendable {
    /// The object identifier, as in `pg_type.oid`.
    public let rawValue: UInt32

    /// A type by its object identifier.
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }
}

extension PostgresType {
    /// The type `boolean`.
    public static let bool = PostgresType(rawValue: 16)
    /// The type `bytea`.
    public static let bytea = PostgresType(rawValue: 17)
    /// `name`, the type of identifiers in the catalogue.
    public static let name = PostgresType(rawValue: 19)
    /// The type `bigint`.
    public static let int8 = PostgresType(rawValue: 20)
    /// The type `smallint`.
    public static let int2 = PostgresType(rawValue: 21)
    /// The type `integer`.
    public static let int4 = PostgresType(rawValue: 23)
    /// The type `text`.
    public static let text = PostgresType(rawValue: 25)
    /// The type `json`.
    public static let json = PostgresType(rawValue: 114)
    /// The type `real`.
    public static let float4 = PostgresType(rawValue: 700)
    /// The type `double precision`.
    public static let float8 = PostgresType(rawValue: 701)
    /// `unknown`, the type of a literal that nothing has typed.
    public static let unknown = PostgresType(rawValue: 705)
    /// The type `character(n)`.
    public static let bpchar = PostgresType(rawValue: 1042)
    /// The type `character varying(n)`.
    public static let varchar = PostgresType(rawValue: 1043)
    /// The type `date`.
    public static let date = PostgresType(rawValue: 1082)
    /// The type `timestamp with time zone`.
    public static let timestamptz = PostgresType(rawValue: 1184)
    /// The type `numeric`.
    public static let numeric = PostgresType(rawValue: 1700)
    /// `void`, what a function returns that returns nothing.
    public static let void = PostgresType(rawValue: 2278)
    /// The type `uuid`.
    public static let uuid = PostgresType(rawValue: 2950)
    /// The type `jsonb`.
    public static let jsonb = PostgresType(rawValue: 3802)

    /// The type `json[]`.
    public static let jsonArray = PostgresType(rawValue: 199)
    /// The type `boolean[]`.
    public static let boolArray = PostgresType(rawValue: 1000)
    /// The type `bytea[]`.
    public static let byteaArray = PostgresType(rawValue: 1001)
    /// The type `name[]`.
    public static let nameArray = PostgresType(rawValue: 1003)
    /// The type `smallint[]`.
    public static let int2Array = PostgresType(rawValue: 1005)
    /// The type `integer[]`.
    public static let int4Array = PostgresType(rawValue: 1007)
    /// The type `text[]`.
    public static let textArray = PostgresType(rawValue: 1009)
    /// The type `character(n)[]`.
    public static let bpcharArray = PostgresType(rawValue: 1014)
    /// The type `character varying(n)[]`.
    public static let varcharArray = PostgresType(rawValue: 1015)
    /// The type `bigint[]`.
    public static let int8Array = PostgresType(rawValue: 1016)
    /// The type `real[]`.
    public static let float4Array = PostgresType(rawValue: 1021)
    /// The type `double precision[]`.
    public static let float8Array = PostgresType(rawValue: 1022)
    /// The type `date[]`.
    public static let dateArray = PostgresType(rawValue: 1182)
    /// The type `timestamp with time zone[]`.
    public static let timestamptzArray = PostgresType(rawValue: 1185)
    /// The type `numeric[]`.
    public static let numericArray = PostgresType(rawValue: 1231)
    /// The type `uuid[]`.
    public static let uuidArray = PostgresType(rawValue: 2951)
    /// The type `jsonb[]`.
    public static let jsonbArray = PostgresType(rawValue: 3807)
}

extension PostgresType: CustomStringConvertible {
    private static let names: [PostgresType: String] = [
        .bool: "boolean", .bytea: "bytea", .name: "name", .int8: "bigint", .int2: "smallint", .int4: "integer",
        .text: "text", .json: "json", .float4: "real", .float8: "double precision", .unknown: "unknown",
        .bpchar: "character", .varchar: "character varying", .date: "date",
        .timestamptz: "timestamp with time zone", .numeric: "numeric", .void: "void", .uuid: "uuid", .jsonb: "jsonb",
        .jsonArray: "json[]", .boolArray: "boolean[]", .byteaArray: "bytea[]", .nameArray: "name[]",
        .int2Array: "smallint[]", .int4Array: "integer[]", .textArray: "text[]", .bpcharArray: "character[]",
        .varcharArray: "character varying[]", .int8Array: "bigint[]", .float4Array: "real[]",
        .float8Array: "double precision[]", .dateArray: "date[]",
        .timestamptzArray: "timestamp with time zone[]", .numericArray: "numeric[]", .uuidArray: "uuid[]",
        .jsonbArray: "jsonb[]",
        PostgresType(rawValue: 1114): "timestamp without time zone", PostgresType(rawValue: 1186): "interval",
        PostgresType(rawValue: 26): "oid", PostgresType(rawValue: 2249): "record",
    ]

    /// The name as PostgreSQL prints it, or `type 16384` for one that has no constant here.
    public var description: String {
        Self.names[self] ?? "type \(rawValue)"
    }
}
