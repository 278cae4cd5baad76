package import Domain
package import Postgres
import Repository

/// A nomination beyond a quota is confirmed by a second person, or a nomination is withdrawn.
package struct MoveNomination: WriteUseCase {
    /// Where to.
    package enum Move: Sendable {
        case confirm
        case withdraw(reason: String)
    }

    private let clusterSeason: ClusterSeasonID
    private let nomination: NominationID
    private let version: Int32
    private let move: Move

    /// - Parameters:
    ///   - nomination: The nomination.
    ///   - clusterSeason: Where it was made.
    ///   - version: The version of it that the caller saw.
    ///   - move: Where to.
    package init(
        _ nomination: NominationID,
        in clusterSeason: ClusterSeasonID,
        seen version: Int32,
        _ move: Move
    ) {
        self.nomination = nomination
        self.clusterSeason = clusterSeason
        self.version = version
        self.move = move
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Nomination {
        batch.add(NominationStatements.lock([nomination]))
        batch.add(DossierStatements.lock(of: [nomination]))
        let found = batch.add(NominationStatements.nominations([nomination]))
        let dossiers = batch.add(DossierStatements.dossiers(of: [nomination]))
        let facts = batch.add(ClusterSeasonFactsStatements.facts(clusterSeason))
        return { write in
            guard let facts = try facts.value else { throw Refusal.noClusterSeason }
            let isConfirmed = if case .confirm = move { true } else { false }
            let confirming = isConfirmed ? try Policy.mayConfirmNomination(write.account, facts) : nil
            let nominating = try Policy.mayNominate(write.account, facts)
            guard let found = try found.value.first else { throw Refusal.noNomination }
            guard found.version == version else { throw Refusal.stale }
            let moved: Nomination
            switch (move, confirming) {
            case (.confirm, let permission?):
                moved = try found.confirmed(permission: permission)
                moved.audit(.nominationConfirmed, in: write)
            case (.withdraw(let reason), _):
                moved = try found.withdrawn(reason: reason, permission: nominating)
                for dossier in try dossiers.value {
                    let withdrawn = dossier.withdrawn()
                    write.add(DossierStatements.store(withdrawn))
                    write.append(withdrawn, reason: reason)
                }
                moved.audit(.nominationWithdrawn, ["reason": reason], in: write)
            case (.confirm, nil): throw Refusal.noNomination
            }
            write.add(NominationStatements.store(moved, at: write.instant))
            return moved
        }
    }
}

extension Write {
    /// Records the step that brought a dossier to where it is.
    func append(_ dossier: Dossier, reason: String?) {
        add(
            DossierStatements.append(
                dossier,
                on: account.day,
                reason: reason,
                by: account.id,
                at: instant
            )
        )
    }
}
