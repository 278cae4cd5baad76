package import Domain
import Repository

/// Rounds of awards and their dossiers.
package struct ReadDossiers: Sendable {
    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// A part of a season's rounds.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func rounds(
        in season: SeasonID,
        of managingUnit: UnitID?,
        _ page: PageRequest<AwardRoundID>,
        as caller: Caller
    ) async throws -> Page<AwardRound, AwardRoundID> {
        let (account, rounds) = try await reader.read(
            as: caller,
            AwardRoundStatements.list(in: season, of: managingUnit, page)
        )
        try Policy.mayReadAwards(account)
        return rounds
    }

    /// Which dossiers of a round lack what, of those that the caller may know of: of the own unit, of a cluster for its lead, of
    /// all clusters for offices.
    package func overview(
        of round: AwardRoundID,
        in state: DossierState?,
        lacking part: Code?,
        _ page: PageRequest<DossierID>,
        as caller: Caller
    ) async throws -> DossierOverview {
        let (account, overview) = try await reader.read(
            as: caller,
            DossierOverviewStatements.overview(round, in: state, lacking: part, page)
        )
        try Policy.mayReadAwards(account)
        return overview
    }

    /// A dossier as it is shown.
    package struct View: Sendable {
        package let dossier: Dossier
        package let round: AwardRound
        package let parts: [DossierPart]
        package let steps: [RecordedDossierStep]
    }

    /// A dossier, for its unit, the lead, offices and auditors.
    package func dossier(
        _ dossier: DossierID,
        in clusterSeason: ClusterSeasonID,
        as caller: Caller
    ) async throws -> View {
        let (account, facts, found, round, parts, steps) = try await reader.readAtOnce(
            as: caller,
            ClusterSeasonFactsStatements.facts(clusterSeason),
            DossierStatements.dossier(dossier),
            AwardRoundStatements.round(of: dossier),
            DossierStatements.parts(of: dossier),
            DossierStatements.steps(of: dossier)
        )
        guard let facts else { throw Refusal.noClusterSeason }
        _ = try Policy.mayRead(account, facts)
        guard let found, let round, found.place.clusterSeason == clusterSeason else { throw Refusal.noDossier }
        return View(dossier: found, round: round, parts: parts, steps: steps)
    }
}
