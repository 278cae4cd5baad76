package import Domain
import Repository

/// The conflicts that units of a cluster have declared.
package struct ReadConflicts: Sendable {
    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// Those that stand, and that the caller may see.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func run(as caller: Caller, _ clusterSeason: ClusterSeasonID) async throws -> [ConflictEvent] {
        let (account, facts, events) = try await reader.read(
            as: caller,
            ClusterSeasonFactsStatements.facts(clusterSeason),
            CheckingStatements.conflicts(clusterSeason)
        )
        guard let facts else { throw Refusal.noClusterSeason }
        let permission = try Policy.mayReadConflicts(account, facts)
        return events.standing.filter { event in
            permission.act.units.map { $0.contains(event.pair.first) || $0.contains(event.pair.second) } ?? true
        }
    }
}
