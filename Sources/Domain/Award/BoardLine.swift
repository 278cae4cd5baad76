/// A line of the board by which a managing office selects across clusters.
package struct BoardLine: Sendable {
    package let clusterSeason: ClusterSeasonID
    package let clusterNumber: Int32?
    package let clusterName: String?
    package let unit: UnitID
    package let unitCode: Code
    package let unitName: String
    /// On which days of the season the unit leads this cluster.
    package let leads: [Period]
    /// The unit that leads the cluster on the day of the question; nil for none.
    package let ledBy: UnitID?
    /// By the publication that the nomination cites; of a unit that is not proposed, by its cluster's latest review that is
    /// published.
    package let rank: Int32?
    package let percent: Measure?
    package let grade: Code?
    /// nil for a unit that is not proposed.
    package let nomination: BoardNomination?
    /// What the unit, or the person, was granted in other seasons and still has.
    package let past: [PastAward]
    /// What keeps it back on the day of the question.
    package let disqualifiers: [String]
    /// nil where there is no dossier.
    package let dossier: DossierState?

    package init(
        clusterSeason: ClusterSeasonID,
        clusterNumber: Int32?,
        clusterName: String?,
        unit: UnitID,
        unitCode: Code,
        unitName: String,
        leads: [Period],
        ledBy: UnitID?,
        rank: Int32?,
        percent: Measure?,
        grade: Code?,
        nomination: BoardNomination?,
        past: [PastAward],
        disqualifiers: [String],
        dossier: DossierState?
    ) {
        self.clusterSeason = clusterSeason
        self.clusterNumber = clusterNumber
        self.clusterName = clusterName
        self.unit = unit
        self.unitCode = unitCode
        self.unitName = unitName
        self.leads = leads
        self.ledBy = ledBy
        self.rank = rank
        self.percent = percent
        self.grade = grade
        self.nomination = nomination
        self.past = past
        self.disqualifiers = disqualifiers
        self.dossier = dossier
    }

    /// What the board goes on from.
    package var key: BoardKey {
        BoardKey(
            rank: rank ?? BoardKey.unranked,
            percent: percent ?? BoardKey.unscored,
            line: UnitID(bits: nomination?.id.bits ?? unit.bits),
            clusterSeason: clusterSeason
        )
    }
}

/// A nomination as the board tells of it.
package struct BoardNomination: Sendable {
    package let id: NominationID
    package let person: String?
    package let state: NominationState
    package let isException: Bool

    package init(id: NominationID, person: String?, state: NominationState, isException: Bool) {
        self.id = id
        self.person = person
        self.state = state
        self.isException = isException
    }
}

/// An award of another season.
package struct PastAward: Hashable, Sendable {
    package let season: String
    package let award: Code

    package init(season: String, award: Code) {
        self.season = season
        self.award = award
    }
}

/// The board's order: by rank, then by percent, the highest first, then as things were made.
package struct BoardKey: Hashable, Sendable {
    /// Stands for no rank, after all ranks.
    package static let unranked = Int32.max
    /// Stands for no percent, after every percent.
    package static let unscored = Measure(millionths: -1)

    package let rank: Int32
    package let percent: Measure
    /// The nomination's id; the unit's where it is not proposed.
    package let line: UnitID
    package let clusterSeason: ClusterSeasonID

    package init(rank: Int32, percent: Measure, line: UnitID, clusterSeason: ClusterSeasonID) {
        self.rank = rank
        self.percent = percent
        self.line = line
        self.clusterSeason = clusterSeason
    }
}
