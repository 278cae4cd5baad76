internal import CSQL
package import Postgres

/// The SQL that the program carries: what a server needs once, what a database needs once, and the migrations.
package enum Schema {
    /// The roles, which the whole server shares; run as a superuser, any number of times.
    package static var roles: String { text(at: "setup/roles.sql") }

    /// The rights on a database; run as a superuser connected to it, any number of times.
    package static var databaseRights: String { text(at: "setup/database.sql") }

    /// All migrations since the beginning, in order.
    package static var migrations: [PostgresMigration] {
        files.compactMap { file in
            guard file.path.hasPrefix("migrations/"), file.path.hasSuffix(".sql") else { return nil }
            let name = file.path.dropFirst("migrations/".count).dropLast(".sql".count)
            return PostgresMigration(name: String(name), sql: file.text)
        }
    }

    /// Applies the migrations, or says which are pending.
    package static var migrator: PostgresMigrator {
        get throws(PostgresMigrationError) { try PostgresMigrator(migrations) }
    }

    /// The files of the folder sql/ that the program carries, in order of their paths.
    package static var files: [(path: String, text: String)] {
        (0..<csql_file_count).compactMap { index in
            guard let file = csql_file_at(index)?.pointee else { return nil }
            let bytes = UnsafeBufferPointer(start: file.bytes, count: file.length)
            return (String(cString: file.path), String(decoding: bytes, as: UTF8.self))
        }
    }

    private static func text(at path: String) -> String {
        guard let file = files.first(where: { $0.path == path }) else {
            preconditionFailure("sql/embed.c lacks \(path)")
        }
        return file.text
    }
}
