/// What the audit log is read by: newest first, and events of one instant by their ids.
package struct AuditEventKey: Hashable, Sendable {
    /// Microseconds since 1970-01-01T00:00:00Z.
    package let recordedAt: Int64
    package let id: AuditEventID

    package init(recordedAt: Int64, id: AuditEventID) {
        self.recordedAt = recordedAt
        self.id = id
    }
}

package typealias AuditEventID = Identifier<AuditEventKey>
