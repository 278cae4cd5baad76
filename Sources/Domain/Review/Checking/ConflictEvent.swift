/// That two units shall not check each other, or may again; an event, never changed. The latest of a pair counts.
package struct ConflictEvent: Hashable, Sendable {
    /// Its place among the events of the cluster's season, from 1.
    package let sequence: Int64
    package let pair: UnitPair
    package let isLifted: Bool
    package let reason: String
    package let account: AccountID
    /// Microseconds since 1970-01-01T00:00:00Z.
    package let recordedAt: Int64

    package init(
        sequence: Int64,
        pair: UnitPair,
        isLifted: Bool,
        reason: String,
        account: AccountID,
        recordedAt: Int64
    ) {
        self.sequence = sequence
        self.pair = pair
        self.isLifted = isLifted
        self.reason = reason
        self.account = account
        self.recordedAt = recordedAt
    }

    /// The event that somebody adds.
    ///
    /// - Parameters:
    ///   - reason: Why; mandatory.
    ///   - events: All of the cluster's season.
    ///   - permission: From `Policy.mayDeclareConflict`, in this very transaction.
    ///   - recordedAt: Microseconds since 1970-01-01T00:00:00Z.
    /// - Throws: `wrongState` where it stands so already; a refusal of the reason.
    package init(
        reason: String,
        after events: [ConflictEvent],
        permission: Permission<Act.DeclareConflict>,
        recordedAt: Int64
    ) throws(Refusal) {
        try Reason.check(reason)
        let act = permission.act
        let latest = events.last { $0.pair == act.pair }
        guard (latest?.isLifted ?? true) != act.isLifted else {
            throw Refusal(
                .wrongState,
                vi: act.isLifted ? "Hai đơn vị này không có xung đột đang khai báo." : "Xung đột này đã được khai báo.",
                en: act.isLifted ? "No conflict of these two units is declared." : "This conflict is declared already."
            )
        }
        self.init(
            sequence: (events.last?.sequence ?? 0) + 1,
            pair: act.pair,
            isLifted: act.isLifted,
            reason: reason,
            account: permission.account,
            recordedAt: recordedAt
        )
    }
}

extension [ConflictEvent] {
    /// Those that stand: the latest of each pair, if it was not lifted.
    package var standing: [ConflictEvent] {
        var latest: [UnitPair: ConflictEvent] = [:]
        for event in self { latest[event.pair] = event }
        return latest.values.filter { !$0.isLifted }.sorted { $0.sequence < $1.sequence }
    }
}
