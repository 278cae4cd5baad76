/// What is known about the changes that a failed call wanted to make.
///
/// It decides what the caller may do next: a call that was surely not applied may be sent again; one of unknown
/// outcome must first be looked up by a key of the caller's own.
public enum PostgresOutcome: Sendable, Hashable {
    /// Nothing of it is in the database, and nothing of it will be.
    case surelyNotApplied
    /// It may or may not have been committed: nobody has answered for certain.
    case unknown
    /// The server acknowledged the commit, and only then did something fail on this side, such as decoding.
    case applied
}

extension PostgresOutcome {
    /// How far a call had come when it failed.
    enum Phase: Sendable {
        /// No commit has been sent: not connected yet, inside an explicit transaction, or in one that only reads.
        case beforeCommit
        /// The commit is on its way: a COMMIT, or the end of an implicit transaction that may write.
        case commitSent
    }

    /// How a call failed.
    enum Failure: Sendable {
        /// The server refused with this severity; `isAlive` is what libpq says of the connection afterwards.
        case refused(severity: PostgresServerError.Severity, isAlive: Bool)
        /// COMMIT answered with the tag ROLLBACK.
        case rolledBack
        /// The connection broke before the answer, or the deadline passed and it was closed on purpose.
        case connectionClosed
        /// COMMIT succeeded with a warning of SQLSTATE 01000: its wait for a synchronous standby was broken off.
        case commitUnconfirmed
    }

    /// Decides by phase, state of the connection and severity; never by a message's text, which differs between
    /// versions and languages.
    init(of failure: Failure, in phase: Phase) {
        switch (phase, failure) {
        case (.beforeCommit, _), (.commitSent, .rolledBack), (.commitSent, .refused(.error, isAlive: true)):
            self = .surelyNotApplied
        case (.commitSent, .refused), (.commitSent, .connectionClosed), (.commitSent, .commitUnconfirmed):
            self = .unknown
        }
    }
}
