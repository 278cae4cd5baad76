import Synchronization

/// Whether a connection can still be used, for those who are not on its thread.
final class ConnectionStatus: Sendable {
    private let closed = Atomic(false)
    private let held = Atomic(false)
    private let busy = Atomic(false)

    var isClosed: Bool { closed.load(ordering: .acquiring) }

    /// Whether it is open, and neither a transaction nor a call is under way.
    var isIdle: Bool { !isClosed && !held.load(ordering: .acquiring) && !busy.load(ordering: .acquiring) }

    /// Notes that a transaction begins or ends.
    func setHeld(_ isHeld: Bool) {
        held.store(isHeld, ordering: .releasing)
    }

    /// Notes that a call begins or ends.
    func setBusy(_ isBusy: Bool) {
        busy.store(isBusy, ordering: .releasing)
    }

    /// Says that it cannot, for good.
    ///
    /// A call that is under way takes notice when it is woken.
    func close() {
        closed.store(true, ordering: .releasing)
    }
}
