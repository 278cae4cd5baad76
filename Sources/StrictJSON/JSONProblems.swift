/// What is wrong at one place of a document.
package struct JSONProblem: Hashable, Sendable {
    package let pointer: JSONPointer
    package let wording: Wording

    package init(pointer: JSONPointer, wording: Wording) {
        self.pointer = pointer
        self.wording = wording
    }
}

/// The problems found while reading a document: the first 1,000 in full, the rest as a count.
package struct JSONProblems: Sendable {
    /// Problems kept in full. More tell a reader nothing new, and a hostile document could name millions.
    package static let limit = 1_000

    private var kept: [JSONProblem] = []
    /// All problems found, kept or not.
    package private(set) var count = 0

    package init() {}

    package var isEmpty: Bool { count == 0 }

    /// Notes that the value at a place is refused.
    ///
    /// - Parameters:
    ///   - place: The value; its pointer is looked up only for a problem that is kept.
    ///   - vi: What is wrong and what to do, in Vietnamese.
    ///   - en: The same in English.
    package mutating func add(_ place: JSONValue, vi: @autoclosure () -> String, en: @autoclosure () -> String) {
        count += 1
        guard kept.count < Self.limit else { return }
        kept.append(JSONProblem(pointer: place.pointer, wording: Wording(vi: vi(), en: en())))
    }

    /// The kept problems in the order found; if there were more, a last one at the empty pointer counts them.
    package var all: [JSONProblem] {
        guard count > kept.count else { return kept }
        let rest = count - kept.count
        let wording = Wording(vi: "… và \(rest) lỗi khác.", en: "… and \(rest) more problem\(rest == 1 ? "" : "s").")
        return kept + [JSONProblem(pointer: JSONPointer(), wording: wording)]
    }
}
