package import Domain
package import Postgres

/// What every write leaves behind beside its own rows.
package enum WriteRecordStatements {
    /// Claims an idempotency key for a request, or finds it claimed: exactly one row, which is written in either case.
    ///
    /// A second request with the key waits here until the first one's transaction has ended.
    package static func claim(
        key: String,
        requestSHA256: [UInt8],
        at instant: PostgresInstant
    ) -> PostgresStatement<ClaimedKey> {
        PostgresStatement.row(
            """
            insert into thidua.idempotency_record as record (account_id, key, request_sha256, recorded_at)
            values ((select auth.scope_account()), \(key), \(requestSHA256), \(instant))
            on conflict (account_id, key) do update set repeats = record.repeats + 1
            returning request_sha256, answer
            """,
            as: ([UInt8], String?).self
        ).map { ClaimedKey(requestSHA256: $0.0, answer: $0.1) }
    }

    /// Keeps the answer for repeats of the request.
    package static func keep(_ answer: String, key: String, account: AccountID) -> PostgresStatement<Void> {
        .done(
            """
            update thidua.idempotency_record set answer = \(answer) where account_id = \(account) and key = \(key)
            """
        )
    }

    /// Records who did what.
    package static func audit(_ event: AuditEvent) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.audit_event (
                season_id, cluster_season_id, managing_unit_id, id, account_id, action, subject, detail, request_id,
                recorded_at
            )
            values (
                \(event.place.season ?? .absent), \(event.place.clusterSeason ?? .absent), \(event.place.managingUnit),
                \(event.id), \(event.account), \(event.action), \(event.subject), \(event.detail), \(event.requestID),
                \(event.recordedAt)
            )
            """
        )
    }

    /// Tells caches what has changed.
    package static func change<Entity>(_ kind: ChangedKind, _ id: Identifier<Entity>) -> PostgresStatement<Void> {
        .done("insert into thidua.change (kind, entity_id) values (\(kind.rawValue), \(id))")
    }
}

/// What caches know by an id, and may have to forget.
package enum ChangedKind: String, Sendable {
    case review, clusterSeason, vote
}

extension Identifier {
    /// Stands for no season and no cluster in keys, which cannot be null.
    fileprivate static var absent: Identifier { Identifier(bits: 0) }
}

/// An idempotency key in the hand of a request.
package struct ClaimedKey: Sendable {
    /// Of the request that came first with the key.
    package let requestSHA256: [UInt8]
    /// What that request was answered; nil where this one is the first.
    package let answer: String?
}

/// One act, as the log keeps it.
package struct AuditEvent: Sendable {
    package let id: Identifier<AuditEvent>
    package let place: Place
    package let account: AccountID
    /// Such as `sheet.submitted`.
    package let action: String
    /// What it was done to, in JSON.
    package let subject: String
    /// What was done, in JSON.
    package let detail: String
    package let requestID: String
    package let recordedAt: PostgresInstant

    package init(
        id: Identifier<AuditEvent>,
        place: Place,
        account: AccountID,
        action: String,
        subject: String,
        detail: String,
        requestID: String,
        recordedAt: PostgresInstant
    ) {
        self.id = id
        self.place = place
        self.account = account
        self.action = action
        self.subject = subject
        self.detail = detail
        self.requestID = requestID
        self.recordedAt = recordedAt
    }
}
