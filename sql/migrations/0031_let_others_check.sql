-- Who checks beside the lead and the managing office: inspection teams of member units, bodies outside the cluster that assess
-- a field of all its units, and the conflicts that units have declared.

-- tổ kiểm tra: all teams of a review, saved as a whole. JSON as Domain's InspectionPlan writes it: of each team its number,
-- head, units, inspectors and the units assigned to it.
create table thidua.inspection (
    season_id uuid not null,
    cluster_season_id uuid not null,
    managing_unit_id uuid not null,
    review_id uuid not null constraint inspection_pkey primary key,
    teams text not null
        constraint inspection_teams_bounds check (length(teams) between 2 and 1000000 and jsonb_typeof(teams::jsonb) = 'array'),
    version integer not null constraint inspection_version_positive check (version > 0),
    constraint inspection_review_fkey foreign key (review_id, season_id, cluster_season_id, managing_unit_id)
        references thidua.review (id, season_id, cluster_season_id, managing_unit_id)
);
call thidua.let_cluster_read('inspection');
call thidua.let_leads_write('inspection', 'teams, version');

-- đơn vị chấm: all bodies of a review, saved as a whole. JSON as Domain's FieldPlan writes it: of each field its criterion,
-- the leaves of that, and the unit that assesses them.
create table thidua.assessing_body (
    season_id uuid not null,
    cluster_season_id uuid not null,
    managing_unit_id uuid not null,
    review_id uuid not null constraint assessing_body_pkey primary key,
    fields text not null
        constraint assessing_body_fields_bounds
            check (length(fields) between 2 and 4000000 and jsonb_typeof(fields::jsonb) = 'array'),
    -- The bodies, by which their reviews are found.
    unit_ids uuid[] not null constraint assessing_body_units_count check (cardinality(unit_ids) <= 100),
    version integer not null constraint assessing_body_version_positive check (version > 0),
    constraint assessing_body_review_fkey foreign key (review_id, season_id, cluster_season_id, managing_unit_id)
        references thidua.review (id, season_id, cluster_season_id, managing_unit_id)
);
create index assessing_body_by_unit on thidua.assessing_body using gin (unit_ids);
call thidua.let_cluster_read('assessing_body');
grant update (fields, unit_ids, version) on thidua.assessing_body to thidua_app;
create policy office_adds on thidua.assessing_body for insert to thidua_app
with check (managing_unit_id = any ((select thidua.scope_offices('{managingOfficer}'))::uuid[]));
create policy office_changes on thidua.assessing_body for update to thidua_app
using (managing_unit_id = any ((select thidua.scope_offices('{managingOfficer}'))::uuid[]));

-- A body that is no unit at all would wait for its grid for ever.
create function thidua.require_bodies() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if exists (select from unnest(new.unit_ids) b (id) where not exists (select from thidua.unit u where u.id = b.id)) then
        raise exception 'an assessing body is a unit'
            using errcode = 'foreign_key_violation', constraint = 'assessing_body_unit_fkey', table = 'assessing_body',
            schema = 'thidua';
    end if;
    return new;
end
$$;
revoke all on function thidua.require_bodies () from public;
create trigger assessing_body_is_unit before insert or update on thidua.assessing_body
for each row execute function thidua.require_bodies();

