-- What a service key is good for, and for whom an account works.
--
-- A key adds and changes nothing, and reads what a person of the same functions could, but only: what a review is and
-- who has submitted, the standings if it was made for `standings`, publications if it was made for `publications`. No
-- ledger, no draft, no audit log.
--
-- For whom an account works is in its functions, not in the unit that it belongs to: an account manager of a unit sees
-- none of its points, and who is lent to a unit sees what that unit does. Domain's ActingAccount.worksFor says the same.

set local role thidua_auth;

-- A scope is written with | and , between its parts, and - stands for a session.
alter table auth.service_key
add constraint service_key_scopes_are_words check (
    array_to_string(scopes, ',') ~ '^[a-z]+(,[a-z]+)*$'
    and cardinality(string_to_array(array_to_string(scopes, ','), ',')) = cardinality(scopes)
);

-- Whether the scope's account holds one of these functions, on the scope's day, over a unit or one above it. By a key
-- nobody does: this is asked where something is added.
create or replace function auth.scope_holds(functions text[], over_unit uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    scope text[] := auth.verified_scope();
begin
    return coalesce(scope[4] = '-', false) and exists (
        select
        from thidua.account_function f
        join thidua.unit_descent d on d.ancestor_id = f.unit_id and d.unit_id = over_unit
        where f.account_id = scope[1]::uuid and f.function = any (functions)
            and f.from_day <= scope[2]::date and (f.to_day is null or scope[2]::date < f.to_day)
    );
end
$$;

-- Whether a person acts, or a key that was made for this.
create function auth.scope_admits(key_scope text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    scopes text := (auth.verified_scope())[4];
begin
    return coalesce(scopes = '-' or key_scope = any (string_to_array(scopes, ',')), false);
end
$$;
revoke all on function auth.scope_admits (text) from public;
grant execute on function auth.scope_admits (text) to thidua_app;
-- The functions below each verify once, and not once for every field.
grant execute on function auth.verified_scope () to thidua_owner;
reset role;

-- The managing units whose clusters an office of the account covers: its function is held over the unit or above it. A
-- service acts by its key, and by its key alone, for the office that it is a service of.
create or replace function thidua.scope_offices(functions text[]) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    scope text[] := auth.verified_scope();
    account uuid := scope[1];
    day date := scope[2];
    counting text[] := case when scope[4] = '-' then functions else functions || text 'service' end;
begin
    return array(
        select distinct d.unit_id
        from thidua.account_function f
        join thidua.unit_descent d on d.ancestor_id = f.unit_id
        where f.account_id = account and f.function = any (counting)
            and f.from_day <= day and (f.to_day is null or day < f.to_day)
            and exists (select from thidua.cluster c where c.managing_unit_id = d.unit_id)
    );
end
$$;

-- The units that the account works for on the scope's day: its own, and those it is lent to.
create function thidua.scope_served() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    scope text[] := auth.verified_scope();
    account uuid := scope[1];
    day date := scope[2];
    is_session boolean := scope[4] = '-';
begin
    return array(
        select distinct unit_id
        from thidua.account_function
        where account_id = account and (function in ('officer', 'head') or function = 'service' and not is_session)
            and from_day <= day and (to_day is null or day < to_day)
    );
end
$$;

-- The units that the account may not judge: those it works for, and the one it belongs to.
create function thidua.scope_partial() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return thidua.scope_served() || thidua.scope_unit();
end
$$;

create or replace function thidua.scope_memberships() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    -- In a variable: a function in a condition is asked again for each row.
    served uuid[] := thidua.scope_served();
begin
    return array(select distinct cluster_season_id from thidua.membership where unit_id = any (served));
end
$$;

create or replace function thidua.scope_led() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    day date := auth.scope_day();
    served uuid[] := thidua.scope_served();
begin
    return array(
        select cluster_season_id
        from thidua.leadership
        where unit_id = any (served) and from_day <= day and day < to_day
    );
end
$$;

create or replace function thidua.scope_released(subject text, about text) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    day date := auth.scope_day();
    served uuid[] := thidua.scope_served();
begin
    return array(
        select distinct r.id
        from thidua.membership m
        join thidua.review r on r.cluster_season_id = m.cluster_season_id
        left join thidua.sheet s on s.review_id = r.id and s.unit_id = m.unit_id
        where m.unit_id = any (served)
            and thidua.is_released(
                r.visibility -> subject ->> about, r.state, day, r.self_scoring_until, coalesce(s.state <> 'draft', false)
            )
    );
end
$$;

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
        )
    for no key update;
    if not found then
        return null;
    end if;
    return auth.sign_recompute(recompute_scope.review_id);
end
$$;

revoke all on function thidua.scope_served (), thidua.scope_partial () from public;
grant execute on function thidua.scope_served (), thidua.scope_partial () to thidua_app;

-- The policies that asked for the unit that the account belongs to. Drafts and self-scores are for those who both
-- belong to the unit and work for it.
alter policy unit_and_assessors_change on thidua.sheet using (
    (select auth.scope_is_session())
    and (
        unit_id = any ((select thidua.scope_served())::uuid[])
        or cluster_season_id = any ((select thidua.scope_led())::uuid[])
        or managing_unit_id = any ((select thidua.scope_offices('{managingOfficer}'))::uuid[])
    )
);
alter policy unit_reads on thidua.draft using (
    unit_id = (select thidua.scope_unit()) and unit_id = any ((select thidua.scope_served())::uuid[])
);
alter policy unit_adds on thidua.draft with check (
    (select auth.scope_is_session())
    and unit_id = (select thidua.scope_unit()) and unit_id = any ((select thidua.scope_served())::uuid[])
);
alter policy unit_changes on thidua.draft using (
    (select auth.scope_is_session())
    and unit_id = (select thidua.scope_unit()) and unit_id = any ((select thidua.scope_served())::uuid[])
);
alter policy unit_enters on thidua.ledger_entry with check (
    (select auth.scope_is_session()) and account_id = (select auth.scope_account())
    and layer = 'self'
    and unit_id = (select thidua.scope_unit()) and unit_id = any ((select thidua.scope_served())::uuid[])
);
alter policy unit_reads on thidua.ledger_entry using (
    unit_id = any ((select thidua.scope_served())::uuid[])
    and (
        layer = 'self'
        or review_id = any ((select thidua.scope_released('assessedPoints', 'own'))::uuid[])
    )
);
alter policy members_read on thidua.ledger_entry using (
    unit_id <> all ((select thidua.scope_served())::uuid[])
    and review_id = any (
        case
            when layer = 'self' then (select thidua.scope_released('selfScores', 'members'))::uuid[]
            else (select thidua.scope_released('assessedPoints', 'members'))::uuid[]
        end
    )
);
alter policy unit_reads on thidua.criterion_return using (unit_id = any ((select thidua.scope_served())::uuid[]));
alter policy members_read on thidua.criterion_return using (
    unit_id <> all ((select thidua.scope_served())::uuid[])
    and review_id = any ((select thidua.scope_released('assessedPoints', 'members'))::uuid[])
);
alter policy unit_reads on thidua.standing using (
    unit_id = any ((select thidua.scope_served())::uuid[])
    and review_id = any ((select thidua.scope_released('standings', 'own'))::uuid[])
);
alter policy members_read on thidua.standing using (
    unit_id <> all ((select thidua.scope_served())::uuid[])
    and review_id = any ((select thidua.scope_released('standings', 'members'))::uuid[])
);
do $$
declare
    name text;
begin
    foreach name in array array['ledger_entry', 'criterion_return', 'standing'] loop
        execute format(
            'alter policy lead_reads on thidua.%I using (
                cluster_season_id = any ((select thidua.scope_led())::uuid[])
                and unit_id <> all ((select thidua.scope_partial())::uuid[])
            )', name
        );
    end loop;
    foreach name in array array['ledger_entry', 'criterion_return'] loop
        execute format(
            'alter policy assessors_enter on thidua.%I with check (
                (select auth.scope_is_session()) and account_id = (select auth.scope_account())
                and layer <> ''self'' and unit_id <> all ((select thidua.scope_partial())::uuid[])
                and (
                    cluster_season_id = any ((select thidua.scope_led())::uuid[])
                    or managing_unit_id = any ((select thidua.scope_offices(''{managingOfficer}''))::uuid[])
                )
            )', name
        );
    end loop;
