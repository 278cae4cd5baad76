extension Unit {
    /// The unit, taken over by others on a day: it ends, and so do its memberships.
    ///
    /// One that several units are taken over by has split; one that takes over several has merged them.
    ///
    /// - Parameters:
    ///   - successors: Who takes it over; at least one.
    ///   - day: The first day on which it is there no more.
    ///   - known: Who is recorded as having taken it over already, and when.
    ///   - dependents: What hangs on it beyond that day and would go on without it.
    /// - Returns: The unit, ended, and those of the successors that are not recorded yet.
    /// - Throws: `invalidPeriod` where a successor is not there on that day, or the unit ended on another one; `alreadyExists`
    ///   where all of it is recorded; `unknownReference` for itself; `stillNeeded`.
    package func succeeded(
        by successors: [Unit],
        on day: Day,
        known: [RelatedUnit],
        leaving dependents: Dependents
    ) throws(Refusal) -> (unit: Unit, added: [UnitID]) {
        guard !successors.isEmpty, !successors.contains(where: { $0.id == id }) else { throw .unknownUnits([id]) }
        let absent = successors.filter { !$0.period.contains(day) }
        guard absent.isEmpty else {
            throw Refusal(
                .invalidPeriod,
                vi: "Đơn vị kế thừa phải có vào ngày \(day).",
                en: "A successor is there on \(day).",
                places: absent.map { unit in
                    RefusedPlace(
                        .invalidPeriod,
                        unit: unit.id,
                        vi: "Không tồn tại vào ngày \(day).",
                        en: "It is not there on \(day)."
                    )
                }
            )
        }
        guard known.allSatisfy({ $0.day == day }), period.to == nil || period.to == day || day < period.to ?? day else {
            throw Refusal(
                .invalidPeriod,
                vi: "Đơn vị đã có ngày kết thúc hoặc ngày kế thừa khác.",
                en: "The unit ends, or is taken over, on another day already."
            )
        }
        let added = Set(successors.map(\.id)).subtracting(known.map(\.unit.id)).sorted()
        guard period.to != day else {
            guard !added.isEmpty else { throw .successionKnown }
            return (self, added)
        }
        return (try changed(name: nil, to: day, leaving: dependents), added)
    }
}

extension Refusal {
    static let successionKnown = Refusal(
        .alreadyExists,
        vi: "Việc kế thừa này đã được ghi nhận.",
        en: "This succession is recorded already."
    )
}
