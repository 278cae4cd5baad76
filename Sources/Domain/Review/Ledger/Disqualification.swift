/// A unit that is taken out of the ranking, or let in again; an event beside the entries, never changed either.
package struct Disqualification: Hashable, Sendable {
    /// Its place in the ledger: a later line has a greater one.
    package let sequence: Int64
    package let event: NewDisqualification

    package init(sequence: Int64, _ event: NewDisqualification) {
        self.sequence = sequence
        self.event = event
    }

    package var unit: UnitID { event.unit }
    package var isLifted: Bool { event.isLifted }
    package var reason: String { event.reason }
    package var account: AccountID { event.account }
    package var recordedAt: Int64 { event.recordedAt }
}

/// A disqualification that has no place in the ledger yet.
package struct NewDisqualification: Hashable, Sendable {
    package let unit: UnitID
    /// Whether it lets the unit in again.
    package let isLifted: Bool
    package let reason: String
    package let account: AccountID
    /// Microseconds since 1970-01-01T00:00:00Z.
    package let recordedAt: Int64

    package init(unit: UnitID, isLifted: Bool, reason: String, account: AccountID, recordedAt: Int64) {
        self.unit = unit
        self.isLifted = isLifted
        self.reason = reason
        self.account = account
        self.recordedAt = recordedAt
    }
}
