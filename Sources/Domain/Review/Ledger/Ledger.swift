/// What a review's entries, returns and disqualifications come to: what counts for each criterion of each unit.
///
/// - In a layer the latest entry counts; if it is `cleared`, the layer says nothing.
/// - A layer above the unit's own counts only with what it entered in the criterion's current pass: a return begins the
///   next, so that those above must look again.
/// - The highest layer that counts is effective.
/// - A unit is disqualified as the latest event of that kind says.
package struct Ledger: Sendable {
    /// The pass of a criterion that was never returned.
    package static let firstPass: Int32 = 1

    private struct Place: Hashable {
        let unit: UnitID
        let criterion: Code
    }

    private struct Cell {
        var pass = Ledger.firstPass
        /// The latest entry of each layer that counts in this pass, by the layers' position.
        var latest = [LedgerEntry?](repeating: nil, count: Layer.allCases.count)
    }

    private var cells: [Place: Cell] = [:]
    private var counts: [UnitID: Int] = [:]
    /// The latest of each unit, be it one that lets the unit in again.
    private var disqualifications: [UnitID: Disqualification] = [:]

    /// A review's ledger, or a part of it that is whole for the units in question; in any order.
    package init(
        entries: some Sequence<LedgerEntry>,
        returns: some Sequence<CriterionReturn>,
        disqualifications: some Sequence<Disqualification>
    ) {
        for event in returns {
            let place = Place(unit: event.unit, criterion: event.criterion)
            let pass = max(cells[place]?.pass ?? Self.firstPass, event.pass)
            cells[place, default: Cell()].pass = pass
            counts[event.unit, default: 0] += 1
        }
        for entry in entries {
            add(entry)
            counts[entry.unit, default: 0] += 1
        }
        for event in disqualifications {
            if self.disqualifications[event.unit]?.sequence ?? 0 < event.sequence {
                self.disqualifications[event.unit] = event
            }
            counts[event.unit, default: 0] += 1
        }
    }

    private mutating func add(_ entry: LedgerEntry) {
        let place = Place(unit: entry.unit, criterion: entry.criterion)
        var cell = cells[place] ?? Cell()
        guard entry.layer == .selfScore || entry.pass == cell.pass else { return }
        if let other = cell.latest[entry.layer.position], other.sequence >= entry.sequence { return }
        cell.latest[entry.layer.position] = entry
        cells[place] = cell
    }

    /// The pass that a unit's criterion is in.
    package func pass(of criterion: Code, unit: UnitID) -> Int32 {
        cells[Place(unit: unit, criterion: criterion)]?.pass ?? Self.firstPass
    }

    /// The number of a unit's entries, returns and disqualifications, whatever counts.
    package func eventCount(of unit: UnitID) -> Int { counts[unit] ?? 0 }

    /// What a layer says of a criterion; nil where it says nothing, or nothing that counts.
    package func entry(in layer: Layer, of criterion: Code, unit: UnitID) -> LedgerEntry? {
        guard let latest = cells[Place(unit: unit, criterion: criterion)]?.latest[layer.position],
            latest.kind != .cleared
        else { return nil }
        return latest
    }

    /// The entry that is effective; nil where no layer says anything.
    package func effectiveEntry(of criterion: Code, unit: UnitID) -> LedgerEntry? {
        Layer.allCases.reversed().lazy.compactMap { entry(in: $0, of: criterion, unit: unit) }.first
    }

    /// What the layers below one say of a criterion, from the highest: those that say something that counts.
    func entries(below layer: Layer, of criterion: Code, unit: UnitID) -> [LedgerEntry] {
        Layer.allCases.reversed().filter { $0 < layer }.compactMap { entry(in: $0, of: criterion, unit: unit) }
    }

    /// Why a unit is out of the ranking; nil where it is not, or no more.
    package func disqualification(of unit: UnitID) -> Disqualification? {
        disqualifications[unit].flatMap { $0.isLifted ? nil : $0 }
    }

    /// What the scoring reads for a criterion; nil where it is missing.
    package func effectiveResult(of criterion: Code, unit: UnitID) -> ResultText? {
        guard let entry = effectiveEntry(of: criterion, unit: unit) else { return nil }
        switch entry.kind {
        case .value: return entry.value
        case .awarded: return entry.value?.beside(reported(of: criterion, unit: unit))
        case .notAssigned: return .notAssigned
        case .cleared: return nil
        }
    }

    /// The highest result that counts: below an award that is effective, what stands beside it.
    private func reported(of criterion: Code, unit: UnitID) -> ResultText? {
        Layer.allCases.reversed().lazy.compactMap { entry(in: $0, of: criterion, unit: unit) }
            .first { $0.kind == .value }?.value
    }
}
