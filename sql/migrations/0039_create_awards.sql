-- Awards: what there is to be won, how many may win it, who must not, who is proposed, and what was decided.

-- danh hiệu thi đua and hình thức khen thưởng: a managing unit's catalogue. A row is a version of an award, for some days; a
-- title and a form of commendation are never the same thing, so a code is of one kind for ever.
create table thidua.award (
    id uuid constraint award_pkey primary key,
    managing_unit_id uuid not null constraint award_managing_unit_fkey references thidua.unit,
    code text not null constraint award_code_bounds check (length(code) between 1 and 100),
    name text not null constraint award_name_bounds check (length(name) between 1 and 300),
    kind text not null constraint award_kind_known check (kind in ('title', 'form')),
    recipient text not null constraint award_recipient_known check (recipient in ('collective', 'person')),
    -- Whose award it is, in words: Chính phủ, Bộ Công an, Công an tỉnh.
    level text not null constraint award_level_bounds check (length(level) between 1 and 200),
    -- Domain's AwardRequirements, canonical JSON.
    requirements text not null default '{}' constraint award_requirements_bounds check (length(requirements) between 2 and 20000),
    -- The legal basis: in words, a document of the register, or both.
    basis text constraint award_basis_bounds check (length(basis) between 1 and 2000),
    official_document_id uuid constraint award_official_document_fkey references thidua.official_document,
    from_day date not null,
    to_day date,
    constraint award_days_order check (from_day <= to_day),
    constraint award_has_basis check (basis is not null or official_document_id is not null),
    constraint award_code_once exclude using gist (
        managing_unit_id with =, code with =, daterange(from_day, to_day) with &&
    ),
    constraint award_kind_once exclude using gist (managing_unit_id with =, code with =, kind with <>)
);

-- How many of an award a season may see, in one cluster or in all clusters of a unit.
create table thidua.award_quota (
    id uuid constraint award_quota_pkey primary key,
    award_id uuid not null constraint award_quota_award_fkey references thidua.award,
    season_id uuid not null constraint award_quota_season_fkey references thidua.season,
    -- Whose office has set it.
    managing_unit_id uuid not null constraint award_quota_managing_unit_fkey references thidua.unit,
    -- The clusters that this unit manages; of them the one below, where it is not null.
    clusters_of uuid not null,
    cluster_season_id uuid,
    -- Of what it is a share: of one, of the units, of the units that lead, of the units that are published with such a rank or
    -- grade.
    base text not null constraint award_quota_base_known check (base in ('absolute', 'units', 'leads', 'published')),
    numerator bigint not null,
    denominator bigint not null,
    maximum_rank integer constraint award_quota_maximum_rank_positive check (maximum_rank > 0),
    grades text[] not null default '{}' constraint award_quota_grades_count check (cardinality(grades) <= 50),
    rounding text not null constraint award_quota_rounding_known check (rounding in ('floor', 'ceiling', 'halfUp')),
    enforcement text not null constraint award_quota_enforcement_known check (enforcement in ('hard', 'warn')),
    basis text constraint award_quota_basis_bounds check (length(basis) between 1 and 2000),
    official_document_id uuid constraint award_quota_official_document_fkey references thidua.official_document,
    version integer not null default 1 constraint award_quota_version_positive check (version > 0),
    constraint award_quota_clusters_below_fkey foreign key (clusters_of, managing_unit_id)
        references thidua.unit_descent (unit_id, ancestor_id),
    constraint award_quota_cluster_season_fkey foreign key (cluster_season_id, season_id, clusters_of)
        references thidua.cluster_season (id, season_id, managing_unit_id),
    constraint award_quota_fraction check (numerator >= 0 and denominator > 0),
    constraint award_quota_has_basis check (basis is not null or official_document_id is not null)
);
create index award_quota_by_season on thidua.award_quota (season_id, award_id);

