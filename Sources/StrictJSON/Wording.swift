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

/// A language that ThiDua speaks; its raw value is the BCP 47 tag.
package enum Language: String, CaseIterable, Sendable {
    case vietnamese = "vi"
    case english = "en"
}
