package import Domain
import Repository

/// Movements, activities, exemplars and practices, for whom each record's reach lets read it.
package struct ReadRecords: Sendable {
    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// A record as it is shown.
    package struct View<Subject: RecordSubject>: Sendable {
        package let stored: StoredRecord<Subject>
        /// What was done to it, in order.
        package let acts: [KeptAct<Subject.State>]
        /// Among the entries that the caller may read.
        package let counts: [EntryCount]
    }

    /// A part of the list of records; the filter's text may have tone marks or not.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func list<Subject: RecordSubject>(
        _ filter: RecordFilter,
        _ page: PageRequest<Identifier<Subject>>,
        as caller: Caller
    ) async throws -> Page<RecordLine<Subject>, Identifier<Subject>> {
        let (account, records) = try await reader.read(
            as: caller,
            RecordStatements<Subject>.list(filter.searching(SearchKey.of), page)
        )
        _ = try Policy.mayReadRecords(account)
        return records
    }

    /// One record, whole.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func record<Subject: RecordSubject>(
        _ record: Identifier<Subject>,
        as caller: Caller
    ) async throws -> View<Subject> {
        let (account, stored, acts, counts) = try await reader.readAtOnce(
            as: caller,
            RecordStatements<Subject>.stored(record),
            RecordActStatements<Subject>.all(of: record),
            UnitEntryStatements<Subject>.counts(of: record)
        )
        _ = try Policy.mayReadRecords(account)
        guard let stored else { throw Record<Subject>.notHere }
        return View(stored: stored, acts: acts, counts: counts)
    }

    /// A part of what units entered in a record, of what the caller may read of it.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func entries<Subject: RecordSubject>(
        of record: Identifier<Subject>,
        _ page: PageRequest<Identifier<UnitEntry>>,
        as caller: Caller
    ) async throws -> Page<ListedEntry, Identifier<UnitEntry>> {
        let (account, isThere, entries) = try await reader.read(
            as: caller,
            RecordStatements<Subject>.isThere(record),
            UnitEntryStatements<Subject>.list(of: record, page)
        )
        _ = try Policy.mayReadRecords(account)
        guard isThere else { throw Record<Subject>.notHere }
        return entries
    }

    /// How much of a cluster's plan for a season was held, and who took part.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func activitySummary(
        _ clusterSeason: ClusterSeasonID,
        as caller: Caller
    ) async throws -> ActivitySummary {
        let (account, facts, activities, parts) = try await reader.readAtOnce(
            as: caller,
            ClusterSeasonFactsStatements.facts(clusterSeason),
            RecordStatements<Activity>.all(of: clusterSeason),
            UnitEntryStatements<Activity>.parts(of: clusterSeason)
        )
        guard let facts else { throw Refusal.noClusterSeason }
        _ = try Policy.mayRead(account, facts)
        return ActivitySummary(
            states: Dictionary(uniqueKeysWithValues: activities.map { ($0.id, $0.state) }),
            parts: parts,
            members: facts.members
        )
    }
}
