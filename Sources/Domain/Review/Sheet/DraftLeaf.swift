/// What a unit's officers have typed for a criterion: without effect until it is submitted.
package struct DraftLeaf: Hashable, Sendable {
    package let criterion: Code
    /// nil for nothing: left empty, or emptied.
    package let value: ResultText?
    /// What stands beside it; nil for none.
    package let evidence: Evidence?
    /// Raised by each change of either; 0 where it was never saved.
    package let version: Int32

    package init(criterion: Code, value: ResultText?, evidence: Evidence? = nil, version: Int32) {
        self.criterion = criterion
        self.value = value
        self.evidence = evidence
        self.version = version
    }
}

/// A change of one criterion of a draft.
package struct DraftEdit: Hashable, Sendable {
    package let criterion: Code
    /// nil to empty it.
    package let value: ResultText?
    /// nil for none, be it that there was some.
    package let evidence: Evidence?
    /// The version that the officer saw; 0 where there was none.
    package let expectedVersion: Int32

    package init(criterion: Code, value: ResultText?, evidence: Evidence? = nil, expectedVersion: Int32) {
        self.criterion = criterion
        self.value = value
        self.evidence = evidence
        self.expectedVersion = expectedVersion
    }
}

/// Why a draft was not changed, in no part: criteria of it that somebody else changed meanwhile.
package struct DraftConflicts: Error, Hashable, Sendable {
    /// At least one, in the order of the edits.
    package let conflicts: [DraftConflict]

    package init(conflicts: [DraftConflict]) {
        self.conflicts = conflicts
    }
}

/// A criterion of a draft that two officers changed.
package struct DraftConflict: Hashable, Sendable {
    /// What this officer wanted.
    package let yours: DraftEdit
    /// What stands there now.
    package let stored: DraftLeaf

    package init(yours: DraftEdit, stored: DraftLeaf) {
        self.yours = yours
        self.stored = stored
    }
}
