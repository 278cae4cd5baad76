import Domain
import Postgres
import Repository

/// A record held until the end of the transaction, with all that a change of it depends on.
struct LockedRecord<Subject: RecordSubject> {
    let record: Record<Subject>
    let facts: RecordFacts
    /// The day on which it came to its present state; nil where no act brought it there.
    let since: Day?

    /// Stores what became of it, and keeps the act that it came by.
    func store(_ changed: Record<Subject>, by act: RecordAct? = nil, as action: String, in write: Write) {
        write.add(RecordStatements.store(changed, searchKey: changed.text.searchKey))
        if let act {
            write.add(RecordActStatements.append(act, to: changed, by: write.account.id, at: write.instant))
        }
        changed.audit(
            action,
            detail: [
                "version": changed.version, "occurredOn": act?.occurredOn, "by": act?.by, "words": act?.words,
                "officialDocument": act?.officialDocument,
            ],
            in: write
        )
    }

    /// Where the parts will be once a batch has run that loads them.
    struct Loading {
        private let stored: PostgresPending<StoredRecord<Subject>?>
        private let cluster: PostgresPending<ClusterSeasonFacts?>
        private let managingChain: PostgresPending<[UnitID]>
        private let since: PostgresPending<Day?>

        /// - Parameters:
        ///   - record: Which.
        ///   - isLocked: Whether it is going to change; what a unit enters changes nothing of it.
        ///   - batch: What loads it.
        init(_ record: Identifier<Subject>, isLocked: Bool = true, in batch: PostgresBatch) {
            if isLocked { batch.add(RecordStatements.lock(record)) }
            stored = batch.add(RecordStatements.stored(record))
            cluster = batch.add(RecordStatements.cluster(of: record))
            managingChain = batch.add(RecordStatements.managingChain(of: record))
            since = batch.add(RecordActStatements<Subject>.lastDay(of: record))
        }

        /// The record, once the batch has run.
        ///
        /// - Parameter account: Who wants something of it.
        /// - Returns: The record.
        /// - Throws: `Refusal` to a key, and where there is none that the scope may read.
        func loaded(for account: ActingAccount) throws -> LockedRecord {
            _ = try Policy.mayReadRecords(account)
            guard let stored = try stored.value else { throw Record<Subject>.notHere }
            return LockedRecord(
                record: try stored.record(),
                facts: RecordFacts(cluster: try cluster.value, managingChain: try managingChain.value),
                since: try since.value
            )
        }
    }
}

extension Record {
    /// Records what is done to it, or in it for a unit.
    ///
    /// - Parameters:
    ///   - verb: What, as the record's states and entries call it: `launched`, `tookPart`.
    ///   - unit: For which unit; nil for the record's own.
    ///   - detail: What it was.
    ///   - write: Where to.
    func audit(_ verb: String, for unit: UnitID? = nil, detail: AuditDetail, in write: Write) {
        write.audit(
            .named(Subject.word, verb),
            at: place,
            ["clusterSeason": place.clusterSeason, Subject.word: id, "unit": unit ?? self.unit],
            detail: detail,
            for: audience
        )
    }

    /// Who may know of what is done: who may read it.
    private var audience: EventAudience {
        switch reach {
        case .unit: place.clusterSeason == nil ? .office : .unit
        case .cluster: .cluster
        case .ministry: .everybody
        }
    }

    /// Refuses a record of a version that the caller did not see.
    func checkSeen(_ version: Int32) throws(Refusal) {
        guard self.version == version else { throw .stale }
    }
}

extension RecordSubject {
    /// What it is searched for by, as much of it as is kept.
    var searchKey: String {
        String(String.UnicodeScalarView(SearchKey.of(searched).unicodeScalars.prefix(20_000)))
    }

    /// Refuses units that are not of the cluster.
    func checkUnits(in facts: RecordFacts) throws(Refusal) {
        let strangers = units.subtracting(facts.cluster?.members ?? [])
        guard strangers.isEmpty else { throw .unknownUnits(strangers.sorted()) }
    }
}
