package import Domain
package import Postgres

/// What the owner writes to make the first administrator, before anybody can sign in.
package enum AdministratorStatements {
    /// Makes a unit at the top, unless the code has one: one row, the unit's id and whether it was made.
    ///
    /// Two at once with a new code: the later fails by unit_code_key.
    package static func unit(
        code: String,
        orMake id: UnitID,
        name: String,
        searchKey: String,
        from day: Day
    ) -> PostgresStatement<(id: UnitID, isNew: Bool)> {
        PostgresStatement.row(
            """
            with made as (
                insert into thidua.unit (id, code, name, search_key, from_day)
                select \(id), \(code), \(name), \(searchKey), \(day)
                where not exists (select from thidua.unit where code = \(code))
                returning id
            )
            select id, true from made
            union all
            select id, false from thidua.unit where code = \(code)
            """,
            as: (UnitID, Bool).self
        ).map { (id: $0.0, isNew: $0.1) }
    }

    /// Makes an account with the function administrator over its own unit.
    ///
    /// Fails by account_login_key where the login is taken.
    package static func account(
        id: AccountID,
        unitID: UnitID,
        login: String,
        name: String,
        from day: Day
    ) -> PostgresStatement<Void> {
        .done(
            """
            with made as (
                insert into thidua.account (id, unit_id, login, name)
                values (\(id), \(unitID), \(login), \(name))
                returning id, unit_id
            )
            insert into thidua.account_function (account_id, function, unit_id, from_day)
            select id, 'administrator', unit_id, \(day) from made
            """
        )
    }

    /// Sets the account's first password, as a one-time code that has to be changed.
    package static func oneTimePassword(
        of accountID: AccountID,
        _ parameters: PasswordParameters,
        tag: PasswordTag
    ) -> PostgresStatement<Void> {
        .done(
            """
            select from auth.set_first_password(
                \(accountID), \(parameters.salt), \(parameters.memoryKiB), \(parameters.passes), sha256(\(tag)), true
            )
            """
        )
    }
}
