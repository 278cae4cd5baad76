package import Domain
package import Postgres

/// A measure is `numeric`.
extension Measure: PostgresValue {
    package static var postgresType: PostgresType { PostgresNumeric.postgresType }

    package func encode(into writer: inout PostgresWriter) throws(PostgresValueError) {
        guard let number = PostgresNumeric(text) else { throw .outOfRange }
        number.encode(into: &writer)
    }

    package init(from reader: inout PostgresReader) throws(PostgresValueError) {
        let text = Array(try PostgresNumeric(from: &reader).text.utf8)
        let millionths = text.withUnsafeBufferPointer {
            try? DecimalText.scaled($0, fractionDigits: 6, integerDigits: 12)
        }
        guard let millionths else { throw .outOfRange }
        self.init(millionths: millionths)
    }
}
