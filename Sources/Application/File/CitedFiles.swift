import Domain
import Postgres
import Repository

/// The files that pieces of evidence cite, as far as the caller may read them.
struct CitedFiles {
    private let found: PostgresPending<[KeptFile]>?

    /// - Parameters:
    ///   - evidence: What cites them.
    ///   - batch: What loads them.
    ///   - isLocked: Whether none of them may be removed before the transaction ends: where what cites them is stored.
    init(_ evidence: [Evidence?], in batch: PostgresBatch, locked isLocked: Bool = false) {
        let files = Array(Set(evidence.flatMap { $0?.files ?? [] }))
        guard !files.isEmpty else {
            found = nil
            return
        }
        found = batch.add(isLocked ? FileStatements.citing(files) : FileStatements.files(files))
    }

    /// Evidence bound to the bytes that it cites, once the batch has run.
    ///
    /// - Throws: `unknownReference`.
    func bind(
        _ evidence: Evidence?,
        of unit: UnitID,
        in review: ReviewID,
        at criterion: Code
    ) throws -> Evidence? {
        guard let evidence else { return nil }
        let found = Dictionary(try self.found?.value.map { ($0.id, $0) } ?? []) { first, _ in first }
        return try evidence.bound(to: found, of: unit, in: review, at: criterion)
    }
}
