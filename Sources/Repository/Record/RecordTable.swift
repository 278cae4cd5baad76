package import Domain
package import Postgres

/// Where records of a subject are kept: a table each for the records, their acts, and what units enter. The tables of all
/// subjects have the same columns but for two.
package protocol RecordTable: RecordSubject where State: PostgresValue {
    static var table: PostgresQuery { get }
    static var actTable: PostgresQuery { get }
    /// nil where units enter nothing.
    static var entryTable: PostgresQuery? { get }
    /// Whether each record is one unit's.
    static var hasUnit: Bool { get }
    /// Whether a record may answer to another.
    static var hasFollows: Bool { get }
}

extension Movement: RecordTable {
    package static let table: PostgresQuery = "thidua.movement"
    package static let actTable: PostgresQuery = "thidua.movement_act"
    package static let entryTable: PostgresQuery? = "thidua.movement_entry"
    package static let hasUnit = false
    package static let hasFollows = true
}

extension Activity: RecordTable {
    package static let table: PostgresQuery = "thidua.activity"
    package static let actTable: PostgresQuery = "thidua.activity_act"
    package static let entryTable: PostgresQuery? = "thidua.activity_entry"
    package static let hasUnit = false
    package static let hasFollows = false
}

extension Exemplar: RecordTable {
    package static let table: PostgresQuery = "thidua.exemplar"
    package static let actTable: PostgresQuery = "thidua.exemplar_act"
    package static let entryTable: PostgresQuery? = nil
    package static let hasUnit = true
    package static let hasFollows = false
}

extension Practice: RecordTable {
    package static let table: PostgresQuery = "thidua.practice"
    package static let actTable: PostgresQuery = "thidua.practice_act"
    package static let entryTable: PostgresQuery? = "thidua.practice_entry"
    package static let hasUnit = true
    package static let hasFollows = false
}
