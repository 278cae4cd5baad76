package import Postgres

/// Something that somebody wants changed: what it depends on, and what is decided on that.
///
/// It is a value, without a database and without a clock. `Writer` carries it out.
package protocol WriteUseCase: Sendable {
    /// What came of it.
    associatedtype Receipt: Sendable

    /// Puts together what the first trip locks and loads, and returns the decision on what it found.
    ///
    /// The decision adds what is to be stored to the write. Both may run several times: when somebody else was faster, or
    /// the connection broke.
    func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Receipt
}
