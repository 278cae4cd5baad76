import Domain
import Postgres
import Repository

/// A review under its lock: all that a change of its ledger depends on.
struct LockedReview {
    let facts: ReviewFacts
    let stored: StoredCriteria
    let criteria: CriteriaSet
    private let isLocked: Bool
    private let members: [ReviewMember]
    private let entries: [LedgerEntry]
    private let returns: [CriterionReturn]
    private let disqualifications: [Disqualification]

    var review: Review { facts.review }

    /// - Throws: `Refusal` where the scope may not read the review.
    init(
        isLocked: Bool,
        facts: ReviewFacts?,
        criteria: StoredCriteria?,
        members: [ReviewMember],
        entries: [LedgerEntry],
        returns: [CriterionReturn],
        disqualifications: [Disqualification]
    ) throws {
        guard let facts, let criteria else { throw Refusal.noReview }
        self.isLocked = isLocked
        self.facts = facts
        self.stored = criteria
        self.criteria = try criteria.criteria()
        self.members = members
        self.entries = entries
        self.returns = returns
        self.disqualifications = disqualifications
    }

    var ledger: Ledger { Ledger(entries: entries, returns: returns, disqualifications: disqualifications) }

    /// A unit's sheet, as far as those who assess it ask: without what is open of it. nil where the unit is not in the review.
    func sheet(of unit: UnitID) -> Sheet? {
        members.first { $0.unit == unit }.map { Sheet(review: review.id, unit: unit, state: $0.sheet) }
    }

    /// How many events of a criterion of a unit there are, for whoever assesses its field.
    func fieldEvents(of criterion: Code, unit: UnitID) -> Int {
        FieldGrid.events(of: criterion, unit: unit, entries, returns)
    }

    /// Holds a permitted change of the review to its lock.
    func requireLock() throws(PostgresError) { try isLocked.requireLock() }

    /// The review's scoring as it stands.
    func scoring() throws -> ReviewScoring {
        try ReviewScoring(criteria: criteria, members: members, ledger: ledger)
    }

    /// Stores what a sheet's change adds to the ledger, and the standings that follow from it.
    ///
    /// - Parameters:
    ///   - newEntries: In the order in which they are to be recorded.
    ///   - newReturns: Recorded after the entries.
    ///   - disqualification: Recorded last; nil for none.
    ///   - sheet: The sheet as it is afterwards; nil where it stays as it was.
    ///   - write: Where to.
    /// - Throws: `PostgresError` where the lock was not taken; `ScoringRefusal` where what is stored cannot be scored.
    func store(
        entries newEntries: [NewLedgerEntry] = [],
        returns newReturns: [NewCriterionReturn] = [],
        disqualification: NewDisqualification? = nil,
        sheet: Sheet? = nil,
        in write: Write
    ) throws {
        try requireLock()
        var sequence =
            [entries.last?.sequence, returns.last?.sequence, disqualifications.last?.sequence].compactMap(\.self).max()
            ?? 0
        func next() -> Int64 {
            sequence += 1
            return sequence
        }
        let addedEntries = newEntries.map { LedgerEntry(sequence: next(), $0) }
        let addedReturns = newReturns.map { CriterionReturn(sequence: next(), $0) }
        let addedDisqualifications = [disqualification].compactMap(\.self).map {
            Disqualification(sequence: next(), $0)
        }
        if !addedEntries.isEmpty { write.add(LedgerStatements.append(addedEntries, to: review)) }
        if !addedReturns.isEmpty { write.add(LedgerStatements.append(addedReturns, to: review)) }
        for event in addedDisqualifications { write.add(LedgerStatements.append(event, to: review)) }
        if let sheet { write.add(SheetStatements.store(sheet)) }
        let scoring = try ReviewScoring(
            criteria: criteria,
            members: members.map { $0.unit == sheet?.unit ? $0.with(sheet?.state ?? $0.sheet) : $0 },
            ledger: Ledger(
                entries: entries + addedEntries,
                returns: returns + addedReturns,
                disqualifications: disqualifications + addedDisqualifications
            )
        )
        write.add(StandingStatements.store(scoring.stored, of: review))
    }

