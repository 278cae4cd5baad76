/// What somebody saw of a sheet, so that nobody acts on what they did not see.
package struct SheetRevision: Hashable, Sendable {
    /// The sheet's version.
    package let version: Int32
    /// The sum of the versions of all leaves of the draft: it grows with every change of one. 0 for who sees no draft.
    package let drafts: Int64
    /// The number of the unit's entries and returns, which grows with each of them. Nil for who does not see them all: it
    /// would tell of those that are hidden.
    package let events: Int?

    package init(version: Int32, drafts: Int64, events: Int? = nil) {
        self.version = version
        self.drafts = drafts
        self.events = events
    }

    /// What a sheet with a draft is now.
    package init(of sheet: Sheet, drafts: some Collection<DraftLeaf>, events: Int? = nil) {
        self.init(version: sheet.version, drafts: drafts.reduce(0) { $0 + Int64($1.version) }, events: events)
    }

    /// What a sheet is now to those above it, who see no draft.
    package init(of sheet: Sheet, events: Int) {
        self.init(version: sheet.version, drafts: 0, events: events)
    }

    /// A revision from its text; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let version = Int32(parts[0]), let drafts = Int64(parts[1]), version > 0,
            drafts >= 0
        else { return nil }
        guard parts.count == 3 else {
            self.init(version: version, drafts: drafts)
            return
        }
        guard let events = Int(parts[2]), events >= 0 else { return nil }
        self.init(version: version, drafts: drafts, events: events)
    }

    /// Refuses the unit's own act on a sheet that was seen otherwise; what those above enter is no part of it.
    package func check(_ sheet: Sheet, drafts: some Collection<DraftLeaf>) throws(Refusal) {
        guard version == sheet.version, self.drafts == SheetRevision(of: sheet, drafts: drafts).drafts else {
            throw .stale
        }
    }

    /// Refuses an act of those above on a sheet that was seen otherwise, or not whole; the draft is no part of it.
    package func check(_ sheet: Sheet, events: Int) throws(Refusal) {
        guard version == sheet.version, self.events == events else { throw .stale }
    }
}

extension SheetRevision: CustomStringConvertible {
    /// Such as `3.412`, or `3.0.180` with the events.
    package var description: String { "\(version).\(drafts)" + (events.map { ".\($0)" } ?? "") }
}
