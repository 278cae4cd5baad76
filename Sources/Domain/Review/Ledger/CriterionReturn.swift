/// A criterion of a unit sent back for the unit to look at again; an event beside the entries, never changed either.
package struct CriterionReturn: Hashable, Sendable {
    /// Its place in the ledger: a later line has a greater one.
    package let sequence: Int64
    package let event: NewCriterionReturn

    package init(sequence: Int64, _ event: NewCriterionReturn) {
        self.sequence = sequence
        self.event = event
    }

    package var unit: UnitID { event.unit }
    package var criterion: Code { event.criterion }
    package var pass: Int32 { event.pass }
    package var layer: Layer { event.layer }
    package var reason: String { event.reason }
    package var account: AccountID { event.account }
    package var recordedAt: Int64 { event.recordedAt }
}

/// A return that has no place in the ledger yet.
package struct NewCriterionReturn: Hashable, Sendable {
    package let unit: UnitID
    package let criterion: Code
    /// The pass that begins with it: one more than before.
    package let pass: Int32
    /// The layer that sent it back.
    package let layer: Layer
    package let reason: String
    package let account: AccountID
    /// Microseconds since 1970-01-01T00:00:00Z.
    package let recordedAt: Int64

    package init(
        unit: UnitID,
        criterion: Code,
        pass: Int32,
        layer: Layer,
        reason: String,
        account: AccountID,
        recordedAt: Int64
    ) {
        self.unit = unit
        self.criterion = criterion
        self.pass = pass
        self.layer = layer
        self.reason = reason
        self.account = account
        self.recordedAt = recordedAt
    }
}