-- What keeps a unit, or somebody of it, from being proposed while it holds: a discipline that is awaited, an inspection, a
-- complaint that is being looked into.
create table thidua.disqualifier (
    id uuid constraint disqualifier_pkey primary key,
    managing_unit_id uuid not null constraint disqualifier_managing_unit_fkey references thidua.unit,
    unit_id uuid not null,
    -- Null where the unit itself is meant.
    person text constraint disqualifier_person_bounds check (length(person) between 1 and 200),
    kind text not null constraint disqualifier_kind_bounds check (length(kind) between 1 and 100),
    reason text not null constraint disqualifier_reason_bounds check (length(reason) between 1 and 2000),
    from_day date not null,
    -- The first day on which it holds no more, and why.
    lifted_on date,
    lifted_reason text constraint disqualifier_lifted_reason_bounds check (length(lifted_reason) between 1 and 2000),
    version integer not null default 1 constraint disqualifier_version_positive check (version > 0),
    account_id uuid not null constraint disqualifier_account_fkey references thidua.account,
    recorded_at timestamptz not null,
    constraint disqualifier_below_manager foreign key (unit_id, managing_unit_id)
        references thidua.unit_descent (unit_id, ancestor_id),
    constraint disqualifier_days_order check (from_day <= lifted_on),
    constraint disqualifier_lifted_with_reason check ((lifted_on is null) = (lifted_reason is null))
);
create index disqualifier_by_unit on thidua.disqualifier (unit_id);

-- đăng ký thi đua: which awards a unit means to win, and until when units may say so.
create table thidua.registration_deadline (
    cluster_season_id uuid constraint registration_deadline_pkey primary key,
    season_id uuid not null,
    managing_unit_id uuid not null,
    last_day date not null,
    version integer not null default 1 constraint registration_deadline_version_positive check (version > 0),
    constraint registration_deadline_cluster_season_fkey foreign key (cluster_season_id, season_id, managing_unit_id)
        references thidua.cluster_season (id, season_id, managing_unit_id)
);
create table thidua.title_registration (
    season_id uuid not null,
    cluster_season_id uuid not null,
    managing_unit_id uuid not null,
    unit_id uuid not null constraint title_registration_unit_fkey references thidua.unit,
    awards uuid[] not null constraint title_registration_awards_count check (cardinality(awards) <= 50),
    account_id uuid not null constraint title_registration_account_fkey references thidua.account,
    recorded_at timestamptz not null,
    version integer not null default 1 constraint title_registration_version_positive check (version > 0),
    constraint title_registration_pkey primary key (cluster_season_id, unit_id),
    constraint title_registration_cluster_season_fkey foreign key (cluster_season_id, season_id, managing_unit_id)
        references thidua.cluster_season (id, season_id, managing_unit_id)
);

-- suy tôn, đề nghị: a unit, or somebody of it, is proposed for an award by what was published of it.
create table thidua.nomination (
    id uuid constraint nomination_pkey primary key,
    season_id uuid not null,
    cluster_season_id uuid not null,
    managing_unit_id uuid not null,
    unit_id uuid not null constraint nomination_unit_fkey references thidua.unit,
    person text constraint nomination_person_bounds check (length(person) between 1 and 200),
    award_id uuid not null constraint nomination_award_fkey references thidua.award,
    review_id uuid not null,
    publication_number integer not null,
    publication_sha256 bytea not null constraint nomination_hash_length check (length(publication_sha256) = 32),
    -- The unit's line there.
    rank integer,
    percent numeric not null,
    grade text,
    -- Why it goes beyond a quota that may be exceeded, and who, another, has confirmed that.
    exception_reason text constraint nomination_exception_reason_bounds check (length(exception_reason) between 1 and 2000),
    confirmed_by uuid constraint nomination_confirmed_by_fkey references thidua.account,
    confirmed_at timestamptz,
    state text not null
        constraint nomination_state_known check (
            state in ('proposed', 'nominated', 'withdrawn', 'granted', 'refused', 'revoked')
        ),
    -- Why it was withdrawn.
    state_reason text constraint nomination_state_reason_bounds check (length(state_reason) between 1 and 2000),
    version integer not null default 1 constraint nomination_version_positive check (version > 0),
    account_id uuid not null constraint nomination_account_fkey references thidua.account,
    recorded_at timestamptz not null,
    constraint nomination_cluster_season_fkey foreign key (cluster_season_id, season_id, managing_unit_id)
        references thidua.cluster_season (id, season_id, managing_unit_id),
    constraint nomination_publication_fkey foreign key (season_id, cluster_season_id, review_id, publication_number)
        references thidua.publication (season_id, cluster_season_id, review_id, number),
    constraint nomination_place_key unique (id, season_id, cluster_season_id, managing_unit_id, unit_id),
    constraint nomination_confirmed_by_another check (confirmed_by <> account_id),
    constraint nomination_exception_confirmed check (
        case when exception_reason is null then confirmed_by is null and state <> 'proposed'
            else confirmed_by is not null or state in ('proposed', 'withdrawn') end
    )
);
create unique index nomination_once on thidua.nomination (cluster_season_id, award_id, unit_id, coalesce(person, ''))
where state in ('proposed', 'nominated', 'granted');
create index nomination_by_award on thidua.nomination (season_id, award_id);

