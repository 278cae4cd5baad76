package import Domain
package import Postgres

// What is saved as a whole is `text`: JSON as Domain writes it. Versions stand beside it.

/// Inspection teams.
extension InspectionPlan: PostgresValue {
    package static var postgresType: PostgresType { String.postgresType }

    package func encode(into writer: inout PostgresWriter) throws(PostgresValueError) {
        try json.encode(into: &writer)
    }

    package init(from reader: inout PostgresReader) throws(PostgresValueError) {
        guard let teams = Self.teams(try String(from: &reader)) else { throw .malformed("these are no teams") }
        self.init(teams: teams)
    }
}

/// The fields of assessing bodies.
extension FieldPlan: PostgresValue {
    package static var postgresType: PostgresType { String.postgresType }

    package func encode(into writer: inout PostgresWriter) throws(PostgresValueError) {
        try json.encode(into: &writer)
    }

    package init(from reader: inout PostgresReader) throws(PostgresValueError) {
        guard let fields = Self.fields(try String(from: &reader)) else { throw .malformed("these are no fields") }
        self.init(fields: fields)
    }
}

/// The parts of a sheet.
extension SheetDivision: PostgresValue {
    package static var postgresType: PostgresType { String.postgresType }

    package func encode(into writer: inout PostgresWriter) throws(PostgresValueError) {
        try json.encode(into: &writer)
    }

    package init(from reader: inout PostgresReader) throws(PostgresValueError) {
        guard let parts = Self.parts(try String(from: &reader)) else { throw .malformed("these are no parts") }
        self.init(parts: parts)
    }
}
