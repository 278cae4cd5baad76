-- Who is in a review, and what else the database holds to from now on: one review of a name, signatures that nobody overlooks,
-- members that are the managing unit's own; and when what has failed is tried again.

-- Who is in a review is who has a sheet in it: a unit that left the cluster before has not, nor one that came too late.

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

-- A review is told from the others of its kind by its name. Whoever opens one holds the cluster's season and looks; this holds
-- for the loader too, and for whatever else may add a review. Where two are alike already, from before anybody looked, the
-- later one says which one it is.
do $$
declare
    alike record;
    number integer;
begin
    for alike in
        select r.id, r.cluster_season_id, r.kind, r.name
        from (
            select *, row_number() over (partition by cluster_season_id, kind, coalesce(name, '') order by id) as place
            from thidua.review
        ) r
        where r.place > 1
        order by r.id
    loop
        number := 2;
        while exists (
            select
            from thidua.review o
            where o.cluster_season_id = alike.cluster_season_id and o.kind = alike.kind
                and o.name = concat_ws(' ', left(alike.name, 180), '(' || number || ')')
        ) loop
            number := number + 1;
        end loop;
        update thidua.review set name = concat_ws(' ', left(alike.name, 180), '(' || number || ')') where id = alike.id;
    end loop;
end
$$;
create unique index review_name_once on thidua.review (cluster_season_id, kind, coalesce(name, ''));
-- It serves whoever asks for a cluster's season, too.
drop index thidua.review_by_cluster_season;

-- Who signs and who puts the agreement in force, or takes its text back, wait for each other: so it is never recorded of a
-- unit that it had not signed when it had. Those who sign share the lock, and do not wait for one another.
create or replace function thidua.require_signed_text() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform from thidua.agreement a
    where a.id = new.agreement_id and a.document_sha256 = new.document_sha256 and a.state in ('signing', 'inForce')
    for share;
    if not found then
        raise exception 'what is signed is the text that lies there to be signed'
            using errcode = 'integrity_constraint_violation', constraint = 'signature_on_present_text',
            table = 'signature', schema = 'thidua';
    end if;
    return new;
end
$$;

-- What failed before the claimer was started is claimed at once: whoever starts a server anew has removed the fault, or will
-- see it again. A run that has not ended is left alone as long as its claim lasts, whoever was started since.
drop function thidua.claim_job (text, date, uuid, timestamptz, timestamptz);
create function thidua.claim_job(
    name text, day date, claim uuid, at timestamptz, until timestamptz, started_at timestamptz default null
) returns boolean
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    with claimed as (
        insert into thidua.job_run as run (name, day, claim, started_at, claimed_until)
        values (claim_job.name, claim_job.day, claim_job.claim, claim_job.at, claim_job.until)
        on conflict on constraint job_run_pkey do update
        set claim = excluded.claim, attempts = run.attempts + 1, started_at = excluded.started_at,
            claimed_until = excluded.claimed_until, finished_at = null, outcome = null, message = null
        where run.outcome is distinct from 'succeeded'
            and (
                run.claimed_until <= excluded.started_at
                or run.outcome = 'failed' and run.finished_at < claim_job.started_at
            )
        returning 1
    )
    select exists (select from claimed)
$$;
revoke all on function thidua.claim_job (text, date, uuid, timestamptz, timestamptz, timestamptz) from public;
grant execute on function thidua.claim_job (text, date, uuid, timestamptz, timestamptz, timestamptz) to thidua_app;

-- A cluster's members are units below its managing unit. What has been recorded before anybody looked stays.
alter table thidua.membership
add constraint membership_below_manager foreign key (unit_id, managing_unit_id)
references thidua.unit_descent (unit_id, ancestor_id) not valid;
-- No check constraint: one that is not valid is still asked of a row that is changed, and an old membership must be able to end.
create function thidua.refuse_manager_as_member() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    raise exception 'a managing unit is not in its own cluster'
        using errcode = 'check_violation', constraint = 'membership_not_of_manager', table = 'membership', schema = 'thidua';
end
$$;
revoke all on function thidua.refuse_manager_as_member () from public;
create trigger membership_not_of_manager before insert or update of unit_id, managing_unit_id on thidua.membership
for each row when (new.unit_id = new.managing_unit_id) execute function thidua.refuse_manager_as_member();
