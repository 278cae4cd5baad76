package import Domain
import StrictJSON

/// A decimal as its text, which no program has rounded: `-?(0|[1-9][0-9]*)(\.[0-9]+)?`.
package struct ExactDecimal: Hashable, Sendable {
    package let text: String

    /// Longer ones do not come from scoring.
    private static let longest = 40

    /// A decimal from its text; nil for anything else.
    package init?(_ text: String) {
        guard Self.isDecimal(text.utf8) else { return nil }
        self.text = text
    }

    /// Points, as scoring prints them.
    package init(_ points: Points) {
        var utf8: [UInt8] = []
        points.append(to: &utf8)
        text = String(decoding: utf8, as: UTF8.self)
    }

    /// The number that a JSON value is; nil for anything else, one with an exponent among them.
    init?(_ json: JSONValue) {
        guard json.kind == .number, let text = json.withText({ String(decoding: $0, as: UTF8.self) }) else {
            return nil
        }
        self.init(text)
    }

    private static func isDecimal(_ utf8: String.UTF8View) -> Bool {
        guard utf8.count <= longest else { return false }
        let unsigned = utf8.first == UInt8(ascii: "-") ? utf8.dropFirst() : utf8[...]
        let parts = unsigned.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first, parts.allSatisfy(isDigits) else { return false }
        return whole.count == 1 || whole.first != UInt8(ascii: "0")
    }

    private static func isDigits(_ utf8: Substring.UTF8View) -> Bool {
        !utf8.isEmpty && utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    }
}

extension ExactDecimal: CustomStringConvertible {
    package var description: String { text }
}
