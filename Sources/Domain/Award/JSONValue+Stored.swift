import StrictJSON

// What awards keep as JSON is written by them alone: what is not so is nil, and no list of problems.
extension JSONValue {
    /// A member; nil where there is none, or null.
    func stored(_ key: JSONKey) -> JSONValue? {
        members?.first { $0.key.hasText(key) }.flatMap { $0.value.isNull ? nil : $0.value }
    }

    /// A whole number; nil for anything else.
    var storedNumber: Int64? {
        guard kind == .number else { return nil }
        return withText { try? DecimalText.scaled($0, fractionDigits: 0, integerDigits: 12) } ?? nil
    }

    /// A decimal; nil for anything else.
    var storedMeasure: Measure? {
        guard kind == .number else { return nil }
        return withText { try? DecimalText.scaled($0, fractionDigits: 6, integerDigits: 12) }?.map(Measure.init)
    }

    /// A member's list of codes, none where there is no member; nil where it is something else.
    func storedCodes(_ key: JSONKey) -> [Code]? {
        guard let value = stored(key) else { return [] }
        guard let elements = value.elements else { return nil }
        var codes: [Code] = []
        for element in elements {
            guard let code = element.string.map(Code.init), code.isWellFormed else { return nil }
            codes.append(code)
        }
        return codes
    }
}

extension Measure {
    /// Without trailing zeros.
    package var text: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