end
$$;

-- What changed is told to every cache, by whoever writes.
alter table thidua.change enable row level security;
create policy everyone_reads on thidua.change for select using (true);
create policy writer_adds on thidua.change for insert to thidua_app with check (true);

-- Over all these policies, those for keys: restrictive ones, which no other policy can widen.
do $$
declare
    name text;
begin
    foreach name in array array[
        'block', 'cluster', 'season', 'cluster_season', 'membership', 'leadership', 'criteria_set', 'review', 'sheet',
        'draft', 'ledger_entry', 'criterion_return', 'standing', 'publication', 'audit_event', 'change',
        'idempotency_record'
    ] loop
        execute format(
            'create policy sessions_add on thidua.%I as restrictive for insert to thidua_app
             with check ((select auth.scope_is_session()))', name
        );
        execute format(
            'create policy sessions_change on thidua.%I as restrictive for update to thidua_app
             using ((select auth.scope_is_session()))', name
        );
    end loop;
    foreach name in array array['draft', 'ledger_entry', 'criterion_return', 'audit_event', 'idempotency_record'] loop
        execute format(
            'create policy sessions_read on thidua.%I as restrictive for select to thidua_app
             using ((select auth.scope_is_session()))', name
        );
    end loop;
end
$$;
create policy keys_read_by_scope on thidua.standing as restrictive for select to thidua_app
using ((select auth.scope_admits('standings')));
create policy keys_read_by_scope on thidua.publication as restrictive for select to thidua_app
using ((select auth.scope_admits('publications')));
