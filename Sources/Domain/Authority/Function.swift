/// What an account is entrusted with over a unit, for some days.
///
/// That a unit leads a cluster is no function: it comes from the cluster's dated assignment.
package enum Function: String, CaseIterable, Sendable {
    /// Works on the unit's own sheet, and for a lead or deputy on the others'.
    case officer
    /// Answers for the unit: submits.
    case head
    /// Officer of the office that manages clusters for its unit and the units below.
    case managingOfficer
    /// Keeps the unit's accounts; sees no scores.
    case accountManager
    /// Keeps units and accounts; sees no scores.
    case administrator
    /// Reads all, changes nothing.
    case auditor
    /// A program's, acting by a key.
    case service
}

/// A function that an account holds over one unit.
package struct HeldFunction: Hashable, Sendable {
    package let function: Function
    package let unit: UnitID
    package let period: Period

    package init(_ function: Function, over unit: UnitID, during period: Period) {
        self.function = function
        self.unit = unit
        self.period = period
    }
}

/// What a service key may be used for.
package enum KeyScope: String, CaseIterable, Sendable {
    case standings, publications
}
