import StrictJSON

/// What a reason must be, wherever one is asked for.
package enum Reason {
    /// The most Unicode scalars that one may have.
    package static let longest = 2_000

    /// Refuses what is no reason of an act as a whole.
    ///
    /// - Throws: `reasonRequired`, `reasonInvalid`.
    static func check(_ text: String) throws(Refusal) {
        guard let place = refusal(of: text, criterion: nil) else { return }
        throw Refusal(place.code, vi: place.wording.vi, en: place.wording.en)
    }

    /// Why a text is no reason; nil where it is one.
    static func refusal(of text: String, criterion: Code?, longest: Int = longest) -> RefusedPlace? {
        if text.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
            return RefusedPlace(
                .reasonRequired,
                criterion: criterion,
                vi: "Cần nêu lý do.",
                en: "A reason must be given."
            )
        }
        if text.unicodeScalars.count > longest {
            return RefusedPlace(
                .reasonInvalid,
                criterion: criterion,
                vi: "Lý do dài quá \(longest) ký tự.",
                en: "The reason is longer than \(longest) characters."
            )
        }
        // PostgreSQL's text has no U+0000.
        if text.utf8.contains(0) {
            return RefusedPlace(
                .reasonInvalid,
                criterion: criterion,
                vi: "Lý do chứa ký tự U+0000.",
                en: "The reason holds the character U+0000."
            )
        }
        return nil
    }
}
