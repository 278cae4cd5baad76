/// How long to wait before a server that ended by itself is launched again: 100 ms, doubling to 30 s; from the
/// beginning once it has run for a minute.
///
/// There is no last attempt: a full disk is emptied some day, and until then the callers see the failure.
struct RestartPause: Sendable, Equatable {
    private var upcoming = Self.shortest

    static let shortest = Duration.milliseconds(100)
    static let longest = Duration.seconds(30)
    static let steady = Duration.seconds(60)

    /// The pause after a run of the given length.
    mutating func next(afterRunning ran: Duration) -> Duration {
        if ran >= Self.steady { upcoming = Self.shortest }
        defer { upcoming = min(upcoming * 2, Self.longest) }
        return upcoming
    }
}
