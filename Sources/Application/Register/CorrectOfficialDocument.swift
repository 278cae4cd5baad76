package import Domain
package import Postgres
import Repository

/// What a register says of a document is corrected.
package struct CorrectOfficialDocument: WriteUseCase {
    private let document: OfficialDocumentID
    private let version: Int32
    private let entry: OfficialDocumentEntry

    /// - Parameters:
    ///   - document: The document.
    ///   - version: The version of it that the caller saw.
    ///   - entry: What is said of it now.
    package init(_ document: OfficialDocumentID, seen version: Int32, _ entry: OfficialDocumentEntry) {
        self.document = document
        self.version = version
        self.entry = entry
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> OfficialDocument {
        let found = batch.add(OfficialDocumentStatements.document(document))
        let facts = batch.add(ClusterSeasonFactsStatements.facts(of: document))
        let unit = batch.add(UnitStatements.manager(of: document))
        let scan = entry.file.map { batch.add(FileStatements.file($0)) }
        return { write in
            guard let document = try found.value else { throw Refusal.noOfficialDocument }
            let home: RegisterHome? =
                if let facts = try facts.value {
                    .clusterSeason(facts)
                } else {
                    try unit.value.map { .unit($0.unit.id, chain: $0.chain) }
                }
            guard let home else { throw Refusal.noOfficialDocument }
            let permission = try Policy.mayRegister(write.account, in: home)
            guard document.version == version else { throw Refusal.stale }
            let (corrected, changes) = try document.corrected(
                entry,
                scan: try scan?.value,
                on: write.account.day,
                permission: permission
            )
            write.add(OfficialDocumentStatements.store(corrected, searchKey: corrected.searchKey))
            write.audit(
                .registerCorrected,
                at: corrected.place,
                ["officialDocument": corrected.id],
                detail: [
                    "changed": changes.joined(separator: ", "), "symbolBefore": document.entry.symbol,
                    "issuedOnBefore": document.entry.issuedOn, "summaryBefore": document.entry.summary,
                    "version": corrected.version,
                ]
            )
            return corrected
        }
    }
}
