package import StrictJSON

/// What a record is kept of: a movement, an activity, an exemplar, a practice. A value of it is the record's text.
///
/// How a record goes from state to state, is changed and keeps its former texts, is the same for all (`Record`). What it is
/// about, and who does what to it, each says by itself.
package protocol RecordSubject: Sendable {
    associatedtype State: RecordState

    /// Such as `movement`: what audit events call it.
    static var word: String { get }
    /// What people call it.
    static var name: Wording { get }
    /// Whether each record is one unit's; the others are a cluster's, or a managing unit's.
    static var isOfUnit: Bool { get }
    /// Whether a record may answer to another (hưởng ứng).
    static var mayFollow: Bool { get }
    /// Whether it is an act of its own that a record is begun: it has a day, and somebody who did it.
    static var beginsByAct: Bool { get }
    /// Who begins a record and writes its text.
    static var keepers: RecordRole { get }
    /// Who moves a record on to a state.
    static func movers(to state: State) -> RecordRole
    /// What units enter, and in which states of the record.
    static var entries: [UnitEntry.Kind: Set<State>] { get }
    /// Which units may enter something.
    static var entrants: RecordEntrants { get }

    /// Who may read a record that comes to a state; nil for those who could before.
    static func reach(in state: State, ofCluster isOfCluster: Bool) -> Reach?

    /// Canonical JSON, as it is kept.
    var bytes: [UInt8] { get }
    /// A word by which records are told apart.
    var kind: String { get }
    var title: String { get }
    /// All that a search looks at.
    var searched: String { get }
    /// The units that it names.
    var units: Set<UnitID> { get }
    /// The official documents that it names.
    var officialDocuments: Set<OfficialDocumentID> { get }

    /// Reads a text.
    ///
    /// - Throws: `RecordRefusal` with every problem.
    init(_ json: JSONValue) throws(RecordRefusal)

    /// Refuses what the text or the act lacks for a state.
    ///
    /// - Throws: `incompleteRecord`, `dayToCome`, `invalidPeriod`.
    func check(for state: State, _ act: RecordAct, on today: Day) throws(Refusal)
}

/// The states of a record.
package protocol RecordState: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    static var first: Self { get }
    var name: Wording { get }
    /// Those that it goes on to.
    var next: Set<Self> { get }
    /// Whether the text is still being written.
    var isOpen: Bool { get }
    /// Whether the text may still be changed, with a reason; what it was is kept.
    var isAmendable: Bool { get }
}

/// Who may read a record.
package enum Reach: String, CaseIterable, Sendable {
    /// The unit, and who looks after the cluster; of a managing unit's own record its office.
    case unit
    /// Who takes part in the cluster's season.
    case cluster
    /// Everybody who signed in.
    case ministry
}

/// Who does something to a record.
package enum RecordRole: Hashable, Sendable {
    /// Who works for the lead, and the managing office.
    case conductors
    /// An officer or the head of the record's unit.
    case unit
    /// Who works for the lead or its deputy, and the managing office; nobody for the own unit.
    case assessors
    /// The managing office; nobody for the own unit.
    case office
    /// The record's unit, and the managing office.
    case unitOrOffice
}

/// Which units enter something in a record.
package enum RecordEntrants: Hashable, Sendable {
    /// Those that take part in the cluster's season; in a managing unit's record those below it. Each for itself.
    case called
    /// The same, and the lead and the managing office for them.
    case calledOrConductors
    /// All but the record's own, each for itself.
    case others
}

/// A text is refused, with all its problems at once.
package struct RecordRefusal: Error, Sendable {
    /// At least one.
    package let problems: [JSONProblem]
}

extension ScoringReader {
    /// Reads a record's text.
    ///
    /// - Throws: `RecordRefusal` with every problem.
    static func record<Subject>(
        _ json: JSONValue,
        _ read: (inout ScoringReader, JSONValue) -> Subject?
    ) throws(RecordRefusal) -> Subject {
        var reader = ScoringReader()
        let subject = read(&reader, json)
        guard reader.problems.isEmpty, let subject else { throw RecordRefusal(problems: reader.problems.all) }
        return subject
    }

    /// Canonical bytes of what is kept; notes what has none.
    mutating func canonical(_ json: JSONValue) -> [UInt8]? {
        do {
            return try CanonicalJSON.bytes(of: json)
        } catch {
            problems.add(json, vi: error.wording.vi, en: error.wording.en)
            return nil
        }
    }

    /// A day of the calendar.
    mutating func day(_ value: JSONValue) -> Day? {
        guard let day = value.string.flatMap({ Day($0) }) else {
            problems.add(
                value,
                vi: "Phải là một ngày có thật, dạng 2026-11-21.",
                en: "Must be a day of the calendar, written as 2026-11-21."
            )
            return nil
        }
        return day
    }

    /// An id.
    mutating func identifier<Entity>(_ value: JSONValue) -> Identifier<Entity>? {
        guard let id = value.string.flatMap({ Identifier<Entity>($0) }) else {
            problems.add(value, vi: "Phải là một UUID.", en: "Must be a UUID.")
            return nil
        }
        return id
    }

    /// `from` and `to`, both of them days that belong to it.
    mutating func days(_ fields: JSONFields) -> DaysFromTo? {
        let from = fields.required("from", problems: &problems).flatMap { day($0) }
        let place = fields.required("to", problems: &problems)
        guard let from, let place, let to = day(place) else { return nil }
        guard from <= to else {
            problems.add(place, vi: "Ngày cuối trước ngày đầu.", en: "The last day is before the first.")
            return nil
        }
        return DaysFromTo(from: from, to: to)
    }
}

/// Days from one to another, both of them included, as people say them.
package struct DaysFromTo: Hashable, Sendable {
    package let from: Day
    package let to: Day
}
