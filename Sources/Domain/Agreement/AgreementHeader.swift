/// An agreement without its text.
package struct AgreementHeader: Sendable {
    package let number: Int32
    package let state: AgreementState
    package let version: Int32
    package let sha256: [UInt8]
    package let inForceOn: Day?

    package init(
        number: Int32,
        state: AgreementState,
        version: Int32,
        sha256: [UInt8],
        inForceOn: Day?
    ) {
        self.number = number
        self.state = state
        self.version = version
        self.sha256 = sha256
        self.inForceOn = inForceOn
    }
}
