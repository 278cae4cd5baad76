package import Domain
package import Postgres

/// Evidence is `text`: its canonical JSON.
extension Evidence: PostgresValue, PostgresArrayElement {
    package static var postgresType: PostgresType { String.postgresType }

    package static var postgresArrayType: PostgresType { String.postgresArrayType }

    package func encode(into writer: inout PostgresWriter) throws(PostgresValueError) {
        try description.encode(into: &writer)
    }

    package init(from reader: inout PostgresReader) throws(PostgresValueError) {
        guard let evidence = Evidence(try String(from: &reader)) else { throw .malformed("it is no evidence") }
        self = evidence
    }
}
