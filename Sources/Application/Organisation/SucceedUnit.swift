package import Domain
package import Postgres
import Repository

/// A unit is taken over by others on a day: it ends, with its memberships and the functions over it.
package struct SucceedUnit: WriteUseCase {
    private let unit: UnitID
    private let version: Int32
    private let successors: [UnitID]
    private let day: Day
    private let document: OfficialDocumentID?

    /// - Parameters:
    ///   - unit: The unit.
    ///   - version: The version of it that the caller saw.
    ///   - successors: Who takes it over; one named twice counts once.
    ///   - day: The first day on which it is there no more.
    ///   - document: By what it was decided; nil for none.
    package init(
        _ unit: UnitID,
        seen version: Int32,
        by successors: [UnitID],
        on day: Day,
        document: OfficialDocumentID?
    ) {
        self.unit = unit
        self.version = version
        self.successors = Set(successors).sorted()
        self.day = day
        self.document = document
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Unit {
        let found = batch.add(UnitStatements.facts(of: [unit] + successors))
        let relatives = batch.add(UnitStatements.relatives(of: unit))
        let left = LeftBehind(bySucceeded: unit, on: day, in: batch)
        return { write in
            let found = Dictionary(uniqueKeysWithValues: try found.value.map { ($0.unit.id, $0) })
            guard let facts = found[unit] else { throw Refusal.noUnit }
            let missing = successors.filter { found[$0] == nil }
            guard missing.isEmpty else { throw Refusal.unknownUnits(missing) }
            let heirs = successors.compactMap { found[$0] }
            for kept in [facts] + heirs { _ = try Policy.mayChange(write.account, kept) }
            guard facts.unit.version == version else { throw Refusal.stale }
            let (ended, added) = try facts.unit.succeeded(
                by: heirs.map(\.unit),
                on: day,
                known: relatives.value.filter { !$0.isPredecessor },
                leaving: left.dependents()
            )
            // First: what ends a unit's memberships looks for its successors.
            if !added.isEmpty { write.add(SuccessionStatements.add(added, of: unit, on: day, by: document)) }
            if ended != facts.unit { write.add(UnitStatements.store(ended, searchKey: SearchKey.of(ended.name))) }
            write.audit(
                .unitSucceeded,
                at: Place(managingUnit: ended.parent ?? ended.id),
                ["unit": unit],
                detail: [
                    "on": day, "successors": heirs.map(\.unit.id.description).joined(separator: " "),
                    "officialDocument": document, "lapsing": try left.lapsing(),
                ]
            )
            return ended
        }
    }
}
