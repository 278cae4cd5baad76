/// A unit of the ministry (đơn vị): it keeps its identity through renaming; who merges, splits or moves is a new one.
package struct Unit: Hashable, Sendable {
    package static let longestCode = 50
    package static let longestName = 300

    package let id: UnitID
    /// Unique in the ministry, for good.
    package let code: Code
    package private(set) var name: String
    /// The unit that it belongs to; nil for the one at the top.
    package let parent: UnitID?
    package private(set) var period: Period
    /// Raised by each change.
    package private(set) var version: Int32

    package init(id: UnitID, code: Code, name: String, parent: UnitID?, period: Period, version: Int32 = 1) {
        self.id = id
        self.code = code
        self.name = name
        self.parent = parent
        self.period = period
        self.version = version
    }
}

extension Unit {
    /// A new unit.
    ///
    /// - Parameters:
    ///   - id: Its own.
    ///   - code: What it is known by.
    ///   - name: What it is called.
    ///   - parent: The unit that it belongs to.
    ///   - from: Its first day.
    ///   - predecessors: The units that it comes from.
    /// - Returns: The unit, which ends with its parent where that has an end.
    /// - Throws: `invalidName`; `invalidPeriod` where it begins when its parent is not there, or not after a predecessor.
    package static func made(
        _ id: UnitID,
        code: Code,
        name: String,
        below parent: Unit,
        from: Day,
        succeeding predecessors: [Unit] = []
    ) throws(Refusal) -> Unit {
        try OrganisationName.check(code.description, longest: longestCode)
        try OrganisationName.check(name, longest: longestName)
        guard parent.period.contains(from) else {
            throw Refusal(
                .invalidPeriod,
                vi: "Đơn vị cấp trên không tồn tại vào ngày \(from).",
                en: "The unit above is not there on \(from)."
            )
        }
        let late = predecessors.filter { $0.period.from >= from }
        guard late.isEmpty else {
            throw Refusal(
                .invalidPeriod,
                vi: "Đơn vị tiền thân phải có trước ngày \(from).",
                en: "A predecessor is there before \(from).",
                places: late.map { unit in
                    RefusedPlace(
                        .invalidPeriod,
                        unit: unit.id,
                        vi: "Có từ ngày \(unit.period.from).",
                        en: "It is there from \(unit.period.from)."
                    )
                }
            )
        }
        return Unit(id: id, code: code, name: name, parent: parent.id, period: Period(from: from, to: parent.period.to))
    }

    /// The unit under another name, or with a last day, or both.
    ///
    /// - Parameters:
    ///   - name: The new name; nil for the same.
    ///   - to: The first day on which it is there no more; nil to leave that as it is.
    ///   - dependents: What hangs on it beyond that day.
    /// - Returns: The unit, its version raised.
    /// - Throws: `invalidName`, `invalidPeriod`, `stillNeeded`.
    package func changed(name: String?, to: Day?, leaving dependents: Dependents) throws(Refusal) -> Unit {
        var unit = self
        if let name {
            try OrganisationName.check(name, longest: Self.longestName)
            unit.name = name
        }
        if let to {
            unit.period = try period.ended(on: to)
            try dependents.check(endingOn: to)
        }
        unit.version += 1
        return unit
    }
}

extension Period {
    /// The same from its first day on, with another end.
    ///
    /// - Throws: `invalidPeriod` where no day would be left.
    func ended(on day: Day) throws(Refusal) -> Period {
        guard from < day else {
            throw Refusal(
                .invalidPeriod,
                vi: "Ngày kết thúc phải sau ngày \(from).",
                en: "The end comes after \(from)."
            )
        }
        return Period(from: from, to: day)
    }
}

/// What decides who keeps a unit, and what belongs to it.
package struct UnitFacts: Hashable, Sendable {
    package let unit: Unit
    /// Every unit above it, in any order.
    package let above: [UnitID]

    package init(unit: Unit, above: [UnitID]) {
        self.unit = unit
        self.above = above
    }

    /// The unit and every unit above it.
    package var chain: [UnitID] { [unit.id] + above }
}