-- xung đột lợi ích: two units of a cluster that shall not check each other, or may again. The latest event of a pair counts.
create table thidua.unit_conflict (
    season_id uuid not null,
    cluster_season_id uuid not null,
    managing_unit_id uuid not null,
    sequence bigint not null constraint unit_conflict_sequence_positive check (sequence > 0),
    unit_id uuid not null constraint unit_conflict_unit_fkey references thidua.unit,
    other_unit_id uuid not null constraint unit_conflict_other_unit_fkey references thidua.unit,
    is_lifted boolean not null,
    reason text not null constraint unit_conflict_reason_bounds check (length(reason) between 1 and 2000),
    account_id uuid not null constraint unit_conflict_account_fkey references thidua.account,
    recorded_at timestamptz not null,
    constraint unit_conflict_pkey primary key (cluster_season_id, sequence),
    constraint unit_conflict_pair_order check (unit_id < other_unit_id),
    constraint unit_conflict_cluster_season_fkey foreign key (cluster_season_id, season_id, managing_unit_id)
        references thidua.cluster_season (id, season_id, managing_unit_id)
);
call thidua.let_cluster_read('unit_conflict');
call thidua.let_nobody_change('unit_conflict');
create policy office_adds on thidua.unit_conflict for insert to thidua_app with check (
    account_id = (select auth.scope_account())
    and managing_unit_id = any ((select thidua.scope_offices('{managingOfficer}'))::uuid[])
);
create policy unit_adds on thidua.unit_conflict for insert to thidua_app with check (
    account_id = (select auth.scope_account()) and not is_lifted
    and cluster_season_id = any ((select thidua.scope_memberships())::uuid[])
    and array[unit_id, other_unit_id] && (select thidua.scope_served())::uuid[]
);

