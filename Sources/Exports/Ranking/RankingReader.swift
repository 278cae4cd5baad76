import Domain
import StrictJSON

/// A unit's member of the scoring's answer.
struct UnitAnswer {
    let code: Code
    let rank: Int?
    let points, assignedMax, bonus, penalty, total, percent: ExactDecimal
    let grade: String?
    let isEligible, isComplete: Bool
    let missing: [Code]
    /// Empty where only the line was wanted.
    let leaves: [Code: PublishedRanking.Leaf]
}

/// Reads rankings from JSON, and notes all that is wrong with it.
struct RankingReader {
    private let kind: RankingRefusal.Kind
    var problems = JSONProblems()
    private var syntaxProblem: JSONProblem?

    init(_ kind: RankingRefusal.Kind) {
        self.kind = kind
    }

    var refusal: RankingRefusal {
        RankingRefusal(kind: kind, problems: syntaxProblem.map { [$0] } ?? problems.all)
    }

    /// The text's root; nil for a text that is no JSON, which is noted.
    mutating func parse(_ bytes: [UInt8]) -> JSONValue? {
        do throws(JSONSyntaxError) {
            return try JSONDocument(bytes).root
        } catch {
            syntaxProblem = JSONProblem(at: nil, wording: error.wording)
            return nil
        }
    }

    private static let lineKeys: [JSONKey] = [
        "code", "rank", "points", "assignedMax", "bonus", "penalty", "total", "percent", "grade", "eligible",
        "complete",
        "missing",
    ]
    private static let wholeKeys: [JSONKey] = ["sections", "leaves"]

    /// Reads a unit's member of the answer.
    ///
    /// - Parameters:
    ///   - value: The member.
    ///   - isWhole: With its sections and leaves, or without.
    /// - Returns: nil where a member that it must have is missing or wrong.
    mutating func answer(_ value: JSONValue, isWhole: Bool) -> UnitAnswer? {
        let keys = isWhole ? Self.lineKeys + Self.wholeKeys : Self.lineKeys
        guard let fields = JSONFields(value, keys: keys, problems: &problems) else { return nil }
        let code = required("code", fields).flatMap { self.code($0) }
        let rank = required("rank", fields).flatMap { self.rank($0) }
        let points = decimal("points", fields)
        let assignedMax = decimal("assignedMax", fields)
        let bonus = decimal("bonus", fields)
        let penalty = decimal("penalty", fields)
        let total = decimal("total", fields)
        let percent = decimal("percent", fields)
        let grade = required("grade", fields).flatMap { self.grade($0) }
        let isEligible = required("eligible", fields).flatMap { boolean($0) }
        let isComplete = required("complete", fields).flatMap { boolean($0) }
        let missing = required("missing", fields).flatMap { codes($0) }
        if isWhole { _ = required("sections", fields) }
        let leaves = isWhole ? required("leaves", fields).flatMap { self.leaves($0) } : [:]
        guard let code, let rank, let points, let assignedMax, let bonus, let penalty, let total, let percent,
            let grade,
            let isEligible, let isComplete, let missing, let leaves
        else { return nil }
        return UnitAnswer(
            code: code,
            rank: rank,
            points: points,
            assignedMax: assignedMax,
            bonus: bonus,
            penalty: penalty,
            total: total,
            percent: percent,
            grade: grade,
            isEligible: isEligible,
            isComplete: isComplete,
            missing: missing,
            leaves: leaves
        )
    }

    private mutating func leaves(_ value: JSONValue) -> [Code: PublishedRanking.Leaf]? {
        guard let members = value.members else {
            problems.addNotAnObject(value)
            return nil
        }
        var leaves: [Code: PublishedRanking.Leaf] = [:]
        for (key, value) in members {
            guard let code = self.code(key),
                let fields = JSONFields(value, keys: ["points", "because"], problems: &problems)
            else { continue }
            let points = decimal("points", fields)
            let because = required("because", fields).flatMap { string($0) }
            guard let points, let because else { continue }
            if leaves.updateValue(PublishedRanking.Leaf(points: points, because: because), forKey: code) != nil {
                problems.addRepeatedKey(key)
            }
        }
        return leaves
    }
}
