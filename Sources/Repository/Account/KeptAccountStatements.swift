package import Domain
package import Postgres

/// Accounts as those read and change them who keep them. The tables hold to whose accounts these are (migration 0017).
package enum KeptAccountStatements {
    /// That the account belongs to a unit over which the scope's account reads of accounts, or below.
    private static let isWithinSight: PostgresQuery = """
        exists (
            select
            from thidua.unit_descent d
            where d.unit_id = a.unit_id and d.ancestor_id = any (
                (select thidua.scope_holdings('{accountManager,administrator,auditor}'))::uuid[]
            )
        )
        """

    /// The name as it is searched for: without tone marks, in lower case. Letters are ASCII before `lower` sees them, so that
    /// it does the same in every locale.
    private static let searchedName: PostgresQuery = """
        lower(regexp_replace(normalize(translate(a.name, 'Đđ', 'dd'), nfd), '[\\u0300-\\u036f]', '', 'g'))
        """

    /// Locks an account until the end of the transaction; false, and nothing locked, where the scope does not keep it.
    package static func lock(_ account: AccountID) -> PostgresStatement<Bool> {
        PostgresStatement.optionalRow(
            "select id from thidua.account where id = \(account) for no key update",
            as: AccountID.self
        ).map { $0 != nil }
    }

    /// An account, its functions left out; nil where the scope may not read of it.
    package static func account(_ account: AccountID) -> PostgresStatement<KeptAccount?> {
        PostgresStatement.optionalRow(
            """
            select a.id, a.login, a.unit_id,
                array(select d.ancestor_id from thidua.unit_descent d where d.unit_id = a.unit_id and d.depth > 0),
                a.name, a.is_blocked, a.version
            from thidua.account a
            where a.id = \(account) and \(isWithinSight)
            """,
            as: (AccountID, String, UnitID, [UnitID], String, Bool, Int32).self
        ).map { row in
            row.map {
                KeptAccount(
                    id: $0.0,
                    login: $0.1,
                    unit: UnitChain($0.2, above: $0.3),
                    name: $0.4,
                    isBlocked: $0.5,
                    version: $0.6
                )
            }
        }
    }

    /// All that an account was ever entrusted with, by first day: 0…n, by account_function_by_account.
    package static func functions(of account: AccountID) -> PostgresStatement<[Entrustment]> {
        PostgresStatement.rows(
            """
            select f.function, f.unit_id,
                array(select d.ancestor_id from thidua.unit_descent d where d.unit_id = f.unit_id and d.depth > 0),
                f.from_day, f.to_day
            from thidua.account_function f
            where f.account_id = \(account)
            order by f.from_day, f.function, f.unit_id
            """,
            as: (Function, UnitID, [UnitID], Day, Day?).self
        ).map { rows in
            rows.map {
                Entrustment($0.0, over: UnitChain($0.1, above: $0.2), during: Period(from: $0.3, to: $0.4))
            }
        }
    }

    /// The names of the units that an account belongs to and holds functions over.
    package static func unitNames(of account: AccountID) -> PostgresStatement<[AccountLine.Unit]> {
        PostgresStatement.rows(
            """
            select u.id, u.code, u.name
            from thidua.unit u
            where u.id in (
                select unit_id from thidua.account where id = \(account)
                union all
                select unit_id from thidua.account_function where account_id = \(account)
            )
            """,
            as: (UnitID, String, String).self
        ).map { rows in rows.map { AccountLine.Unit(id: $0.0, code: $0.1, name: $0.2) } }
    }

    /// Those of the units that are there, with all that are above each.
    package static func chains(of units: [UnitID]) -> PostgresStatement<[UnitChain]> {
        PostgresStatement.rows(
            """
            select u.id,
                array(select d.ancestor_id from thidua.unit_descent d where d.unit_id = u.id and d.depth > 0)
            from thidua.unit u
            where u.id = any (\(units))
            """,
            as: (UnitID, [UnitID]).self
        ).map { rows in rows.map { UnitChain($0.0, above: $0.1) } }
    }

    /// A part of the list of the accounts within sight, by login.
    ///
    /// - Parameters:
    ///   - text: A part of the name, or the beginning of the login, as they are searched for; nil for all.
    ///   - unit: The unit that they belong to, or one above it; nil for any.
    ///   - page: Which part.
    /// - Returns: The statement: up to a page of rows by account_login_key, one more to see whether there are more.
    package static func list(
        named text: String?,
        below unit: UnitID?,
        _ page: PageRequest<String>
    ) -> PostgresStatement<Page<AccountLine, String>> {
        PostgresStatement.rows(
            """
            select a.id, a.login, a.name, u.id, u.code, u.name, a.is_blocked
            from thidua.account a
            join thidua.unit u on u.id = a.unit_id
            where \(isWithinSight)
                and (\(page.after)::text is null or a.login > \(page.after))
                and (\(text)::text is null or starts_with(a.login, \(text)) or strpos(\(searchedName), \(text)) > 0)
                and (
                    \(unit)::uuid is null or exists (
                        select
                        from thidua.unit_descent below
                        where below.unit_id = a.unit_id and below.ancestor_id = \(unit)
                    )
                )
            order by a.login
            limit \(page.rows)
            """,
            as: (AccountID, String, String, UnitID, String, String, Bool).self
        ).map { rows in
            let lines = rows.map {
                AccountLine(
                    id: $0.0,
                    login: $0.1,
                    name: $0.2,
                    unit: AccountLine.Unit(id: $0.3, code: $0.4, name: $0.5),
                    isBlocked: $0.6
                )
            }
            return Page(lines, page, key: \.login)
        }
    }

    /// Adds an account, without its functions. Fails by account_login_key where the login is taken.
    package static func add(_ account: KeptAccount) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.account (id, unit_id, login, name)
            values (\(account.id), \(account.unit.unit), \(account.login), \(account.name))
            """
        )
    }

    /// Stores what an account is called and whether it is blocked. Blocking ends its sessions and keys (trigger
    /// account_ends_credentials).
    package static func store(_ account: KeptAccount) -> PostgresStatement<Int> {
        .affectedRows(
            """
            update thidua.account
            set name = \(account.name), is_blocked = \(account.isBlocked), version = \(account.version)
            where id = \(account.id) and version = \(account.version - 1)
            """
        ).expecting(exactly: 1)
    }

    /// Adds a function. Fails by account_function_once where the account holds it on some of its days.
    package static func add(_ entrustment: Entrustment, of account: AccountID) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.account_function (account_id, function, unit_id, from_day, to_day)
            values (
                \(account), \(entrustment.function), \(entrustment.over.unit), \(entrustment.period.from),
                \(entrustment.period.to)
            )
            """
        )
    }

    /// Ends a function.
    package static func end(_ entrustment: Entrustment, of account: AccountID, on day: Day) -> PostgresStatement<Int> {
        .affectedRows(
            """
            update thidua.account_function
            set to_day = \(day)
            where account_id = \(account) and function = \(entrustment.function)
                and unit_id = \(entrustment.over.unit) and from_day = \(entrustment.period.from)
                and to_day is not distinct from \(entrustment.period.to)
            """
        ).expecting(exactly: 1)
    }

    /// Gives an account a one-time password and ends its sessions; fails where the scope does not keep the account.
    package static func handOutPassword(
        to account: AccountID,
        _ parameters: PasswordParameters,
        tag: PasswordTag
    ) -> PostgresStatement<Void> {
        .done(
            """
            select from auth.hand_out_password(
                \(account), \(parameters.salt), \(parameters.memoryKiB), \(parameters.passes), sha256(\(tag))
            )
            """
        )
    }
}
