/// What somebody saw of a sheet, so that nobody acts on what they did not see.
package struct SheetRevision: Hashable, Sendable {
    /// The sheet's version.
    package let version: Int32
    /// The sum of the versions of all leaves of the draft: it grows with every change of one. 0 for who sees no draft.
    package let drafts: Int64

    package init(version: Int32, drafts: Int64) {
        self.version = version
        self.drafts = drafts
    }

    /// What a sheet with a draft is now.
    package init(of sheet: Sheet, drafts: some Collection<DraftLeaf>) {
        self.init(version: sheet.version, drafts: drafts.reduce(0) { $0 + Int64($1.version) })
    }

    /// A revision from its text; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let version = Int32(parts[0]), let drafts = Int64(parts[1]), version > 0, drafts >= 0
        else { return nil }
        self.init(version: version, drafts: drafts)
    }

    /// Refuses an act on a sheet that was seen otherwise. What those above do needs no draft, so it may be left out.
    package func check(_ sheet: Sheet, drafts: (some Collection<DraftLeaf>)?) throws(Refusal) {
        guard version == sheet.version,
            drafts.map({ SheetRevision(of: sheet, drafts: $0).drafts == self.drafts }) ?? true
        else { throw .stale }
    }
}

extension SheetRevision: CustomStringConvertible {
    /// Such as `3.412`.
    package var description: String { "\(version).\(drafts)" }
}
