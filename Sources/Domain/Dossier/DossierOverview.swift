/// Which dossiers of a round lack what.
package struct DossierOverview: Sendable {
    package let page: Page<Line, DossierID>
    /// Of all dossiers that are asked for, those of other pages included, in the round's order.
    package let parts: [PartCount]

    package init(page: Page<Line, DossierID>, parts: [PartCount]) {
        self.page = page
        self.parts = parts
    }

    /// A dossier.
    package struct Line: Sendable {
        package let id: DossierID
        package let clusterSeason: ClusterSeasonID
        package let clusterNumber: Int32?
        package let clusterName: String?
        package let unit: UnitID
        package let unitCode: Code
        package let unitName: String
        /// What it is proposed for.
        package let award: Code
        package let nomination: NominationID
        package let state: DossierState
        /// The parts that are required and missing, in the round's order.
        package let lacking: [Code]

        package init(
            id: DossierID,
            clusterSeason: ClusterSeasonID,
            clusterNumber: Int32?,
            clusterName: String?,
            unit: UnitID,
            unitCode: Code,
            unitName: String,
            award: Code,
            nomination: NominationID,
            state: DossierState,
            lacking: [Code]
        ) {
            self.id = id
            self.clusterSeason = clusterSeason
            self.clusterNumber = clusterNumber
            self.clusterName = clusterName
            self.unit = unit
            self.unitCode = unitCode
            self.unitName = unitName
            self.award = award
            self.nomination = nomination
            self.state = state
            self.lacking = lacking
        }
    }

    /// How many dossiers have a part.
    package struct PartCount: Sendable {
        package let code: Code
        package let present: Int64
        package let missing: Int64
        package let notNeeded: Int64

        package init(
            code: Code,
            present: Int64,
            missing: Int64,
            notNeeded: Int64
        ) {
            self.code = code
            self.present = present
            self.missing = missing
            self.notNeeded = notNeeded
        }
    }
}
