package import Domain
package import Postgres
import Repository

/// Somebody says what stands for a part of a dossier.
package struct ChangeDossierPart: WriteUseCase {
    /// What stands there.
    package struct Content: Sendable {
        package let state: DossierPartState
        package let reason: String?
        package let number: String?
        package let datedOn: Day?
        package let signer: String?
        package let file: FileID?
        package let document: OfficialDocumentID?
        /// The review whose publication it is, or the unit's score sheet.
        package let review: ReviewID?
        /// nil for the score sheet.
        package let publication: Int32?

        package init(
            state: DossierPartState,
            reason: String?,
            number: String?,
            datedOn: Day?,
            signer: String?,
            file: FileID?,
            document: OfficialDocumentID?,
            review: ReviewID?,
            publication: Int32?
        ) {
            self.state = state
            self.reason = reason
            self.number = number
            self.datedOn = datedOn
            self.signer = signer
            self.file = file
            self.document = document
            self.review = review
            self.publication = publication
        }
    }

    private let clusterSeason: ClusterSeasonID
    private let dossier: DossierID
    private let part: Code
    private let version: Int32
    private let content: Content

    /// - Parameters:
    ///   - part: Which part.
    ///   - dossier: Of which dossier.
    ///   - clusterSeason: Where its nomination was made.
    ///   - version: The version of the dossier that the caller saw.
    ///   - content: What stands there from now on.
    package init(
        _ part: Code,
        of dossier: DossierID,
        in clusterSeason: ClusterSeasonID,
        seen version: Int32,
        _ content: Content
    ) {
        self.part = part
        self.dossier = dossier
        self.clusterSeason = clusterSeason
        self.version = version
        self.content = content
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Dossier {
        let loading = LockedDossier.Loading(dossier, in: clusterSeason, batch)
        let linked = content.review.map {
            batch.add(DossierStatements.linked($0, publication: content.publication, for: dossier))
        }
        return { write in
            let locked = try loading.loaded(seen: version, by: write.account)
            let permission = try Policy.mayPrepare(write.account, locked.facts, for: locked.dossier.unit)
            var link: DossierPart.Link?
            if let review = content.review {
                guard let sha256 = try linked?.value else { throw Refusal.unknownLink }
                link = DossierPart.Link(review: review, publication: content.publication, sha256: sha256)
            }
            let part = DossierPart(
                code: part,
                state: content.state,
                reason: content.reason,
                number: content.number,
                datedOn: content.datedOn,
                signer: content.signer,
                file: content.file,
                document: content.document,
                link: link
            )
            let changed = try locked.dossier.changed(part, in: locked.round, permission: permission)
            write.add(DossierStatements.store(changed))
            write.add(DossierStatements.store(part, of: changed, by: write.account.id, at: write.instant))
            changed.audit(.dossierPartChanged, ["part": part.code, "state": part.state.rawValue], in: write)
            return changed
        }
    }
}
