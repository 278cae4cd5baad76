extension Period {
    /// Whether it has a day at all.
    package var isInOrder: Bool { to.map { from < $0 } ?? true }

    /// Whether a day lies in both.
    package func overlaps(_ other: Period) -> Bool {
        other.to.map { from < $0 } ?? true && to.map { other.from < $0 } ?? true
    }

    /// Whether every day of another lies in it.
    package func covers(_ other: Period) -> Bool {
        guard from <= other.from else { return false }
        guard let to else { return true }
        return other.to.map { $0 <= to } ?? false
    }
}
