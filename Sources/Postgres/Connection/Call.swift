/// The limits of one call to the server, and whether it has run into one.
///
/// Not Sendable: it lives on the connection's thread, for the length of the call.
final class Call {
    /// When to lose patience.
    ///
    /// Moves once, by the grace that a cancelled statement gets to end.
    private(set) var deadline: ContinuousClock.Instant
    /// How far the call would have come when it fails.
    let phase: PostgresOutcome.Phase
    /// Why it was cut short.
    private(set) var interruption: PostgresInterruption?
    /// The cancel request that has been sent.
    private(set) var request: Canceller.Request?

    init(deadline: ContinuousClock.Instant, phase: PostgresOutcome.Phase) {
        self.deadline = deadline
        self.phase = phase
    }

    /// Whether the server may be asked to cancel.
    ///
    /// Never while a commit may be under way: a cancel then makes it *succeed* without its standby, so what was
    /// acknowledged could be lost.
    var isCancellable: Bool { phase == .beforeCommit }

    var isOverdue: Bool { deadline <= .now }

    func interrupted(by interruption: PostgresInterruption, request: Canceller.Request?, grace: Duration) {
        self.interruption = interruption
        self.request = request
        deadline = .now + grace
    }
}
