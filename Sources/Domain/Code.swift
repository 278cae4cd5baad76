/// The code of a criterion, a unit or an option, or the name of a measure.
///
/// Two codes are the same only when their Unicode scalars are the same; they are ordered by scalars. So `É` and
/// `E` + U+0301 are two codes, where Swift's `String` would see one and a dictionary of strings would trap.
package struct Code: Hashable, Sendable {
    /// The scalars in UTF-8, whose order is the scalars' order.
    package let utf8: [UInt8]

    /// A code from well-formed UTF-8.
    package init(utf8: some Sequence<UInt8>) {
        self.utf8 = Array(utf8)
    }

    package init(_ text: String) {
        self.init(utf8: text.utf8)
    }

    /// True when it is not empty and has no control character (U+0000–001F, U+007F–009F).
    package var isWellFormed: Bool {
        !utf8.isEmpty && !description.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
}

extension Code: Comparable {
    package static func < (left: Code, right: Code) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}

extension Code: CustomStringConvertible {
    package var description: String { String(decoding: utf8, as: UTF8.self) }
}
