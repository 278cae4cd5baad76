import StrictJSON

extension JSONWriter {
    /// Writes a member whose value is a decimal.
    mutating func member(_ name: StaticString, _ decimal: ExactDecimal) {
        key(name)
        number { $0.append(contentsOf: decimal.text.utf8) }
    }
}
