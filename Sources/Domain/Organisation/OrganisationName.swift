/// What names and codes in the organisation must be.
enum OrganisationName {
    /// Holds a name to its bounds.
    ///
    /// - Parameters:
    ///   - name: In Unicode's form NFC.
    ///   - longest: The most Unicode scalars that it may have.
    /// - Throws: `invalidName` for one that is empty, too long, begins or ends with a space, or has a control character.
    static func check(_ name: String, longest: Int) throws(Refusal) {
        let scalars = name.unicodeScalars
        guard let first = scalars.first, let last = scalars.last, scalars.count <= longest,
            !first.properties.isWhitespace, !last.properties.isWhitespace,
            !scalars.contains(where: { $0.properties.generalCategory == .control })
        else {
            throw Refusal(
                .invalidName,
                vi:
                    "Tên hoặc mã phải có từ 1 đến \(longest) ký tự, không có khoảng trắng ở hai đầu và ký tự điều khiển.",
                en: "A name or code has 1 to \(longest) characters, no space at either end and no control character."
            )
        }
    }
}
