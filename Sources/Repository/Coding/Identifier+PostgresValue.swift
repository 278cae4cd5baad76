package import Domain
package import Postgres

/// An identifier is a `uuid`.
extension Identifier: PostgresValue, PostgresArrayElement {
    package static var postgresType: PostgresType { .uuid }

    package static var postgresArrayType: PostgresType { .uuidArray }

    package func encode(into writer: inout PostgresWriter) { writer.write(bits) }

    package init(from reader: inout PostgresReader) throws(PostgresValueError) {
        self.init(bits: try reader.readAll())
    }
}
