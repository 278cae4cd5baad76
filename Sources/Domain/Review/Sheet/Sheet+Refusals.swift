import StrictJSON

/// What is wrong with an act on a sheet: every place of it, in the order of the act.
struct SheetRefusals {
    private var places: [RefusedPlace] = []
    private var seen: Set<Code> = []

    /// Notes a code that neither a leaf nor a ground has, or a ground's where a leaf is needed, one that is not the unit's task, and one that the act names before.
    mutating func checkCriterion(_ code: Code, of unit: UnitID, in criteria: CriteriaSet, mayBeGround: Bool = true) {
        if criteria[code] == nil, !mayBeGround || criteria.ground(code) == nil {
            add(
                RefusedPlace(
                    .unknownCriterion,
                    criterion: code,
                    vi: "Không có tiêu chí chấm điểm nào mang mã này.",
                    en: "No criterion that is scored has this code."
                )
            )
        } else if !criteria.isAssigned(code, to: unit) {
            add(
                RefusedPlace(
                    .criterionNotAssigned,
                    criterion: code,
                    vi: "Giao ước không giao tiêu chí này cho đơn vị.",
                    en: "The agreement does not assign this criterion to the unit."
                )
            )
        } else if !seen.insert(code).inserted {
            add(
                RefusedPlace(
                    .repeatedCriterion,
                    criterion: code,
                    vi: "Tiêu chí này đứng hai lần.",
                    en: "This criterion stands twice."
                )
            )
        }
    }

    mutating func add(_ place: RefusedPlace?) {
        if let place { places.append(place) }
    }

    /// Throws if anything was noted. The refusal has the first place's code, and its words where it is the only one.
    func check() throws(Refusal) {
        guard let first = places.first else { return }
        if places.count == 1 {
            throw Refusal(first.code, vi: first.wording.vi, en: first.wording.en, places: places)
        }
        throw Refusal(
            first.code,
            vi: "Có \(places.count) chỗ chưa được.",
            en: "There are \(places.count) problems.",
            places: places
        )
    }
}

extension Sheet {
    /// Refuses an act that was permitted on another sheet, or on another day of this one.
    func check(review: ReviewID, unit: UnitID) throws(Refusal) {
        guard review == self.review, unit == self.unit else {
            throw Refusal(
                .notPermitted,
                vi: "Quyền được cấp cho phiếu khác.",
                en: "The permission is for another sheet."
            )
        }
    }

    /// Refuses an act of those above on a sheet that they do not have.
    func checkSubmitted() throws(Refusal) {
        guard state != .submitted else { return }
        throw Refusal(
            .notSubmitted,
            vi: "Phiếu đang ở đơn vị, chưa nộp.",
            en: "The sheet is with its unit and not submitted."
        )
    }

    /// Refuses an act that names nothing.
    static func check(isEmpty: Bool) throws(Refusal) {
        guard isEmpty else { return }
        throw Refusal(
            .criterionRequired,
            vi: "Cần nêu ít nhất một tiêu chí.",
            en: "At least one criterion must be named."
        )
    }
}
