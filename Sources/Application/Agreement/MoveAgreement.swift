package import Domain
package import Postgres
import Repository

/// An agreement is laid there to be signed, or taken back.
package struct MoveAgreement: WriteUseCase {
    /// Where to.
    package enum Move: Sendable {
        /// Its text lies there to be signed.
        case propose
        /// It is a draft again, for a reason; signatures count no more.
        case withdraw(reason: String)
    }

    private let clusterSeason: ClusterSeasonID
    private let number: Int32
    private let version: Int32
    private let move: Move

    /// - Parameters:
    ///   - clusterSeason: Whose agreement it is.
    ///   - number: The agreement's.
    ///   - version: The version of it that the caller saw.
    ///   - move: Where to.
    package init(_ clusterSeason: ClusterSeasonID, number: Int32, seen version: Int32, _ move: Move) {
        self.clusterSeason = clusterSeason
        self.number = number
        self.version = version
        self.move = move
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> AgreementReceipt {
        let loading = LockedAgreement.Loading(clusterSeason, number: number, in: batch)
        return { write in
            let permission = try Policy.mayDraft(write.account, loading.knownFacts())
            let locked = try loading.loaded(seen: version)
            let moved: Agreement
            switch move {
            case .propose:
                moved = try locked.agreement.proposed(
                    try locked.document(),
                    members: locked.members,
                    permission: permission
                )
                write.add(
                    ClusterSeasonFactsStatements.move(clusterSeason, from: [.preparing, .discussing], to: .signing)
                )
                locked.audit(.agreementProposed, detail: ["sha256": locked.stored.sha256.hexadecimal], in: write)
            case .withdraw(let reason):
                moved = try locked.agreement.withdrawn(reason: reason, permission: permission)
                write.add(ClusterSeasonFactsStatements.move(clusterSeason, from: [.signing], to: .discussing))
                locked.audit(.agreementWithdrawn, detail: ["reason": reason], in: write)
            }
            write.add(AgreementStatements.store(moved))
            return AgreementReceipt(moved)
        }
    }
}
