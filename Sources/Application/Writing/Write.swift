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

    /// The name of something new.
    func identifier<Entity>() -> Identifier<Entity> { ids.identifier() }

    /// Stores something with the second round trip.
    func add(_ statement: PostgresStatement<some Sendable>) {
        batch.add(statement)
    }

    /// Records what is done, for the log and, without what it was, for the change feed.
    ///
    /// - Parameters:
    ///   - action: What.
    ///   - place: Where it belongs.
    ///   - subject: What it is done to: ids, by their names.
    ///   - detail: What is done.
    ///   - audience: Who may know that it was done, where that is not what is usual for the action.
    func audit(
        _ action: AuditAction,
        at place: Place,
        _ subject: AuditDetail,
        detail: AuditDetail = [:],
        for audience: EventAudience? = nil
    ) {
        let event = AuditEvent(
            id: identifier(),
            place: place,
            account: account.id,
            action: action,
            subject: subject.json,
            detail: detail.json,
            requestID: caller.requestID,
            recordedAt: instant
        )
        add(WriteRecordStatements.audit(event))
        if let audience = audience ?? action.audience {
            add(EventStatements.append(event, as: identifier(), for: audience))
        }
    }
}
