package import Domain
import Repository

/// Units, clusters and their seasons: public within the ministry, to keys as well. Whoever is signed in may read all of it.
package struct ReadOrganisation: Sendable {
    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// A unit, and what it is related to.
    package struct UnitView: Sendable {
        package let unit: Unit
        package let predecessors: [RelatedUnit]
        package let successors: [RelatedUnit]
    }

    /// - Throws: `Refusal` where there is none, and what `Reader` throws.
    package func unit(_ unit: UnitID, as caller: Caller) async throws -> UnitView {
        let (_, facts, relatives) = try await reader.read(
            as: caller,
            UnitStatements.facts(of: unit),
            UnitStatements.relatives(of: unit)
        )
        guard let facts else { throw Refusal.noUnit }
        return UnitView(
            unit: facts.unit,
            predecessors: relatives.filter(\.isPredecessor),
            successors: relatives.filter { !$0.isPredecessor }
        )
    }

    /// A part of the list of units, by code.
    ///
    /// - Parameters:
    ///   - text: A part of the name, tone marks and case left out of account; nil for all.
    ///   - parent: The unit that they belong to; nil for any.
    ///   - day: A day on which they are there; nil for any.
    ///   - page: Which part.
    ///   - caller: Who asks.
    /// - Returns: The part.
    /// - Throws: What `Reader` throws.
    package func units(
        named text: String?,
        below parent: UnitID?,
        on day: Day?,
        _ page: PageRequest<Code>,
        as caller: Caller
    ) async throws -> Page<Unit, Code> {
        let named = text.map(SearchKey.of)
        let (_, units) = try await reader.read(
            as: caller,
            UnitStatements.list(named: named, below: parent, on: day, page)
        )
        return units
    }

    package func seasons(
        _ page: PageRequest<SeasonID>,
        as caller: Caller
    ) async throws -> Page<Season, SeasonID> {
        let (_, seasons) = try await reader.read(as: caller, SeasonStatements.list(page))
        return seasons
    }

    package func blocks(
        of managingUnit: UnitID?,
        _ page: PageRequest<BlockID>,
        as caller: Caller
    ) async throws -> Page<Block, BlockID> {
        let (_, blocks) = try await reader.read(as: caller, BlockStatements.list(of: managingUnit, page))
        return blocks
    }

    /// - Throws: `Refusal` where there is none, and what `Reader` throws.
    package func cluster(_ cluster: ClusterID, as caller: Caller) async throws -> Cluster {
        let (_, facts) = try await reader.read(as: caller, ClusterStatements.facts(of: cluster))
        guard let facts else { throw Refusal.noCluster }
        return facts.cluster
    }

    /// A part of the list of clusters; what is nil leaves all in.
    package func clusters(
        of managingUnit: UnitID?,
        in block: BlockID?,
        on day: Day?,
        _ page: PageRequest<ClusterID>,
        as caller: Caller
    ) async throws -> Page<Cluster, ClusterID> {
        let (_, clusters) = try await reader.read(
            as: caller,
            ClusterStatements.list(of: managingUnit, in: block, on: day, page)
        )
        return clusters
    }

    /// A cluster's season as it is shown.
    package struct ClusterSeasonView: Sendable {
        package let clusterSeason: ClusterSeason
        /// By the units' codes.
        package let members: [MemberLine]
        /// The day that the caller acts by: who leads is said for it.
        package let day: Day
    }

    /// - Throws: `Refusal` where there is none, and what `Reader` throws.
    package func clusterSeason(_ id: ClusterSeasonID, as caller: Caller) async throws -> ClusterSeasonView {
        let (account, bare, members, leadership) = try await reader.read(
            as: caller,
            ClusterSeasonStatements.clusterSeason(id),
            MembershipStatements.members(of: id),
            MembershipStatements.leadership(of: id)
        )
        guard let bare else { throw Refusal.noClusterSeason }
        let clusterSeason = bare.with(members: members.map(\.membership), leadership: leadership)
        return ClusterSeasonView(clusterSeason: clusterSeason, members: members, day: account.day)
    }

    /// A part of the list of clusters' seasons, without their members; what is nil leaves all in.
    package func clusterSeasons(
        season: SeasonID?,
        managingUnit: UnitID?,
        cluster: ClusterID?,
        member unit: UnitID?,
        _ page: PageRequest<ClusterSeasonID>,
        as caller: Caller
    ) async throws -> Page<ClusterSeason, ClusterSeasonID> {
        let (_, clusterSeasons) = try await reader.read(
            as: caller,
            ClusterSeasonStatements.list(
                season: season,
                managingUnit: managingUnit,
                cluster: cluster,
                member: unit,
                page
            )
        )
        return clusterSeasons
    }
}
