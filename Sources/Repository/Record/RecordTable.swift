import Domain
import Postgres

// Where records of a subject are kept: a table each for the records, their acts, and what units enter, all called by the
// subject's word. The tables of all subjects have the same columns but for `unit_id` and `follows_id`.
extension RecordSubject {
    static var table: PostgresQuery { table("") }
    static var actTable: PostgresQuery { table("_act") }
    static var entryTable: PostgresQuery { table("_entry") }

    private static func table(_ suffix: String) -> PostgresQuery {
        guard let name = try? PostgresIdentifier(validating: word + suffix) else {
            preconditionFailure("a subject's word is a name")
        }
        return "thidua.\(identifier: name)"
    }
}

extension RecordState {
    /// A stored state.
    ///
    /// - Throws: `PostgresError` for a word that is none: a constraint lists the same words.
    init(stored word: String) throws(PostgresError) {
        guard let state = Self(rawValue: word) else {
            throw PostgresError(.protocolMisuse("a stored state is none of ours"))
        }
        self = state
    }
}
