package import Domain
package import Postgres

/// The audit log, as it is read.
package enum AuditStatements {
    private typealias Row = (
        AuditEventID, PostgresInstant, SeasonID, ClusterSeasonID, UnitID, [UnitID], UnitID?, AccountID, String?, String,
        String, String, String
    )

    /// A part of the log that the scope may read, newest first.
    ///
    /// - Parameters:
    ///   - clusterSeason: The cluster's season that it was done in; nil for any, and none.
    ///   - unit: The unit that it was done to; nil for any, and none.
    ///   - account: Who did it; nil for anybody.
    ///   - action: Such as `sheet.submitted`; nil for any.
    ///   - from: The first day in Vietnam; nil for the beginning.
    ///   - to: The first day after; nil for the end.
    ///   - page: Which part.
    /// - Returns: The statement.
    package static func list(
        clusterSeason: ClusterSeasonID?,
        unit: UnitID?,
        account: AccountID?,
        action: String?,
        from: Day?,
        to: Day?,
        _ page: PageRequest<AuditEventKey>
    ) -> PostgresStatement<Page<RecordedEvent, AuditEventKey>> {
        let inClusterSeason: PostgresQuery = clusterSeason.map { "and e.cluster_season_id = \($0)" } ?? ""
        let ofUnit: PostgresQuery = unit.map { "and e.unit_id = \($0)" } ?? ""
        let byAccount: PostgresQuery = account.map { "and e.account_id = \($0)" } ?? ""
        let ofAction: PostgresQuery = action.map { "and e.action = \($0)" } ?? ""
        let since: PostgresQuery =
            from.map { "and e.recorded_at >= \($0)::timestamp at time zone 'Asia/Ho_Chi_Minh'" } ?? ""
        let until: PostgresQuery =
            to.map { "and e.recorded_at < \($0)::timestamp at time zone 'Asia/Ho_Chi_Minh'" } ?? ""
        let after: PostgresQuery =
            page.after.map {
                "and (e.recorded_at, e.id) < (\(PostgresInstant(recordedAt: $0.recordedAt)), \($0.id))"
            } ?? ""
        return PostgresStatement.rows(
            """
            select e.id, e.recorded_at, e.season_id, e.cluster_season_id, e.managing_unit_id,
                array(select d.ancestor_id from thidua.unit_descent d where d.unit_id = e.managing_unit_id),
                e.unit_id, e.account_id, a.name, e.action, e.subject, e.detail, e.request_id
            from thidua.audit_event e
            left join thidua.account a on a.id = e.account_id
            where true \(inClusterSeason) \(ofUnit) \(byAccount) \(ofAction) \(since) \(until) \(after)
            order by e.recorded_at desc, e.id desc
            limit \(page.rows)
            """,
            as: Row.self
        ).map { rows throws(PostgresError) in
            Page(try rows.map { row throws(PostgresError) in try event(row) }, page, key: \.key)
        }
    }

    private static func event(_ row: Row) throws(PostgresError) -> RecordedEvent {
        RecordedEvent(
            key: AuditEventKey(recordedAt: try row.1.microsecondsSince1970, id: row.0),
            place: Place(season: row.2.present, clusterSeason: row.3.present, managingUnit: row.4),
            managingChain: row.5,
            unit: row.6,
            account: row.7,
            accountName: row.8,
            action: row.9,
            subject: row.10,
            detail: row.11,
            requestID: row.12
        )
    }
}

extension Identifier {
    /// nil for what stands for no season and no cluster in keys.
    fileprivate var present: Identifier? { bits == 0 ? nil : self }
}

/// One act, as the log tells of it.
package struct RecordedEvent: Sendable {
    package let key: AuditEventKey
    package let place: Place
    /// The managing unit of the place and every unit above it, in any order.
    package let managingChain: [UnitID]
    /// The unit that it was done to; nil where it was not one.
    package let unit: UnitID?
    package let account: AccountID
    /// nil where the scope may not know of the account.
    package let accountName: String?
    package let action: String
    /// What it was done to, in JSON.
    package let subject: String
    /// What was done, in JSON.
    package let detail: String
    package let requestID: String
}
