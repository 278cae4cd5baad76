import Domain
import Postgres
import Repository

/// A dossier, held until the end of the transaction, with all that a step of it depends on.
struct LockedDossier {
    let facts: ClusterSeasonFacts
    let dossier: Dossier
    let round: AwardRound
    let parts: [DossierPart]

    /// Where the parts will be once a batch has run that loads them.
    struct Loading {
        private let facts: PostgresPending<ClusterSeasonFacts?>
        private let dossier: PostgresPending<Dossier?>
        private let round: PostgresPending<AwardRound?>
        private let parts: PostgresPending<[DossierPart]>

        init(_ dossier: DossierID, in clusterSeason: ClusterSeasonID, _ batch: PostgresBatch) {
            batch.add(DossierStatements.lock(dossier))
            facts = batch.add(ClusterSeasonFactsStatements.facts(clusterSeason))
            self.dossier = batch.add(DossierStatements.dossier(dossier))
            round = batch.add(AwardRoundStatements.round(of: dossier))
            parts = batch.add(DossierStatements.parts(of: dossier))
        }

        /// The dossier, once the batch has run.
        ///
        /// - Parameters:
        ///   - version: The version of it that the caller saw.
        ///   - account: Who wants to change it.
        /// - Returns: The dossier, which has that version.
        /// - Throws: `Refusal` where there is none that the account may know of, and where the version is old.
        func loaded(seen version: Int32, by account: ActingAccount) throws -> LockedDossier {
            guard let facts = try facts.value else { throw Refusal.noClusterSeason }
            _ = try Policy.mayRead(account, facts)
            guard let dossier = try dossier.value, let round = try round.value,
                dossier.place.clusterSeason == facts.id
            else { throw Refusal.noDossier }
            guard dossier.version == version else { throw Refusal.stale }
            return LockedDossier(facts: facts, dossier: dossier, round: round, parts: try parts.value)
        }
    }
}
