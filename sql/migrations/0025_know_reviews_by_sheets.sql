-- Who is in a review is who has a sheet in it: a unit that left the cluster before has not, and one that comes too late.

-- The reviews that a unit of the account has a sheet in. Domain's ReviewFacts.members says the same.
create function thidua.scope_reviews() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
    served uuid[] := thidua.scope_served();
begin
    return array(select distinct s.review_id from thidua.sheet s where s.unit_id = any (served));
end
$$;
revoke all on function thidua.scope_reviews () from public;
grant execute on function thidua.scope_reviews () to thidua_app;

-- Who leads need not have a sheet: it may have joined too late for one.
alter policy cluster_reads on thidua.review using (
    id = any ((select thidua.scope_reviews())::uuid[])
    or cluster_season_id = any ((select thidua.scope_led())::uuid[])
    or managing_unit_id = any ((select thidua.scope_offices('{managingOfficer,auditor}'))::uuid[])
);
alter policy cluster_reads on thidua.sheet using (
    review_id = any ((select thidua.scope_reviews())::uuid[])
    or cluster_season_id = any ((select thidua.scope_led())::uuid[])
    or managing_unit_id = any ((select thidua.scope_offices('{managingOfficer,auditor}'))::uuid[])
);

create or replace function thidua.scope_released(subject text, about text) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
    day date := auth.scope_day();
    served uuid[] := thidua.scope_served();
begin
    return array(
        select distinct r.id
        from thidua.sheet s
        join thidua.review r on r.id = s.review_id
        where s.unit_id = any (served)
            and thidua.is_released(
                r.visibility -> subject ->> about, r.state, day, r.self_scoring_until, s.state <> 'draft'
            )
    );
end
$$;

create or replace function thidua.scope_shared() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
    served uuid[] := thidua.scope_served();
begin
    return array(
        select distinct r.id
        from thidua.sheet s
        join thidua.review r on r.id = s.review_id
        where s.unit_id = any (served)
            and r.visibility -> 'standings' ->> 'own' <> 'never' and r.visibility -> 'standings' ->> 'members' <> 'never'
    );
end
$$;
