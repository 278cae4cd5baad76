package import Domain
package import Postgres
import Repository

/// A unit is made below another.
package struct MakeUnit: WriteUseCase {
    private let code: Code
    private let name: String
    private let parent: UnitID
    private let from: Day
    private let predecessors: [UnitID]

    /// - Parameters:
    ///   - code: What it is known by.
    ///   - name: What it is called.
    ///   - parent: The unit that it belongs to.
    ///   - from: Its first day.
    ///   - predecessors: The units that it comes from; one named twice counts once.
    package init(code: Code, name: String, below parent: UnitID, from: Day, succeeding predecessors: [UnitID]) {
        self.code = code
        self.name = name
        self.parent = parent
        self.from = from
        self.predecessors = Set(predecessors).sorted()
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Unit {
        let found = batch.add(UnitStatements.facts(of: [parent] + predecessors))
        return { write in
            let found = Dictionary(uniqueKeysWithValues: try found.value.map { ($0.unit.id, $0) })
            let missing = ([parent] + predecessors).filter { found[$0] == nil }
            guard missing.isEmpty, let above = found[parent] else { throw Refusal.unknownUnits(missing) }
            let before = predecessors.compactMap { found[$0] }
            _ = try Policy.mayMakeUnit(write.account, below: above, succeeding: before)
            let unit = try Unit.made(
                write.identifier(),
                code: code,
                name: name,
                below: above.unit,
                from: from,
                succeeding: before.map(\.unit)
            )
            write.add(UnitStatements.add(unit, searchKey: SearchKey.of(unit.name)))
            if !predecessors.isEmpty { write.add(UnitStatements.add(predecessors: predecessors, of: unit)) }
            write.audit(
                .unitCreated,
                at: Place(managingUnit: parent),
                ["unit": unit.id],
                detail: [
                    "code": code, "name": name, "from": from,
                    "predecessors": predecessors.isEmpty
                        ? nil : predecessors.map(\.description).joined(separator: " "),
                ]
            )
            return unit
        }
    }
}
