package import Domain
import StrictJSON

/// A unit's line of a ranking.
package struct RankingLine: Hashable, Sendable {
    package let unit: UnitID
    /// The unit's code in the review's scoring document.
    package let code: Code
    package let name: String
    /// From 1; nil for a disqualified unit where the scale ranks none.
    package let rank: Int?
    package let points: ExactDecimal
    package let assignedMax: ExactDecimal
    package let bonus: ExactDecimal
    package let penalty: ExactDecimal
    package let total: ExactDecimal
    package let percent: ExactDecimal
    package let grade: String?
    /// False for a disqualified unit.
    package let isEligible: Bool
    /// False where an assigned criterion has no result.
    package let isComplete: Bool
    /// The assigned criteria without a result.
    package let missing: [Code]

    /// Reads a unit's line of live standings.
    ///
    /// - Parameters:
    ///   - unit: Whose it is.
    ///   - name: The unit's.
    ///   - summary: Its member of the answer without sections and leaves, in JSON.
    /// - Throws: `RankingRefusal` with every problem found.
    package init(unit: UnitID, name: String, summary: [UInt8]) throws(RankingRefusal) {
        var reader = RankingReader(.standing)
        guard let json = reader.parse(summary), let answer = reader.answer(json, isWhole: false),
            reader.problems.isEmpty
        else { throw reader.refusal }
        self.init(unit: unit, name: name, answer)
    }

    init(unit: UnitID, name: String, _ answer: UnitAnswer) {
        self.unit = unit
        self.name = name
        code = answer.code
        rank = answer.rank
        points = answer.points
        assignedMax = answer.assignedMax
        bonus = answer.bonus
        penalty = answer.penalty
        total = answer.total
        percent = answer.percent
        grade = answer.grade
        isEligible = answer.isEligible
        isComplete = answer.isComplete
        missing = answer.missing
    }
}
