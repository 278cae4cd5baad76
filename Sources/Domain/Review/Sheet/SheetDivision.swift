/// Who of a unit fills which part of its sheet: private to the unit, without effect on what it says.
package struct SheetDivision: Hashable, Sendable {
    /// The most parts.
    package static let most = 500

    package let parts: [SheetPart]
    /// Raised by each change; 0 where none was saved.
    package let version: Int32

    package init(parts: [SheetPart] = [], version: Int32 = 0) {
        self.parts = parts
        self.version = version
    }

    /// The parts that nobody has marked done.
    package var notDone: [Code] { parts.filter { !$0.isDone }.map(\.criterion) }
}

/// A part of a sheet that somebody fills.
package struct SheetPart: Hashable, Sendable {
    /// The most Unicode scalars of a note.
    package static let longestNote = 500

    /// Of a leaf, a group or a ground.
    package let criterion: Code
    package let account: AccountID
    package let note: String?
    package let isDone: Bool

    package init(criterion: Code, account: AccountID, note: String? = nil, isDone: Bool = false) {
        self.criterion = criterion
        self.account = account
        self.note = note
        self.isDone = isDone
    }
}

/// Somebody among whom a unit's sheet is divided.
package struct SheetOfficer: Hashable, Sendable {
    package let account: AccountID
    package let name: String

    package init(account: AccountID, name: String) {
        self.account = account
        self.name = name
    }
}

extension SheetDivision {
    /// The division that the unit saves in place of this one. A part that stays with who had it stays done.
    ///
    /// - Parameters:
    ///   - parts: All of them.
    ///   - staff: The accounts that fill the unit's sheet.
    ///   - criteria: The review's.
    ///   - permission: From `Policy.mayDivideSheet`, in this very transaction.
    /// - Returns: The division, its version raised.
    /// - Throws: `unknownCriterion`, `repeatedCriterion` where two parts have a criterion in common, `unknownReference` for an
    ///   account that is none of the unit's, `restrictedCriterion` for a note on a restricted criterion.
    package func saved(
        _ parts: [SheetPart],
        staff: Set<AccountID>,
        criteria: CriteriaSet,
        permission: Permission<Act.DivideSheet>
    ) throws(Refusal) -> SheetDivision {
        var refusals = SheetRefusals()
        var seen: Set<Code> = []
        for part in parts {
            let leaves =
                criteria.ground(part.criterion) == nil ? criteria.leaves(under: part.criterion) : [part.criterion]
            if leaves.isEmpty {
                refusals.add(
                    RefusedPlace(
                        .unknownCriterion,
                        criterion: part.criterion,
                        vi: "Không có tiêu chí nào mang mã này.",
                        en: "No criterion has this code."
                    )
                )
            }
            if !seen.isDisjoint(with: leaves) {
                refusals.add(
                    RefusedPlace(
                        .repeatedCriterion,
                        criterion: part.criterion,
                        vi: "Một tiêu chí ở đây đã thuộc phần khác.",
                        en: "A criterion of this part is in another one."
                    )
                )
            }
            seen.formUnion(leaves)
            if !staff.contains(part.account) {
                refusals.add(
                    RefusedPlace(
                        .unknownReference,
                        criterion: part.criterion,
                        vi: "Người này không phải cán bộ hay thủ trưởng của đơn vị.",
                        en: "This account is no officer and not the head of the unit."
                    )
                )
            }
            if part.note != nil { refusals.checkRestriction(part.criterion, in: criteria, reason: part.note) }
        }
        try refusals.check()
        let done = Set(self.parts.filter(\.isDone).map { SheetPart(criterion: $0.criterion, account: $0.account) })
        return SheetDivision(
            parts: parts.map { part in
                SheetPart(
                    criterion: part.criterion,
                    account: part.account,
                    note: part.note,
                    isDone: done.contains(SheetPart(criterion: part.criterion, account: part.account))
                )
            },
            version: version + 1
        )
    }

    /// Marks a part done, or not done again.
    ///
    /// - Parameters:
    ///   - criterion: The part's.
    ///   - isDone: What it is now.
    ///   - isHead: Whether the account is the unit's head, who may mark what others fill.
    ///   - permission: From `Policy.mayDivideSheet`, in this very transaction.
    /// - Returns: The division; the same where nothing changes.
    /// - Throws: `unknownCriterion` for what is no part, `notPermitted` for a part of somebody else's.
    package func marked(
        _ criterion: Code,
        isDone: Bool,
        isHead: Bool,
        permission: Permission<Act.DivideSheet>
    ) throws(Refusal) -> SheetDivision {
        guard let index = parts.firstIndex(where: { $0.criterion == criterion }) else {
            throw Refusal(
                .unknownCriterion,
                vi: "Phiếu không có phần nào mang mã này.",
                en: "The sheet has no part of this code."
            )
        }
        let part = parts[index]
        guard isHead || part.account == permission.account else {
            throw Refusal(
                .notPermitted,
                vi: "Phần này do người khác phụ trách.",
                en: "This part is somebody else's."
            )
        }
        guard part.isDone != isDone else { return self }
        var parts = parts
        parts[index] = SheetPart(criterion: criterion, account: part.account, note: part.note, isDone: isDone)
        return SheetDivision(parts: parts, version: version + 1)
    }
}
