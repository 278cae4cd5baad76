/// The closed set of members that a kind of object may have; the raw value is the member's name.
package protocol JSONKey: CaseIterable, RawRepresentable<String>, Hashable, Sendable {}

/// What an object says for one key.
package enum JSONField: Sendable {
    case absent
    /// The key stands twice: neither value can be trusted, and the problem is noted already.
    case repeated
    case value(JSONValue)

    /// The one value that stands there.
    package var value: JSONValue? {
        if case .value(let value) = self { value } else { nil }
    }

    package var isAbsent: Bool {
        if case .absent = self { true } else { false }
    }
}

/// An object read against its closed set of keys.
package struct JSONFields<Key: JSONKey>: Sendable {
    /// The object itself, the place for what is missing in it.
    package let object: JSONValue
    /// The keys that stand there, in order of appearance: few, so a list beats a dictionary.
    private var fields: [(key: Key, field: JSONField)] = []

    /// Reads an object; notes each unknown and each repeated key, and a value that is no object.
    ///
    /// - Returns: nil if `value` is no object.
    package init?(_ value: JSONValue, keys: Key.Type = Key.self, problems: inout JSONProblems) {
        guard let members = value.members else {
            problems.addNotAnObject(value)
            return nil
        }
        object = value
        for (name, value) in members {
            guard let key = Key.allCases.first(where: { name.hasText($0.rawValue) }) else {
                problems.addUnknownKey(value, known: Key.allCases.map(\.rawValue))
                continue
            }
            if let index = fields.firstIndex(where: { $0.key == key }) {
                fields[index].field = .repeated
                problems.addRepeatedKey(value)
            } else {
                fields.append((key, .value(value)))
            }
        }
    }

    package subscript(key: Key) -> JSONField {
        fields.first { $0.key == key }?.field ?? .absent
    }

    /// The value of a required key; notes its absence at the object.
    package func required(_ key: Key, problems: inout JSONProblems) -> JSONValue? {
        let field = self[key]
        if field.isAbsent { problems.addMissing(key.rawValue, in: object) }
        return field.value
    }

    /// Notes the keys that stand there but are not among those that this very object may have.
    package func refuse(allBut allowed: Set<Key>, problems: inout JSONProblems) {
        for (key, field) in fields where !allowed.contains(key) {
            guard let value = field.value else { continue }
            problems.addUnknownKey(value, known: Key.allCases.filter(allowed.contains).map(\.rawValue))
        }
    }
}

extension JSONProblems {
    /// Notes a value that should have been an object.
    package mutating func addNotAnObject(_ value: JSONValue) {
        add(value, vi: "Phải là một đối tượng { … }.", en: "Must be an object { … }.")
    }

    /// Notes a key that this kind of object does not have.
    package mutating func addUnknownKey(_ value: JSONValue, known: @autoclosure () -> [String]) {
        let names = { (keys: [String]) in keys.map { "“\($0)”" }.joined(separator: ", ") }
        let keys = known()
        add(
            value,
            vi: "Khóa lạ: ở đây chỉ có \(names(keys)).",
            en: "Unknown key: only \(names(keys)) may stand here."
        )
    }

    /// Notes the second of two equal keys.
    package mutating func addRepeatedKey(_ value: JSONValue) {
        add(value, vi: "Khóa này đứng hai lần: hãy bỏ bớt một.", en: "This key stands twice: remove one.")
    }

    /// Notes that an object lacks a member.
    package mutating func addMissing(_ key: String, in object: JSONValue) {
        add(object, vi: "Thiếu “\(key)”.", en: "Lacks “\(key)”.")
    }
}
