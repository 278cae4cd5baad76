import Crypto
package import Domain

/// A publication as it is read back from its frozen bytes.
package struct PublishedRanking: Sendable {
    /// Which publication a row of an export comes from.
    package struct Source: Hashable, Sendable {
        package let review: ReviewID
        /// The review's numbered publications begin with 1.
        package let number: Int32
        /// The day of publication.
        package let day: Day
        /// Of the document's bytes, 64 hexadecimal digits.
        package let sha256: String
    }

    /// A unit with all that its points are made of.
    package struct Unit: Hashable, Sendable {
        package let line: RankingLine
        /// By criterion; one that is not the unit's task is not among them.
        package let leaves: [Code: Leaf]
    }

    /// What a unit has for a criterion.
    package struct Leaf: Hashable, Sendable {
        package let points: ExactDecimal
        /// How it came to them, in a line that a person can check.
        package let because: String
    }

    package let source: Source
    package let clusterSeason: ClusterSeasonID
    package let kind: ReviewKind
    /// In the document's order: the ranking's.
    package let units: [Unit]

    /// Reads a publication's document.
    ///
    /// - Parameter bytes: As they are stored; the row's SHA-256 is made of them here, so it cannot be another document's.
    /// - Throws: `RankingRefusal` with every problem found.
    package init(bytes: [UInt8]) throws(RankingRefusal) {
        var reader = RankingReader(.publication)
        guard let json = reader.parse(bytes), let document = reader.publication(json) else { throw reader.refusal }
        source = Source(
            review: document.review,
            number: document.number,
            day: document.day,
            sha256: SHA256.hash(data: bytes).hexadecimal
        )
        clusterSeason = document.clusterSeason
        kind = document.kind
        units = document.units
    }
}
