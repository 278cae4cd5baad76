package import Domain
package import Postgres
import Repository

/// An agreement comes into force: its criteria are those by which units are scored from then on.
package struct EnforceAgreement: WriteUseCase {
    private let clusterSeason: ClusterSeasonID
    private let number: Int32
    private let version: Int32
    private let outstanding: Set<UnitID>
    private let reason: String?

    /// - Parameters:
    ///   - clusterSeason: Whose agreement it is.
    ///   - number: The agreement's.
    ///   - version: The version of it that the caller saw.
    ///   - outstanding: The units that have not signed, each by name.
    ///   - reason: Why it holds all the same; nil where all have signed.
    package init(
        _ clusterSeason: ClusterSeasonID,
        number: Int32,
        seen version: Int32,
        outstanding: Set<UnitID>,
        reason: String?
    ) {
        self.clusterSeason = clusterSeason
        self.number = number
        self.version = version
        self.outstanding = outstanding
        self.reason = reason
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> AgreementReceipt {
        let loading = LockedAgreement.Loading(clusterSeason, number: number, in: batch)
        let signatures = batch.add(AgreementStatements.signatures(clusterSeason, number: number))
        return { write in
            let facts = try loading.knownFacts()
            let permission = try Policy.mayEnforce(write.account, facts)
            let locked = try loading.loaded(seen: version)
            let document = try locked.document()
            let needed = document.signatories.units(facts, members: locked.members)
            let missing = needed.subtracting(try signatures.value.map(\.unit))
            let agreement = try locked.agreement.enforced(
                outstanding: outstanding,
                needed: needed,
                missing: missing,
                reason: reason,
                permission: permission
            )
            guard let criteria = document.criteria else { throw Refusal.noAgreementHere }
            let criteriaSet: CriteriaSetID = write.identifier()
            write.add(AgreementStatements.add(criteria, criteriaSet, at: facts.place))
            // First: one agreement holds at a time.
            write.add(AgreementStatements.replaceInForce(clusterSeason))
            write.add(
                AgreementStatements.store(
                    agreement,
                    inForceOn: write.account.day,
                    by: criteriaSet,
                    outstanding: outstanding,
                    reason: reason
                )
            )
            write.add(
                ClusterSeasonFactsStatements.move(
                    clusterSeason,
                    from: [.preparing, .discussing, .signing],
                    to: .running
                )
            )
            locked.audit(
                .agreementEnforced,
                detail: [
                    "sha256": locked.stored.sha256.hexadecimal, "reason": reason,
                    "outstanding": outstanding.sorted().map(\.description).joined(separator: " "),
                ],
                in: write
            )
            return AgreementReceipt(agreement, warnings: document.warnings)
        }
    }
}
