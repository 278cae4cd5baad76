package import Domain
package import Postgres

/// The service keys of an account that the scope keeps: the database refuses everybody else (migration 0017).
package enum ServiceKeyStatements {
    /// Makes a key. The database keeps the secret's hash alone.
    package static func issue(
        _ key: ServiceKey,
        for account: AccountID,
        _ secret: SessionSecret
    ) -> PostgresStatement<Void> {
        let expiry = PostgresInstant(recordedAt: key.expiresAtMicrosecondsSince1970)
        return .done(
            """
            select from auth.issue_key(
                \(key.id), \(account), sha256(\(secret)), \(key.name), \(key.scopes), \(expiry)
            )
            """
        )
    }

    /// Revokes a key of the account.
    package static func revoke(_ key: ServiceKeyID, of account: AccountID) -> PostgresStatement<Void> {
        .done("select from auth.revoke_key(\(account), \(key))")
    }

    /// An account's keys, in the order of making: none where the scope does not keep the account.
    package static func keys(of account: AccountID) -> PostgresStatement<[ServiceKey]> {
        PostgresStatement.rows(
            "select id, name, scopes, expires_at, revoked_at from auth.keys_of(\(account)) order by id",
            as: (ServiceKeyID, String, [String], PostgresInstant, PostgresInstant?).self
        ).map { rows throws(PostgresError) in
            var keys: [ServiceKey] = []
            for row in rows {
                keys.append(
                    ServiceKey(
                        id: row.0,
                        name: row.1,
                        scopes: row.2,
                        expiresAt: try row.3.microsecondsSince1970,
                        revokedAt: try row.4?.microsecondsSince1970
                    )
                )
            }
            return keys
        }
    }
}
