/// A kind of file that is taken in.
package enum KeptType: String, CaseIterable, Sendable {
    case pdf, jpeg, png, webp, docx, xlsx, pptx, odt, ods, csv, plainText

    /// As people call it.
    package var title: String {
        switch self {
        case .webp: "WebP"
        case .plainText: "TXT"
        default: rawValue.uppercased()
        }
    }

    /// By RFC 6838, without parameters.
    package var mediaType: String {
        let office = "application/vnd.openxmlformats-officedocument"
        return switch self {
        case .pdf: "application/pdf"
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .webp: "image/webp"
        case .docx: "\(office).wordprocessingml.document"
        case .xlsx: "\(office).spreadsheetml.sheet"
        case .pptx: "\(office).presentationml.presentation"
        case .odt: "application/vnd.oasis.opendocument.text"
        case .ods: "application/vnd.oasis.opendocument.spreadsheet"
        case .csv: "text/csv"
        case .plainText: "text/plain"
        }
    }

    /// How names of such files end, in small letters.
    package var endings: [String] {
        switch self {
        case .jpeg: [".jpg", ".jpeg"]
        case .plainText: [".txt"]
        default: [".\(rawValue)"]
        }
    }

    /// Whether it is a picture, of which more is known than it shows.
    var isPicture: Bool { [.jpeg, .png, .webp].contains(self) }

    /// Holds what was found to what the sender calls it.
    ///
    /// - Parameters:
    ///   - name: The file's.
    ///   - declared: The sender's media type without parameters; `application/octet-stream` says nothing.
    /// - Throws: `FileRefusal` `notAsCalled`.
    func check(name: String, declared: String) throws(FileRefusal) {
        let name = name.lowercased()
        guard endings.contains(where: name.hasSuffix),
            [mediaType, "application/octet-stream"].contains(declared.lowercased())
        else { throw FileRefusal(.notAsCalled(self)) }
    }
}
