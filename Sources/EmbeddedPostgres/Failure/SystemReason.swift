import Foundation

/// The operating system's words for a failure.
enum SystemReason {
    /// The words for the calling thread's `errno`; ask before any other call changes it.
    static var last: String { words(for: errno) }

    /// The words for an error number.
    static func words(for number: Int32) -> String { String(cString: strerror(number)) }
}
