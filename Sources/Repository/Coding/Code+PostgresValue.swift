package import Domain
package import Postgres

/// A code is `text`, scalar by scalar.
extension Code: PostgresValue, PostgresArrayElement {
    package static var postgresType: PostgresType { String.postgresType }

    package static var postgresArrayType: PostgresType { String.postgresArrayType }

    package func encode(into writer: inout PostgresWriter) throws(PostgresValueError) {
        try description.encode(into: &writer)
    }

    package init(from reader: inout PostgresReader) throws(PostgresValueError) {
        self.init(try String(from: &reader))
    }
}
