/// How many of an award a season may see: a rule that is data, of one cluster or of all clusters of a unit.
package struct AwardQuota: Hashable, Sendable {
    package let id: AwardQuotaID
    /// A version of the award; the quota counts all versions of its code.
    package let award: AwardID
    package let season: SeasonID
    /// Whose office has set it.
    package let managingUnit: UnitID
    package let scope: Scope
    package let terms: Terms
    package let version: Int32

    /// Where it counts.
    package struct Scope: Hashable, Sendable {
        /// The unit that manages the clusters.
        package let clustersOf: UnitID
        /// Of these, the one; nil for all.
        package let clusterSeason: ClusterSeasonID?

        package init(clustersOf: UnitID, clusterSeason: ClusterSeasonID?) {
            self.clustersOf = clustersOf
            self.clusterSeason = clusterSeason
        }

        /// Whether what happens there counts.
        package func covers(_ clusterSeason: ClusterSeasonID, of managingUnit: UnitID) -> Bool {
            clustersOf == managingUnit && (self.clusterSeason == nil || self.clusterSeason == clusterSeason)
        }
    }

    /// What it says.
    package struct Terms: Hashable, Sendable {
        package let base: QuotaBase
        /// Of the base, which is one for an absolute number.
        package let numerator: Int64
        package let denominator: Int64
        /// Of a published base: the last rank that counts; nil for any.
        package let maximumRank: Int?
        /// Of a published base: the grades that count; empty for any.
        package let grades: [Code]
        package let rounding: QuotaRounding
        package let enforcement: QuotaEnforcement
        package let basis: LegalBasis

        package init(
            base: QuotaBase,
            numerator: Int64,
            denominator: Int64,
            maximumRank: Int? = nil,
            grades: [Code] = [],
            rounding: QuotaRounding,
            enforcement: QuotaEnforcement,
            basis: LegalBasis
        ) {
            self.base = base
            self.numerator = numerator
            self.denominator = denominator
            self.maximumRank = maximumRank
            self.grades = grades
            self.rounding = rounding
            self.enforcement = enforcement
            self.basis = basis
        }

        /// The most that there may be.
        ///
        /// - Parameter count: How many the base has.
        /// - Returns: The share of it, rounded.
        package func limit(of count: Int64) -> Int64 {
            let (whole, rest) = (Int128(count) * Int128(numerator)).quotientAndRemainder(
                dividingBy: Int128(denominator)
            )
            let up =
                switch rounding {
                case .floor: false
                case .ceiling: rest > 0
                case .halfUp: 2 * rest >= Int128(denominator)
                }
            return Int64(clamping: up ? whole + 1 : whole)
        }
    }

    package init(
        id: AwardQuotaID,
        award: AwardID,
        season: SeasonID,
        managingUnit: UnitID,
        scope: Scope,
        terms: Terms,
        version: Int32 = 1
    ) {
        self.id = id
        self.award = award
        self.season = season
        self.managingUnit = managingUnit
        self.scope = scope
        self.terms = terms
        self.version = version
    }

    /// The same with other terms.
    ///
    /// - Throws: `stale` where the caller saw another version.
    package func changed(
        _ terms: Terms,
        seen version: Int32,
        permission: Permission<Act.KeepAwards>
    ) throws(Refusal) -> AwardQuota {
        guard permission.act.managingUnit == managingUnit else { throw .noQuota }
        guard self.version == version else { throw .stale }
        return AwardQuota(
            id: id,
            award: award,
            season: season,
            managingUnit: managingUnit,
            scope: scope,
            terms: terms,
            version: version + 1
        )
    }
}

/// Of what a quota is a share.
package enum QuotaBase: String, CaseIterable, Sendable {
    /// Of one: an absolute number.
    case absolute
    /// Of the clusters' members.
    case units
    /// Of the units that lead a cluster.
    case leads
    /// Of the units with such a rank or grade in the latest publication of their cluster's annual review.
    case published
}

/// What becomes of a part of one.
package enum QuotaRounding: String, CaseIterable, Sendable {
    case floor, ceiling, halfUp
}

/// What happens beyond a quota.
package enum QuotaEnforcement: String, CaseIterable, Sendable {
    /// Nothing goes beyond it.
    case hard
    /// A reason and a second person are needed.
    case warn
}

/// A quota as it is used at the moment, held until the end of the transaction.
package struct QuotaUse: Hashable, Sendable {
    package let quota: AwardQuota
    /// What the quota counts: the award's code in its catalogue.
    package let code: Code
    /// How many its base has.
    package let base: Int64
    /// How many are proposed or granted, and how many of them as exceptions.
    package let nominated: Int64
    package let nominatedExceptions: Int64
    /// How many are granted, and how many of them as exceptions.
    package let granted: Int64
    package let grantedExceptions: Int64

    package init(
        quota: AwardQuota,
        code: Code,
        base: Int64,
        nominated: Int64,
        nominatedExceptions: Int64,
        granted: Int64,
        grantedExceptions: Int64
    ) {
        self.quota = quota
        self.code = code
        self.base = base
        self.nominated = nominated
        self.nominatedExceptions = nominatedExceptions
        self.granted = granted
        self.grantedExceptions = grantedExceptions
    }

    /// The most that there may be.
    package var limit: Int64 { quota.terms.limit(of: base) }

    /// Whether one more nomination fits.
    ///
    /// - Returns: false where it does as an exception only.
    /// - Throws: `quotaExceeded` where it does not at all.
    package func admitsOneMore() throws(Refusal) -> Bool {
        switch quota.terms.enforcement {
        case .hard:
            guard nominated < limit else { throw .quotaExceeded(limit, code) }
            return true
        case .warn: return nominated - nominatedExceptions < limit
        }
    }

    /// Refuses more awards than there may be.
    ///
    /// - Parameters:
    ///   - more: How many a decision grants.
    ///   - exceptions: How many of them are confirmed as exceptions.
    /// - Throws: `quotaExceeded`.
    package func checkGranting(_ more: Int64, exceptions: Int64) throws(Refusal) {
        let counting =
            switch quota.terms.enforcement {
            case .hard: granted + more
            case .warn: granted - grantedExceptions + more - exceptions
            }
        guard more == 0 || counting <= limit else { throw .quotaExceeded(limit, code) }
    }
}
