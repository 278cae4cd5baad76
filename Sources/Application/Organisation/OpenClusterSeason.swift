package import Domain
package import Postgres
import Repository

/// A cluster begins a season, with its members, its lead and its deputy, in one act.
package struct OpenClusterSeason: WriteUseCase {
    /// A unit that is to be a member.
    package struct Member: Sendable {
        package let unit: UnitID
        /// nil for the season's first day.
        package let from: Day?
        /// nil for the day after the season.
        package let to: Day?
        /// By which it joins; nil for none.
        package let officialDocument: OfficialDocumentID?

        package init(unit: UnitID, from: Day?, to: Day?, by document: OfficialDocumentID? = nil) {
            self.unit = unit
            self.from = from
            self.to = to
            officialDocument = document
        }
    }

    private let season: SeasonID
    private let cluster: ClusterID
    private let members: [Member]
    private let lead: UnitID?
    private let deputy: UnitID?
    private let document: OfficialDocumentID?

    /// - Parameters:
    ///   - cluster: The cluster.
    ///   - season: The season.
    ///   - members: Its members.
    ///   - lead: The member that leads; nil while nobody is appointed.
    ///   - deputy: The same for the deputy.
    ///   - document: By which all of it is decided; nil for none.
    package init(
        _ cluster: ClusterID,
        in season: SeasonID,
        members: [Member],
        lead: UnitID?,
        deputy: UnitID?,
        by document: OfficialDocumentID? = nil
    ) {
        self.season = season
        self.cluster = cluster
        self.members = members
        self.lead = lead
        self.deputy = deputy
        self.document = document
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> ClusterSeason {
        let units = Set(members.map(\.unit)).sorted()
        let foundSeason = batch.add(SeasonStatements.season(season))
        let foundCluster = batch.add(ClusterStatements.facts(of: cluster))
        let foundUnits = batch.add(UnitStatements.facts(of: units))
        let elsewhere = batch.add(MembershipStatements.elsewhere(units, besides: cluster))
        let cited = CitedOfficialDocuments((members.map(\.officialDocument) + [document]).compactMap(\.self), in: batch)
        return { write in
            guard let facts = try foundCluster.value else { throw Refusal.unknownCluster }
            _ = try Policy.mayKeepClusters(write.account, of: facts.cluster.managingUnit, facts.managingChain)
            guard let season = try foundSeason.value else { throw Refusal.unknownSeason }
            try cited.check()
            let opened = try ClusterSeason.opened(
                write.identifier(),
                facts.cluster,
                in: season,
                joining: try members.joining(try foundUnits.value),
                lead: lead,
                deputy: deputy,
                by: document,
                elsewhere: try elsewhere.value
            )
            write.add(ClusterSeasonStatements.add(opened))
            if !opened.members.isEmpty { write.add(MembershipStatements.add(opened.members, to: opened.id)) }
            if !opened.leadership.isEmpty { write.add(MembershipStatements.add(opened.leadership, to: opened.id)) }
            write.audit(
                .clusterseasonOpened,
                at: opened.place,
                ["cluster": cluster, "season": season.id],
                detail: ["members": opened.members.count, "lead": lead, "deputy": deputy, "officialDocument": document]
            )
            return opened
        }
    }
}

extension [OpenClusterSeason.Member] {
    /// The members with what their units are.
    ///
    /// - Throws: `Refusal` where a unit is not there.
    func joining(_ found: [UnitFacts]) throws(Refusal) -> [Joining] {
        let units = Dictionary(uniqueKeysWithValues: found.map { ($0.unit.id, $0) })
        let missing = Set(map(\.unit)).subtracting(units.keys)
        guard missing.isEmpty else { throw .unknownUnits(missing.sorted()) }
        return compactMap { member in
            units[member.unit].map { Joining($0, from: member.from, to: member.to, by: member.officialDocument) }
        }
    }
}
