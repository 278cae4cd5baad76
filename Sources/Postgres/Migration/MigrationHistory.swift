/// What a database says of its past, and what follows from it.
///
///     declared (ordered) + applied (ordered) -> the pending ones, or the first place where they differ
struct MigrationHistory: Sendable {
    /// A migration as it is compared: by name and by the hash of its text.
    struct Entry: Sendable, Hashable {
        let name: String
        /// The SHA-256 of the text, in hexadecimal digits.
        let hash: String
    }

    /// What the database holds, in the order in which it was applied.
    let applied: [Entry]

    /// How many of the declared ones the database holds already.
    ///
    /// - Throws: the first place where the applied ones are not the beginning of the declared.
    func matched(with declared: [Entry]) throws(PostgresMigrationError) -> Int {
        for (index, entry) in applied.enumerated() {
            guard index < declared.count else { throw .ahead(entry.name) }
            guard entry.name == declared[index].name else {
                throw .diverged(position: index + 1, applied: entry.name, declared: declared[index].name)
            }
            guard entry.hash == declared[index].hash else { throw .changed(entry.name) }
        }
        return applied.count
    }
}
