package import FoundationEssentials
package import Postgres

/// What an account's holder reads of it, under the scope of the transaction.
package enum AccountStatements {
    package struct UnitName: Sendable {
        package let id: UUID
        package let code: String
        package let name: String
    }

    package struct Own: Sendable {
        package let id: UUID
        package let login: String
        package let name: String
        package let unit: UnitName
        package let day: PostgresDate
    }

    package struct HeldFunction: Sendable {
        package let function: String
        package let unit: UnitName
        package let fromDay: PostgresDate
        package let toDay: PostgresDate?
    }

    /// The account that acts, and on which day: one row; by account_pkey and unit_pkey.
    package static var own: PostgresStatement<Own> {
        PostgresStatement.row(
            """
            select a.id, a.login, a.name, u.id, u.code, u.name, (select auth.scope_day())
            from thidua.account a
            join thidua.unit u on u.id = a.unit_id
            where a.id = (select auth.scope_account())
            """,
            as: (UUID, String, String, UUID, String, String, PostgresDate).self
        ).map {
            Own(id: $0.0, login: $0.1, name: $0.2, unit: UnitName(id: $0.3, code: $0.4, name: $0.5), day: $0.6)
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
            as: (String, UUID, String, String, PostgresDate, PostgresDate?).self
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
