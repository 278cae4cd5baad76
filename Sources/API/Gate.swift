import Synchronization

/// A bounded number of places; whoever finds none is turned away at once, so nothing piles up.
final class Gate: Sendable {
    private let free: Mutex<Int>

    /// - Parameter places: How many may be inside at one time; 1 at least.
    init(places: Int) {
        free = Mutex(places)
    }

    /// A place, or nil where there is none. It is free again when the last reference to it goes.
    func enter() -> Place? {
        let isFree = free.withLock { free in
            guard free > 0 else { return false }
            free -= 1
            return true
        }
        return isFree ? Place(self) : nil
    }

    /// One place, held as long as the object lives.
    final class Place: Sendable {
        private let gate: Gate

        fileprivate init(_ gate: Gate) {
            self.gate = gate
        }

        deinit {
            gate.free.withLock { $0 += 1 }
        }
    }
}
