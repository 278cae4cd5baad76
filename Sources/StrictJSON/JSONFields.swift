/// The name of a member that a kind of object may have; written as a literal.
package struct JSONKey: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    private let name: StaticString

    package init(stringLiteral name: StaticString) {
        self.name = name
    }

    /// The name's characters: ASCII in every format that ThiDua reads.
    var utf8: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    }

    package var description: String { name.description }

    package static func == (left: JSONKey, right: JSONKey) -> Bool {
        left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8)
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(bytes: UnsafeRawBufferPointer(utf8)) }
}

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

    /// Takes in one more value of the key; notes it if it is not the first.
    package mutating func add(_ value: JSONValue, problems: inout JSONProblems) {
        if isAbsent {
            self = .value(value)
        } else {
            self = .repeated
            problems.addRepeatedKey(value)
        }
    }
}

/// An object read against the closed set of keys that its kind may have.
package struct JSONFields: Sendable {
    /// The object itself, the place for what is missing in it.
    package let object: JSONValue
    /// What stands there, in order of appearance: few, so a list beats a dictionary.
    private var fields: [Field] = []
    /// The values of unknown keys that are not noted yet.
    private var unknown: [JSONValue] = []

    private struct Field {
        let key: JSONKey
        /// Index of the value's token: a value itself would have its document counted. nil where the key stands twice.
        var token: Int?
    }

    /// Reads an object; notes each unknown and each repeated key, and a value that is no object. Nil if it is none.
    ///
    /// - Parameters:
    ///   - value: The object.
    ///   - keys: The keys that it may have.
    ///   - isKindKnown: False where the object's kind, and so its closed set, is still to be read: unknown keys then
    ///     wait for `refuse(allBut:problems:)`.
    ///   - problems: Where problems are noted.
    package init?(
        _ value: JSONValue,
        keys: [JSONKey],
        isKindKnown: Bool = true,
        problems: inout JSONProblems
    ) {
        guard let members = value.members else {
            problems.addNotAnObject(value)
            return nil
        }
        object = value
        for (name, value) in members {
            guard let key = keys.first(where: { name.hasText($0) }) else {
                if isKindKnown {
                    problems.addUnknownKey(value, known: keys.lazy.map(\.description))
                } else {
                    unknown.append(value)
                }
                continue
            }
            if let index = fields.firstIndex(where: { $0.key == key }) {
                fields[index].token = nil
                problems.addRepeatedKey(value)
            } else {
                fields.append(Field(key: key, token: value.index))
            }
        }
    }

    /// How many keys stand there, unknown ones left out.
    package var count: Int { fields.count }

    package subscript(key: JSONKey) -> JSONField {
        for field in fields where field.key == key { return value(of: field).map { .value($0) } ?? .repeated }
        return .absent
    }

    private func value(of field: Field) -> JSONValue? {
        field.token.map { JSONValue(document: object.document, index: $0) }
    }

    /// The value of a required key; notes its absence at the object.
    package func required(_ key: JSONKey, problems: inout JSONProblems) -> JSONValue? {
        let field = self[key]
        if field.isAbsent { problems.addMissing(key.description, in: object) }
        return field.value
    }

    /// Notes the keys that stand there but are not among those that this very object may have.
    package func refuse(allBut allowed: [JSONKey], problems: inout JSONProblems) {
        let known = fields.filter { !allowed.contains($0.key) }.compactMap(value)
        for value in known + unknown {
            problems.addUnknownKey(value, known: allowed.lazy.map(\.description))
        }
    }

    /// The values of all keys but one, those of unknown keys that are not noted yet among them.
    package func others(than key: JSONKey) -> [JSONValue] {
        fields.filter { $0.key != key }.compactMap(value) + unknown
    }
}

extension JSONProblems {
    /// Notes a value that should have been an object.
    package mutating func addNotAnObject(_ value: JSONValue) {
        add(value, vi: "Phải là một đối tượng { … }.", en: "Must be an object { … }.")
    }

    /// Notes a key that this kind of object does not have.
    package mutating func addUnknownKey(_ value: JSONValue, known: some Sequence<String>) {
        add(
            value,
            vi: "Khóa lạ: ở đây chỉ có \(Wording.list(known)).",
            en: "Unknown key: only \(Wording.list(known)) may stand here."
        )
    }

    /// Notes the second of two equal keys.
    package mutating func addRepeatedKey(_ value: JSONValue) {
        add(value, vi: "Khóa này đứng hai lần: hãy bỏ bớt một.", en: "This key stands twice: remove one.")
    }

    /// Notes that an object lacks a member.
    package mutating func addMissing(_ key: @autoclosure () -> String, in object: JSONValue) {
        add(object, vi: "Thiếu \(Wording.quoted(key())).", en: "Lacks \(Wording.quoted(key())).")
    }
}
