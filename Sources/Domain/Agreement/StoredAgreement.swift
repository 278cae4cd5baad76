/// An agreement as it is kept.
package struct StoredAgreement: Sendable {
    package let agreement: Agreement
    /// Canonical JSON.
    package let documentBytes: [UInt8]
    /// Of these bytes, 32 of them.
    package let sha256: [UInt8]
    /// Since when it holds; nil while it does not.
    package let inForceOn: Day?
    /// nil while it does not hold.
    package let criteriaSet: CriteriaSetID?
    /// The units that had not signed when it came into force.
    package let outstanding: Set<UnitID>
    /// Why it holds all the same.
    package let reason: String?

    package init(
        agreement: Agreement,
        documentBytes: [UInt8],
        sha256: [UInt8],
        inForceOn: Day?,
        criteriaSet: CriteriaSetID?,
        outstanding: Set<UnitID>,
        reason: String?
    ) {
        self.agreement = agreement
        self.documentBytes = documentBytes
        self.sha256 = sha256
        self.inForceOn = inForceOn
        self.criteriaSet = criteriaSet
        self.outstanding = outstanding
        self.reason = reason
    }
}
