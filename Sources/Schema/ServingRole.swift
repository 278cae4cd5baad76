package import Postgres

/// The role that a connection acts as, seen from the rules that stand behind every permission.
package struct ServingRole: Sendable {
    package let name: String
    /// Whether row-level security does not hold it: it is a superuser, bypasses it, or owns tables.
    package let isAboveTheRules: Bool

    /// The role of the connection that this runs on: one row.
    package static let current = PostgresStatement.row(
        """
        select r.rolname::text, r.rolsuper or r.rolbypassrls or exists (
            select from pg_class c where c.relkind in ('r', 'p') and pg_has_role(r.oid, c.relowner, 'usage')
        )
        from pg_roles r
        where r.rolname = current_user
        """,
        as: (String, Bool).self
    ).map { ServingRole(name: $0.0, isAboveTheRules: $0.1) }
}
