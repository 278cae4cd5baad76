/// Which reviews are gone through, to export their rankings or to verify their standings.
package struct ReviewSelection: Sendable, Hashable {
    /// Which season's.
    package enum Season: Sendable, Hashable {
        case id(SeasonID)
        /// Seasons of different kinds may share a name: all of them are meant.
        case name(String)

        /// A season as somebody names it: by an id, else by its name.
        package init(_ text: String) {
            self = SeasonID(text).map { .id($0) } ?? .name(text)
        }
    }

    /// Which of a season's.
    package enum Review: Sendable, Hashable {
        case id(ReviewID)
        case kind(ReviewKind)
    }

    /// For so many days after its last one a season is taken without being asked for: its conference and its
    /// publications come after that day, and a season then stays until the one after it has come to its own.
    package static let daysAfterSeason: Int32 = 400

    /// The day of it all.
    package let day: Day
    /// nil for those that run on the day, or ended at most `daysAfterSeason` before it.
    package let season: Season?
    /// nil for all.
    package let review: Review?

    package init(day: Day, season: Season? = nil, review: Review? = nil) {
        self.day = day
        self.season = season
        self.review = review
    }

    /// Whether somebody named what they want, and should be told where there is nothing of it.
    package var isNarrowed: Bool { season != nil || review != nil }
}
