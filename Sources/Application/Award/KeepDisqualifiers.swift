package import Domain
package import Postgres
import Repository

/// An office records what keeps a unit, or somebody of it, from being proposed.
package struct AddDisqualifier: WriteUseCase {
    private let managingUnit: UnitID
    private let unit: UnitID
    private let person: String?
    private let kind: String
    private let reason: String
    private let from: Day

    /// - Parameters:
    ///   - managingUnit: Whose office records it.
    ///   - unit: A unit below.
    ///   - person: Somebody of the unit; nil where the unit itself is meant.
    ///   - kind: What it is, in a word.
    ///   - reason: Why.
    ///   - from: The first day on which it holds.
    package init(
        by managingUnit: UnitID,
        of unit: UnitID,
        person: String?,
        kind: String,
        reason: String,
        from: Day
    ) {
        self.managingUnit = managingUnit
        self.unit = unit
        self.person = person
        self.kind = kind
        self.reason = reason
        self.from = from
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Disqualifier {
        let found = batch.add(UnitStatements.facts(of: managingUnit))
        return { write in
            guard let found = try found.value else { throw Refusal.unknownUnits([managingUnit]) }
            let permission = try Policy.mayKeepAwards(write.account, of: managingUnit, found.chain)
            let disqualifier = try Disqualifier.recorded(
                write.identifier(),
                of: unit,
                person: person,
                kind: kind,
                reason: reason,
                from: from,
                permission: permission
            )
            write.add(DisqualifierStatements.add(disqualifier, by: write.account.id, at: write.instant))
            write.audit(
                .disqualifierAdded,
                at: Place(managingUnit: managingUnit),
                ["disqualifier": disqualifier.id, "unit": unit],
                detail: ["kind": kind, "person": person, "from": from, "reason": reason]
            )
            return disqualifier
        }
    }
}

/// An office lifts what kept a unit back.
package struct LiftDisqualifier: WriteUseCase {
    private let disqualifier: DisqualifierID
    private let version: Int32
    private let day: Day
    private let reason: String

    /// - Parameters:
    ///   - disqualifier: What is lifted.
    ///   - version: The version of it that the caller saw.
    ///   - day: The first day on which it holds no more.
    ///   - reason: Why.
    package init(_ disqualifier: DisqualifierID, seen version: Int32, on day: Day, reason: String) {
        self.disqualifier = disqualifier
        self.version = version
        self.day = day
        self.reason = reason
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Disqualifier {
        let found = batch.add(DisqualifierStatements.disqualifier(disqualifier))
        let chain = batch.add(AwardStatements.managingChain(of: .disqualifier(disqualifier)))
        return { write in
            guard let found = try found.value else { throw Refusal.noDisqualifier }
            let permission = try Policy.mayKeepAwards(write.account, of: found.managingUnit, chain.value)
            let lifted = try found.lifted(on: day, reason: reason, seen: version, permission: permission)
            write.add(DisqualifierStatements.store(lifted))
            write.audit(
                .disqualifierLifted,
                at: Place(managingUnit: lifted.managingUnit),
                ["disqualifier": lifted.id, "unit": lifted.unit],
                detail: ["on": day, "reason": reason]
            )
            return lifted
        }
    }
}
