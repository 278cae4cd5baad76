/// Who may read a publication, beside the lead and the managing unit's office, which always may.
package enum Audience: String, CaseIterable, Sendable {
    /// The cluster's members.
    case members
    /// Everybody with an account.
    case ministry
}
