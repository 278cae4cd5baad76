/// Who may know that something has happened. What was done is another question: that is read where it stands.
package enum EventAudience: String, CaseIterable, Sendable {
    /// Whoever is signed in.
    case everybody
    /// Who takes part in the cluster's season, or looks after it.
    case cluster
    /// The unit that it is about, and those above it.
    case unit
    /// The unit that it is about alone, and the managing office.
    case own
    /// Those above the unit that it is about, and not the unit: it shows once the review releases it.
    case above
    /// The managing office, and auditors over it.
    case office
}
