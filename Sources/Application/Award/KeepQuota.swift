package import Domain
package import Postgres
import Repository

/// An office sets a quota.
package struct AddQuota: WriteUseCase {
    private let award: AwardID
    private let season: SeasonID
    private let managingUnit: UnitID
    private let scope: AwardQuota.Scope
    private let terms: AwardQuota.Terms

    /// - Parameters:
    ///   - award: A version of the award; all versions of its code count.
    ///   - season: The season.
    ///   - managingUnit: Whose office sets it.
    ///   - scope: Where it counts.
    ///   - terms: What it says.
    package init(
        of award: AwardID,
        in season: SeasonID,
        by managingUnit: UnitID,
        scope: AwardQuota.Scope,
        _ terms: AwardQuota.Terms
    ) {
        self.award = award
        self.season = season
        self.managingUnit = managingUnit
        self.scope = scope
        self.terms = terms
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> AwardQuota {
        let unit = batch.add(UnitStatements.facts(of: managingUnit))
        return { write in
            guard let unit = try unit.value else { throw Refusal.unknownUnits([managingUnit]) }
            _ = try Policy.mayKeepAwards(write.account, of: managingUnit, unit.chain)
            let quota = AwardQuota(
                id: write.identifier(),
                award: award,
                season: season,
                managingUnit: managingUnit,
                scope: scope,
                terms: terms
            )
            write.add(AwardQuotaStatements.add(quota))
            quota.audit(.quotaAdded, in: write)
            return quota
        }
    }
}

/// An office changes what a quota says.
package struct ChangeQuota: WriteUseCase {
    private let quota: AwardQuotaID
    private let version: Int32
    private let terms: AwardQuota.Terms

    /// - Parameters:
    ///   - quota: The quota.
    ///   - version: The version of it that the caller saw.
    ///   - terms: What it says from now on.
    package init(_ quota: AwardQuotaID, seen version: Int32, _ terms: AwardQuota.Terms) {
        self.quota = quota
        self.version = version
        self.terms = terms
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> AwardQuota {
        let found = batch.add(AwardQuotaStatements.quota(quota))
        let chain = batch.add(AwardStatements.managingChain(of: .quota(quota)))
        return { write in
            guard let found = try found.value else { throw Refusal.noQuota }
            let permission = try Policy.mayKeepAwards(write.account, of: found.managingUnit, chain.value)
            let changed = try found.changed(terms, seen: version, permission: permission)
            write.add(AwardQuotaStatements.store(changed))
            changed.audit(.quotaChanged, in: write)
            return changed
        }
    }
}

extension AwardQuota {
    fileprivate func audit(_ action: AuditAction, in write: Write) {
        write.audit(
            action,
            at: Place(season: season, managingUnit: managingUnit),
            ["quota": id, "award": award],
            detail: [
                "base": terms.base.rawValue, "share": "\(terms.numerator)/\(terms.denominator)",
                "rounding": terms.rounding.rawValue, "enforcement": terms.enforcement.rawValue,
            ]
        )
    }
}
