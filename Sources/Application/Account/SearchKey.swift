import Foundation

/// A name as it is searched for: without tone marks, in lower case, in normal form C.
enum SearchKey {
    static func of(_ name: String) -> String {
        // đ is a letter of its own, not a d with a mark.
        let scalars = name.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars.compactMap { scalar in
            scalar == "đ" ? "d" : scalar.properties.generalCategory == .nonspacingMark ? nil : scalar
        }
        var key = String.UnicodeScalarView()
        key.append(contentsOf: scalars)
        return String(key).precomposedStringWithCanonicalMapping
    }
}
