-- Reviews: the rounds in which a cluster's units are scored. What is scored by which criteria, each unit's sheet, and
-- the drafts behind the sheets.
--
-- A unit's rows and the layers that its review has not released are hidden by row-level security. The policies ask one
-- question each time: is this row in a set that the scope's account may read. The sets are made once a statement, by
-- the functions scope_…() in a sub-select, never once a row.

-- bảng tiêu chí: the scale of a scoring document (docs/scoring.md), never changed once it is here.
create table thidua.criteria_set (
    id uuid constraint criteria_set_pkey primary key,
    season_id uuid not null,
    cluster_season_id uuid not null,
    managing_unit_id uuid not null,
    -- Canonical JSON in UTF-8, served and hashed as these bytes.
    scale bytea not null constraint criteria_set_scale_bounds check (length(scale) between 2 and 4000000),
    scale_sha256 bytea not null generated always as (sha256(scale)) stored,
    constraint criteria_set_place_key unique (id, cluster_season_id)
);

-- Who is told what, and when: for each subject one rule for the unit itself and one for the other members.
create function thidua.is_visibility(visibility jsonb) returns boolean
language sql immutable strict set search_path = pg_catalog, pg_temp as $$
    select visibility ?& array['selfScores', 'assessedPoints', 'standings', 'evidence', 'explanations']
        and (
            select count(*) = 5 and bool_and(
                jsonb_typeof(s.rules) = 'object' and s.rules ?& array['own', 'members']
                and (select count(*) = 2 from jsonb_object_keys(s.rules))
                and s.rules ->> 'own' = any (known.rules) and s.rules ->> 'members' = any (known.rules)
            )
            from jsonb_each(visibility) as s (subject, rules),
                (
                    values (array[
                        'immediately', 'onceSubmitted', 'afterDeadline', 'afterAssessment1', 'afterPublication', 'never'
                    ])
                ) as known (rules)
        )
$$;

create table thidua.review (
    id uuid constraint review_pkey primary key,
    season_id uuid not null,
    cluster_season_id uuid not null,
    managing_unit_id uuid not null,
    kind text not null
        constraint review_kind_known check (kind in ('midYear', 'nineMonth', 'annual', 'monthly', 'quarterly')),
    -- Its own name where a season has several of a kind, such as quarters.
    name text constraint review_name_bounds check (name <> '' and length(name) <= 200),
    -- The steps between self-scoring and appraising that the regulation asks for, in their order.
    steps text[] not null
        constraint review_steps_known check (
            steps <@ array['crossChecking', 'assessing', 'explaining', 'reassessing']
        ),
    state text not null default 'selfScoring'
        constraint review_state_known check (state in ('selfScoring', 'appraising', 'published') or state = any (steps)),
    -- The last day on which units may send in their sheets.
    self_scoring_until date not null,
    visibility jsonb not null constraint review_visibility_whole check (thidua.is_visibility(visibility)),
    criteria_set_id uuid not null,
    version integer not null default 1 constraint review_version_positive check (version > 0),
    constraint review_criteria_set_fkey foreign key (criteria_set_id, cluster_season_id)
        references thidua.criteria_set (id, cluster_season_id),
    constraint review_place_key unique (id, season_id, cluster_season_id, managing_unit_id)
);
create index review_by_cluster_season on thidua.review (cluster_season_id);

-- The cluster's season and managing unit stand in the rows of everything below it: keys begin with them, and policies
-- ask for them without a join.
alter table thidua.cluster_season
add constraint cluster_season_place_key unique (id, season_id, managing_unit_id);
alter table thidua.criteria_set
add constraint criteria_set_cluster_season_fkey foreign key (cluster_season_id, season_id, managing_unit_id)
references thidua.cluster_season (id, season_id, managing_unit_id);
alter table thidua.review
add constraint review_cluster_season_fkey foreign key (cluster_season_id, season_id, managing_unit_id)
references thidua.cluster_season (id, season_id, managing_unit_id);

-- A unit's sheet in a review.
create table thidua.sheet (
    season_id uuid not null,
    cluster_season_id uuid not null,
    managing_unit_id uuid not null,
    review_id uuid not null,
    unit_id uuid not null constraint sheet_unit_fkey references thidua.unit,
    state text not null default 'draft' constraint sheet_state_known check (state in ('draft', 'submitted', 'returned')),
    -- The criteria that were returned and are open to be changed.
    open_criteria text[] not null default '{}',
    version integer not null default 1 constraint sheet_version_positive check (version > 0),
    constraint sheet_pkey primary key (review_id, unit_id),
    constraint sheet_review_fkey foreign key (review_id, season_id, cluster_season_id, managing_unit_id)
        references thidua.review (id, season_id, cluster_season_id, managing_unit_id),
    constraint sheet_open_when_returned check ((state = 'returned') = (open_criteria <> '{}')),
    constraint sheet_place_key unique (review_id, unit_id, season_id, cluster_season_id, managing_unit_id)
);
create index sheet_by_unit on thidua.sheet (unit_id);

