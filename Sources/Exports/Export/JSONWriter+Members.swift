import Domain
import StrictJSON

extension JSONWriter {
    /// Writes a member whose value is a text, or null.
    mutating func member(_ name: StaticString, _ text: String?) {
        key(name)
        if let text { string(text) } else { null() }
    }

    /// Writes a member whose value is a whole number, or null.
    mutating func member(_ name: StaticString, _ value: Int?) {
        key(name)
        if let value { number(value) } else { null() }
    }

    /// Writes a member whose value is a decimal.
    mutating func member(_ name: StaticString, _ decimal: ExactDecimal) {
        key(name)
        number { $0.append(contentsOf: decimal.text.utf8) }
    }

    /// Writes a list of codes.
    mutating func codes(_ codes: [Code]) {
        beginArray()
        for code in codes { string(code.utf8) }
        endArray()
    }
}
