package import Domain
import Exports

/// Which file of an export somebody asks for.
package enum RankingFileKind: CaseIterable, Sendable {
    case rankingsCSV, rankingsJSON, rankingsWorkbook, resultsCSV

    var file: ExportFile {
        switch self {
        case .rankingsCSV: .rankingsCSV
        case .rankingsJSON: .rankingsJSON
        case .rankingsWorkbook: .rankingsWorkbook
        case .resultsCSV: .resultsCSV
        }
    }

    /// As it is called in a day's folder, `rankings.csv` say.
    package var name: String { file.name }
}

/// A file of an export, ready to be taken: on the disk, and gone when nobody holds it any more.
package struct RankingFile: Sendable {
    package let kind: RankingFileKind
    /// The day that it is of.
    package let day: Day
    private let file: UnnamedFile

    init(kind: RankingFileKind, day: Day, _ file: UnnamedFile) {
        self.kind = kind
        self.day = day
        self.file = file
    }

    /// In bytes.
    package var count: Int { file.count }

    /// Of its bytes, in hexadecimal digits.
    package var sha256: String { file.sha256 }

    /// A piece of it. It waits for the disk.
    ///
    /// - Parameters:
    ///   - offset: Where the piece begins, before the end.
    ///   - length: The most bytes.
    /// - Returns: The bytes, one at least.
    /// - Throws: What is wrong with the disk.
    package func bytes(at offset: Int, upTo length: Int) throws -> [UInt8] {
        let bytes = try file.bytes(at: offset, upTo: length)
        guard !bytes.isEmpty else { throw ShortFile() }
        return bytes
    }

    /// A file ended before the byte that it was counted to.
    private struct ShortFile: Error {}
}

/// More was asked for than one file may hold.
package struct ExportTooLarge: Error, Sendable {
    package let most: Bound

    /// What there would be more of.
    package enum Bound: Sendable {
        case rows(Int)
        case bytes(Int)
    }
}
