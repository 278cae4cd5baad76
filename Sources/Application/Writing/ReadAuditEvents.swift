package import Domain
import Repository

/// What was done by whom, for those who look after it.
package struct ReadAuditEvents: Sendable {
    /// One act.
    package struct Event: Sendable {
        package let id: AuditEventID
        package let recordedAt: Instant
        package let place: Place
        /// The unit that it was done to; nil where it was not one.
        package let unit: UnitID?
        package let account: AccountID
        /// nil where the caller may not know of the account.
        package let accountName: String?
        /// Such as `sheet.submitted`.
        package let action: String
        /// What it was done to: a JSON object.
        package let subject: String
        /// What was done: a JSON object.
        package let detail: String
        package let requestID: String

        fileprivate init(_ event: RecordedEvent) {
            id = event.key.id
            recordedAt = Instant(microsecondsSince1970: event.key.recordedAt)
            place = event.place
            unit = event.unit
            account = event.account
            accountName = event.accountName
            action = event.action
            subject = event.subject
            detail = event.detail
            requestID = event.requestID
        }
    }

    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// A part of the log, newest first; what is nil leaves all in.
    ///
    /// - Parameters:
    ///   - clusterSeason: The cluster's season that it was done in.
    ///   - unit: The unit that it was done to.
    ///   - account: Who did it.
    ///   - action: What was done.
    ///   - from: The first day.
    ///   - to: The first day after.
    ///   - page: Which part.
    ///   - caller: Who asks.
    /// - Returns: The part.
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func run(
        clusterSeason: ClusterSeasonID?,
        unit: UnitID?,
        account: AccountID?,
        action: String?,
        from: Day?,
        to: Day?,
        _ page: PageRequest<AuditEventKey>,
        as caller: Caller
    ) async throws -> Page<Event, AuditEventKey> {
        let (acting, events) = try await reader.read(
            as: caller,
            AuditStatements.list(
                clusterSeason: clusterSeason,
                unit: unit,
                account: account,
                action: action,
                from: from,
                to: to,
                page
            )
        )
        let permission = try Policy.mayReadAuditEvents(acting)
        return events.compactMap { event in
            permission.act.covers(event.place, under: event.managingChain) ? Event(event) : nil
        }
    }
}
