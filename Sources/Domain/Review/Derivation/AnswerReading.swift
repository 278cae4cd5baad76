import StrictJSON

/// A unit's member of the scoring's answer, read back from where it is kept: its numbers as they were written.
struct AnswerReading {
    /// What a unit earned in a section, and could have.
    struct Section {
        let points: NumberText
        let assignedMax: NumberText
    }

    /// What it earned for a criterion, and why.
    struct Leaf {
        let points: NumberText
        let because: String
    }

    /// The sum of its leaves.
    let points: Points
    let sections: [Code: Section]
    /// Without the criteria that are not assigned to the unit.
    let leaves: [Code: Leaf]

    /// Reads it; nil where the text is not what `ScoringAnswer` writes.
    ///
    /// - Parameter bytes: The unit's object in JSON.
    init?(_ bytes: [UInt8]) {
        guard let root = try? JSONDocument(bytes).root, let members = root.members else { return nil }
        var points: Points?
        var sections: [Code: Section]?
        var leaves: [Code: Leaf]?
        for (key, value) in members {
            if key.hasText("points") { points = Points(ofAnswer: value) }
            if key.hasText("sections") { sections = Self.read(value, Section.init) }
            if key.hasText("leaves") { leaves = Self.read(value, Leaf.init) }
        }
        guard let points, let sections, let leaves else { return nil }
        self.points = points
        self.sections = sections
        self.leaves = leaves
    }

    private static func read<Part>(_ value: JSONValue, _ part: ([JSONKey: JSONValue]) -> Part?) -> [Code: Part]? {
        guard let members = value.members else { return nil }
        var parts: [Code: Part] = [:]
        for (key, value) in members {
            guard let code = key.withText({ Code(utf8: $0) }), let fields = value.members else { return nil }
            var known: [JSONKey: JSONValue] = [:]
            for name: JSONKey in ["points", "assignedMax", "because"] {
                known[name] = fields.first { $0.key.hasText(name) }?.value
            }
            guard let part = part(known) else { return nil }
            parts[code] = part
        }
        return parts
    }
}

extension AnswerReading.Section {
    fileprivate init?(_ members: [JSONKey: JSONValue]) {
        guard let points = members["points"].flatMap(NumberText.init),
            let assignedMax = members["assignedMax"].flatMap(NumberText.init)
        else { return nil }
        self.init(points: points, assignedMax: assignedMax)
    }
}

extension AnswerReading.Leaf {
    fileprivate init?(_ members: [JSONKey: JSONValue]) {
        guard let points = members["points"].flatMap(NumberText.init), let because = members["because"]?.string else {
            return nil
        }
        self.init(points: points, because: because)
    }
}

extension Points {
    /// A sum of points as the answer writes it: it may pass what one criterion can have, and be below 0.
    fileprivate init?(ofAnswer value: JSONValue) {
        let scaled = value.withText { try? DecimalText.scaled($0, fractionDigits: 2, integerDigits: 12) }
        guard value.kind == .number, let hundredths = scaled.flatMap({ $0 }) else { return nil }
        self.init(hundredths: hundredths)
    }
}

extension [Code: Points] {
    /// What a unit earned for each leaf, of its answer in JSON; nil where the text is not what `ScoringAnswer` writes.
    package init?(leavesOfAnswer bytes: [UInt8]) {
        guard let answer = AnswerReading(bytes) else { return nil }
        self = answer.leaves.compactMapValues { leaf in
            (try? JSONDocument(leaf.points.utf8).root).flatMap { Points(ofAnswer: $0) }
        }
    }

    /// The same of a unit in a publication; nil where it is not in it.
    package init?(leavesOf unit: UnitID, inPublication bytes: [UInt8]) {
        let root = try? JSONDocument(bytes).root
        let units = root?.members?.first { $0.key.hasText("units") }?.value.elements
        let own = units?.first { element in
            element.members?.first { $0.key.hasText("unit") }?.value.string.flatMap { UnitID($0) } == unit
        }
        guard let answer = own?.members?.first(where: { $0.key.hasText("answer") })?.value,
            let bytes = try? CanonicalJSON.bytes(of: answer)
        else { return nil }
        self.init(leavesOfAnswer: bytes)
    }
}

/// A number as its JSON text, which nothing has rounded.
package struct NumberText: Hashable, Sendable {
    package let utf8: [UInt8]

    /// nil for what is no number.
    init?(_ value: JSONValue) {
        guard value.kind == .number, let utf8 = value.withText(Array.init) else { return nil }
        self.utf8 = utf8
    }

    package init(_ points: Points) {
        var utf8: [UInt8] = []
        points.append(to: &utf8)
        self.utf8 = utf8
    }
}

extension NumberText: CustomStringConvertible {
    package var description: String { String(decoding: utf8, as: UTF8.self) }
}
