-- Offices keep the organisation themselves: administrators the units below theirs, managing offices their clusters.
--
-- Nothing is taken away: a unit, a cluster, a membership or a lead gets a last day, and stays.

-- Names are searched for by a part of them. Lists go on from the code that they ended at, in all units or below one.
create extension pg_trgm schema public;
-- Units are written seldom and searched often: no list of pending entries that every search goes through.
create index unit_by_search_key on thidua.unit using gin (search_key public.gin_trgm_ops) with (fastupdate = off);
create index unit_by_parent_code on thidua.unit (parent_id, code);
drop index thidua.unit_by_parent;

-- A unit is kept from above: by an administrator over the one that it belongs to. So the unit at the top is nobody's to
-- change here, and whoever makes a successor keeps the predecessors as well.
grant insert, update (name, search_key, to_day, version) on thidua.unit to thidua_app;
grant insert on thidua.unit_succession to thidua_app;
alter table thidua.unit enable row level security;
alter table thidua.unit_succession enable row level security;
-- The planner drops a condition that is always true: searching may use indexes as before.
create policy everyone_reads on thidua.unit for select using (true);
create policy everyone_reads on thidua.unit_succession for select using (true);
create policy loader_loads on thidua.unit for insert to thidua_loader with check (true);
create policy loader_loads on thidua.unit_succession for insert to thidua_loader with check (true);
create policy administrator_adds on thidua.unit for insert to thidua_app
with check (auth.scope_holds(array['administrator'], parent_id));
create policy administrator_changes on thidua.unit for update to thidua_app
using (auth.scope_holds(array['administrator'], parent_id));
create policy administrator_adds on thidua.unit_succession for insert to thidua_app
with check (
    (
        select bool_and(auth.scope_holds(array['administrator'], u.parent_id))
        from thidua.unit u
        where u.id in (predecessor_id, successor_id)
    )
);

grant update (name, search_key, to_day, version) on thidua.cluster to thidua_app;
grant update (version) on thidua.cluster_season to thidua_app;
grant update (to_day) on thidua.membership, thidua.leadership to thidua_app;
do $$
declare
    name text;
begin
    foreach name in array array['cluster', 'cluster_season', 'membership'] loop
        execute format(
            'create policy managing_office_changes on thidua.%I for update to thidua_app
             using (auth.scope_holds(array[''managingOfficer''], managing_unit_id))',
            name
        );
    end loop;
    foreach name in array array['unit', 'unit_succession'] loop
        execute format(
            'create policy sessions_add on thidua.%I as restrictive for insert to thidua_app
             with check ((select auth.scope_is_session()))', name
        );
        execute format(
            'create policy sessions_change on thidua.%I as restrictive for update to thidua_app
             using ((select auth.scope_is_session()))', name
        );
    end loop;
end
$$;
create policy managing_office_changes on thidua.leadership for update to thidua_app
using (
    auth.scope_holds(
        array['managingOfficer'],
        (select cs.managing_unit_id from thidua.cluster_season cs where cs.id = cluster_season_id)
    )
);

-- Whoever leaves ends leading too: leading was held to a membership only when the lead was written.
create function thidua.require_member_while_leading() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if exists (
        select
        from thidua.leadership l
        where l.cluster_season_id = new.cluster_season_id and l.unit_id = new.unit_id
            and l.from_day < old.to_day and old.from_day < l.to_day
            and not exists (
                select
                from thidua.membership m
                where m.cluster_season_id = l.cluster_season_id and m.unit_id = l.unit_id
                    and m.from_day <= l.from_day and l.to_day <= m.to_day
            )
    ) then
        raise exception 'a unit that leads is a member for as long'
            using errcode = 'integrity_constraint_violation', constraint = 'leadership_by_member', table = 'leadership',
            schema = 'thidua';
    end if;
    return null;
end
$$;
revoke all on function thidua.require_member_while_leading () from public;
create constraint trigger membership_while_leading after update on thidua.membership
deferrable initially deferred
for each row execute function thidua.require_member_while_leading();

-- What was done to the organisation is read by the offices and auditors over the unit that it was done under, whether that
-- unit has clusters or not.
create function thidua.scope_overseen() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    scope text[] := auth.verified_scope();
    account uuid := scope[1];
    day date := scope[2];
begin
    return array(
        select distinct unit_id
        from thidua.account_function
        where account_id = account and function in ('managingOfficer', 'auditor')
            and from_day <= day and (to_day is null or day < to_day)
    );
end
$$;
revoke all on function thidua.scope_overseen () from public;
grant execute on function thidua.scope_overseen () to thidua_app;
create policy overseers_read on thidua.audit_event for select to thidua_app using (
    cluster_season_id = '00000000-0000-0000-0000-000000000000'
    and exists (
        select
        from thidua.unit_descent d
        where d.unit_id = managing_unit_id and d.ancestor_id = any ((select thidua.scope_overseen())::uuid[])
    )
);
