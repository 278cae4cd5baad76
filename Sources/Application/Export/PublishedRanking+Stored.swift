import Domain
import Exports

extension PublishedRanking {
    /// Reads a publication as it is stored.
    ///
    /// - Parameters:
    ///   - bytes: The document.
    ///   - number: The number that it is stored under.
    ///   - sha256: The hash that it is stored under.
    ///   - review: Whose it is.
    /// - Throws: `RankingRefusal`; `ExportRankingsError.spoilt` where it is not the one of that number and hash.
    init(stored bytes: [UInt8], number: Int32, sha256: [UInt8], of review: ReviewID) throws {
        try self.init(bytes: bytes)
        guard source.number == number, source.sha256 == sha256.hexadecimal else {
            throw ExportRankingsError.spoilt(review)
        }
    }
}
