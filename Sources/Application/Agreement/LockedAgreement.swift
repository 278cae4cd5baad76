import Domain
import Postgres
import Repository

/// An agreement of a cluster's season, held until the end of the transaction, with all that a change of it depends on.
struct LockedAgreement {
    let facts: ClusterSeasonFacts
    /// The members of the day.
    let members: [MemberUnit]
    private let everyMember: [MemberUnit]
    let stored: StoredAgreement

    var agreement: Agreement { stored.agreement }

    /// Its text, which was right when it was written: it may name units that have left since.
    func document() throws(AgreementRefusal) -> AgreementDocument {
        try AgreementDocument(bytes: stored.documentBytes, members: everyMember.byCode)
    }

    /// Records what is done to the agreement, and for which unit.
    func audit(_ action: AuditAction, for unit: UnitID? = nil, detail: AuditDetail = [:], in write: Write) {
        write.audit(
            action,
            at: facts.place,
            ["clusterSeason": facts.id, "agreement": agreement.number, "unit": unit],
            detail: detail
        )
    }

    /// Where the parts will be once a batch has run that loads them.
    struct Loading {
        private let facts: PostgresPending<ClusterSeasonFacts?>
        private let members: PostgresPending<[MemberUnit]>
        private let everyMember: PostgresPending<[MemberUnit]>
        private let stored: PostgresPending<StoredAgreement?>

        /// - Parameters:
        ///   - clusterSeason: The season of a cluster.
        ///   - number: Of its agreement.
        ///   - isLocked: Whether it is going to change; a signature changes nothing of it.
        ///   - batch: What loads it.
        init(_ clusterSeason: ClusterSeasonID, number: Int32, isLocked: Bool = true, in batch: PostgresBatch) {
            if isLocked { batch.add(AgreementStatements.lock(clusterSeason)) }
            facts = batch.add(ClusterSeasonFactsStatements.facts(clusterSeason))
            members = batch.add(ClusterSeasonFactsStatements.members(clusterSeason))
            everyMember = batch.add(ClusterSeasonFactsStatements.everyMember(clusterSeason))
            stored = batch.add(AgreementStatements.agreement(clusterSeason, number: number))
        }

        /// Who is who, before anything is said of an agreement.
        func knownFacts() throws -> ClusterSeasonFacts {
            guard let facts = try facts.value else { throw Refusal.noClusterSeason }
            return facts
        }

        /// The agreement, once the batch has run.
        ///
        /// - Parameter version: The version of it that the caller saw.
        /// - Returns: The agreement, which has that version.
        /// - Throws: `Refusal` where there is none that the scope may read, and where the version is old.
        func loaded(seen version: Int32) throws -> LockedAgreement {
            let facts = try knownFacts()
            guard let stored = try stored.value else { throw Refusal.noAgreementHere }
            guard stored.agreement.version == version else { throw Refusal.stale }
            return LockedAgreement(
                facts: facts,
                members: try members.value,
                everyMember: try everyMember.value,
                stored: stored
            )
        }
    }
}
