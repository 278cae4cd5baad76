import StrictJSON

extension ScoringReader {
    private static let pieceKeys: [JSONKey] = ["link", "paper", "file", "title", "name", "sha256", "size"]

    /// Reads the pieces of evidence.
    ///
    /// - Returns: How many there are.
    mutating func evidence(_ value: JSONValue) -> Int {
        let pieces = list(value, most: Evidence.most)
        for piece in pieces {
            guard let fields = JSONFields(piece, keys: Self.pieceKeys, problems: &problems) else { continue }
            if [fields["link"], fields["paper"], fields["file"]].filter({ !$0.isAbsent }).count != 1 {
                problems.add(
                    piece,
                    vi: "Cần đúng một trong “link”, “paper” và “file”.",
                    en: "Needs exactly one of “link”, “paper” and “file”."
                )
            }
            if let link = fields["link"].value { checkLink(link) }
            if let paper = fields["paper"].value { checkPaper(paper) }
            checkFile(fields)
            _ = fields["title"].value.flatMap { text($0, most: 300) }
        }
        return pieces.count
    }

    /// A link is opened in a browser, so it is one that a browser fetches: anything else could run there.
    private mutating func checkLink(_ value: JSONValue) {
        guard let link = text(value, most: Evidence.longestLink) else { return }
        let schemes = ["https://", "http://"]
        let rest = schemes.first { link.utf8.starts(with: $0.utf8) }.map { link.utf8.dropFirst($0.utf8.count) }
        guard let rest, let host = rest.first, !"/?#".utf8.contains(host),
            !link.unicodeScalars.contains(where: Self.isNoneOfALink)
        else {
            return problems.add(
                value,
                vi: "Phải là đường dẫn http:// hoặc https:// không có dấu cách.",
                en: "Must be a link that begins with http:// or https:// and has no space in it."
            )
        }
    }

    /// A file is named by its id. What it was bound to may stand beside the id, as it was read, and is bound anew.
    private mutating func checkFile(_ fields: JSONFields) {
        if let file = fields["file"].value, file.string.flatMap({ FileID($0) }) == nil {
            problems.add(file, vi: "Phải là id của một tệp.", en: "Must be the id of a file.")
        }
        for bound in [fields["name"], fields["sha256"], fields["size"]].compactMap(\.value)
        where fields["file"].isAbsent {
            problems.add(bound, vi: "Chỉ đứng cạnh “file”.", en: "Stands beside “file” alone.")
        }
        _ = fields["name"].value.flatMap { text($0, most: KeptFile.longestName) }
        _ = fields["sha256"].value.flatMap { text($0, most: 64) }
    }

    /// What RFC 3986 has only percent-encoded, and what cannot be seen; letters of other scripts may stand as they are.
    private static func isNoneOfALink(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\"", "<", ">", "\\", "^", "`", "{", "|", "}": true
        default: scalar.properties.isWhitespace || [.control, .format].contains(scalar.properties.generalCategory)
        }
    }

    private static let paperKeys: [JSONKey] = ["number", "date", "keptAt"]

    /// A document on paper: its number, its date and where it is kept.
    private mutating func checkPaper(_ value: JSONValue) {
        guard let fields = JSONFields(value, keys: Self.paperKeys, problems: &problems) else { return }
        _ = fields.required("number", problems: &problems).flatMap { text($0, most: 100) }
        _ = fields.required("keptAt", problems: &problems).flatMap { text($0, most: 500) }
        guard let date = fields.required("date", problems: &problems) else { return }
        if date.string.flatMap({ Day($0) }) == nil {
            problems.add(
                date,
                vi: "Phải là một ngày có thật, dạng 2026-11-21.",
                en: "Must be a day of the calendar, written as 2026-11-21."
            )
        }
    }
}
