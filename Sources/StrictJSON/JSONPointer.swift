/// A place in a JSON document (RFC 6901).
package struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
    /// The pointer's text: empty for the whole document, else `/` and a reference token for each step.
    package private(set) var description = ""

    /// The whole document.
    package init() {}

    /// Goes on to an object's member.
    package mutating func append(_ key: String) {
        description += "/"
        guard key.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
            description += key
            return
        }
        for scalar in key.unicodeScalars {
            switch scalar {
            case "~": description += "~0"
            case "/": description += "~1"
            default: description.unicodeScalars.append(scalar)
            }
        }
    }

    /// Goes on to a list's element, from 0.
    package mutating func append(_ index: Int) {
        description += "/\(index)"
    }

    /// Equal when every scalar is: two keys that differ only in normalisation are two places.
    package static func == (left: JSONPointer, right: JSONPointer) -> Bool {
        left.description.utf8.elementsEqual(right.description.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        for byte in description.utf8 { hasher.combine(byte) }
    }
}