-- quyết định khen thưởng: made outside, recorded here, for ever.
create table thidua.award_decision (
    id uuid constraint award_decision_pkey primary key,
    managing_unit_id uuid not null constraint award_decision_managing_unit_fkey references thidua.unit,
    season_id uuid not null constraint award_decision_season_fkey references thidua.season,
    number text not null constraint award_decision_number_bounds check (length(number) between 1 and 100),
    decided_on date not null,
    signer_name text not null constraint award_decision_signer_name_bounds check (length(signer_name) between 1 and 200),
    signer_rank text constraint award_decision_signer_rank_bounds check (length(signer_rank) between 1 and 100),
    signer_position text constraint award_decision_signer_position_bounds check (length(signer_position) between 1 and 200),
    signer_form text constraint award_decision_signer_form_known check (signer_form in ('TM', 'KT', 'TL', 'TUQ', 'Q')),
    official_document_id uuid constraint award_decision_official_document_fkey references thidua.official_document,
    account_id uuid not null constraint award_decision_account_fkey references thidua.account,
    recorded_at timestamptz not null,
    constraint award_decision_number_once unique (managing_unit_id, number, decided_on),
    constraint award_decision_place_key unique (id, season_id, managing_unit_id)
);
create index award_decision_by_season on thidua.award_decision (season_id, id);

alter table thidua.cluster_season
add constraint cluster_season_id_season_key unique (id, season_id);
-- What a decision says of one nomination, of one award of former times, or of one result that it revokes.
create table thidua.award_result (
    id uuid constraint award_result_pkey primary key,
    decision_id uuid not null,
    season_id uuid not null,
    managing_unit_id uuid not null,
    -- Null for an award of former times of which no cluster is known.
    cluster_season_id uuid,
    unit_id uuid not null constraint award_result_unit_fkey references thidua.unit,
    person text constraint award_result_person_bounds check (length(person) between 1 and 200),
    award_id uuid not null constraint award_result_award_fkey references thidua.award,
    -- Null for an award of former times.
    nomination_id uuid constraint award_result_nomination_fkey references thidua.nomination,
    outcome text not null constraint award_result_outcome_known check (outcome in ('granted', 'refused', 'revoked')),
    reason text constraint award_result_reason_bounds check (length(reason) between 1 and 2000),
    -- The granted one that this one revokes.
    revokes_id uuid
        constraint award_result_revokes_fkey references thidua.award_result
        constraint award_result_revoked_once unique,
    constraint award_result_decision_fkey foreign key (decision_id, season_id, managing_unit_id)
        references thidua.award_decision (id, season_id, managing_unit_id),
    constraint award_result_cluster_season_fkey foreign key (cluster_season_id, season_id)
        references thidua.cluster_season (id, season_id),
    constraint award_result_below_decider foreign key (unit_id, managing_unit_id)
        references thidua.unit_descent (unit_id, ancestor_id),
    constraint award_result_revokes_whole check ((outcome = 'revoked') = (revokes_id is not null)),
    constraint award_result_with_reason check (outcome = 'granted' or reason is not null)
);
create unique index award_result_nomination_once on thidua.award_result (nomination_id) where outcome <> 'revoked';
create index award_result_by_unit on thidua.award_result (unit_id, id);
create index award_result_by_season on thidua.award_result (season_id, id);
create index award_result_by_decision on thidua.award_result (decision_id);

