package import Domain
package import Postgres
import Repository

/// Makes accounts as the schema's owner, each with its first password, where there is nobody yet who could.
package struct LoadAccounts: Sendable {
    /// An account that is to be there.
    package struct Wanted: Sendable {
        package let id: AccountID
        package let login: Login
        package let name: String
        package let unit: UnitID
        package let functions: [HeldFunction]
        package let password: Password

        package init(
            id: AccountID,
            login: Login,
            name: String,
            unit: UnitID,
            functions: [HeldFunction],
            password: Password
        ) {
            self.id = id
            self.login = login
            self.name = name
            self.unit = unit
            self.functions = functions
            self.password = password
        }
    }

    private let database: PostgresConnection
    private let hasher: PasswordHasher

    /// - Parameters:
    ///   - database: A connection as thidua_owner.
    ///   - hasher: The process's one.
    package init(database: PostgresConnection, hasher: PasswordHasher) {
        self.database = database
        self.hasher = hasher
    }

    /// Makes the accounts that are not there, each in a transaction of its own.
    ///
    /// - Returns: How many were made.
    /// - Throws: `PasswordHashingError`, `PostgresError`: a login that another account has.
    package func run(_ accounts: [Wanted]) async throws -> Int {
        let there = Set(try await database.run(AccountLoadStatements.there(accounts.map(\.id))))
        let missing = accounts.filter { !there.contains($0.id) }
        for account in missing {
            let parameters = PasswordParameters(salt: .random(count: 16))
            let tag = try await hasher.tag(of: account.password, parameters)
            try await database.transaction { transaction in
                try await transaction.run(
                    AccountLoadStatements.add(
                        account.id,
                        login: account.login.text,
                        name: account.name,
                        unit: account.unit
                    )
                )
                try await transaction.run(AccountLoadStatements.add(account.functions, to: account.id))
                try await transaction.run(AccountLoadStatements.password(of: account.id, parameters, tag: tag))
            }
        }
        return missing.count
    }
}
