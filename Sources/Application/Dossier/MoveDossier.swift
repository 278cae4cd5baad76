package import Domain
package import Postgres
import Repository

/// A dossier takes a step.
package struct MoveDossier: WriteUseCase {
    private let clusterSeason: ClusterSeasonID
    private let dossier: DossierID
    private let version: Int32
    private let step: DossierStep

    /// - Parameters:
    ///   - dossier: The dossier.
    ///   - clusterSeason: Where its nomination was made.
    ///   - version: The version of it that the caller saw.
    ///   - step: Which step.
    package init(_ dossier: DossierID, in clusterSeason: ClusterSeasonID, seen version: Int32, _ step: DossierStep) {
        self.dossier = dossier
        self.clusterSeason = clusterSeason
        self.version = version
        self.step = step
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Dossier {
        let loading = LockedDossier.Loading(dossier, in: clusterSeason, batch)
        return { write in
            let locked = try loading.loaded(seen: version, by: write.account)
            let moved: Dossier
            if step == .send {
                moved = try locked.dossier.sent(
                    locked.parts,
                    in: locked.round,
                    permission: Policy.mayPrepare(write.account, locked.facts, for: locked.dossier.unit)
                )
            } else {
                moved = try locked.dossier.processed(
                    step,
                    locked.parts,
                    in: locked.round,
                    permission: Policy.mayProcess(write.account, locked.facts)
                )
            }
            let reason = if case .ask(_, let reason) = step { reason } else { String?.none }
            write.add(DossierStatements.store(moved))
            write.append(moved, reason: reason)
            moved.audit(.dossierMoved, ["to": moved.state.rawValue, "reason": reason], in: write)
            return moved
        }
    }
}
