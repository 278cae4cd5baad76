extension ShownSheet {
    /// Of what the reader sees, what counts: of each criterion at most one entry a layer, from the lowest.
    package var counting: [Code: [ShownEntry]] {
        let passes = Dictionary(returns.map { ($0.criterion, $0.pass) }, uniquingKeysWith: max)
        var latest: [Code: [Layer: ShownEntry]] = [:]
        for entry in entries {
            let pass = passes[entry.criterion] ?? Ledger.firstPass
            // Without its origin an entry is one of the unit's own, as they stand.
            guard entry.layer == .selfScore || entry.origin.map({ $0.pass == pass }) ?? true else { continue }
            latest[entry.criterion, default: [:]][entry.layer] = entry
        }
        return latest.mapValues { entries in
            entries.values.filter { $0.kind != .cleared }.sorted { $0.layer < $1.layer }
        }
    }
}
