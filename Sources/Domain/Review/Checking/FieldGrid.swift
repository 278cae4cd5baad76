/// A field of all units at once, as the body that assesses it sees them: of their sheets this field, and nothing else.
package struct FieldGrid: Sendable {
    package let field: AssessedField
    /// By the units' codes, without those of the reader's own.
    package let rows: [Row]

    /// A unit.
    package struct Row: Sendable {
        package let member: ReviewMember
        /// By the field's leaves in their order, those of which something is said.
        package let cells: [Cell]
    }

    /// A criterion of a unit.
    package struct Cell: Sendable {
        package let criterion: Code
        /// In the order of their recording.
        package let entries: [ShownEntry]
        package let returns: [CriterionReturn]
        /// The number of both: whoever enters something says which they saw.
        package var events: Int { entries.count + returns.count }
    }

    /// - Parameters:
    ///   - members: The review's.
    ///   - entries: Of the review: at least those of the field, in the order of their recording.
    ///   - returns: Likewise.
    ///   - permission: From `Policy.mayFillGrid`.
    package init(
        members: [ReviewMember],
        entries: [LedgerEntry],
        returns: [CriterionReturn],
        permission: Permission<Act.FillGrid>
    ) {
        let act = permission.act
        field = act.field
        let entriesOf = Dictionary(grouping: entries) { Place(unit: $0.unit, criterion: $0.criterion) }
        let returnsOf = Dictionary(grouping: returns) { Place(unit: $0.unit, criterion: $0.criterion) }
        rows = members.filter { act.units.contains($0.unit) }.sorted { $0.code < $1.code }.map { member in
            let cells = act.field.leaves.compactMap { code -> Cell? in
                let place = Place(unit: member.unit, criterion: code)
                let cell = Cell(
                    criterion: code,
                    entries: (entriesOf[place] ?? []).filter { $0.layer <= .assessment1 }
                        .map { ShownEntry($0, showsOrigin: true, showsEvidence: true) },
                    returns: returnsOf[place] ?? []
                )
                return cell.events == 0 ? nil : cell
            }
            return Row(member: member, cells: cells)
        }
    }

    private struct Place: Hashable {
        let unit: UnitID
        let criterion: Code
    }

    /// How many events of a criterion of a unit whoever fills the grid sees.
    package static func events(
        of criterion: Code,
        unit: UnitID,
        _ entries: [LedgerEntry],
        _ returns: [CriterionReturn]
    ) -> Int {
        entries.count { $0.unit == unit && $0.criterion == criterion && $0.layer <= .assessment1 }
            + returns.count { $0.unit == unit && $0.criterion == criterion }
    }
}
