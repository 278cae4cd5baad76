package import Domain
package import Postgres
import Repository

/// A version of an award joins a catalogue.
package struct AddAward: WriteUseCase {
    /// What the award is.
    package struct Wish: Sendable {
        package let managingUnit: UnitID
        package let code: Code
        package let name: String
        package let kind: AwardKind
        package let recipient: AwardRecipient
        package let level: String
        package let requirements: AwardRequirements
        package let basis: LegalBasis
        package let period: Period

        package init(
            managingUnit: UnitID,
            code: Code,
            name: String,
            kind: AwardKind,
            recipient: AwardRecipient,
            level: String,
            requirements: AwardRequirements,
            basis: LegalBasis,
            period: Period
        ) {
            self.managingUnit = managingUnit
            self.code = code
            self.name = name
            self.kind = kind
            self.recipient = recipient
            self.level = level
            self.requirements = requirements
            self.basis = basis
            self.period = period
        }
    }

    private let wish: Wish

    package init(_ wish: Wish) { self.wish = wish }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Award {
        let unit = batch.add(UnitStatements.facts(of: wish.managingUnit))
        let versions = batch.add(AwardStatements.catalogue(of: wish.managingUnit))
        return { write in
            guard let unit = try unit.value else { throw Refusal.unknownUnits([wish.managingUnit]) }
            let permission = try Policy.mayKeepAwards(write.account, of: wish.managingUnit, unit.chain)
            let award = Award(
                id: write.identifier(),
                managingUnit: wish.managingUnit,
                code: wish.code,
                name: wish.name,
                kind: wish.kind,
                recipient: wish.recipient,
                level: wish.level,
                requirements: wish.requirements,
                basis: wish.basis,
                period: wish.period
            )
            // First: one version holds at a time.
            if let before = try award.checked(joining: versions.value, permission: permission) {
                write.add(AwardStatements.end(before.id, on: award.period.from))
            }
            write.add(AwardStatements.add(award))
            write.audit(
                .awardAdded,
                at: Place(managingUnit: wish.managingUnit),
                ["award": award.id],
                detail: ["code": award.code, "kind": award.kind.rawValue, "from": award.period.from]
            )
            return award
        }
    }
}

/// A version of an award ends, and none takes its place.
package struct EndAward: WriteUseCase {
    private let award: AwardID
    private let day: Day

    /// - Parameters:
    ///   - award: The version.
    ///   - day: The first day on which it holds no more.
    package init(_ award: AwardID, on day: Day) {
        self.award = award
        self.day = day
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Award {
        let catalogue = batch.add(AwardStatements.catalogue(with: award))
        let chain = batch.add(AwardStatements.managingChain(of: .award(award)))
        return { write in
            guard let found = try catalogue.value.first(where: { $0.id == award }) else { throw Refusal.noAward }
            let permission = try Policy.mayKeepAwards(write.account, of: found.managingUnit, chain.value)
            let period = try found.ended(on: day, permission: permission)
            write.add(AwardStatements.end(award, on: day))
            write.audit(
                .awardEnded,
                at: Place(managingUnit: found.managingUnit),
                ["award": award],
                detail: ["on": day]
            )
            return Award(
                id: found.id,
                managingUnit: found.managingUnit,
                code: found.code,
                name: found.name,
                kind: found.kind,
                recipient: found.recipient,
                level: found.level,
                requirements: found.requirements,
                basis: found.basis,
                period: period
            )
        }
    }
}
