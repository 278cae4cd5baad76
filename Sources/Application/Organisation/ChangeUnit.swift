package import Domain
package import Postgres
import Repository

/// A unit gets another name, or a last day, with which the functions over it end.
package struct ChangeUnit: WriteUseCase {
    private let unit: UnitID
    private let version: Int32
    private let name: String?
    private let to: Day?

    /// - Parameters:
    ///   - unit: The unit.
    ///   - version: The version of the unit that the caller saw.
    ///   - name: The new name; nil for the same.
    ///   - to: The first day on which it is there no more; nil to leave that as it is.
    package init(_ unit: UnitID, seen version: Int32, name: String?, to: Day?) {
        self.unit = unit
        self.version = version
        self.name = name
        self.to = to
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Unit {
        let found = batch.add(UnitStatements.facts(of: unit))
        let left = to.map { LeftBehind(by: unit, on: $0, in: batch) }
        return { write in
            guard let facts = try found.value else { throw Refusal.noUnit }
            _ = try Policy.mayChange(write.account, facts)
            guard facts.unit.version == version else { throw Refusal.stale }
            let changed = try facts.unit.changed(name: name, to: to, leaving: try left?.dependents() ?? Dependents())
            write.add(UnitStatements.store(changed, searchKey: SearchKey.of(changed.name)))
            write.audit(
                .unitChanged,
                at: Place(managingUnit: changed.parent ?? changed.id),
                ["unit": unit],
                detail: ["name": name, "to": to, "lapsing": try left?.lapsing()]
            )
            return changed
        }
    }
}
