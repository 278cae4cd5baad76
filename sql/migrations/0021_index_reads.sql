-- Lists over many clusters go on from a key, and find it by an index.

-- The rankings of a season: the reviews of one cluster's season together.
create index review_by_season on thidua.review (season_id, cluster_season_id, id);

-- The audit log, newest first: of a cluster's season, of a unit, of an account, of an action, and of all. The unit stands
-- in a column, as row-level security lets no index answer for an expression.
alter table thidua.audit_event
add column unit_id uuid generated always as ((subject::jsonb ->> 'unit')::uuid) stored;
create index audit_event_by_time on thidua.audit_event (recorded_at, id);
create index audit_event_by_cluster_season on thidua.audit_event (cluster_season_id, recorded_at, id);
create index audit_event_by_unit on thidua.audit_event (unit_id, recorded_at, id) where unit_id is not null;
create index audit_event_by_account on thidua.audit_event (account_id, recorded_at, id);
create index audit_event_by_action on thidua.audit_event (action, recorded_at, id);

-- Administrators read what was done to the organisation below their units, as the offices and auditors do; of clusters'
-- seasons, where points are, they read nothing.
create or replace function thidua.scope_overseen() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    scope text[] := auth.verified_scope();
    account uuid := scope[1];
    day date := scope[2];
begin
    return array(
        select distinct unit_id
        from thidua.account_function
        where account_id = account and function in ('managingOfficer', 'auditor', 'administrator')
            and from_day <= day and (to_day is null or day < to_day)
    );
end
$$;
