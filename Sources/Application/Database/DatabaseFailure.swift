package import Postgres

/// An error of a use case that may be the database's.
package protocol DatabaseFailing: Error {
    /// The database's error, if it is one.
    var database: PostgresError? { get }
}

/// What a failure of the database means to whoever asked for something.
package struct DatabaseFailure: Error, Sendable {
    /// What may be done next.
    package enum Meaning: Sendable, Hashable {
        /// Nothing was changed, and the same may succeed in a moment: no connection, a lock that others hold, a collision.
        case tryAgain
        /// The change may or may not have been made.
        case outcomeUnknown
        /// A fault of ours: trying again does not help.
        case unforeseen
    }

    package let meaning: Meaning
    /// What failed, without any value: fit for a log.
    package let description: String

    /// What an error means; nil for one that is not the database's.
    package init?(_ error: any Error) {
        switch error {
        case let error as PostgresError: self.init(error)
        case let error as any DatabaseFailing:
            guard let error = error.database else { return nil }
            self.init(error)
        case let error as PoolError:
            self.init(.tryAgain, error.description)
        default: return nil
        }
    }

    private init(_ error: PostgresError) {
        let meaning: Meaning =
            switch error.outcome {
            case .unknown: .outcomeUnknown
            case .applied: .unforeseen
            case .surelyNotApplied: error.trouble == .lasting ? .unforeseen : .tryAgain
            }
        self.init(meaning, error.description)
    }

    private init(_ meaning: Meaning, _ description: String) {
        self.meaning = meaning
        self.description = description
    }
}

extension SignInError: DatabaseFailing {
    package var database: PostgresError? { if case .database(let error) = self { error } else { nil } }
}

extension ChangePasswordError: DatabaseFailing {
    package var database: PostgresError? { if case .database(let error) = self { error } else { nil } }
}

extension AuthenticationError: DatabaseFailing {
    package var database: PostgresError? { if case .database(let error) = self { error } else { nil } }
}
