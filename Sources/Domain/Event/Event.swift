/// Something that has happened, as the change feed tells of it: that it has, to what, and nothing of what was done.
package struct Event: Sendable {
    package let id: EventID
    package let place: Place
    /// Such as `sheet.submitted`. A word: what is kept may have been called otherwise once.
    package let action: String
    /// What it is about, by ids: a JSON object.
    package let subject: String
    /// Microseconds since 1970-01-01T00:00:00Z.
    package let recordedAt: Int64

    package init(id: EventID, place: Place, action: String, subject: String, recordedAt: Int64) {
        self.id = id
        self.place = place
        self.action = action
        self.subject = subject
        self.recordedAt = recordedAt
    }
}

package typealias EventID = Identifier<Event>

/// Where a reader of the change feed goes on.
package enum EventStart: Sendable {
    /// With the oldest that is kept.
    case oldest
    /// After one that the reader has had.
    case after(EventID)
    /// After a place in the order: the server's own memory of where somebody is, never told.
    case position(Int64)
}
