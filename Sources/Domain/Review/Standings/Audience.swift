/// Who may read a publication, beside those who assess, manage or audit, who always may.
package enum Audience: String, CaseIterable, Sendable {
    /// The units that have a sheet in the review.
    case members
    /// Everybody with an account, and every key that was made for publications. They learn nothing else of the review.
    case ministry
}
