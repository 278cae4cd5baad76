/// Which part of a list is wanted: lists go on from the key that they ended at, so that rows that come or go meanwhile
/// neither repeat nor hide others.
package struct PageRequest<Key: Sendable>: Sendable {
    /// The key of the last line that was seen; nil for the first part.
    package let after: Key?
    /// The most lines, 1…200.
    package let limit: Int

    package init(after: Key? = nil, limit: Int) {
        self.after = after
        self.limit = limit
    }

    /// How many rows a statement asks for: one more than is shown tells whether there are more.
    package var rows: Int32 { Int32(limit) + 1 }
}

/// A part of a list, in the order of its keys.
package struct Page<Line: Sendable, Key: Sendable>: Sendable {
    package let lines: [Line]
    /// The key to go on from; nil at the end.
    package let next: Key?

    /// - Parameters:
    ///   - rows: Up to `request.rows` lines.
    ///   - request: What was asked for.
    ///   - key: A line's key.
    package init(_ rows: [Line], _ request: PageRequest<Key>, key: (Line) -> Key) {
        lines = Array(rows.prefix(request.limit))
        next = rows.count > request.limit ? lines.last.map(key) : nil
    }

    private init(lines: [Line], next: Key?) {
        self.lines = lines
        self.next = next
    }

    /// The part with something else in place of each line. A line that comes to nil is left out, and the list goes on from
    /// the same key.
    package func compactMap<Other>(_ transform: (Line) throws -> Other?) rethrows -> Page<Other, Key> {
        Page<Other, Key>(lines: try lines.compactMap(transform), next: next)
    }
}
