-- A service works for a unit as an officer does, and is no office: who manages clusters, or audits, an administrator says.
-- Account managers give `service`; by it, and a key that they made themselves, they read what their office reads.

-- The managing units whose clusters an office of the account covers: its function is held over the unit or above it.
create or replace function thidua.scope_offices(functions text[]) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
    scope text[] := auth.verified_scope();
    account uuid := scope[1];
    day date := scope[2];
begin
    return array(
        select distinct d.unit_id
        from thidua.account_function f
        join thidua.unit_descent d on d.ancestor_id = f.unit_id
        where f.account_id = account and f.function = any (functions)
            and f.from_day <= day and (f.to_day is null or day < f.to_day)
            and exists (select from thidua.cluster c where c.managing_unit_id = d.unit_id)
    );
end
$$;
