/// Targets as they are kept.
package struct StoredAwardTargets: Sendable {
    /// The agreement's words.
    package let agreement: String
    package let targets: AwardTargets
    package let version: Int32

    package init(agreement: String, targets: AwardTargets, version: Int32) {
        self.agreement = agreement
        self.targets = targets
        self.version = version
    }
}
