package import StrictJSON

/// What a unit says of itself in a record. Entries are only added: the latest of a kind counts.
package struct UnitEntry: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        /// hưởng ứng: takes part in a movement, by a plan of its own.
        case joined
        /// What it came to in a movement.
        case reported
        /// Was at an activity, with so many people; with none, it was not.
        case tookPart
        /// Does what another unit began, and what it came to.
        case tookUp

        package var name: Wording {
            switch self {
            case .joined: Wording(vi: "hưởng ứng", en: "joined")
            case .reported: Wording(vi: "báo kết quả", en: "reported")
            case .tookPart: Wording(vi: "tham gia", en: "took part")
            case .tookUp: Wording(vi: "áp dụng", en: "took up")
            }
        }
    }

    package let unit: UnitID
    package let kind: Kind
    package let occurredOn: Day
    /// How many people; nil where nothing is said.
    package let persons: Int32?
    /// The plan, or the result, in words.
    package let words: String?
    package let figures: Figures

    package init(unit: UnitID, kind: Kind, occurredOn: Day, persons: Int32?, words: String?, figures: Figures) {
        self.unit = unit
        self.kind = kind
        self.occurredOn = occurredOn
        self.persons = persons
        self.words = words
        self.figures = figures
    }
}

/// Results as numbers, each with its unit of measure.
package struct Figures: Hashable, Sendable {
    /// One of them.
    package struct Figure: Hashable, Sendable {
        package let text: String
        package let value: Measure
        package let unitOfMeasure: String
    }

    package let all: [Figure]
    /// Canonical JSON, as they are kept.
    package let bytes: [UInt8]

    package static let none = Figures(all: [], bytes: Array("[]".utf8))

    private init(all: [Figure], bytes: [UInt8]) {
        self.all = all
        self.bytes = bytes
    }

    /// Reads a list of `text`, `value`, `unitOfMeasure`.
    ///
    /// - Throws: `RecordRefusal` with every problem.
    package init(_ json: JSONValue) throws(RecordRefusal) {
        self = try ScoringReader.record(json) { reader, json in
            let all = reader.figures(json)
            return reader.canonical(json).map { Figures(all: all, bytes: $0) }
        }
    }
}

/// An entry as it is listed.
package struct ListedEntry: Sendable {
    package let id: Identifier<UnitEntry>
    package let unit: UnitID
    package let kind: UnitEntry.Kind
    package let occurredOn: Day
    package let persons: Int32?
    package let words: String?
    /// Canonical JSON.
    package let figures: [UInt8]
    package let recordedAt: Int64
    /// Whether it is the latest of its unit and kind.
    package let counts: Bool

    package init(
        id: Identifier<UnitEntry>,
        unit: UnitID,
        kind: UnitEntry.Kind,
        occurredOn: Day,
        persons: Int32?,
        words: String?,
        figures: [UInt8],
        recordedAt: Int64,
        counts: Bool
    ) {
        self.id = id
        self.unit = unit
        self.kind = kind
        self.occurredOn = occurredOn
        self.persons = persons
        self.words = words
        self.figures = figures
        self.recordedAt = recordedAt
        self.counts = counts
    }
}

extension ScoringReader {
    private static let figureKeys: [JSONKey] = ["text", "value", "unitOfMeasure"]

    mutating func figures(_ value: JSONValue) -> [Figures.Figure] {
        list(value, most: 200).compactMap { element -> Figures.Figure? in
            guard let fields = JSONFields(element, keys: Self.figureKeys, problems: &problems) else { return nil }
            let text = fields.required("text", problems: &problems).flatMap { self.text($0, most: 500) }
            let value = fields.required("value", problems: &problems).flatMap { measure($0) }
            let unit = fields.required("unitOfMeasure", problems: &problems).flatMap { self.text($0, most: 50) }
            guard let text, let value, let unit else { return nil }
            return Figures.Figure(text: text, value: value, unitOfMeasure: unit)
        }
    }
}
