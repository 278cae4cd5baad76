/// One connection to PostgreSQL.
///
///     let connection = try await PostgresConnection.connect(PostgresConfiguration("host=/run/postgresql"))
///     let units = try await connection.query(
///         "select id, name from unit where block = \(block) order by name", as: (UUID, String).self)
///     await connection.close()
///
/// It is an actor on a thread of its own, where libpq may wait as long as it likes. Calls run one after the other; a
/// call made while a transaction, stream or COPY of another task holds the connection is refused as misuse: take a
/// connection from a pool for each of them.
///
/// A connection that has failed reports `isClosed` and stays so. There is no reset: make another.
public actor PostgresConnection {
    /// What it was made with.
    public nonisolated let configuration: PostgresConfiguration
    nonisolated let thread: ConnectionThread
    /// Runs a task's own code on this connection's thread.
    ///
    ///     try await withTaskExecutorPreference(connection.taskExecutor) {
    ///         let sheet = try await connection.run(Sheets.of(id))
    ///         return try await connection.run(Inputs.of(sheet.review))
    ///     }
    ///
    /// A call takes two wake-ups, to the thread and back, which cost more than a small query does; here several calls share
    /// two. The thread is busy while a call waits for the server: begin no child task in there that has to go on meanwhile,
    /// such as a timer (each call has a deadline of its own).
    public nonisolated let taskExecutor: any TaskExecutor
    nonisolated let status = ConnectionStatus()
    private var session: Session?
    private var holder: Holder? {
        didSet { status.setHeld(holder != nil) }
    }
    private var leases = 0
    var subscribers: [Int: Subscriber] = [:]
    /// The stream of the holder of the lease, while there is one.
    var rowStream: RowStream?

    /// The thread.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    init(_ configuration: PostgresConfiguration, thread: ConnectionThread) {
        self.configuration = configuration
        self.thread = thread
        taskExecutor = ConnectionTaskExecutor(thread: thread)
    }

    deinit {
        thread.retire()
    }

    /// Whether it can no longer be used: it was closed, it broke, or the server hung up while it was idle.
    public nonisolated var isClosed: Bool { status.isClosed }

    /// Whether it is open, and neither a transaction nor a call is under way: whether a pool may hand it out again.
    ///
    /// Known without a round trip and without waiting.
    public nonisolated var isIdle: Bool { status.isIdle }

    /// The number of the server's process for this connection, as in `pg_stat_activity.pid`; nil when it is closed.
    public var backend: Int32? { session?.backend }

    /// Closes it, and returns when it no longer exists; its thread then ends.
    ///
    /// A call that is under way fails at once with `.connection(.closed)`; had it sent a COMMIT, its outcome is unknown. A
    /// transaction that is open is rolled back by the server. Does nothing when the connection is closed already.
    public nonisolated func close() async {
        status.close()
        thread.wakePipe.wake()
        await end(nil)
    }
}

extension PostgresConnection {
    /// The right to use the connection over several calls.
    struct Lease: Equatable {
        let number: Int
    }

    private struct Holder {
        let lease: Lease
        /// BEGIN and the settings, until they have been sent with the first statements.
        var prelude: [PostgresQuery]
        /// Whether a stream or COPY of the holder is under way.
        var isStreaming = false
    }

    /// Takes the connection for a transaction.
    func lease(_ options: PostgresTransactionOptions) throws(PostgresError) -> Lease {
        _ = try open(for: nil)
        leases += 1
        let lease = Lease(number: leases)
        holder = Holder(lease: lease, prelude: options.prelude)
        return lease
    }

    /// Gives the connection back.
    ///
    /// What the holder left open must be cleaned up before. Where that was not possible, as when a task that the
    /// transaction's closure left behind still reads a stream, the connection is closed: the next holder would get the
    /// rest of it.
    func giveBack(_ lease: Lease) {
        guard holder?.lease == lease else { return }
        holder = nil
        guard let session, !session.isIdle else { return }
        end(PostgresError(.protocolMisuse("the transaction ended while something of it was under way")))
    }

    /// What the holder has to send first; nothing the second time.
    func takePrelude(of lease: Lease) -> [PostgresQuery] {
        guard holder?.lease == lease else { return [] }
        defer { holder?.prelude = [] }
        return holder?.prelude ?? []
    }

    /// Notes that a stream or COPY of the holder begins or ends.
    func setStreaming(_ isStreaming: Bool, for lease: Lease) {
        guard holder?.lease == lease else { return }
        holder?.isStreaming = isStreaming
        // What comes between the calls of a stream is its rows. Read before they are asked for, they would pile up.
        watchSocket(!isStreaming)
    }

    /// The session, for the holder of the lease or, when there is none, for anybody; `isStream` says that the caller is
    /// the stream or COPY that is under way.
    func open(for lease: Lease?, isStream: Bool = false) throws(PostgresError) -> Session {
        guard let session, !isClosed else { throw PostgresError(.connection(.closed)) }
        guard holder?.lease == lease else {
            let rule = lease == nil ? "the connection is in use by a transaction" : "the transaction has ended"
            throw PostgresError(.protocolMisuse(rule))
        }
        guard (holder?.isStreaming ?? false) == isStream else {
            let rule = isStream ? "the stream has ended" : "the transaction is in use by a stream or a COPY"
            throw PostgresError(.protocolMisuse(rule))
        }
        return session
    }

    /// Makes the session.
    ///
    /// On the connection's thread, which it blocks.
    func open() throws(PostgresError) {
        let start = ContinuousClock.now
        do throws(PostgresError) {
            let session = try Session.connect(configuration, status: status, wakePipe: thread.wakePipe)
            if isClosed { return }  // Nobody waits any more; the session goes at once.
            self.session = session
            watchSocket(true)
            configuration.observer?.observe(.connected(backend: session.backend, duration: .now - start))
        } catch {
            status.close()
            thread.retire()
            configuration.observer?.observe(.connectFailed(error))
            throw error
        }
    }

    /// Ends the session if a call has left it unusable.
    func endIfLost(_ session: Session) {
        guard let loss = session.loss else { return }
        end(PostgresError(loss))
    }

    private func end(_ reason: PostgresError?) {
        thread.watch(nil)  // Before the socket is closed and its number used again.
        thread.retire()
        status.close()
        guard let session else { return }
        self.session = nil
        finishSubscribers(reason)
        configuration.observer?.observe(.closed(backend: session.backend, reason))
    }

    private func watchSocket(_ isWatched: Bool) {
        guard isWatched, let session else { return thread.watch(nil) }
        thread.watch(
            ConnectionThread.Watch(socket: session.socket) { [weak self] in
                self?.assumeIsolated { $0.readWhileIdle() }
            }
        )
    }

    /// Something came while no call was under way: a notification, a notice, or the end.
    private func readWhileIdle() {
        guard let session else { return }
        session.readWhileIdle()
        deliverNotifications(of: session)
        endIfLost(session)
    }
}
