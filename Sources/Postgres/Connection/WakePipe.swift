#if os(Linux)
import CLibPQ
#endif

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A pipe whose only use is to end another thread's `poll(2)`.
///
/// A pipe and not an eventfd: Swift's `Glibc` module exports no eventfd, and other systems have none.
final class WakePipe: Sendable {
    /// The end to poll for reading.
    let readEnd: Int32
    private let writeEnd: Int32

    /// Nil when the process has no file descriptor left.
    init?() {
        var ends: [Int32] = [-1, -1]
        #if canImport(Darwin)
        guard pipe(&ends) == 0 else { return nil }
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        #else
        guard pipe2(&ends, O_NONBLOCK | O_CLOEXEC) == 0 else { return nil }
        #endif
        readEnd = ends[0]
        writeEnd = ends[1]
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }

    /// Ends the poll that is under way, or else the next one.
    ///
    /// From any thread.
    func wake() {
        // EAGAIN means that the pipe is full of wake-ups already.
        var byte: UInt8 = 1
        while write(writeEnd, &byte, 1) == -1, errno == EINTR {}
    }

    /// Forgets the wake-ups so far.
    func drain() {
        withUnsafeTemporaryAllocation(byteCount: 64, alignment: 1) { buffer in
            while true {
                let count = read(readEnd, buffer.baseAddress, buffer.count)
                if count < buffer.count, !(count == -1 && errno == EINTR) { return }
            }
        }
    }
}
