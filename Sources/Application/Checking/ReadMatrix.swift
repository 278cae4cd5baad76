package import Domain
import Repository

/// What every layer says of every criterion of the units of a review, as far as the reader may see each unit's sheet.
package struct ReadMatrix: Sendable {
    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// Reads a part of the matrix.
    ///
    /// - Parameters:
    ///   - caller: Who reads.
    ///   - review: The review.
    ///   - criterion: A criterion or a group of them; nil for all.
    ///   - page: Which units, by their codes.
    /// - Returns: The units of which the reader sees something.
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func run(
        as caller: Caller,
        _ review: ReviewID,
        under criterion: Code?,
        _ page: PageRequest<Code>
    ) async throws -> Page<MatrixUnit, Code> {
        let (account, facts, stored, members, entries, returns) = try await reader.readAtOnce(
            as: caller,
            ReviewStatements.facts(review),
            ReviewStatements.criteria(of: review),
            SheetStatements.members(review),
            LedgerStatements.entries(review),
            LedgerStatements.returns(review)
        )
        guard let facts, let stored else { throw Refusal.noReview }
        let known = try Policy.mayReadReview(account, facts, submitted: members.submitted)
        let criteria = try stored.criteria()
        let codes = try criteria.entryCodes(under: criterion)
        let entriesOf = Dictionary(grouping: entries, by: \.unit)
        let returnsOf = Dictionary(grouping: returns, by: \.unit)
        let units = try members.sorted { $0.code < $1.code }.compactMap { member -> MatrixUnit? in
            let permission: Permission<Act.ReadSheet>
            do throws(Refusal) {
                permission = try Policy.mayReadSheet(account, facts, member.unit, submitted: members.submitted)
            } catch {
                // As for its sheet: not yet, so there is nothing of it here. A key sees none at all.
                guard error.code == .notReleased else { throw error }
                return nil
            }
            let sheet = Sheet(review: review, unit: member.unit, state: member.sheet)
            let shown = try sheet.shown(
                drafts: [:],
                entries: entriesOf[member.unit] ?? [],
                returns: returnsOf[member.unit] ?? [],
                permission: permission
            )
            return MatrixUnit(member.shown(known), shown, criteria: codes, permission: permission)
        }
        let rest = units.filter { unit in page.after.map { $0 < unit.member.code } ?? true }
        return Page(Array(rest.prefix(page.limit + 1)), page) { $0.member.code }
    }
}