-- The pairs of units that stand in conflict.
create function thidua.standing_conflicts(cluster_season uuid) returns table (unit_id uuid, other_unit_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select latest.unit_id, latest.other_unit_id
    from (
        select distinct on (c.unit_id, c.other_unit_id) c.unit_id, c.other_unit_id, c.is_lifted
        from thidua.unit_conflict c
        where c.cluster_season_id = cluster_season
        order by c.unit_id, c.other_unit_id, c.sequence desc
    ) latest
    where not latest.is_lifted
$$;
revoke all on function thidua.standing_conflicts (uuid) from public;

-- The sheets that it is the account's turn to look at for an inspection team, and the layer in which it enters what it finds:
-- at the cross-check those that its team is assigned; at the first assessment the lead's own, where there is no deputy.
-- Domain's ReviewFacts.isInspected says the same.
create function thidua.scope_inspected() returns table (review_id uuid, unit_id uuid, layer text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
    scope text[] := auth.verified_scope();
    account uuid := scope[1];
    today date := scope[2];
    served uuid[] := thidua.scope_served();
    own uuid[] := thidua.scope_partial();
begin
    if scope[4] is distinct from '-' then
        return;
    end if;
    return query
    select r.id, checked.unit, case r.state when 'crossChecking' then 'crossCheck' else 'assessment1' end
    from (select distinct s.review_id as id from thidua.sheet s where s.unit_id = any (served)) mine
    join thidua.review r on r.id = mine.id and r.state in ('crossChecking', 'assessing')
    join thidua.inspection i on i.review_id = r.id
    join thidua.cluster_season cs on cs.id = r.cluster_season_id
    join thidua.season s on s.id = r.season_id
    cross join lateral thidua.leading_day(today, s.to_day - 1, cs.state) as d (day)
    cross join lateral jsonb_to_recordset(i.teams::jsonb) as t (units uuid[], inspectors uuid[], assigned uuid[])
    cross join lateral unnest(t.assigned) as checked (unit)
    where t.units && served and (t.inspectors = '{}' or account = any (t.inspectors))
        and checked.unit <> all (own || t.units)
        and not exists (
            select
            from thidua.standing_conflicts(r.cluster_season_id) c
            where checked.unit in (c.unit_id, c.other_unit_id) and (own || t.units) && array[c.unit_id, c.other_unit_id]
        )
        and (
            r.state = 'crossChecking'
            or exists (
                select
                from thidua.leadership l
                where l.cluster_season_id = cs.id and l.role = 'lead' and l.unit_id = checked.unit
                    and l.from_day <= d.day and d.day < l.to_day
            )
            and not exists (
                select
                from thidua.leadership l
                where l.cluster_season_id = cs.id and l.role = 'deputy' and l.unit_id <> checked.unit
                    and l.from_day <= d.day and d.day < l.to_day
            )
        );
end
$$;

-- The reviews of which a unit of the account's assesses a field.
create function thidua.scope_field_reviews() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
    served uuid[] := thidua.scope_served();
begin
    return array(
        select b.review_id from thidua.assessing_body b where b.unit_ids && served and auth.scope_is_session()
    );
end
$$;

-- The criteria that a unit of the account's assesses now.
create function thidua.scope_fields() returns table (review_id uuid, criterion text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
    served uuid[] := thidua.scope_served();
begin
    if not auth.scope_is_session() then
        return;
    end if;
    return query
    select b.review_id, leaf.code
    from thidua.assessing_body b
    join thidua.review r on r.id = b.review_id and r.state = 'assessing'
    cross join lateral jsonb_to_recordset(b.fields::jsonb) as f (unit uuid, leaves text[])
    cross join lateral unnest(f.leaves) as leaf (code)
    where b.unit_ids && served and f.unit = any (served);
end
$$;
revoke all on function thidua.scope_inspected (), thidua.scope_field_reviews (), thidua.scope_fields () from public;
grant execute on function thidua.scope_inspected (), thidua.scope_field_reviews (), thidua.scope_fields () to thidua_app;

create or replace function thidua.recompute_scope(review_id uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform
    from thidua.review r
    where r.id = recompute_scope.review_id and auth.scope_is_session()
        and (
            exists (select from thidua.sheet s where s.review_id = r.id and s.unit_id = any (thidua.scope_served()))
            or r.cluster_season_id = any (thidua.scope_led())
            or r.managing_unit_id = any (thidua.scope_offices('{managingOfficer}'))
            or r.id = any (thidua.scope_field_reviews())
        )
    for no key update;
    if not found then
        return null;
    end if;
    return auth.sign_recompute(recompute_scope.review_id);
end
$$;

-- What a body may know of a review: that it is there, who is in it, and its criteria. Of what was entered, its field alone.
create policy bodies_read on thidua.review for select to thidua_app
using (id = any ((select thidua.scope_field_reviews())::uuid[]));
create policy bodies_read on thidua.sheet for select to thidua_app
using (review_id = any ((select thidua.scope_field_reviews())::uuid[]));
create policy bodies_read on thidua.assessing_body for select to thidua_app
using (review_id = any ((select thidua.scope_field_reviews())::uuid[]));
create policy bodies_read on thidua.criteria_set for select to thidua_app using (
    id in (select r.criteria_set_id from thidua.review r where r.id = any ((select thidua.scope_field_reviews())::uuid[]))
);

do $$
declare
    name text;
begin
    foreach name in array array['ledger_entry', 'criterion_return'] loop
        execute format(
            'create policy inspectors_read on thidua.%I for select to thidua_app using (
                (review_id, unit_id) in (select i.review_id, i.unit_id from thidua.scope_inspected() i)
            )', name
        );
        execute format(
            'create policy inspectors_enter on thidua.%I for insert to thidua_app with check (
                account_id = (select auth.scope_account())
                and (review_id, unit_id, layer) in (select i.review_id, i.unit_id, i.layer from thidua.scope_inspected() i)
            )', name
        );
        execute format(
            'create policy bodies_read on thidua.%I for select to thidua_app using (
                layer in (''self'', ''crossCheck'', ''assessment1'')
                and unit_id <> all ((select thidua.scope_partial())::uuid[])
                and (review_id, criterion) in (select f.review_id, f.criterion from thidua.scope_fields() f)
            )', name
        );
    end loop;
end
$$;
create policy bodies_enter on thidua.ledger_entry for insert to thidua_app with check (
    account_id = (select auth.scope_account()) and layer = 'assessment1'
    and unit_id <> all ((select thidua.scope_partial())::uuid[])
    and (review_id, criterion) in (select f.review_id, f.criterion from thidua.scope_fields() f)
);
create policy inspectors_change on thidua.sheet for update to thidua_app
using ((review_id, unit_id) in (select i.review_id, i.unit_id from thidua.scope_inspected() i));
