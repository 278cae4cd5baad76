import Synchronization

/// A value that the tasks of a test share; a `Mutex` itself cannot be captured by their closures.
final class Protected<Value: Sendable>: Sendable {
    private let mutex: Mutex<Value>

    init(_ value: Value) { self.mutex = Mutex(value) }

    var value: Value { self.mutex.withLock { $0 } }

    func change(_ body: (inout Value) -> Void) {
        self.mutex.withLock { body(&$0) }
    }
}
