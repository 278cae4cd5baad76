/// What units may be given a bonus or a penalty for, as their agreement lists it (điểm thưởng, điểm trừ).
///
/// What a unit is given is entered like a leaf's result, in the same layers: `{"points": p}` for the ground's code.
package struct Ground: Hashable, Sendable {
    /// Whether points are added or taken away.
    package enum Kind: String, CaseIterable, Sendable {
        case bonus, penalty
    }

    /// Its own, and no criterion's.
    package let code: Code
    package let kind: Kind
    package let title: String
    /// The most that one unit may be given for it, above 0.
    package let most: Points
}
