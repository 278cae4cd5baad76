import Domain
import Postgres
import Repository

/// Documents of the register that an act cites: each of them is one that the caller may read.
struct CitedOfficialDocuments {
    private let wanted: Int
    private let found: PostgresPending<Int>?

    init(_ documents: OfficialDocumentID?..., in batch: PostgresBatch) {
        self.init(documents.compactMap(\.self), in: batch)
    }

    init(_ documents: [OfficialDocumentID], in batch: PostgresBatch) {
        let documents = Array(Set(documents))
        wanted = documents.count
        found = documents.isEmpty ? nil : batch.add(OfficialDocumentStatements.count(of: documents))
    }

    /// - Throws: `unknownReference` for one that is not there, or that the caller may not know of.
    func check() throws {
        guard try found?.value ?? 0 == wanted else { throw Refusal.unknownOfficialDocument }
    }
}
