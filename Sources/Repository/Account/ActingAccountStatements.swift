package import Domain
package import Postgres

/// Who acts in a transaction, by its scope.
package enum ActingAccountStatements {
    /// The account of the transaction's scope with its functions, and the scope's day; nil where there is no scope, and
    /// for an account that was blocked since the scope was issued.
    ///
    /// A service key's scopes that this program does not know open nothing.
    package static let current: PostgresStatement<ActingAccount?> = PostgresStatement.optionalRow(
        """
        select a.id, a.unit_id, (select auth.scope_day()), (select auth.scope_key_scopes()),
            coalesce(array_agg(f.function) filter (where f.function is not null), '{}'),
            coalesce(array_agg(f.unit_id) filter (where f.function is not null), '{}'),
            coalesce(array_agg(f.from_day) filter (where f.function is not null), '{}'),
            coalesce(array_agg(f.to_day) filter (where f.function is not null), '{}')
        from thidua.account a
        left join thidua.account_function f on f.account_id = a.id
        where a.id = (select auth.scope_account()) and not a.is_blocked
        group by a.id
        """,
        as: (AccountID, UnitID, Day, [String]?, [Function], [UnitID], [Day], [Day?]).self
    ).map { row in
        guard let (id, unit, day, keyScopes, functions, units, from, to) = row else { return nil }
        return ActingAccount(
            id: id,
            unit: unit,
            functions: functions.indices.map {
                HeldFunction(functions[$0], over: units[$0], during: Period(from: from[$0], to: to[$0]))
            },
            keyScopes: keyScopes.map { Set($0.compactMap(KeyScope.init)) },
            day: day
        )
    }
}
