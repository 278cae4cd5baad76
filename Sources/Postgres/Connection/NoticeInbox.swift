import CLibPQ

/// Where libpq puts the server's warnings and notices.
///
/// Not Sendable: libpq calls it on the connection's thread, inside a call of the connection.
final class NoticeInbox {
    /// Whether a warning of SQLSTATE 01000 came since `forget()`: the mark of a COMMIT whose wait for a synchronous
    /// standby was broken off.
    private(set) var warning: PostgresServerError?
    private let observer: (any PostgresObserver)?

    init(observer: (any PostgresObserver)?) {
        self.observer = observer
    }

    func forget() {
        warning = nil
    }

    /// Makes a connection put its notices here.
    ///
    /// The inbox must live as long as the connection.
    func receive(from connection: OpaquePointer) {
        PQsetNoticeReceiver(
            connection,
            { context, result in
                guard let context, let result, let notice = PostgresServerError(fieldsOf: result) else { return }
                Unmanaged<NoticeInbox>.fromOpaque(context).takeUnretainedValue().receive(notice)
            },
            Unmanaged.passUnretained(self).toOpaque()
        )
    }

    private func receive(_ notice: PostgresServerError) {
        if notice.severity == .warning, notice.sqlState == .warning { warning = warning ?? notice }
        observer?.observe(.notice(notice))
    }
}
