extension Review {
    /// Whether a unit that joins for these days is scored in the review: it is a member by the last day of self-scoring, from
    /// now on or to the season's end, and nothing is published yet (docs/decisions/0015).
    ///
    /// - Parameters:
    ///   - membership: The unit's days.
    ///   - season: The review's.
    ///   - day: The day on which that is recorded.
    /// - Returns: Whether it is.
    package func scores(_ membership: Membership, in season: Season, on day: Day) -> Bool {
        guard state != .published, membership.from <= selfScoringUntil else { return false }
        return season.to <= membership.to || min(day, selfScoringUntil) < membership.to
    }
}
