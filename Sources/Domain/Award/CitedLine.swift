import StrictJSON

/// A unit's line in a publication, as a nomination cites it.
package struct CitedLine: Hashable, Sendable {
    /// nil for a unit that is out of the ranking.
    package let rank: Int?
    package let percent: Measure
    package let grade: Code?

    package init(rank: Int?, percent: Measure, grade: Code?) {
        self.rank = rank
        self.percent = percent
        self.grade = grade
    }

    /// Finds a unit's line.
    ///
    /// - Parameters:
    ///   - unit: Whose line it is.
    ///   - document: A publication's bytes.
    ///   - clusterSeason: Whose publication it must be.
    /// - Throws: `unknownReference` where it is another cluster's, or has no line of the unit.
    package init(of unit: UnitID, in document: [UInt8], of clusterSeason: ClusterSeasonID) throws(Refusal) {
        guard let root = try? JSONDocument(document).root,
            root.stored("clusterSeason")?.string == clusterSeason.description
        else { throw .noCitedPublication }
        let name = unit.description
        guard
            let answer = root.stored("units")?.elements?.first(where: { $0.stored("unit")?.string == name })?
                .stored("answer"), let percent = answer.stored("percent")?.storedMeasure
        else {
            throw Refusal(
                .unknownReference,
                vi: "Bản công bố không có dòng của đơn vị này.",
                en: "The publication has no line of this unit."
            )
        }
        self.init(
            rank: answer.stored("rank")?.storedNumber.map { Int($0) },
            percent: percent,
            grade: answer.stored("grade")?.string.map(Code.init)
        )
    }
}

/// Which publication a nomination cites.
package struct CitedPublication: Hashable, Sendable {
    package let review: ReviewID
    package let number: Int32
    /// Of its bytes, 32 of them.
    package let sha256: [UInt8]

    package init(review: ReviewID, number: Int32, sha256: [UInt8]) {
        self.review = review
        self.number = number
        self.sha256 = sha256
    }
}
