import Domain
import Postgres
import Repository

/// A write that is being decided: who acts, when, and what it will store.
package struct Write {
    let account: ActingAccount
    let instant: PostgresInstant
    /// Domain's form of the instant.
    let microsecondsSince1970: Int64
    private let caller: Caller
    private let ids: UUIDv7
    private let batch: PostgresBatch

    init(account: ActingAccount, at instant: Instant, caller: Caller, ids: UUIDv7, batch: PostgresBatch) {
        self.account = account
        self.instant = PostgresInstant(instant)
        self.microsecondsSince1970 = instant.microsecondsSince1970
        self.caller = caller
        self.ids = ids
        self.batch = batch
    }

    /// Stores something with the second round trip.
    func add(_ statement: PostgresStatement<some Sendable>) {
        batch.add(statement)
    }

    /// Records what is done to a review, and that its readers' caches are old.
    ///
    /// - Parameters:
    ///   - action: Such as `sheet.submitted`.
    ///   - review: The review.
    ///   - unit: The unit whose sheet it is; nil for the review as a whole.
    ///   - detail: Writes the members that tell what was done.
    func record(_ action: String, _ review: Review, unit: UnitID? = nil, detail: AuditDetail = AuditDetail()) {
        var subject = AuditDetail()
        subject["review"] = review.id.description
        if let unit { subject["unit"] = unit.description }
        add(
            WriteRecordStatements.audit(
                AuditEvent(
                    id: ids.identifier(),
                    season: review.season,
                    clusterSeason: review.clusterSeason,
                    managingUnit: review.managingUnit,
                    account: account.id,
                    action: action,
                    subject: subject.json,
                    detail: detail.json,
                    requestID: caller.requestID,
                    recordedAt: instant
                )
            )
        )
        add(WriteRecordStatements.change("review", review.id))
    }
}
