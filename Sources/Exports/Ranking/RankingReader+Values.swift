import Domain
import StrictJSON

extension RankingReader {
    mutating func required(_ key: JSONKey, _ fields: JSONFields) -> JSONValue? {
        fields.required(key, problems: &problems)
    }

    mutating func decimal(_ key: JSONKey, _ fields: JSONFields) -> ExactDecimal? {
        guard let value = required(key, fields) else { return nil }
        return noting(ExactDecimal(value), value, vi: "Phải là số thập phân.", en: "Must be a decimal number.")
    }

    mutating func string(_ value: JSONValue) -> String? {
        noting(value.string, value, vi: "Phải là chuỗi ký tự.", en: "Must be a string.")
    }

    mutating func boolean(_ value: JSONValue) -> Bool? {
        noting(value.boolean, value, vi: "Phải là true hoặc false.", en: "Must be true or false.")
    }

    mutating func code(_ value: JSONValue) -> Code? {
        let code = value.string.map { Code($0) }.flatMap { $0.isWellFormed ? $0 : nil }
        return noting(code, value, vi: "Phải là một mã.", en: "Must be a code.")
    }

    mutating func codes(_ value: JSONValue) -> [Code]? {
        guard let elements = value.elements else {
            problems.addNotAList(value)
            return nil
        }
        var codes: [Code] = []
        for element in elements {
            if let code = code(element) { codes.append(code) }
        }
        return codes
    }

    mutating func whole(_ value: JSONValue) -> Int? {
        let whole = ExactDecimal(value).flatMap { Int($0.text) }
        return noting(whole, value, vi: "Phải là số nguyên.", en: "Must be a whole number.")
    }

    /// A publication's number, from 1.
    mutating func number(_ value: JSONValue) -> Int32? {
        let number = ExactDecimal(value).flatMap { Int32($0.text) }.flatMap { $0 >= 1 ? $0 : nil }
        return noting(number, value, vi: "Phải là số nguyên từ 1.", en: "Must be a whole number from 1.")
    }

    /// A rank from 1, or null; the outer nil is a value that is neither.
    mutating func rank(_ value: JSONValue) -> Int?? {
        if value.isNull { return .some(nil) }
        let rank = ExactDecimal(value).flatMap { Int($0.text) }.flatMap { $0 >= 1 ? $0 : nil }
        return noting(
            rank,
            value,
            vi: "Phải là số nguyên từ 1, hoặc null.",
            en: "Must be a whole number from 1, or null."
        ).map { .some($0) }
    }

    /// A grade's name, or null; the outer nil is a value that is neither.
    mutating func grade(_ value: JSONValue) -> String?? {
        if value.isNull { return .some(nil) }
        return noting(value.string, value, vi: "Phải là chuỗi ký tự, hoặc null.", en: "Must be a string, or null.")
            .map { .some($0) }
    }

    mutating func identifier<Entity>(_ value: JSONValue) -> Identifier<Entity>? {
        noting(value.string.flatMap { Identifier($0) }, value, vi: "Phải là một UUID.", en: "Must be a UUID.")
    }

    mutating func kind(_ value: JSONValue) -> ReviewKind? {
        noting(
            value.string.flatMap { ReviewKind(rawValue: $0) },
            value,
            vi: "Phải là một trong: \(Wording.list(ReviewKind.allCases.map(\.rawValue))).",
            en: "Must be one of: \(Wording.list(ReviewKind.allCases.map(\.rawValue)))."
        )
    }

    mutating func day(_ value: JSONValue) -> Day? {
        noting(
            value.string.flatMap { Day($0) },
            value,
            vi: "Phải là ngày YYYY-MM-DD.",
            en: "Must be a day, YYYY-MM-DD."
        )
    }

    /// Hands on what was read, or notes that the value is not it.
    private mutating func noting<Value>(
        _ read: Value?,
        _ place: JSONValue,
        vi: @autoclosure () -> String,
        en: @autoclosure () -> String
    ) -> Value? {
        if read == nil { problems.add(place, vi: vi(), en: en()) }
        return read
    }
}

extension JSONProblems {
    /// Notes a value that should have been a list.
    mutating func addNotAList(_ value: JSONValue) {
        add(value, vi: "Phải là một danh sách [ … ].", en: "Must be a list [ … ].")
    }
}
