/// One sentence for people, in Vietnamese and English.
package struct Wording: Hashable, Sendable {
    package let vi: String
    package let en: String

    package init(vi: String, en: String) {
        self.vi = vi
        self.en = en
    }

    /// The sentence in a language.
    package subscript(language: Language) -> String {
        switch language {
        case .vietnamese: vi
        case .english: en
        }
    }
}

extension Wording {
    /// Names of the document's own in a sentence are cut, and their lists end with `…`: what a thousand problems say
    /// must stay short whatever a document calls its options.
    private static let longestName = 60
    private static let longestList = 12

    /// A name in quotation marks: `“target”`.
    package static func quoted(_ name: String) -> String {
        let scalars = name.unicodeScalars.prefix(longestName)
        return scalars.endIndex == name.endIndex ? "“\(name)”" : "“\(String(scalars))…”"
    }

    /// Names in quotation marks: `“full”, “zero”`.
    package static func list(_ names: some Sequence<String>) -> String {
        var quoted = names.prefix(longestList + 1).map { Self.quoted($0) }
        if quoted.count > longestList { quoted[longestList] = "…" }
        return quoted.joined(separator: ", ")
    }
}

/// A language that ThiDua speaks; its raw value is the BCP 47 tag.
package enum Language: String, CaseIterable, Sendable {
    case vietnamese = "vi"
    case english = "en"
}
