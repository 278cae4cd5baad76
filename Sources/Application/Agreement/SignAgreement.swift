package import Domain
package import Postgres
import Repository

/// A unit's head signs, or somebody records that a unit signed on paper.
package struct SignAgreement: WriteUseCase {
    /// A signature on paper.
    package struct Paper: Sendable {
        package let signer: Signer
        package let signedOn: Day

        package init(signer: Signer, signedOn: Day) {
            self.signer = signer
            self.signedOn = signedOn
        }
    }

    private let clusterSeason: ClusterSeasonID
    private let number: Int32
    private let version: Int32
    private let unit: UnitID
    private let paper: Paper?

    /// - Parameters:
    ///   - clusterSeason: Whose agreement it is.
    ///   - number: The agreement's.
    ///   - version: The version of it that the caller saw: nobody signs what he has not read.
    ///   - unit: Whose signature it is.
    ///   - paper: What stands on the paper; nil where the unit's head signs by account.
    package init(
        _ clusterSeason: ClusterSeasonID,
        number: Int32,
        seen version: Int32,
        for unit: UnitID,
        paper: Paper?
    ) {
        self.clusterSeason = clusterSeason
        self.number = number
        self.version = version
        self.unit = unit
        self.paper = paper
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> SignatureReceipt {
        let loading = LockedAgreement.Loading(clusterSeason, number: number, isLocked: false, in: batch)
        let signatures = batch.add(AgreementStatements.signatures(clusterSeason, number: number))
        let name = batch.add(AgreementStatements.accountName)
        return { write in
            let mode: SignatureMode = paper == nil ? .account : .paper
            let facts = try loading.knownFacts()
            let permission = try Policy.maySign(write.account, facts, for: unit, mode)
            let locked = try loading.loaded(seen: version)
            guard let name = try name.value else { throw NotSignedIn() }
            let signature = Signature(
                unit: unit,
                mode: mode,
                signer: paper?.signer ?? Signer(name: name),
                signedOn: paper?.signedOn ?? write.account.day
            )
            let needed = try locked.document().signatories.units(facts, members: locked.members)
            let signed = Set(try signatures.value.map(\.unit))
            try locked.agreement.checkSignature(
                signature,
                needed: needed,
                signed: signed,
                seasonBegins: facts.seasonBegins,
                on: write.account.day,
                permission: permission
            )
            write.add(
                AgreementStatements.append(signature, under: locked.stored, by: write.account.id, at: write.instant)
            )
            locked.audit(
                .agreementSigned,
                for: unit,
                detail: [
                    "mode": mode.rawValue, "signer": signature.signer.name,
                    "signedOn": signature.signedOn, "sha256": locked.stored.sha256.hexadecimal,
                ],
                in: write
            )
            return SignatureReceipt(
                agreement: locked.agreement,
                missing: needed.subtracting(signed).subtracting([unit]).sorted()
            )
        }
    }
}

/// What came of a signature.
package struct SignatureReceipt: Sendable {
    package let agreement: Agreement
    /// The units whose signature is missing now.
    package let missing: [UnitID]
}
