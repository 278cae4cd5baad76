package import Domain
package import Postgres
package import StrictJSON

/// A body outside the cluster enters what it finds of its field, of many units at once; each row is taken or refused by itself.
package struct FillGrid: WriteUseCase {
    /// What the body finds of a criterion of a unit.
    package struct Row: Sendable {
        package let unit: UnitID
        package let finding: AssessSheet.Finding
        /// How many events of the cell the caller saw.
        package let events: Int

        package init(unit: UnitID, finding: AssessSheet.Finding, events: Int) {
            self.unit = unit
            self.finding = finding
            self.events = events
        }
    }

    /// What came of a row.
    package struct Outcome: Sendable {
        package let unit: UnitID
        package let criterion: Code
        /// How many events the cell has now.
        package let events: Int
        /// nil where the row was taken.
        package let problem: RowProblem?
    }

    /// Why a row was refused.
    package struct RowProblem: Sendable {
        package let code: RefusalCode
        package let wording: Wording
    }

    private let review: ReviewID
    private let criterion: Code
    private let rows: [Row]

    /// - Parameters:
    ///   - review: The review.
    ///   - criterion: The field's.
    ///   - rows: At least one.
    package init(_ review: ReviewID, _ criterion: Code, _ rows: [Row]) {
        self.review = review
        self.criterion = criterion
        self.rows = rows
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> [Outcome] {
        let loading = LockedReview.Loading(review, in: batch)
        return { write in
            let review = try loading.loaded()
            let permission = try Policy.mayFillGrid(write.account, review.facts, of: criterion)
            let ledger = review.ledger
            var seen: Set<String> = []
            var added: [NewLedgerEntry] = []
            let outcomes = rows.map { row in
                let code = row.finding.criterion
                let events = review.fieldEvents(of: code, unit: row.unit)
                var problem: RowProblem?
                do throws(RowRefusal) {
                    guard seen.insert("\(row.unit) \(code)").inserted else { throw .repeated }
                    guard row.events == events else { throw .stale }
                    added += try entries(row, review, ledger, permission, write)
                } catch {
                    problem = error.problem
                }
                return Outcome(
                    unit: row.unit,
                    criterion: code,
                    events: problem == nil ? events + 1 : events,
                    problem: problem
                )
            }
            if !added.isEmpty {
                try review.store(entries: added, in: write)
                review.audit(
                    .gridFilled,
                    detail: ["criterion": criterion, "entries": added.count, "layer": Layer.assessment1.rawValue],
                    in: write
                )
            } else {
                try review.requireLock()
            }
            return outcomes
        }
    }

    /// The entry of a row, made as every assessment is.
    private func entries(
        _ row: Row,
        _ review: LockedReview,
        _ ledger: Ledger,
        _ grid: Permission<Act.FillGrid>,
        _ write: Write
    ) throws(RowRefusal) -> [NewLedgerEntry] {
        let finding = row.finding
        let result: ResultText?
        do throws(ResultRefusal) {
            let given = GivenResult(criterion: finding.criterion, json: finding.result, kind: finding.kind)
            result = try review.criteria.read([given], of: row.unit)[0]
        } catch {
            throw .result(error)
        }
        do throws(Refusal) {
            let permission = try Policy.mayAssess(row.unit, in: review.facts, filling: grid)
            guard let sheet = review.sheet(of: row.unit) else { throw .noSheet }
            return try sheet.assessed(
                [
                    AssessmentEdit(
                        criterion: finding.criterion,
                        kind: finding.kind,
                        value: result,
                        evidence: finding.evidence,
                        reason: finding.reason
                    )
                ],
                ledger: ledger,
                criteria: review.criteria,
                permission: permission,
                recordedAt: write.microsecondsSince1970
            )
        } catch {
            throw .rule(error)
        }
    }
}

/// Why a row of a grid is not taken.
private enum RowRefusal: Error {
    case rule(Refusal)
    case result(ResultRefusal)

    static let stale = RowRefusal.rule(.stale)
    static let repeated = RowRefusal.rule(.repeatedRow)

    var problem: FillGrid.RowProblem {
        switch self {
        case .rule(let refusal): FillGrid.RowProblem(code: refusal.code, wording: refusal.detail)
        case .result(let refusal):
            FillGrid.RowProblem(
                code: .invalidResult,
                wording: refusal.problems.first?.wording
                    ?? Wording(vi: "Không phải là một kết quả.", en: "Is not a result.")
            )
        }
    }
}
