package import Domain
package import Postgres
import Repository
package import StrictJSON

/// A cluster's lead begins to write an agreement.
package struct DraftAgreement: WriteUseCase {
    private let clusterSeason: ClusterSeasonID
    private let document: JSONValue

    /// - Parameters:
    ///   - clusterSeason: Whose agreement it is.
    ///   - document: Its text so far.
    package init(_ clusterSeason: ClusterSeasonID, _ document: JSONValue) {
        self.clusterSeason = clusterSeason
        self.document = document
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> AgreementReceipt {
        let facts = batch.add(ClusterSeasonFactsStatements.facts(clusterSeason))
        let members = batch.add(ClusterSeasonFactsStatements.members(clusterSeason))
        let others = batch.add(AgreementStatements.list(clusterSeason))
        return { write in
            guard let facts = try facts.value else { throw Refusal.noClusterSeason }
            _ = try Policy.mayDraft(write.account, facts)
            let others = try others.value
            let document = try AgreementDocument(document, members: members.value.byCode)
            let agreement = try Agreement.drafted(
                as: write.identifier(),
                at: facts.place,
                after: others.map { ($0.number, $0.state) }
            )
            write.add(AgreementStatements.add(agreement, document.bytes))
            write.audit(
                .agreementDrafted,
                at: facts.place,
                ["clusterSeason": facts.id, "agreement": agreement.number]
            )
            return AgreementReceipt(agreement, warnings: document.warnings)
        }
    }
}

/// What came of a change of an agreement.
package struct AgreementReceipt: Sendable {
    package let agreement: Agreement
    /// What is allowed and yet may not be meant.
    package let warnings: [Wording]

    init(_ agreement: Agreement, warnings: [Wording] = []) {
        self.agreement = agreement
        self.warnings = warnings
    }
}
