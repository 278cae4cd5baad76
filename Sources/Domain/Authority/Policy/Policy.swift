/// Who may do what: an account's functions on its day, the facts of the review, and nothing else.
///
/// Each act has a file. Whoever may not know that a review exists is told `notFound`, whatever they ask for.
package enum Policy {}

extension ClusterFacts {
    /// Whether the account works in the managing office, of the managing unit or one above it.
    func isManaged(by account: ActingAccount) -> Bool {
        account.holds(.managingOfficer, overOneOf: managingChain)
    }

    /// Whether the account works for the lead.
    func isLed(by account: ActingAccount) -> Bool {
        lead.map(account.worksFor) ?? false
    }

    /// Whether the account works for a body that assesses here, whosever turn it is.
    func isAssessed(by account: ActingAccount) -> Bool {
        isManaged(by: account) || isLed(by: account) || deputy.map(account.worksFor) ?? false
    }

    func isAudited(by account: ActingAccount) -> Bool {
        account.holds(.auditor, overOneOf: managingChain)
    }

    /// Whether all of the review is open to the account at any time: the managing office and auditors over it.
    func isWhollyOpen(to account: ActingAccount) -> Bool {
        isManaged(by: account) || isAudited(by: account)
    }

    /// Whether all of one member is open to the account at any time.
    ///
    /// To those who work for the lead or the deputy all members are but their own: of themselves they see no more than
    /// any member does (docs/decisions/0006).
    func isOpen(_ unit: UnitID, to account: ActingAccount) -> Bool {
        isWhollyOpen(to: account)
            || isAssessed(by: account) && account.unit != unit && !account.worksFor(unit)
    }

    /// The members that the account works for: one, but for accounts that are lent.
    func membersServed(by account: ActingAccount) -> Set<UnitID> {
        members.filter(account.worksFor)
    }

    /// Whether the account may know what the cluster does: that a review exists, say.
    func isKnown(to account: ActingAccount) -> Bool {
        isAssessed(by: account) || isAudited(by: account) || members.contains(where: account.worksFor)
    }

}

extension ReviewFacts {
    /// Refuses whoever may not know of the review.
    func checkKnown(to account: ActingAccount) throws(Refusal) {
        guard isKnown(to: account) else { throw .noReview }
    }

    /// Refuses whoever may not know of the review, and a unit that is no member of it.
    func checkKnown(_ unit: UnitID, to account: ActingAccount) throws(Refusal) {
        try checkKnown(to: account)
        guard members.contains(unit) else { throw .noSheet }
    }
}

extension ActingAccount {
    /// Refuses a key: what binds a unit is done by a person who signed in.
    func checkSession() throws(Refusal) {
        guard isSession else { throw .noSession }
    }

    /// Whether a person acts, or a key that was made for this.
    func admits(_ scope: KeyScope) -> Bool { keyScopes?.contains(scope) ?? true }

    /// Refuses a key that was not made for this.
    func checkKey(is scope: KeyScope) throws(Refusal) {
        guard admits(scope) else {
            throw Refusal(
                .notPermitted,
                vi: "Khóa dịch vụ này được cấp cho việc khác.",
                en: "This service key was made for something else."
            )
        }
    }
}
