package import Domain
package import Postgres
import Repository
package import StrictJSON

/// A cluster's lead rewrites an agreement that is still a draft.
package struct SaveAgreement: WriteUseCase {
    private let clusterSeason: ClusterSeasonID
    private let number: Int32
    private let version: Int32
    private let document: JSONValue

    /// - Parameters:
    ///   - clusterSeason: Whose agreement it is.
    ///   - number: The agreement's.
    ///   - version: The version of it that the caller saw.
    ///   - document: Its whole text.
    package init(_ clusterSeason: ClusterSeasonID, number: Int32, seen version: Int32, _ document: JSONValue) {
        self.clusterSeason = clusterSeason
        self.number = number
        self.version = version
        self.document = document
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> AgreementReceipt {
        let loading = LockedAgreement.Loading(clusterSeason, number: number, in: batch)
        return { write in
            let permission = try Policy.mayDraft(write.account, loading.knownFacts())
            let locked = try loading.loaded(seen: version)
            let document = try AgreementDocument(document, members: locked.members.byCode)
            let agreement = try locked.agreement.edited(permission: permission)
            write.add(AgreementStatements.store(agreement, document.bytes))
            locked.audit(.agreementSaved, in: write)
            return AgreementReceipt(agreement, warnings: document.warnings)
        }
    }
}
