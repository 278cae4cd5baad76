import Domain
package import StrictJSON

/// What a JSON value may be: what the reader holds a request to, and what `/openapi.json` says of it.
package indirect enum Schema: Sendable {
    case string(StringSchema)
    case integer(ClosedRange<Int>)
    /// Any number.
    case number
    case boolean
    case array(of: Schema, maximum: Int)
    case object(ObjectSchema)
    /// An object whose keys are the client's: so many, each with such a value.
    case map(of: Schema, counts: ClosedRange<Int>)
    /// An object of which no more is said here.
    case anyObject
    /// The same, or null.
    case nullable(Schema)

    /// Text of a length in Unicode scalars.
    static func text(_ lengths: ClosedRange<Int>) -> Schema { .string(StringSchema(lengths: lengths)) }
    /// An id.
    static let uuid = Schema.string(StringSchema(lengths: 36...36, format: "uuid"))
    /// A day as `2026-11-21`.
    static let day = Schema.string(StringSchema(lengths: 10...10, format: "date"))
    /// A point in time as `2026-11-21T14:29:23Z`.
    static let instant = Schema.string(StringSchema(lengths: 20...30, format: "date-time"))
    /// One of a few words.
    static func oneOf(_ words: [String]) -> Schema { .string(StringSchema(lengths: 0...100, words: words)) }
}

/// What a string may be.
package struct StringSchema: Sendable {
    /// In Unicode scalars.
    let lengths: ClosedRange<Int>
    /// OpenAPI's name of the form; of `uuid` and `date` the form is checked.
    var format: String?
    /// The only texts; nil for any.
    var words: [String]?

    init(lengths: ClosedRange<Int>, format: String? = nil, words: [String]? = nil) {
        self.lengths = lengths
        self.format = format
        self.words = words
    }
}

/// What an object may be: a closed set of members. It has a name, and stands in `/openapi.json` once.
package struct ObjectSchema: Sendable {
    package struct Member: Sendable {
        package let key: JSONKey
        let schema: Schema
        package let isRequired: Bool
        /// What it means, where its name and form do not say it.
        let meaning: String?

        static func required(_ key: JSONKey, _ schema: Schema, meaning: String? = nil) -> Member {
            Member(key: key, schema: schema, isRequired: true, meaning: meaning)
        }

        static func optional(_ key: JSONKey, _ schema: Schema) -> Member {
            Member(key: key, schema: schema, isRequired: false, meaning: nil)
        }
    }

    package let name: String
    package let members: [Member]
    /// JSON that holds to it.
    package let example: String

    init(_ name: String, _ members: [Member], example: String) {
        self.name = name
        self.members = members
        self.example = example
    }
}

extension Schema {
    /// Notes all that a value does not hold to.
    func check(_ value: JSONValue, _ problems: inout JSONProblems) {
        switch self {
        case .string(let schema): schema.check(value, &problems)
        case .integer(let range):
            guard let number = value.integer, range.contains(number) else {
                return problems.add(
                    value,
                    vi: "Phải là một số nguyên từ \(range.lowerBound) đến \(range.upperBound).",
                    en: "Must be a whole number from \(range.lowerBound) to \(range.upperBound)."
                )
            }
        case .number:
            if value.kind != .number { problems.add(value, vi: "Phải là một số.", en: "Must be a number.") }
        case .boolean:
            if value.boolean == nil {
                problems.add(value, vi: "Phải là true hoặc false.", en: "Must be true or false.")
            }
        case .array(let element, let maximum):
            guard let elements = value.elements.map({ Array($0) }), elements.count <= maximum else {
                return problems.add(
                    value,
                    vi: "Phải là một danh sách, nhiều nhất \(maximum) phần tử.",
                    en: "Must be a list of at most \(maximum) elements."
                )
            }
            for each in elements { element.check(each, &problems) }
        case .object(let schema): schema.check(value, &problems)
        case .map(let element, let counts): Self.checkMap(value, of: element, counts: counts, &problems)
        case .anyObject:
            if value.kind != .object { problems.addNotAnObject(value) }
        case .nullable(let schema):
            if !value.isNull { schema.check(value, &problems) }
        }
    }

    private static func checkMap(
        _ value: JSONValue,
        of element: Schema,
        counts: ClosedRange<Int>,
        _ problems: inout JSONProblems
    ) {
        guard let members = value.members.map({ Array($0) }), counts.contains(members.count) else {
            return problems.add(
                value,
                vi: "Phải là một đối tượng { … } có từ \(counts.lowerBound) đến \(counts.upperBound) khóa.",
                en: "Must be an object { … } of \(counts.lowerBound) to \(counts.upperBound) keys."
            )
        }
        var keys: Set<[UInt8]> = []
        for (key, value) in members {
            if !keys.insert(key.withText(Array.init) ?? []).inserted { problems.addRepeatedKey(value) }
            element.check(value, &problems)
        }
    }
}

extension StringSchema {
    fileprivate func check(_ value: JSONValue, _ problems: inout JSONProblems) {
        let text = value.string
        if let words {
            guard let text, words.contains(text) else {
                return problems.add(
                    value,
                    vi: "Phải là một trong: \(Wording.list(words)).",
                    en: "Must be one of \(Wording.list(words))."
                )
            }
            return
        }
        // PostgreSQL holds every character but this one.
        guard let text, lengths.contains(text.unicodeScalars.count), !text.utf8.contains(0) else {
            return problems.add(
                value,
                vi: "Phải là chuỗi từ \(lengths.lowerBound) đến \(lengths.upperBound) ký tự, không có U+0000.",
                en: "Must be a text of \(lengths.lowerBound) to \(lengths.upperBound) characters, none of them U+0000."
            )
        }
        switch format {
        case "uuid" where UnitID(text) == nil:
            problems.add(value, vi: "Phải là một UUID.", en: "Must be a UUID.")
        case "date" where Day(text) == nil:
            problems.add(
                value,
                vi: "Phải là một ngày có thật, dạng 2026-11-21.",
                en: "Must be a day of the calendar, written as 2026-11-21."
            )
        default: break
        }
    }
}

extension ObjectSchema {
    /// Notes all that a value does not hold to; its members, where it is an object.
    @discardableResult
    package func check(_ value: JSONValue, _ problems: inout JSONProblems) -> JSONFields? {
        guard let fields = JSONFields(value, keys: members.map(\.key), problems: &problems) else { return nil }
        for member in members {
            let value =
                member.isRequired ? fields.required(member.key, problems: &problems) : fields[member.key].value
            if let value { member.schema.check(value, &problems) }
        }
        return fields
    }
}

extension JSONValue {
    /// A whole number that is written as one; nil for anything else.
    var integer: Int? {
        guard kind == .number else { return nil }
        return withText { Int(String(decoding: $0, as: UTF8.self)) } ?? nil
    }
}
