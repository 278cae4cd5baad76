package import Domain
package import Postgres

/// A day is a `date`.
extension Day: PostgresValue, PostgresArrayElement {
    package static var postgresType: PostgresType { PostgresDate.postgresType }

    package static var postgresArrayType: PostgresType { PostgresDate.postgresArrayType }

    package func encode(into writer: inout PostgresWriter) throws(PostgresValueError) {
        guard let date = PostgresDate(daysSince1970: Int(daysSince1970)) else { throw .outOfRange }
        date.encode(into: &writer)
    }

    package init(from reader: inout PostgresReader) throws(PostgresValueError) {
        let date = try PostgresDate(from: &reader)
        guard let days = date.daysSince1970.flatMap(Int32.init(exactly:)), let day = Day(daysSince1970: days) else {
            throw .outOfRange
        }
        self = day
    }
}