-- What officers have typed so far: private to the unit, without effect, versioned for each leaf so that ten officers
-- fill one sheet without a conflict.
create table thidua.draft (
    review_id uuid not null,
    unit_id uuid not null,
    criterion text not null constraint draft_criterion_bounds check (criterion <> '' and length(criterion) <= 200),
    -- A result of docs/scoring.md in canonical JSON; null where an officer took it back.
    value text constraint draft_value_bounds check (length(value) between 2 and 20000),
    version integer not null constraint draft_version_positive check (version > 0),
    constraint draft_pkey primary key (review_id, unit_id, criterion),
    constraint draft_sheet_fkey foreign key (review_id, unit_id) references thidua.sheet
);

-- The sets that policies ask about. Each is empty where there is no scope.

-- The unit of the scope's account.
create function thidua.scope_unit() returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (select unit_id from thidua.account where id = auth.scope_account());
end
$$;

-- The managing units whose clusters an office of the account covers: its function is held over the unit or above it.
create function thidua.scope_offices(functions text[]) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    account uuid := auth.scope_account();
    day date := auth.scope_day();
begin
    return array(
        select d.unit_id
        from thidua.account_function f
        join thidua.unit_descent d on d.ancestor_id = f.unit_id
        where f.account_id = account and f.function = any (functions)
            and f.from_day <= day and (f.to_day is null or day < f.to_day)
            and exists (select from thidua.cluster c where c.managing_unit_id = d.unit_id)
    );
end
$$;

-- The clusters' seasons that the account's unit is, or was, a member of.
create function thidua.scope_memberships() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return array(select distinct cluster_season_id from thidua.membership where unit_id = thidua.scope_unit());
end
$$;

-- The clusters' seasons that the account's unit leads, or stands in for the lead, on the scope's day.
create function thidua.scope_led() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    day date := auth.scope_day();
begin
    return array(
        select cluster_season_id
        from thidua.leadership
        where unit_id = thidua.scope_unit() and from_day <= day and day < to_day
    );
end
$$;

-- When a rule of a review's visibility lets something out. Domain's Release says the same; a test holds them equal.
create function thidua.is_released(rule text, state text, day date, self_scoring_until date, has_submitted boolean)
returns boolean
language sql immutable strict set search_path = pg_catalog, pg_temp as $$
    select case
        when rule = 'never' then false
        when state = 'published' or rule = 'immediately' then true
        when rule = 'onceSubmitted' then has_submitted
        when rule = 'afterDeadline' then day > self_scoring_until
        when rule = 'afterAssessment1' then state in ('explaining', 'reassessing', 'appraising')
        else false
    end
$$;

-- The reviews in which a subject is released to the account's unit: about itself ('own') or about the others ('members').
create function thidua.scope_released(subject text, about text) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    day date := auth.scope_day();
begin
    return array(
        select r.id
        from thidua.membership m
        join thidua.review r on r.cluster_season_id = m.cluster_season_id
        left join thidua.sheet s on s.review_id = r.id and s.unit_id = m.unit_id
        where m.unit_id = thidua.scope_unit()
            and thidua.is_released(
                r.visibility -> subject ->> about, r.state, day, r.self_scoring_until, coalesce(s.state <> 'draft', false)
            )
    );
end
$$;

-- Whether a person acts, not a service key: keys add nothing.
set local role thidua_auth;
create function auth.scope_is_session() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return coalesce((auth.verified_scope())[4] = '-', false);
end
$$;

