import Domain
import Postgres
import Repository

/// A conference, held until the end of the transaction where the scope may change it, with who is who.
struct LockedConference {
    let facts: ClusterSeasonFacts
    let conference: Conference

    /// Records what is done to it, and for which unit.
    func audit(_ action: AuditAction, for unit: UnitID? = nil, detail: AuditDetail = [:], in write: Write) {
        write.audit(
            action,
            at: facts.place,
            ["clusterSeason": facts.id, "conference": conference.id, "unit": unit],
            detail: detail
        )
    }

    /// Where the parts will be once a batch has run that loads them.
    struct Loading {
        private let facts: PostgresPending<ClusterSeasonFacts?>
        private let conference: PostgresPending<Conference?>

        init(_ clusterSeason: ClusterSeasonID, _ conference: ConferenceID, in batch: PostgresBatch) {
            batch.add(ConferenceStatements.lock(conference))
            facts = batch.add(ClusterSeasonFactsStatements.facts(clusterSeason))
            self.conference = batch.add(ConferenceStatements.conference(conference, of: clusterSeason))
        }

        /// Who is who, before anything is said of a conference.
        func knownFacts() throws -> ClusterSeasonFacts {
            guard let facts = try facts.value else { throw Refusal.noClusterSeason }
            return facts
        }

        /// The conference, once the batch has run.
        ///
        /// - Parameter version: The version of it that the caller saw; nil where it does not matter.
        /// - Returns: The conference, which has that version.
        /// - Throws: `Refusal` where there is none that the scope may read, and where the version is old.
        func loaded(seen version: Int32? = nil) throws -> LockedConference {
            let facts = try knownFacts()
            guard let conference = try conference.value else { throw Refusal.noConference }
            guard version == nil || conference.version == version else { throw Refusal.stale }
            return LockedConference(facts: facts, conference: conference)
        }
    }
}

/// What a conference's record names, once the batch has run that looks for it.
struct NamedInRecord {
    private let record: ConferenceRecord
    private let units: PostgresPending<[UnitFacts]>
    private let files: PostgresPending<[FileID]>

    init(_ record: ConferenceRecord, in batch: PostgresBatch) {
        self.record = record
        units = batch.add(UnitStatements.facts(of: record.units.sorted()))
        files = batch.add(ConferenceStatements.readable(record.files))
    }

    /// Refuses units that are not there, and files that are not there for whoever writes the record.
    func check() throws {
        let missing = record.units.subtracting(try units.value.map(\.unit.id))
        guard missing.isEmpty else { throw Refusal.unknownUnits(missing.sorted()) }
        let lost = Set(record.files).subtracting(try files.value)
        guard lost.isEmpty else { throw Refusal.unknownFiles(lost.sorted()) }
    }
}

extension ConferenceRecord {
    fileprivate var files: [FileID] { photographs + [minutesFile].compactMap(\.self) }
}
