import Dispatch

/// Work that waits for a disk, which may be a share on the network: on threads that nothing else waits for.
package enum Disk {
    /// Does it.
    ///
    /// - Parameter body: What waits.
    /// - Returns: What it returned.
    /// - Throws: What it throws.
    package static func work<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result(catching: body)) }
        }
    }
}
