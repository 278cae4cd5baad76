/// Proof that `Policy` allowed an act: nothing outside this module can make one.
///
/// What carries an act out, and what serves bytes from a cache, asks for the proof and cannot forget the question.
package struct Permission<Act: Sendable>: Sendable {
    /// What was allowed, to whom it happens included.
    package let act: Act
    /// Whose act it is.
    package let account: AccountID

    init(_ act: Act, to account: ActingAccount) {
        self.act = act
        self.account = account.id
    }

    /// What follows from another permission of the same account.
    init(_ act: Act, by account: AccountID) {
        self.act = act
        self.account = account
    }
}

/// What may be allowed: each act of `Policy` by its own name, with what it is done to.
package enum Act {}
