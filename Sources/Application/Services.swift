/// The use cases over one database, wired once: what the composition root makes and routes are given.
package struct Services: Sendable {
    package let database: any ScopedRunner
    package let clock: WallClock
    package let scopes: Scopes
    package let signIn: SignIn
    package let signOut: SignOut
    package let changePassword: ChangePassword
    package let readAccount: ReadAccount

    /// - Parameters:
    ///   - database: Where statements run, as thidua_app.
    ///   - hasher: The process's one.
    ///   - clock: The application's.
    package init(database: any ScopedRunner, hasher: PasswordHasher, clock: WallClock) {
        self.database = database
        self.clock = clock
        scopes = Scopes(database: database, clock: clock)
        signIn = SignIn(database: database, hasher: hasher, guesses: GuessLimit(clock: clock))
        signOut = SignOut(database: database, scopes: scopes)
        changePassword = ChangePassword(database: database, hasher: hasher, scopes: scopes, clock: clock)
        readAccount = ReadAccount(database: database)
    }
}
