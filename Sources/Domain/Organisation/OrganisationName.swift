/// What names and codes in the organisation must be.
enum OrganisationName {
    /// Holds a name to its bounds.
    ///
    /// - Parameters:
    ///   - name: In Unicode's form NFC.
    ///   - longest: The most Unicode scalars that it may have.
    /// - Throws: `invalidName` for one that is empty, too long, begins or ends with a space, or has a character that one does
    ///   not see.
    static func check(_ name: String, longest: Int) throws(Refusal) {
        let scalars = name.unicodeScalars
        guard let first = scalars.first, let last = scalars.last, scalars.count <= longest,
            !first.properties.isWhitespace, !last.properties.isWhitespace, name.isVisible
        else {
            throw Refusal(
                .invalidName,
                vi:
                    "Tên hoặc mã phải có từ 1 đến \(longest) ký tự, không có khoảng trắng ở hai đầu và ký tự không nhìn thấy.",
                en:
                    "A name or code has 1 to \(longest) characters, no space at either end and none that one cannot see."
            )
        }
    }
}

extension String {
    /// Whether this is one line that shows all that it holds: without control characters, line breaks, and characters that
    /// only change how others are shown, such as U+202E, by which a name reads as another, and U+200B.
    package var isVisible: Bool {
        var hasMark = false
        for scalar in unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: return false
            default: hasMark = hasMark || !scalar.properties.isWhitespace
            }
        }
        return hasMark
    }
}
