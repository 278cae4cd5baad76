/// How a cell looks.
struct CellStyle: Hashable {
    /// How a cell's value is shown.
    enum Format: Hashable {
        case heading, text, whole, points, percent, day

        /// In Excel's language, whose separators are those of the reader's own machine; nil for texts.
        var code: String? {
            switch self {
            case .heading, .text: nil
            case .whole: "0"
            case .points: "#,##0.00"
            // As exact as the ranking prints it: two units that differ must not look alike.
            case .percent: "#,##0.0000"
            case .day: "dd/mm/yyyy"
            }
        }
    }

    let format: Format
    /// Marks what is not published.
    var isItalic = false
    /// Every other ranking is shaded, so that one is told from the next.
    var isShaded = false
    /// A ranking's first row has a line above it.
    var beginsRanking = false
}
