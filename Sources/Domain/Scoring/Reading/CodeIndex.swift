/// Different codes in order of appearance, each found without looking through the others.
struct CodeIndex: Sendable {
    private(set) var codes: [Code] = []
    private var index: [Code: Int] = [:]

    /// A code's index in `codes`; nil if it is not among them.
    subscript(code: Code) -> Int? { index[code] }

    /// Adds a code unless it is there already.
    ///
    /// - Returns: Whether it was added, and its index.
    mutating func insert(_ code: Code) -> (isNew: Bool, index: Int) {
        if let index = index[code] { return (false, index) }
        index[code] = codes.count
        codes.append(code)
        return (true, codes.count - 1)
    }
}
