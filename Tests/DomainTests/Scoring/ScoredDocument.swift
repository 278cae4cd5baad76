import Domain
import StrictJSON
import Testing

/// A document scored and its answer read back, as a stranger's program would see it.
struct ScoredDocument {
    private let units: [JSONValue]

    init(_ text: String) throws {
        let document = try ScoringDocument(bytes: Array(text.utf8))
        let answer = Self.text(of: Scoring.answer(document))
        units = Array(try #require(try JSONDocument(Array(answer.utf8)).root["units"]?.elements))
    }

    static func text(of answer: ScoringAnswer) -> String {
        var writer = JSONWriter()
        answer.write(to: &writer) { _ in }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The codes of the units in order.
    var order: [String] { units.compactMap { $0["code"]?.string } }

    /// The ranks of the units in order; nil for an unranked one.
    var ranks: [Int?] { units.map { $0["rank"]?.text.flatMap { Int($0) } } }

    /// The text of a member of a unit, `null` for null.
    subscript(code: String, member: String) -> String? {
        unit(code)?[member]?.text
    }

    /// The points of a leaf as printed.
    func points(_ code: String, _ leaf: String) -> String? {
        unit(code)?["leaves"]?[leaf]?["points"]?.text
    }

    /// The explanation of a leaf.
    func because(_ code: String, _ leaf: String) -> String? {
        unit(code)?["leaves"]?[leaf]?["because"]?.string
    }

    /// A section's points and assigned maximum, as printed.
    func section(_ code: String, _ section: String) -> [String?] {
        ["points", "assignedMax"].map { unit(code)?["sections"]?[section]?[$0]?.text }
    }

    func unit(_ code: String) -> JSONValue? {
        units.first { $0["code"]?.string == code }
    }
}

extension JSONValue {
    /// The first member of a name.
    subscript(name: String) -> JSONValue? {
        members?.first { $0.key.string == name }?.value
    }

    /// A scalar's text.
    var text: String? {
        switch kind {
        case .string, .number: withText { String(decoding: $0, as: UTF8.self) }
        case .boolean: boolean == true ? "true" : "false"
        case .null: "null"
        case .object, .array: nil
        }
    }
}

/// A document of one leaf, `L`, and units named A, B, C … with a result each; an empty result is left out.
func oneLeaf(max: String = "10", rule: String, results: [String], rounding: String = "2") -> String {
    let units = results.enumerated().map { index, result in
        let name = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index)))
        return #"{"code":"\#(name)","results":{\#(result.isEmpty ? "" : #""L":\#(result)"#)}}"#
    }
    return #"""
        {"scale":{"rounding":{"decimals":\#(rounding)},
         "criteria":[{"code":"L","title":"","max":\#(max),"rule":\#(rule)}]},
         "units":[\#(units.joined(separator: ","))]}
        """#
}

/// The pointers of the problems that a document is refused for, in their order; empty if it is accepted.
func refusals(_ text: String) -> [String] {
    do throws(ScoringRefusal) {
        _ = try ScoringDocument(bytes: Array(text.utf8))
        return []
    } catch {
        return error.problems.map(\.pointer.description)
    }
}
