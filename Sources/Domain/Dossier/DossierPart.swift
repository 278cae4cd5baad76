/// What stands for one part in a dossier.
package struct DossierPart: Hashable, Sendable {
    package let code: Code
    package let state: DossierPartState
    /// Why it is not needed, or what is to be said of it.
    package let reason: String?
    package let number: String?
    package let datedOn: Day?
    package let signer: String?
    package let file: FileID?
    package let document: OfficialDocumentID?
    package let link: Link?

    /// What ThiDua has itself.
    package struct Link: Hashable, Sendable {
        package let review: ReviewID
        /// Of the publication; nil for the unit's own score sheet, as it was published.
        package let publication: Int32?
        /// Of its bytes, 32 of them.
        package let sha256: [UInt8]

        package init(review: ReviewID, publication: Int32?, sha256: [UInt8]) {
            self.review = review
            self.publication = publication
            self.sha256 = sha256
        }
    }

    package init(
        code: Code,
        state: DossierPartState,
        reason: String? = nil,
        number: String? = nil,
        datedOn: Day? = nil,
        signer: String? = nil,
        file: FileID? = nil,
        document: OfficialDocumentID? = nil,
        link: Link? = nil
    ) {
        self.code = code
        self.state = state
        self.reason = reason
        self.number = number
        self.datedOn = datedOn
        self.signer = signer
        self.file = file
        self.document = document
        self.link = link
    }
}

/// Whether a part is there.
package enum DossierPartState: String, CaseIterable, Sendable {
    case present, missing, notNeeded
}
