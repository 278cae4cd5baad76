package import Domain
package import Postgres
import Repository

/// Somebody begins to lay a nomination's dossier together.
package struct BeginDossier: WriteUseCase {
    private let clusterSeason: ClusterSeasonID
    private let nomination: NominationID
    private let round: AwardRoundID

    /// - Parameters:
    ///   - clusterSeason: Where the nomination was made.
    ///   - nomination: What the dossier is for.
    ///   - round: The round that it belongs to.
    package init(in clusterSeason: ClusterSeasonID, for nomination: NominationID, round: AwardRoundID) {
        self.clusterSeason = clusterSeason
        self.nomination = nomination
        self.round = round
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Dossier {
        let facts = batch.add(ClusterSeasonFactsStatements.facts(clusterSeason))
        let found = batch.add(NominationStatements.nominations([nomination]))
        let round = batch.add(AwardRoundStatements.round(round))
        return { write in
            guard let facts = try facts.value else { throw Refusal.noClusterSeason }
            _ = try Policy.mayRead(write.account, facts)
            guard let found = try found.value.first else { throw Refusal.unknownNomination }
            let permission = try Policy.mayPrepare(write.account, facts, for: found.subject.unit)
            guard let round = try round.value, facts.managingChain.contains(round.managingUnit) else {
                throw Refusal.unknownRound
            }
            let dossier = try Dossier.begun(write.identifier(), for: found, in: round, permission: permission)
            write.add(DossierStatements.add(dossier))
            write.append(dossier, reason: nil)
            dossier.audit(.dossierBegun, ["round": round.id], in: write)
            return dossier
        }
    }
}

extension Dossier {
    /// Records what is done to the dossier.
    func audit(_ action: AuditAction, _ detail: AuditDetail = [:], in write: Write) {
        write.audit(
            action,
            at: place,
            ["clusterSeason": place.clusterSeason, "dossier": id, "unit": unit],
            detail: detail
        )
    }
}
