/// What a file is, by its content.
enum Inspection {
    /// Finds out.
    ///
    /// - Parameters:
    ///   - file: Whole.
    ///   - size: In bytes.
    /// - Returns: Its kind; of texts `plainText`.
    /// - Throws: `FileRefusal`, `FileStoreFailure`.
    static func type(of file: AsideFile, size: Int) throws -> KeptType {
        let start = try file.bytes(at: 0, upTo: 512)
        guard !start.isEmpty else { throw FileRefusal(.empty) }
        if start.has("%PDF-") {
            try checkPDF(file, start: start, size: size)
            return .pdf
        }
        if start.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if start.starts(with: PNGPicture.signature) { return .png }
        if start.has("RIFF"), start.has("WEBP", at: 8) { return .webp }
        if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return try OfficeArchive.type(of: file, size: size) }
        if let found = known(start) { throw FileRefusal(.kind(found)) }
        try PlainText.check(file, start: start)
        return .plainText
    }

    /// What people call a kind of file that is not taken in.
    private static func known(_ start: [UInt8]) -> String? {
        switch true {
        case start.has("MZ"), start.starts(with: [0x7F, 0x45, 0x4C, 0x46]),
            start.starts(with: [0xCF, 0xFA, 0xED, 0xFE]):
            "chương trình, program"
        case start.starts(with: [0xD0, 0xCF, 0x11, 0xE0]): "Office 97–2003, Office có mật khẩu (encrypted)"
        case start.has("ftypheic", at: 4), start.has("ftypheix", at: 4), start.has("ftypmif1", at: 4): "HEIC"
        case start.has("ftyp", at: 4): "MP4/MOV"
        case start.has("GIF8"): "GIF"
        case start.has("BM") && start.count > 14 && start[6...9].allSatisfy({ $0 == 0 }): "BMP"
        case start.has("II*\u{0}"), start.has("MM\u{0}*"): "TIFF"
        case start.has("{\\rtf"): "RTF"
        case start.has("Rar!"), start.starts(with: [0x37, 0x7A, 0xBC, 0xAF]), start.starts(with: [0x1F, 0x8B]):
            "RAR/7z/gzip"
        default: nil
        }
    }

    /// It has a version, and ends as one does.
    private static func checkPDF(_ file: AsideFile, start: [UInt8], size: Int) throws {
        let version = start.dropFirst(5).prefix(2)
        let tail = try file.bytes(at: max(0, size - 2_048), upTo: 2_048)
        guard [Array("1.".utf8), Array("2.".utf8)].contains(Array(version)), tail.contains(text: "%%EOF"),
            tail.contains(text: "startxref")
        else { throw FileRefusal(.damaged(.pdf)) }
    }
}
