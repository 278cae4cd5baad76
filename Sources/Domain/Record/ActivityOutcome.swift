import StrictJSON

/// What came of an activity that was held.
package struct ActivityOutcome: Hashable, Sendable {
    package enum Medal: String, CaseIterable, Sendable { case gold, silver, bronze }

    /// A unit's medal in an event.
    package struct Result: Hashable, Sendable {
        package let unit: UnitID
        package let medal: Medal

        package init(unit: UnitID, medal: Medal) {
            self.unit = unit
            self.medal = medal
        }
    }

    /// Something competed in (môn).
    package struct Event: Hashable, Sendable {
        package let name: String
        package let results: [Result]

        package init(name: String, results: [Result]) {
            self.name = name
            self.results = results
        }
    }

    /// What was given to somebody, who is told of in words.
    package struct Gift: Hashable, Sendable {
        package let beneficiary: String
        /// In đồng.
        package let money: Measure?
        /// What was given beside money, in words.
        package let gifts: String?
    }

    package let days: DaysFromTo
    package let events: [Event]
    package let gifts: [Gift]

    var units: Set<UnitID> { Set(events.flatMap { $0.results.map(\.unit) }) }

    /// All the money that was given.
    package var money: Measure { Measure(millionths: gifts.compactMap(\.money).map(\.millionths).reduce(0, +)) }

    private static let keys: [JSONKey] = ["from", "to", "place", "text", "events", "gifts"]

    init?(_ json: JSONValue, _ reader: inout ScoringReader) {
        guard let fields = JSONFields(json, keys: Self.keys, problems: &reader.problems) else { return nil }
        _ = fields["place"].value.map { reader.text($0, most: 500) }
        _ = fields["text"].value.map { reader.text($0, most: 20_000, mayBeEmpty: true) }
        events = fields["events"].value.map { reader.events($0) } ?? []
        gifts = fields["gifts"].value.map { reader.gifts($0) } ?? []
        guard let days = reader.days(fields) else { return nil }
        self.days = days
        let sum = gifts.compactMap(\.money).reduce(Int64(0)) { $0.addingReportingOverflow($1.millionths).partialValue }
        if let place = fields["gifts"].value, sum < 0 || sum >= 1_000_000_000_000_000_000 {
            reader.problems.add(place, vi: "Tổng số tiền quá lớn.", en: "The sum of the money is too large.")
        }
    }
}

extension ScoringReader {
    private static let eventKeys: [JSONKey] = ["name", "results"]
    private static let resultKeys: [JSONKey] = ["unit", "medal"]
    private static let giftKeys: [JSONKey] = ["beneficiary", "money", "gifts"]

    fileprivate mutating func events(_ value: JSONValue) -> [ActivityOutcome.Event] {
        list(value, most: 200).compactMap { element -> ActivityOutcome.Event? in
            guard let fields = JSONFields(element, keys: Self.eventKeys, problems: &problems) else { return nil }
            let name = fields.required("name", problems: &problems).flatMap { text($0, most: 300) }
            let results = fields.required("results", problems: &problems).map { medals($0) }
            guard let name, let results else { return nil }
            return ActivityOutcome.Event(name: name, results: results)
        }
    }

    private mutating func medals(_ value: JSONValue) -> [ActivityOutcome.Result] {
        list(value, most: 100).compactMap { element -> ActivityOutcome.Result? in
            guard let fields = JSONFields(element, keys: Self.resultKeys, problems: &problems) else { return nil }
            let unit: UnitID? = fields.required("unit", problems: &problems).flatMap { identifier($0) }
            let medal = fields.required("medal", problems: &problems)
                .flatMap { word($0, of: ActivityOutcome.Medal.self) }
            guard let unit, let medal else { return nil }
            return ActivityOutcome.Result(unit: unit, medal: medal)
        }
    }

    fileprivate mutating func gifts(_ value: JSONValue) -> [ActivityOutcome.Gift] {
        list(value, most: 500).compactMap { element -> ActivityOutcome.Gift? in
            guard let fields = JSONFields(element, keys: Self.giftKeys, problems: &problems) else { return nil }
            let beneficiary = fields.required("beneficiary", problems: &problems).flatMap { text($0, most: 500) }
            let money = fields["money"].value.flatMap { measure($0) }
            let gifts = fields["gifts"].value.flatMap { text($0, most: 2_000) }
            if money == nil, gifts == nil {
                problems.add(element, vi: "Cần số tiền hoặc hiện vật.", en: "Needs money or gifts.")
            }
            return beneficiary.map { ActivityOutcome.Gift(beneficiary: $0, money: money, gifts: gifts) }
        }
    }
}
