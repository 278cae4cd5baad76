package import StrictJSON

/// What a cluster as a whole means to win in a season: all of it must be met (50 % Ministry Flag, of which 1 Government Flag).
package struct AwardTargets: Hashable, Sendable {
    package let targets: [AwardTarget]

    package init(_ targets: [AwardTarget]) { self.targets = targets }
}

/// How many of a cluster's units are to get an award.
package struct AwardTarget: Hashable, Sendable {
    package let award: Code
    package let amount: Amount
    /// Awards that count as this one: who got a Government Flag is among those with a Ministry Flag.
    package let including: [Code]

    /// How many.
    package enum Amount: Hashable, Sendable {
        case count(Int64)
        /// Of the cluster's units.
        case share(numerator: Int64, denominator: Int64)
    }

    package init(award: Code, amount: Amount, including: [Code] = []) {
        self.award = award
        self.amount = amount
        self.including = including
    }

    /// The exact number that must be reached.
    package func needed(of members: Int) -> Rational {
        switch amount {
        case .count(let count): Rational(count)
        case .share(let numerator, let denominator): Rational(numerator, denominator) * Rational(Int64(members))
        }
    }
}

/// What came of the targets.
package struct AwardTargetsJudgement: Hashable, Sendable {
    /// In the targets' order.
    package let reached: [Reached]

    /// What came of one.
    package struct Reached: Hashable, Sendable {
        /// How many units have the award, or one that counts as it.
        package let units: Int
        package let isMet: Bool
    }

    /// Whether all are met.
    package var isMet: Bool { reached.allSatisfy(\.isMet) }
}

extension AwardTargets {
    /// Judges the targets by what the cluster's units were granted.
    ///
    /// - Parameters:
    ///   - granted: The codes of each unit's awards, given to itself and not revoked.
    ///   - members: The cluster's units; what others have does not count.
    /// - Returns: Of each target how many have it, and whether that is enough: never rounded.
    package func judged(granted: [UnitID: Set<Code>], members: Set<UnitID>) -> AwardTargetsJudgement {
        AwardTargetsJudgement(
            reached: targets.map { target in
                let counting = Set([target.award] + target.including)
                let units = members.count { !(granted[$0] ?? []).isDisjoint(with: counting) }
                return AwardTargetsJudgement.Reached(
                    units: units,
                    isMet: Rational(Int64(units)) >= target.needed(of: members.count)
                )
            }
        )
    }

    /// Targets as `write` writes them; nil for anything else.
    package init?(_ value: JSONValue) {
        guard let elements = value.elements else { return nil }
        var targets: [AwardTarget] = []
        for element in elements {
            guard let code = element.stored("award")?.string, let including = element.storedCodes("including") else {
                return nil
            }
            let amount: AwardTarget.Amount
            if let share = element.stored("share") {
                guard element.stored("count") == nil, let numerator = share.stored("numerator")?.storedNumber,
                    let denominator = share.stored("denominator")?.storedNumber, numerator >= 0, denominator > 0
                else { return nil }
                amount = .share(numerator: numerator, denominator: denominator)
            } else {
                guard let count = element.stored("count")?.storedNumber, count >= 0 else { return nil }
                amount = .count(count)
            }
            targets.append(AwardTarget(award: Code(code), amount: amount, including: including))
        }
        self.init(targets)
    }

    /// Writes them as a list.
    package func write(to writer: inout JSONWriter) {
        writer.beginArray()
        for target in targets {
            writer.beginObject()
            target.writeMembers(to: &writer)
            writer.endObject()
        }
        writer.endArray()
    }
}

extension AwardTarget {
    /// Writes its members into an object.
    package func writeMembers(to writer: inout JSONWriter) {
        writer.member("award", award)
        switch amount {
        case .count(let count): writer.member("count", count)
        case .share(let numerator, let denominator):
            writer.object("share") { writer in
                writer.member("numerator", numerator)
                writer.member("denominator", denominator)
            }
        }
        writer.member("including", including)
    }
}
