/// What is wrong at one place of a document.
package struct JSONProblem: Hashable, Sendable {
    /// nil for the whole document.
    private let place: JSONValue?
    package let wording: Wording

    /// - Parameters:
    ///   - place: The value, or a member's key; nil for the whole document.
    ///   - wording: What is wrong and what to do.
    package init(at place: JSONValue?, wording: Wording) {
        self.place = place
        self.wording = wording
    }

    /// Where it is; made when asked for, as a thousand pointers through one key of a megabyte are a gigabyte.
    package var pointer: JSONPointer { place?.pointer ?? JSONPointer() }
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
    ///   - place: The value; the document stays in memory as long as the problem.
    ///   - vi: What is wrong and what to do, in Vietnamese.
    ///   - en: The same in English.
    package mutating func add(_ place: JSONValue, vi: @autoclosure () -> String, en: @autoclosure () -> String) {
        count += 1
        guard kept.count < Self.limit else { return }
        kept.append(JSONProblem(at: place, wording: Wording(vi: vi(), en: en())))
    }

    /// The kept problems in the order found; if there were more, a last one at the empty pointer counts them.
    package var all: [JSONProblem] {
        guard count > kept.count else { return kept }
        let rest = count - kept.count
        let wording = Wording(vi: "… và \(rest) lỗi khác.", en: "… and \(rest) more problem\(rest == 1 ? "" : "s").")
        return kept + [JSONProblem(at: nil, wording: wording)]
    }
}
