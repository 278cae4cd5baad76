import Glibc

/// The operating system's words for a failure.
enum SystemReason {
    /// The words for the calling thread's `errno`.
    static var last: String { String(cString: strerror(errno)) }
}
