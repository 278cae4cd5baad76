/// Why a database's schema was not brought up to date.
///
/// Nothing was changed then, unless it says otherwise.
public enum PostgresMigrationError: Error, Sendable {
    /// A declared name is not of the form `NNNN_verb_noun`.
    case misnamed(String)
    /// The declared migration's number is not greater than that of the one before it.
    case disordered(String, after: String)
    /// The database holds one that is not declared at this position (counted from 1): another program's or branch's.
    case diverged(position: Int, applied: String, declared: String)
    /// The migration was changed after it had been applied.
    case changed(String)
    /// The database is ahead: it holds this migration, and the program knows none after its last. It is too old.
    case ahead(String)
    /// The migration failed, and so all that were pending were rolled back.
    ///
    /// `place` is where in its text, when the server says so.
    case failed(String, place: PostgresTextPlace?, PostgresError)
    /// The migration ended the transaction by a `COMMIT` or `ROLLBACK` of its own: part of it may have been applied.
    case endedTransaction(String)
    /// The history could not be read or written, or the commit failed.
    case database(PostgresError)
}

extension PostgresMigrationError: CustomStringConvertible {
    /// What is wrong and what to do about it.
    ///
    /// It may quote the server's sentence, which is about the migration's text.
    public var description: String {
        switch self {
        case .misnamed(let name):
            "\(name): a migration is named NNNN_verb_noun, such as 0007_add_signature."
        case .disordered(let name, let previous):
            "\(name) comes after \(previous): numbers must rise."
        case .diverged(let position, let applied, let declared):
            "Migration \(position) in the database is \(applied), and here it is \(declared): "
                + "the database belongs to another version of the program."
        case .changed(let name):
            "\(name) was changed after it had been applied: restore its text and write a further migration."
        case .ahead(let name):
            "The database already has \(name), which this program does not know: use a newer program."
        case .failed(let name, let place, let error):
            "\(name)\(place.map { ":\($0.line):\($0.column)" } ?? ""): "
                + "\(error.server?.message ?? error.description) Nothing was applied."
        case .endedTransaction(let name):
            "\(name) ends the transaction by itself: take COMMIT and ROLLBACK out of it, and look at what it left."
        case .database(let error):
            "The history of migrations could not be kept: \(error.server?.message ?? error.description)"
        }
    }
}
