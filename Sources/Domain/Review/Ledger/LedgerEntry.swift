/// What an entry says of a criterion.
package enum EntryKind: String, CaseIterable, Sendable {
    /// A result, as the criterion's rule takes it.
    case value
    /// Points set by people, whatever the rule would give (điểm ấn định).
    case awarded
    /// The layer takes back what it said, and says nothing.
    case cleared
    /// A settlement: the criterion is not the unit's task (không giao).
    case notAssigned
}

/// One line of a review's ledger; it is never changed and never taken out.
package struct LedgerEntry: Hashable, Sendable {
    /// Its place in the ledger: a later line has a greater one.
    package let sequence: Int64
    package let entry: NewLedgerEntry

    package init(sequence: Int64, _ entry: NewLedgerEntry) {
        self.sequence = sequence
        self.entry = entry
    }

    package var unit: UnitID { entry.unit }
    package var criterion: Code { entry.criterion }
    package var layer: Layer { entry.layer }
    package var pass: Int32 { entry.pass }
    package var kind: EntryKind { entry.kind }
    package var value: ResultText? { entry.value }
    package var evidence: Evidence? { entry.evidence }
    package var reason: String? { entry.reason }
    package var account: AccountID { entry.account }
    package var recordedAt: Int64 { entry.recordedAt }
}

/// An entry that has no place in the ledger yet.
package struct NewLedgerEntry: Hashable, Sendable {
    package let unit: UnitID
    package let criterion: Code
    package let layer: Layer
    /// The criterion's pass in which it was made, from `Ledger.firstPass`.
    package let pass: Int32
    package let kind: EntryKind
    /// The result of a `value`; of an `awarded`, the result that holds the points. Nil for the others.
    package let value: ResultText?
    /// What stands beside the value; nil for none, and where there is no value.
    package let evidence: Evidence?
    /// nil in a unit's own layer.
    package let reason: String?
    /// The conference that settled it; nil in other layers, and of a decision on what is missing.
    package let conference: ConferenceID?
    package let account: AccountID
    /// Microseconds since 1970-01-01T00:00:00Z.
    package let recordedAt: Int64

    package init(
        unit: UnitID,
        criterion: Code,
        layer: Layer,
        pass: Int32,
        kind: EntryKind,
        value: ResultText?,
        evidence: Evidence? = nil,
        reason: String?,
        conference: ConferenceID? = nil,
        account: AccountID,
        recordedAt: Int64
    ) {
        self.unit = unit
        self.criterion = criterion
        self.layer = layer
        self.pass = pass
        self.kind = kind
        self.value = value
        self.evidence = evidence
        self.reason = reason
        self.conference = conference
        self.account = account
        self.recordedAt = recordedAt
    }
}
