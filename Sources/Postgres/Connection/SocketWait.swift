#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Waiting for a socket, a wake-up or a point in time, whichever is first: the module's only calls of `poll(2)`.
struct SocketWait {
    /// Something can be read from the socket, or it was closed.
    private(set) var isReadable = false
    /// Something can be written to the socket.
    private(set) var isWritable = false
    /// Somebody called `wake()`; the pipe is drained.
    private(set) var isAwoken = false

    /// Waits for at least one of the three; none of them is set when `deadline` came first.
    ///
    /// - Parameters:
    ///   - socket: The socket; nil waits for a wake-up alone.
    ///   - forWriting: Whether to wait for room to write too.
    ///   - wakePipe: The pipe that ends the wait.
    ///   - deadline: When to give up; nil never does.
    init(
        on socket: Int32?,
        forWriting: Bool = false,
        or wakePipe: WakePipe,
        until deadline: ContinuousClock.Instant?
    ) {
        let readEvents = Int16(POLLIN)
        let socketEvents = forWriting ? readEvents | Int16(POLLOUT) : readEvents
        withUnsafeTemporaryAllocation(of: pollfd.self, capacity: 2) { entries in
            entries[0] = pollfd(fd: wakePipe.readEnd, events: readEvents, revents: 0)
            entries[1] = pollfd(fd: socket ?? -1, events: socketEvents, revents: 0)  // poll ignores -1.
            while true {
                let count = poll(entries.baseAddress, 2, Self.milliseconds(until: deadline))
                if count > 0 { break }
                if count == 0, let deadline, deadline <= .now { return }
                // Woken by a signal, or a millisecond early: wait for the rest.
            }
            if entries[0].revents != 0 {
                wakePipe.drain()
                isAwoken = true
            }
            let events = entries[1].revents
            isWritable = events & Int16(POLLOUT) != 0
            isReadable = events & ~Int16(POLLOUT) != 0
        }
    }

    /// Waits without an end; true when it was the socket that ended the wait.
    static func sleep(on socket: Int32?, or wakePipe: WakePipe) -> Bool {
        SocketWait(on: socket, or: wakePipe, until: nil).isReadable
    }

    private static func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
        guard let deadline else { return -1 }
        let left = ContinuousClock.now.duration(to: deadline).components
        guard left.seconds >= 0, left.attoseconds >= 0 else { return 0 }
        guard left.seconds < 1_000_000 else { return 1_000_000_000 }
        return Int32(left.seconds) * 1_000 + Int32(left.attoseconds / 1_000_000_000_000_000) + 1
    }
}