    /// Takes in units that have joined the cluster: each gets a sheet, and stands in the standings at once, without results.
    ///
    /// A unit that comes back has its sheet, and stays where it stands.
    ///
    /// - Parameters:
    ///   - units: The units.
    ///   - write: Where to.
    /// - Returns: How many were not in the review before.
    /// - Throws: `PostgresError` where the lock was not taken; `ScoringRefusal` where what is stored cannot be scored.
    func takeIn(_ units: [MemberUnit], in write: Write) throws -> Int {
        try requireLock()
        let known = Set(members.map(\.unit))
        let joined = units.filter { !known.contains($0.unit) }
        guard !joined.isEmpty else { return 0 }
        write.add(SheetStatements.add(joined.map(\.unit), to: review))
        // Of several reviews each is opened to the transaction when its standings are written.
        write.add(ReviewStatements.lock(review.id))
        let added = joined.map { ReviewMember(unit: $0.unit, code: $0.code, name: $0.name, sheet: .draft) }
        let scoring = try ReviewScoring(criteria: criteria, members: members + added, ledger: ledger)
        write.add(StandingStatements.store(scoring.stored, of: review))
        return joined.count
    }

    /// Records what is done to the review, and that its readers' caches are old.
    ///
    /// - Parameters:
    ///   - action: Such as `sheet.submitted`.
    ///   - unit: The unit whose sheet it is; nil for the review as a whole.
    ///   - detail: What is done.
    ///   - write: Where to.
    func audit(_ action: AuditAction, of unit: UnitID? = nil, detail: AuditDetail, in write: Write) {
        write.audit(action, at: review.place, ["review": review.id, "unit": unit], detail: detail)
    }
}

extension ReviewMember {
    fileprivate func with(_ state: SheetState) -> ReviewMember {
        ReviewMember(unit: unit, code: code, name: name, sheet: state)
    }
}

extension ReviewScoring {
    /// The standings as they are kept.
    var stored: [StoredStanding] {
        zip(zip(standings, 1...), zip(lines(whole: false), lines(whole: true))).map { standing, lines in
            StoredStanding(
                unit: standing.0.unit,
                place: standing.1,
                rank: standing.0.rank.map(Int32.init),
                summary: lines.0,
                answer: lines.1
            )
        }
    }
}

extension LockedReview {
    /// Where the parts of a review will be once a batch has run that locks it and loads them.
    struct Loading {
        private let isLocked: PostgresPending<Bool>
        private let facts: PostgresPending<ReviewFacts?>
        private let criteria: PostgresPending<StoredCriteria?>
        private let members: PostgresPending<[ReviewMember]>
        private let entries: PostgresPending<[LedgerEntry]>
        private let returns: PostgresPending<[CriterionReturn]>
        private let disqualifications: PostgresPending<[Disqualification]>

        init(_ review: ReviewID, in batch: PostgresBatch) {
            isLocked = batch.add(ReviewStatements.lock(review))
            facts = batch.add(ReviewStatements.facts(review))
            criteria = batch.add(ReviewStatements.criteria(of: review))
            members = batch.add(SheetStatements.members(review))
            entries = batch.add(LedgerStatements.entries(review))
            returns = batch.add(LedgerStatements.returns(review))
            disqualifications = batch.add(LedgerStatements.disqualifications(review))
        }

        /// The review, once the batch has run.
        func loaded() throws -> LockedReview {
            try LockedReview(
                isLocked: isLocked.value,
                facts: facts.value,
                criteria: criteria.value,
                members: members.value,
                entries: entries.value,
                returns: returns.value,
                disqualifications: disqualifications.value
            )
        }
    }
}
