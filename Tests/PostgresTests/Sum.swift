import Synchronization

/// A sum that several threads may add to.
final class Sum: Sendable {
    private let sum = Mutex(0)

    var value: Int { sum.withLock { $0 } }

    func add(_ number: Int) {
        sum.withLock { $0 += number }
    }
}
