package import Domain
package import Postgres

/// What an account's holder reads of it, under the scope of the transaction.
package enum AccountStatements {
    package struct UnitName: Sendable {
        package let id: UnitID
        package let code: String
        package let name: String
    }

    package struct Own: Sendable {
        package let id: AccountID
        package let login: String
        package let name: String
        package let unit: UnitName
    }

    package struct HeldFunction: Sendable {
        package let function: String
        package let unit: UnitName
        package let fromDay: Day
        package let toDay: Day?
    }

    /// The account that acts: one row, or none where there is no scope; by account_pkey and unit_pkey.
    package static var own: PostgresStatement<Own?> {
        PostgresStatement.optionalRow(
            """
            select a.id, a.login, a.name, u.id, u.code, u.name
            from thidua.account a
            join thidua.unit u on u.id = a.unit_id
            where a.id = (select auth.scope_account())
            """,
            as: (AccountID, String, String, UnitID, String, String).self
        ).map { row in
            row.map { Own(id: $0.0, login: $0.1, name: $0.2, unit: UnitName(id: $0.3, code: $0.4, name: $0.5)) }
        }
    }

    /// The functions of the account that acts, those that have ended left out: 0…n, a handful, by function, unit and
    /// first day; by account_function_by_account.
    package static var ownFunctions: PostgresStatement<[HeldFunction]> {
        PostgresStatement.rows(
            """
            select f.function, u.id, u.code, u.name, f.from_day, f.to_day
            from thidua.account_function f
            join thidua.unit u on u.id = f.unit_id
            where f.account_id = (select auth.scope_account())
                and (f.to_day is null or f.to_day > (select auth.scope_day()))
            order by f.function, u.code, f.from_day
            """,
            as: (String, UnitID, String, String, Day, Day?).self
        ).map { rows throws(PostgresError) in
            rows.map {
                HeldFunction(
                    function: $0.0,
                    unit: UnitName(id: $0.1, code: $0.2, name: $0.3),
                    fromDay: $0.4,
                    toDay: $0.5
                )
            }
        }
    }
}
