/// Why an answer cannot be read as what the caller asked for.
public enum PostgresDecodingFailure: Error, Sendable, Hashable {
    /// The answer has another number of columns.
    case columnCount(expected: Int, found: Int)
    /// A column has a type that the Swift type does not take. `index` counts from 0.
    case columnType(column: String, index: Int, expected: String, found: PostgresType)
    /// One value cannot be read. Row and `index` count from 0.
    case value(column: String, index: Int, row: Int, expected: String, reason: PostgresValueError)
}

extension PostgresDecodingFailure: CustomStringConvertible {
    /// The column, what was expected and what was found; no value.
    public var description: String {
        switch self {
        case .columnCount(let expected, let found):
            "\(expected) columns are expected, and there are \(found)."
        case .columnType(let column, let index, let expected, let found):
            "column \(index + 1) (\"\(column)\") is \(found), which is no \(expected)."
        case .value(let column, let index, let row, let expected, let reason):
            "column \(index + 1) (\"\(column)\") of row \(row + 1) is no \(expected): \(reason)."
        }
    }
}