-- What a cluster as a whole means to win: Domain's AwardTargets, canonical JSON, and the agreement's words beside it.
create table thidua.award_target (
    cluster_season_id uuid constraint award_target_pkey primary key,
    season_id uuid not null,
    managing_unit_id uuid not null,
    agreement text not null constraint award_target_agreement_bounds check (length(agreement) between 1 and 2000),
    targets text not null constraint award_target_targets_bounds check (length(targets) between 2 and 20000),
    version integer not null default 1 constraint award_target_version_positive check (version > 0),
    constraint award_target_cluster_season_fkey foreign key (cluster_season_id, season_id, managing_unit_id)
        references thidua.cluster_season (id, season_id, managing_unit_id)
);

-- Who reads and writes.

call thidua.let_cluster_read('registration_deadline');
call thidua.let_leads_write('registration_deadline', 'last_day, version');
call thidua.let_cluster_read('title_registration');
call thidua.let_leads_write('title_registration', 'awards, account_id, recorded_at, version');
call thidua.let_units_write('title_registration', 'awards, account_id, recorded_at, version');
call thidua.let_cluster_read('award_target');
call thidua.let_leads_write('award_target', 'agreement, targets, version');
call thidua.let_cluster_read('nomination');
call thidua.let_leads_write('nomination', 'state, state_reason, confirmed_by, confirmed_at, version');

-- A unit sees its own nominations at once; the other members those that cite a publication that is addressed to them.
alter policy cluster_reads on thidua.nomination using (
    cluster_season_id = any ((select thidua.scope_led())::uuid[])
    or managing_unit_id = any ((select thidua.scope_offices('{managingOfficer,auditor}'))::uuid[])
    or unit_id = any ((select thidua.scope_served())::uuid[])
        and cluster_season_id = any ((select thidua.scope_memberships())::uuid[])
);
create policy members_read on thidua.nomination for select to thidua_app using (
    cluster_season_id = any ((select thidua.scope_memberships())::uuid[])
    and exists (
        select
        from thidua.publication p
        where p.season_id = nomination.season_id and p.cluster_season_id = nomination.cluster_season_id
            and p.review_id = nomination.review_id and p.number = nomination.publication_number
    )
);
create policy adders_name_themselves on thidua.nomination as restrictive for insert to thidua_app
with check (account_id = (select auth.scope_account()));

-- Catalogue, quotas and decisions are public in the ministry, and kept by the office of the unit whose they are.
do $$
declare
    name text;
begin
    foreach name in array array['award', 'award_quota', 'disqualifier', 'award_decision', 'award_result'] loop
        execute format('alter table thidua.%I enable row level security', name);
        execute format('grant select, insert on thidua.%I to thidua_app, thidua_loader', name);
        execute format('grant select on thidua.%I to thidua_reader', name);
        execute format(
            'create policy reader_reads on thidua.%I for select to thidua_reader, thidua_loader using (true)', name
        );
        execute format('create policy loader_loads on thidua.%I for insert to thidua_loader with check (true)', name);
        execute format(
            'create policy managing_office_adds on thidua.%I for insert to thidua_app
             with check (auth.scope_holds(array[''managingOfficer''], managing_unit_id))', name
        );
        call thidua.let_sessions_alone(name);
    end loop;
    foreach name in array array['award', 'award_quota', 'award_decision'] loop
        execute format('create policy everyone_reads on thidua.%I for select to thidua_app using (true)', name);
    end loop;
    foreach name in array array['award', 'award_quota', 'disqualifier'] loop
        execute format(
            'create policy managing_office_changes on thidua.%I for update to thidua_app
             using (auth.scope_holds(array[''managingOfficer''], managing_unit_id))', name
        );
    end loop;
end
$$;
grant update (to_day) on thidua.award to thidua_app;
grant update (
    base, numerator, denominator, maximum_rank, grades, rounding, enforcement, basis, official_document_id, version
) on thidua.award_quota to thidua_app;
grant update (lifted_on, lifted_reason, version) on thidua.disqualifier to thidua_app;
call thidua.let_nobody_change('award_decision');
call thidua.let_nobody_change('award_result');

