package import Domain
package import Postgres
import Repository

/// A side confirms the record of a handover.
package struct ConfirmHandover: WriteUseCase {
    /// What stands on paper.
    package struct Paper: Sendable {
        package let by: Attendant
        package let on: Day

        package init(by attendant: Attendant, on day: Day) {
            self.by = attendant
            self.on = day
        }
    }

    private let clusterSeason: ClusterSeasonID
    private let version: Int32
    private let side: HandoverSide
    private let paper: Paper?

    /// - Parameters:
    ///   - clusterSeason: The cluster's season that ends.
    ///   - version: The version of the record that the caller saw.
    ///   - side: Which side.
    ///   - paper: What stands on paper; nil for the head's own account.
    package init(_ clusterSeason: ClusterSeasonID, seen version: Int32, for side: HandoverSide, paper: Paper?) {
        self.clusterSeason = clusterSeason
        self.version = version
        self.side = side
        self.paper = paper
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> LeadHandover {
        let locked = LockedHandover(clusterSeason, in: batch)
        let name = batch.add(AgreementStatements.accountName)
        return { write in
            let facts = try locked.knownFacts()
            // Whoever may know of the cluster's year may know whether there is a record.
            _ = try Policy.mayRead(write.account, facts)
            let handover = try locked.loaded(seen: version)
            let permission = try Policy.mayConfirm(
                write.account,
                facts,
                handover,
                for: side,
                paper == nil ? .account : .paper
            )
            let today = write.account.day
            let confirmation = try handover.confirmed(
                by: paper?.by ?? Attendant(name: try name.value ?? ""),
                on: paper?.on ?? today,
                today: today,
                permission: permission
            )
            write.add(
                HandoverStatements.append(confirmation, at: facts.place, by: write.account.id, at: write.instant)
            )
            write.audit(
                handover: "confirmed",
                in: facts,
                of: confirmation.unit,
                detail: ["side": side.rawValue, "mode": confirmation.mode.rawValue, "on": confirmation.on]
            )
            return handover.with(handover.confirmations + [confirmation])
        }
    }
}
