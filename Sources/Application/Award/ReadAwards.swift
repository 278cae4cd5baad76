package import Domain
import Repository

/// What is to be won, who is proposed, and who has what.
package struct ReadAwards: Sendable {
    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// A part of the catalogues; what is nil leaves all in.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func awards(
        of managingUnit: UnitID?,
        _ kind: AwardKind?,
        on day: Day?,
        _ page: PageRequest<AwardID>,
        as caller: Caller
    ) async throws -> Page<Award, AwardID> {
        let (account, awards) = try await reader.read(
            as: caller,
            AwardStatements.list(of: managingUnit, kind, on: day, page)
        )
        try Policy.mayReadAwards(account)
        return awards
    }

    /// A part of a season's quotas.
    package func quotas(
        in season: SeasonID,
        of clustersOf: UnitID?,
        _ page: PageRequest<AwardQuotaID>,
        as caller: Caller
    ) async throws -> Page<AwardQuota, AwardQuotaID> {
        let (account, quotas) = try await reader.read(
            as: caller,
            AwardQuotaStatements.list(in: season, of: clustersOf, page)
        )
        try Policy.mayReadAwards(account)
        return quotas
    }

    /// A part of the disqualifiers that the caller may know of: of the own unit, of a cluster's members for its lead, of all
    /// below for offices.
    package func disqualifiers(
        of unit: UnitID?,
        on day: Day?,
        _ page: PageRequest<DisqualifierID>,
        as caller: Caller
    ) async throws -> Page<Disqualifier, DisqualifierID> {
        let (account, disqualifiers) = try await reader.read(
            as: caller,
            DisqualifierStatements.list(of: unit, on: day, page)
        )
        try Policy.mayReadAwards(account)
        return disqualifiers
    }

    /// What the units of a cluster mean to win.
    package struct Registrations: Sendable {
        /// The last day on which they say so; nil for none.
        package let lastDay: Day?
        /// Of the last day; 0 for none.
        package let version: Int32
        package let registrations: [TitleRegistration]
    }

    /// What the units of a cluster mean to win in a season.
    package func registrations(
        _ clusterSeason: ClusterSeasonID,
        as caller: Caller
    ) async throws -> Registrations {
        let (account, facts, deadline, registrations) = try await reader.read(
            as: caller,
            ClusterSeasonFactsStatements.facts(clusterSeason),
            RegistrationStatements.deadline(clusterSeason),
            RegistrationStatements.list(clusterSeason)
        )
        guard let facts else { throw Refusal.noClusterSeason }
        _ = try Policy.mayRead(account, facts)
        return Registrations(
            lastDay: deadline?.day,
            version: deadline?.version ?? 0,
            registrations: registrations
        )
    }

    /// The nominations of a cluster's season that the caller may know of.
    package func nominations(_ clusterSeason: ClusterSeasonID, as caller: Caller) async throws -> [Nomination] {
        let (account, facts, nominations) = try await reader.read(
            as: caller,
            ClusterSeasonFactsStatements.facts(clusterSeason),
            NominationStatements.list(clusterSeason)
        )
        guard let facts else { throw Refusal.noClusterSeason }
        _ = try Policy.mayRead(account, facts)
        return nominations
    }

    /// A part of the board by which a managing office selects across its clusters.
    package func board(
        season: SeasonID,
        award: AwardID,
        of managingUnit: UnitID?,
        everyUnit: Bool,
        _ page: PageRequest<BoardKey>,
        as caller: Caller
    ) async throws -> Page<BoardLine, BoardKey> {
        let (account, board) = try await reader.read(
            as: caller,
            AwardBoardStatements.board(
                season: season,
                award: award,
                of: managingUnit,
                everyUnit: everyUnit,
                page
            )
        )
        _ = try Policy.mayOverseeAwards(account)
        return board
    }

    /// A part of a season's decisions.
    package func decisions(
        in season: SeasonID,
        of managingUnit: UnitID?,
        _ page: PageRequest<AwardDecisionID>,
        as caller: Caller
    ) async throws -> Page<AwardDecision, AwardDecisionID> {
        let (account, decisions) = try await reader.read(
            as: caller,
            AwardDecisionStatements.list(in: season, of: managingUnit, page)
        )
        try Policy.mayReadAwards(account)
        return decisions
    }

    /// A decision, with what it says as far as the caller may know.
    package func decision(
        _ decision: AwardDecisionID,
        as caller: Caller
    ) async throws -> (AwardDecision, [AwardResult]) {
        let (account, found, results) = try await reader.read(
            as: caller,
            AwardDecisionStatements.decision(decision),
            AwardDecisionStatements.results(of: decision)
        )
        try Policy.mayReadAwards(account)
        guard let found else { throw Refusal.noDecision }
        return (found, results)
    }

    /// The registry of one unit: what it has, and which clusters it led.
    package func honours(
        of unit: UnitID,
        as caller: Caller
    ) async throws -> (honours: [Honour], led: [LedCluster]) {
        let (account, isThere, honours, led) = try await reader.read(
            as: caller,
            UnitStatements.isThere(unit),
            HonourStatements.honours(of: unit),
            HonourStatements.ledClusters(by: unit)
        )
        try Policy.mayReadAwards(account)
        guard isThere else { throw Refusal.noUnit }
        return (honours, led)
    }

    /// A part of the registry.
    package func honours(
        season: SeasonID?,
        award: AwardID?,
        _ page: PageRequest<AwardResultID>,
        as caller: Caller
    ) async throws -> Page<Honour, AwardResultID> {
        let (account, honours) = try await reader.read(
            as: caller,
            HonourStatements.list(season: season, award: award, page)
        )
        try Policy.mayReadAwards(account)
        return honours
    }

    /// What a cluster means to win, and what came of it.
    package struct Targets: Sendable {
        /// nil for none.
        package let stored: StoredAwardTargets?
        /// How many units the cluster has.
        package let members: Int
        /// nil before all decisions are in.
        package let judgement: AwardTargetsJudgement?
    }

    /// What a cluster means to win in a season, judged once decisions are in.
    package func targets(_ clusterSeason: ClusterSeasonID, as caller: Caller) async throws -> Targets {
        let (account, facts, stored, members, granted, isDecided) = try await reader.readAtOnce(
            as: caller,
            ClusterSeasonFactsStatements.facts(clusterSeason),
            AwardTargetStatements.targets(clusterSeason),
            ClusterSeasonFactsStatements.members(clusterSeason),
            AwardTargetStatements.granted(clusterSeason),
            AwardTargetStatements.isDecided(clusterSeason)
        )
        guard let facts else { throw Refusal.noClusterSeason }
        _ = try Policy.mayRead(account, facts)
        return Targets(
            stored: stored,
            members: members.count,
            judgement: isDecided
                ? stored?.targets.judged(granted: granted, members: Set(members.map(\.unit))) : nil
        )
    }
}