-- The units whose offices and auditors the account works for: all that is said of units below is theirs to know, whether these
-- units have clusters or not. Administrators keep units, and know nothing of what they win.
create function thidua.scope_watched() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
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

-- What was granted, and revoked, everybody knows; what was refused those who look after it, and the unit.
create policy everyone_reads on thidua.award_result for select to thidua_app using (outcome <> 'refused');
create policy concerned_read on thidua.award_result for select to thidua_app using (
    unit_id = any ((select thidua.scope_served())::uuid[])
    or cluster_season_id = any ((select thidua.scope_led())::uuid[])
    or exists (
        select
        from thidua.unit_descent d
        where d.unit_id = award_result.unit_id and d.ancestor_id = any ((select thidua.scope_watched())::uuid[])
    )
);

-- The units that are members where the account's unit leads, or stands in for the lead.
create function thidua.scope_led_units() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
    led uuid[] := thidua.scope_led();
begin
    return array(select distinct m.unit_id from thidua.membership m where m.cluster_season_id = any (led));
end
$$;
create policy concerned_read on thidua.disqualifier for select to thidua_app using (
    unit_id = any ((select thidua.scope_served())::uuid[])
    or unit_id = any ((select thidua.scope_led_units())::uuid[])
    or exists (
        select
        from thidua.unit_descent d
        where d.unit_id = disqualifier.unit_id and d.ancestor_id = any ((select thidua.scope_watched())::uuid[])
    )
);

-- Quotas count over clusters that whoever proposes may not look into: only the numbers come out, and only to who proposes or
-- decides there.

-- The quotas of some awards' codes in a season, for these clusters' seasons.
create function thidua.quotas_of(season uuid, awards uuid[], cluster_seasons uuid[]) returns setof thidua.award_quota
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select q.*
    from thidua.award_quota q
    join thidua.award a on a.id = q.award_id
    where q.season_id = season
        and (a.managing_unit_id, a.code) in (
            select o.managing_unit_id, o.code from thidua.award o where o.id = any (awards)
        )
        and (
            q.cluster_season_id = any (cluster_seasons)
            or q.cluster_season_id is null and q.clusters_of in (
                select cs.managing_unit_id from thidua.cluster_season cs where cs.id = any (cluster_seasons)
            )
        )
$$;

-- Whether the account proposes or decides in one of these clusters' seasons.
create function thidua.scope_proposes(cluster_seasons uuid[]) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    offices uuid[] := thidua.scope_offices('{managingOfficer}');
    led uuid[] := thidua.scope_led();
begin
    return auth.scope_is_session() and exists (
        select
        from thidua.cluster_season cs
        where cs.id = any (cluster_seasons) and (cs.id = any (led) or cs.managing_unit_id = any (offices))
    );
end
$$;

-- Holds these quotas until the end of the transaction: who would use them too waits. How many they are.
create function thidua.lock_quotas(season uuid, awards uuid[], cluster_seasons uuid[]) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    locked integer;
begin
    if not thidua.scope_proposes(cluster_seasons) then
        return 0;
    end if;
    perform
    from thidua.award_quota q
    where q.id in (select id from thidua.quotas_of(season, awards, cluster_seasons))
    order by q.id
    for no key update;
    get diagnostics locked = row_count;
    return locked;
end
$$;

