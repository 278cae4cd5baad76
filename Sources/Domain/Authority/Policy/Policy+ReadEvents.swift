extension Act {
    /// Following what happens.
    package struct ReadEvents: Hashable, Sendable {}
}

extension Policy {
    /// Whether an account may follow what happens: whoever is signed in, each what it may know of, which rows alone decide;
    /// no service key.
    package static func mayReadEvents(_ account: ActingAccount) throws(Refusal) -> Permission<Act.ReadEvents> {
        try account.checkSession()
        return Permission(Act.ReadEvents(), to: account)
    }
}
