package import Domain
import StrictJSON

/// What an export holds: `manifest.json`, by which a reader checks that it has all of it, and of which publications.
///
/// No hour stands in it: the same input has the same bytes.
package struct Manifest: Hashable, Sendable {
    /// One file of the export.
    package struct File: Hashable, Sendable {
        package let name: String
        /// Without a heading; of rankings.json, units.
        package let rows: Int
        package let bytes: Int
        /// 64 hexadecimal digits.
        package let sha256: String

        init(name: String, rows: Int, sum: OutputFile.Sum) {
            self.name = name
            self.rows = rows
            bytes = sum.bytes
            sha256 = sum.sha256
        }
    }

    package let day: Day
    /// Ordered by name.
    package let files: [File]
    /// The rankings that are not published.
    package let live: Int
    /// The publications that the others were read from, in the order that they came in.
    package let publications: [PublishedRanking.Source]
    /// Whether any figures are made up.
    package let isIllustrative: Bool

    /// The version of these members and their meaning.
    private static let format = 1

    /// Canonical JSON: the members are written in the order of their names.
    package var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("day", day)
        writer.key("files")
        writer.beginArray()
        for file in files {
            writer.beginObject()
            writer.member("bytes", file.bytes)
            writer.member("name", file.name)
            writer.member("rows", file.rows)
            writer.member("sha256", file.sha256)
            writer.endObject()
        }
        writer.endArray()
        writer.member("format", Self.format)
        writer.member("illustrative", isIllustrative)
        writer.member("live", live)
        writer.key("publications")
        writer.beginArray()
        for publication in publications {
            writer.beginObject()
            writer.member("day", publication.day)
            writer.member("number", Int(publication.number))
            writer.member("review", publication.review)
            writer.member("sha256", publication.sha256)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return writer.bytes
    }
}
