/// A step of a dossier, as it is recorded.
package struct RecordedDossierStep: Sendable {
    package let state: DossierState
    package let day: Day
    package let reason: String?
    /// Of a dossier that is to be completed, the parts that are asked for.
    package let parts: [Code]
    package let account: AccountID

    package init(state: DossierState, day: Day, reason: String?, parts: [Code], account: AccountID) {
        self.state = state
        self.day = day
        self.reason = reason
        self.parts = parts
        self.account = account
    }
}
