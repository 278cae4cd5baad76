import StrictJSON

/// A member of a review as its standings know it.
package struct ReviewMember: Hashable, Sendable {
    package let unit: UnitID
    /// The unit's code in scoring documents, unique in the review.
    package let code: Code
    package let name: String
    /// How far its sheet is; `draft` where it has none.
    package let sheet: SheetState

    package init(unit: UnitID, code: Code, name: String, sheet: SheetState) {
        self.unit = unit
        self.code = code
        self.name = name
        self.sheet = sheet
    }
}

/// How one unit stands in a review.
package struct Standing: Sendable {
    package let unit: UnitID
    package let code: Code
    /// From 1; nil for a disqualified unit where the scale ranks none.
    package let rank: Int?
    package let score: UnitScore
    /// The assigned leaves without a result, in document order.
    package let missing: [Code]
}

/// The ranking of a review: its scoring document, and `Scoring`'s answer to that very text.
///
/// A unit that never submitted stands in it with no results; a returned sheet keeps what the ledger says of it.
package struct ReviewScoring: Sendable {
    /// Ordered by code.
    package let members: [ReviewMember]
    /// The scoring document in canonical JSON: what is hashed, exported, and can be scored again anywhere.
    package let documentBytes: [UInt8]
    package let answer: ScoringAnswer
    private let ledger: Ledger

    /// Scores a review.
    ///
    /// - Parameters:
    ///   - criteria: The review's.
    ///   - members: All members, at least one.
    ///   - ledger: The review's ledger, whole.
    /// - Throws: `ScoringRefusal` where the document is none: two units of one code, no unit, or results that do not fit
    ///   the criteria, which nothing that passed `CriteriaSet.read` is.
    package init(
        criteria: CriteriaSet,
        members: some Sequence<ReviewMember>,
        ledger: Ledger
    ) throws(ScoringRefusal) {
        let members = members.sorted { ($0.code, $0.unit) < ($1.code, $1.unit) }
        self.members = members
        self.ledger = ledger
        documentBytes = Self.document(criteria: criteria, members: members, ledger: ledger)
        answer = Scoring.answer(try ScoringDocument(bytes: documentBytes))
    }

    private static func document(criteria: CriteriaSet, members: [ReviewMember], ledger: Ledger) -> [UInt8] {
        let codes = criteria.leafCodes.sorted()
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("scale", json: criteria.scaleBytes)
        writer.key("units")
        writer.beginArray()
        for member in members {
            writer.beginObject()
            writeAdjustments(of: member, criteria: criteria, ledger: ledger, to: &writer)
            writer.member("code", member.code)
            if let disqualification = ledger.disqualification(of: member.unit) {
                writer.key("disqualifications")
                writer.beginArray()
                writer.beginObject()
                writer.member("reason", disqualification.reason)
                writer.endObject()
                writer.endArray()
            }
            writer.object("results") { writer in
                for code in codes {
                    guard let result = result(of: code, member, criteria: criteria, ledger: ledger) else { continue }
                    writer.key(code.utf8)
                    writer.value(json: result.utf8)
                }
            }
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return writer.bytes
    }

    /// The bonuses and penalties that a unit has, in the agreement's order; nothing where it has none.
    private static func writeAdjustments(
        of member: ReviewMember,
        criteria: CriteriaSet,
        ledger: Ledger,
        to writer: inout JSONWriter
    ) {
        let given = adjustments(of: member, criteria: criteria, ledger: ledger)
        guard !given.isEmpty else { return }
        writer.key("adjustments")
        writer.beginArray()
        for adjustment in given {
            writer.beginObject()
            writer.member("kind", adjustment.ground.kind)
            writer.member("points", adjustment.points)
            writer.member("reason", adjustment.ground.title)
            writer.endObject()
        }
        writer.endArray()
    }

    /// What is scored for a leaf: what the agreement says of it, then what the ledger says; nil where it is missing.
    package static func result(
        of code: Code,
        _ member: ReviewMember,
        criteria: CriteriaSet,
        ledger: Ledger
    ) -> ResultText? {
        let assignment = criteria.terms?.assignment(of: code, to: member.unit)
        if assignment == .notAssigned { return .notAssigned }
        guard member.sheet != .draft, let result = ledger.effectiveResult(of: code, unit: member.unit) else {
            return nil
        }
        if case .target(let target) = assignment { return result.with(target: target) }
        return result
    }

    /// The bonuses and penalties that are scored, in the agreement's order.
    package static func adjustments(
        of member: ReviewMember,
        criteria: CriteriaSet,
        ledger: Ledger
    ) -> [Adjustment] {
        guard member.sheet != .draft else { return [] }
        return ledger.adjustments(for: criteria.terms?.grounds ?? [], unit: member.unit)
    }

    /// The decisions that results stand on, by the units' codes and in document order.
    package var settlements: [Settlement] {
        let criteria = answer.document.scale.criteria
        return members.flatMap { member in
            criteria.leaves.compactMap { ledger.settlement(of: criteria.nodes[$0.node].code, unit: member.unit) }
        }
    }

    /// Why units are out of the ranking, by the units' codes.
    package var disqualifications: [Disqualification] {
        members.compactMap { ledger.disqualification(of: $0.unit) }
    }

    /// The standings in the answer's order.
    package var standings: [Standing] {
        let units = Dictionary(members.map { ($0.code, $0.unit) }) { first, _ in first }
        return answer.standings.compactMap { standing in
            units[standing.unit.code].map { unit in
                Standing(
                    unit: unit,
                    code: standing.unit.code,
                    rank: standing.rank,
                    score: standing.score,
                    missing: missing(standing)
                )
            }
        }
    }

    private func missing(_ standing: ScoringAnswer.Standing) -> [Code] {
        let criteria = answer.document.scale.criteria
        return zip(criteria.leaves, standing.unit.results).compactMap { leaf, result in
            if case .missing = result { criteria.nodes[leaf.node].code } else { nil }
        }
    }
}
