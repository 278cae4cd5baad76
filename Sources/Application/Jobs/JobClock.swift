/// The clock that jobs wait by: what time it is, and a way to wait until it is another.
package struct JobClock: Sendable {
    package let wall: WallClock
    /// Returns once the time has come; throws `CancellationError` where the task is cancelled before.
    package let wait: @Sendable (_ until: Instant) async throws -> Void

    package init(wall: WallClock, wait: @escaping @Sendable (_ until: Instant) async throws -> Void) {
        self.wall = wall
        self.wait = wait
    }

    /// The system's.
    ///
    /// It looks at the clock at least once a minute: one that is set right, or a machine that slept, is noticed by then.
    package static let system = JobClock(wall: .system) { end in
        while true {
            let now = WallClock.system.now()
            guard now < end else { return }
            let microseconds = min(end.microsecondsSince1970 - now.microsecondsSince1970, 60_000_000)
            try await Task.sleep(for: .microseconds(microseconds), tolerance: .milliseconds(100))
        }
    }
}