-- What the service key in use may be used for; null for a session.
create function auth.scope_key_scopes() returns text[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return string_to_array(nullif((auth.verified_scope())[4], '-'), ',');
end
$$;

-- A review's writer must read what all units have: their points depend on each other. So for the length of one
-- transaction a second signed setting, thidua.recompute, opens that one review; it is bound to the process and the
-- transaction that asked for it, and worth nothing anywhere else.
create function auth.sign_recompute(review_id uuid) returns text
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    select p.text || '|' || auth.signature(k.secret, p.text)
    from (select id, secret from auth.signing_key order by id desc limit 1) k
    cross join lateral (
        select concat_ws('|', 'recompute', review_id, pg_backend_pid(), pg_current_xact_id(), k.id) as text
    ) p
$$;

create function auth.recomputed_review() returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    fields text[] := string_to_array(nullif(current_setting('thidua.recompute', true), ''), '|');
    key bytea;
begin
    if fields is null then
        return null;
    end if;
    if cardinality(fields) = 6 and fields[5] ~ '^[0-9]{1,9}$' then
        select secret into key from auth.signing_key where id = fields[5]::integer;
        if fields[6] = auth.signature(key, array_to_string(fields[1:5], '|'))
            and fields[3] = pg_backend_pid()::text and fields[4] = pg_current_xact_id_if_assigned()::text
        then
            return fields[2]::uuid;
        end if;
    end if;
    raise exception 'the scope of the recompute does not verify' using errcode = 'invalid_authorization_specification';
end
$$;
revoke all on function auth.scope_is_session (), auth.scope_key_scopes (), auth.sign_recompute (uuid),
    auth.recomputed_review () from public;
grant execute on function auth.scope_is_session (), auth.recomputed_review () to thidua_app, thidua_owner;
grant execute on function auth.scope_key_scopes () to thidua_app;
grant execute on function auth.sign_recompute (uuid) to thidua_owner;
reset role;

-- Locks a review until the end of the transaction and opens it to this transaction: there is no recompute without the
-- lock. Only for who takes part in the review: a member's account, the cluster's lead, its office.
create function thidua.recompute_scope(review_id uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform
    from thidua.review r
    where r.id = recompute_scope.review_id and auth.scope_is_session()
        and (
            exists (select from thidua.sheet s where s.review_id = r.id and s.unit_id = thidua.scope_unit())
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

revoke all on function thidua.is_visibility (jsonb), thidua.scope_unit (), thidua.scope_offices (text[]),
    thidua.scope_memberships (), thidua.scope_led (), thidua.is_released (text, text, date, date, boolean),
    thidua.scope_released (text, text), thidua.recompute_scope (uuid) from public;
grant execute on function thidua.scope_unit (), thidua.scope_offices (text[]), thidua.scope_memberships (),
    thidua.scope_led (), thidua.scope_released (text, text), thidua.recompute_scope (uuid) to thidua_app;
-- The loader's rows are checked too.
grant execute on function thidua.is_visibility (jsonb) to thidua_app, thidua_loader;

grant select on thidua.criteria_set, thidua.review, thidua.sheet to thidua_app, thidua_reader, thidua_loader;
grant select, insert on thidua.draft to thidua_app;
grant insert on thidua.criteria_set, thidua.review, thidua.sheet to thidua_app, thidua_loader;
grant update (value, version) on thidua.draft to thidua_app;
grant update (state, version) on thidua.review to thidua_app;
grant update (state, open_criteria, version) on thidua.sheet to thidua_app;

do $$
declare
    name text;
begin
    foreach name in array array['criteria_set', 'review', 'sheet'] loop
        execute format('alter table thidua.%I enable row level security', name);
        execute format(
            'create policy reader_reads on thidua.%I for select to thidua_reader, thidua_loader using (true)', name
        );
        execute format('create policy loader_loads on thidua.%I for insert to thidua_loader with check (true)', name);
        execute format(
            'create policy cluster_reads on thidua.%I for select to thidua_app using (
                cluster_season_id = any ((select thidua.scope_memberships())::uuid[])
                or managing_unit_id = any ((select thidua.scope_offices(''{managingOfficer,auditor}''))::uuid[])
            )', name
        );
        execute format(
            'create policy lead_and_office_add on thidua.%I for insert to thidua_app with check (
                (select auth.scope_is_session())
                and (
                    cluster_season_id = any ((select thidua.scope_led())::uuid[])
                    or managing_unit_id = any ((select thidua.scope_offices(''{managingOfficer}''))::uuid[])
                )
            )', name
        );
    end loop;
end
$$;
create policy lead_and_office_advance on thidua.review for update to thidua_app using (
    (select auth.scope_is_session())
    and (
        cluster_season_id = any ((select thidua.scope_led())::uuid[])
        or managing_unit_id = any ((select thidua.scope_offices('{managingOfficer}'))::uuid[])
    )
);
create policy unit_and_assessors_change on thidua.sheet for update to thidua_app using (
    (select auth.scope_is_session())
    and (
        unit_id = (select thidua.scope_unit())
        or cluster_season_id = any ((select thidua.scope_led())::uuid[])
        or managing_unit_id = any ((select thidua.scope_offices('{managingOfficer}'))::uuid[])
    )
);

-- Nobody else sees a draft: not the lead, not the office, not an export.
alter table thidua.draft enable row level security;
create policy unit_reads on thidua.draft for select to thidua_app using (unit_id = (select thidua.scope_unit()));
create policy unit_adds on thidua.draft for insert to thidua_app
with check ((select auth.scope_is_session()) and unit_id = (select thidua.scope_unit()));
create policy unit_changes on thidua.draft for update to thidua_app
using ((select auth.scope_is_session()) and unit_id = (select thidua.scope_unit()));