-- Of these quotas, what each is a share of, and how much of it is used. Exceptions are those beyond a quota that may be exceeded.
create function thidua.quota_uses(season uuid, awards uuid[], cluster_seasons uuid[]) returns table (
    id uuid, base_count bigint, nominated bigint, nominated_exceptions bigint, granted bigint, granted_exceptions bigint
)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    today constant date := auth.scope_day();
begin
    if not thidua.scope_proposes(cluster_seasons) then
        return;
    end if;
    return query
    select q.id,
        case q.base
            when 'absolute' then 1
            when 'units' then (
                select count(distinct m.unit_id)
                from thidua.cluster_season cs
                join thidua.season s on s.id = cs.season_id
                join thidua.membership m on m.cluster_season_id = cs.id
                cross join lateral (select greatest(least(today, s.to_day - 1), s.from_day)) as d (day)
                where cs.season_id = q.season_id and cs.managing_unit_id = q.clusters_of
                    and (q.cluster_season_id is null or cs.id = q.cluster_season_id)
                    and m.from_day <= d.day and d.day < m.to_day
            )
            when 'leads' then (
                select count(distinct l.unit_id)
                from thidua.cluster_season cs
                join thidua.season s on s.id = cs.season_id
                join thidua.leadership l on l.cluster_season_id = cs.id and l.role = 'lead'
                cross join lateral (select greatest(least(today, s.to_day - 1), s.from_day)) as d (day)
                where cs.season_id = q.season_id and cs.managing_unit_id = q.clusters_of
                    and (q.cluster_season_id is null or cs.id = q.cluster_season_id)
                    and l.from_day <= d.day and d.day < l.to_day
            )
            else (
                select count(*)
                from thidua.cluster_season cs
                cross join lateral (
                    select p.document
                    from thidua.publication p
                    join thidua.review r on r.id = p.review_id and r.kind = 'annual'
                    where p.season_id = cs.season_id and p.cluster_season_id = cs.id
                    order by p.recorded_at desc, p.number desc
                    limit 1
                ) as latest
                cross join lateral jsonb_array_elements(
                    convert_from(latest.document, 'UTF8')::jsonb -> 'units'
                ) as line (unit)
                where cs.season_id = q.season_id and cs.managing_unit_id = q.clusters_of
                    and (q.cluster_season_id is null or cs.id = q.cluster_season_id)
                    and (q.maximum_rank is null or (line.unit -> 'answer' ->> 'rank')::integer <= q.maximum_rank)
                    and (q.grades = '{}' or line.unit -> 'answer' ->> 'grade' = any (q.grades))
            )
        end,
        n.all_of_them, n.exceptions, g.all_of_them, g.exceptions
    from thidua.quotas_of(season, awards, cluster_seasons) q
    join thidua.award a on a.id = q.award_id
    cross join lateral (
        select count(*) as all_of_them, count(*) filter (where n.exception_reason is not null) as exceptions
        from thidua.nomination n
        join thidua.award o on o.id = n.award_id and o.managing_unit_id = a.managing_unit_id and o.code = a.code
        where n.season_id = q.season_id and n.managing_unit_id = q.clusters_of
            and (q.cluster_season_id is null or n.cluster_season_id = q.cluster_season_id)
            and n.state in ('proposed', 'nominated', 'granted')
    ) n
    cross join lateral (
        select count(*) as all_of_them, count(*) filter (where n.exception_reason is not null) as exceptions
        from thidua.award_result r
        join thidua.award o on o.id = r.award_id and o.managing_unit_id = a.managing_unit_id and o.code = a.code
        join thidua.cluster_season cs on cs.id = r.cluster_season_id
        left join thidua.nomination n on n.id = r.nomination_id
        where r.season_id = q.season_id and r.outcome = 'granted' and cs.managing_unit_id = q.clusters_of
            and (q.cluster_season_id is null or r.cluster_season_id = q.cluster_season_id)
            and not exists (select from thidua.award_result v where v.revokes_id = r.id)
    ) g;
end
$$;

-- Whether decisions on a cluster's nominations are in: there is one, and none is waited for. The members are told no more of
-- nominations that they may not read.
create function thidua.are_awards_decided(cluster_season uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return auth.scope_is_session()
        and exists (select from thidua.award_result r where r.cluster_season_id = cluster_season)
        and not exists (
            select
            from thidua.nomination n
            where n.cluster_season_id = cluster_season and n.state in ('proposed', 'nominated')
        );
end
$$;
revoke all on function thidua.are_awards_decided (uuid), thidua.scope_watched (), thidua.scope_led_units (), thidua.quotas_of (uuid, uuid[], uuid[]), thidua.scope_proposes (uuid[]),
    thidua.lock_quotas (uuid, uuid[], uuid[]), thidua.quota_uses (uuid, uuid[], uuid[]) from public;
grant execute on function thidua.scope_watched (), thidua.scope_led_units (), thidua.lock_quotas (uuid, uuid[], uuid[]),
    thidua.quota_uses (uuid, uuid[], uuid[]), thidua.are_awards_decided (uuid) to thidua_app;
