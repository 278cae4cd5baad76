package import Domain
package import Postgres

/// What the owner writes to make accounts whose passwords are known beforehand.
package enum AccountLoadStatements {
    /// Those of some accounts that are there.
    package static func there(_ accounts: [AccountID]) -> PostgresStatement<[AccountID]> {
        .rows("select id from thidua.account where id = any (\(accounts))", as: AccountID.self)
    }

    /// Makes an account. Fails by account_login_key where the login is taken.
    package static func add(
        _ account: AccountID,
        login: String,
        name: String,
        unit: UnitID
    ) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.account (id, unit_id, login, name)
            values (\(account), \(unit), \(login), \(name))
            """
        )
    }

    /// Entrusts an account with functions.
    package static func add(_ functions: [HeldFunction], to account: AccountID) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.account_function (account_id, function, unit_id, from_day, to_day)
            select \(account), f.*
            from unnest(
                \(functions.map(\.function)), \(functions.map(\.unit)), \(functions.map(\.period.from)),
                \(functions.map(\.period.to))
            ) f
            """
        )
    }

    /// Sets an account's first password, which need not be changed.
    package static func password(
        of account: AccountID,
        _ parameters: PasswordParameters,
        tag: PasswordTag
    ) -> PostgresStatement<Void> {
        .done(
            """
            select from auth.set_first_password(
                \(account), \(parameters.salt), \(parameters.memoryKiB), \(parameters.passes), sha256(\(tag)), false
            )
            """
        )
    }
}
