import Domain
import Postgres
import Repository

/// A cluster's season with all that a change of its members depends on, for somebody who may make it.
struct LoadedClusterSeason {
    private let found: PostgresPending<ClusterSeason?>
    private let managingChain: PostgresPending<[UnitID]>
    private let members: PostgresPending<[MemberLine]>
    private let leadership: PostgresPending<[Leadership]>

    init(_ clusterSeason: ClusterSeasonID, in batch: PostgresBatch) {
        found = batch.add(ClusterSeasonStatements.clusterSeason(clusterSeason))
        managingChain = batch.add(ClusterSeasonStatements.managingChain(of: clusterSeason))
        members = batch.add(MembershipStatements.members(of: clusterSeason))
        leadership = batch.add(MembershipStatements.leadership(of: clusterSeason))
    }

    /// The cluster's season, once the batch has run.
    ///
    /// - Parameters:
    ///   - version: The version that the caller saw.
    ///   - account: Who wants to change it.
    /// - Returns: The cluster's season as it is.
    /// - Throws: `Refusal` where there is none, the account may not change it, or it has changed since; `PostgresError`.
    func kept(seen version: Int32, by account: ActingAccount) throws -> ClusterSeason {
        guard let bare = try found.value else { throw Refusal.noClusterSeason }
        _ = try Policy.mayKeepClusters(account, of: bare.cluster.managingUnit, try managingChain.value)
        guard bare.version == version else { throw Refusal.stale }
        return bare.with(members: try members.value.map(\.membership), leadership: try leadership.value)
    }
}

extension ClusterSeason {
    /// The same with its members and leads.
    func with(members: [Membership], leadership: [Leadership]) -> ClusterSeason {
        ClusterSeason(
            id: id,
            season: season,
            cluster: cluster,
            state: state,
            members: members,
            leadership: leadership,
            officialDocument: officialDocument,
            version: version
        )
    }
}
