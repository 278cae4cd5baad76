-- Votes of a cluster's conference and of councils: what is asked, by which rule, who votes, and what was counted.
-- What is cast in secret is in 0030; nothing of it is here.

-- hội đồng: a body that decides apart from any cluster.
create table thidua.council (
    id uuid constraint council_pkey primary key,
    managing_unit_id uuid not null constraint council_managing_unit_fkey references thidua.unit,
    name text not null constraint council_name_bounds check (length(name) between 1 and 300),
    version integer not null default 1 constraint council_version_positive check (version > 0),
    constraint council_id_managing_unit_key unique (id, managing_unit_id)
);
create index council_by_managing_unit on thidua.council (managing_unit_id);
create table thidua.council_member (
    council_id uuid not null constraint council_member_council_fkey references thidua.council,
    account_id uuid not null constraint council_member_account_fkey references thidua.account,
    from_day date not null,
    -- The first day without; null for no end.
    to_day date,
    constraint council_member_pkey primary key (council_id, account_id, from_day),
    constraint council_member_days_order check (from_day <= to_day),
    constraint council_member_once exclude using gist (
        council_id with =, account_id with =, daterange(from_day, to_day) with &&
    )
);
create index council_member_by_account on thidua.council_member (account_id);

create table thidua.vote (
    id uuid constraint vote_pkey primary key,
    season_id uuid,
    cluster_season_id uuid,
    managing_unit_id uuid not null constraint vote_managing_unit_fkey references thidua.unit,
    council_id uuid,
    -- The vote whose seats are left.
    runoff_of uuid constraint vote_runoff_of_fkey references thidua.vote,
    state text not null default 'prepared'
        constraint vote_state_known check (state in ('prepared', 'open', 'closed', 'confirmed', 'cancelled')),
    version integer not null default 1 constraint vote_version_positive check (version > 0),
    -- Canonical JSON: title, options, rule and the rest. What is asked of by SQL stands beside it.
    document bytea not null constraint vote_document_bounds check (length(document) between 2 and 1000000),
    title text not null constraint vote_title_bounds check (length(title) between 1 and 500),
    method text not null constraint vote_method_known check (method in ('consensus', 'showOfHands', 'paper', 'secret')),
    subject_kind text not null
        constraint vote_subject_kind_known check (subject_kind in ('document', 'nomination', 'election', 'question')),
    -- The very text that is voted on.
    subject_id uuid,
    subject_sha256 bytea constraint vote_subject_hash_length check (length(subject_sha256) = 32),
    tellers uuid[] not null default '{}' constraint vote_tellers_count check (cardinality(tellers) <= 20),
    -- The legal basis of the rule.
    official_document_id uuid
        constraint vote_official_document_fkey references thidua.official_document,
    -- Canonical JSON, from the opening on.
    roll bytea constraint vote_roll_bounds check (length(roll) between 2 and 10000000),
    roll_sha256 bytea generated always as (sha256(roll)) stored,
    -- Why it was cancelled.
    reason text constraint vote_reason_bounds check (length(reason) between 1 and 2000),
    constraint vote_cluster_season_fkey foreign key (cluster_season_id, season_id, managing_unit_id)
        references thidua.cluster_season (id, season_id, managing_unit_id),
    constraint vote_council_fkey foreign key (council_id, managing_unit_id)
        references thidua.council (id, managing_unit_id),
    constraint vote_place_whole check ((season_id is null) = (cluster_season_id is null)),
    constraint vote_one_body check ((cluster_season_id is null) <> (council_id is null)),
    constraint vote_subject_whole check (
        (subject_id is null) = (subject_sha256 is null) and (subject_kind = 'document') = (subject_id is not null)
    ),
    constraint vote_roll_from_opening check (
        case state when 'prepared' then roll is null when 'cancelled' then true else roll is not null end
    ),
    constraint vote_reason_of_cancelled check ((state = 'cancelled') = (reason is not null))
);
create index vote_by_cluster_season on thidua.vote (cluster_season_id, id);
create index vote_by_council on thidua.vote (council_id, id);
create index vote_by_subject on thidua.vote (subject_id, subject_sha256) where subject_id is not null;
create index vote_by_runoff on thidua.vote (runoff_of) where runoff_of is not null;

-- The roll in rows, made of its bytes as the vote opens, and of nothing else.
create table thidua.vote_voter (
    vote_id uuid not null constraint vote_voter_vote_fkey references thidua.vote,
    unit_id uuid not null constraint vote_voter_unit_fkey references thidua.unit,
    -- Null where a unit votes in a room, and nobody has an account for it.
    account_id uuid constraint vote_voter_account_fkey references thidua.account,
    constraint vote_voter_once unique (vote_id, account_id)
);
create index vote_voter_by_unit on thidua.vote_voter (vote_id, unit_id);

-- What was counted, as somebody entered it: two tellers' alike figures make a vote on paper count.
create table thidua.vote_tally (
    vote_id uuid not null constraint vote_tally_vote_fkey references thidua.vote,
    number integer not null constraint vote_tally_number_positive check (number > 0),
    account_id uuid not null constraint vote_tally_account_fkey references thidua.account,
    -- Canonical JSON.
    figures bytea not null constraint vote_tally_figures_bounds check (length(figures) between 2 and 1000000),
    -- The minutes as a scan.
    file_id uuid constraint vote_tally_file_fkey references thidua.file,
    recorded_at timestamptz not null,
    constraint vote_tally_pkey primary key (vote_id, number)
);

-- The councils that the scope's account is in, on the scope's day.
create function thidua.scope_councils() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    account uuid := auth.scope_account();
    day date := auth.scope_day();
begin
    return array(
        select m.council_id
        from thidua.council_member m
        where m.account_id = account and m.from_day <= day and (m.to_day is null or day < m.to_day)
    );
end
$$;

-- Whether the scope's account conducts the votes of a body: a person who works for the lead, or in the managing office.
create function thidua.scope_conducts(cluster_season uuid, managing_unit uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return auth.scope_is_session()
        and (
            coalesce(cluster_season = any (thidua.scope_led()), false)
            or auth.scope_holds('{managingOfficer}', managing_unit)
        );
end
$$;

-- Who may speak for units in a vote, to those who conduct one of theirs: heads and officers of the scope's day.
create function thidua.spokesmen(of_cluster_season uuid)
returns table (unit_id uuid, account_id uuid, is_head boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    day date := auth.scope_day();
begin
    if thidua.scope_conducts(
        of_cluster_season, (select cs.managing_unit_id from thidua.cluster_season cs where cs.id = of_cluster_season)
    ) then
        return query
        select f.unit_id, f.account_id, bool_or(f.function = 'head')
        from thidua.account_function f
        join thidua.account a on a.id = f.account_id and not a.is_blocked
        where f.unit_id in (select m.unit_id from thidua.membership m where m.cluster_season_id = of_cluster_season)
            and f.function in ('head', 'officer') and f.from_day <= day and (f.to_day is null or day < f.to_day)
        group by f.unit_id, f.account_id
        order by f.unit_id, f.account_id;
    end if;
end
$$;

-- The units that accounts belong to: to people only, and only of accounts whose ids they have.
create function thidua.units_of_accounts(accounts uuid[]) returns table (account_id uuid, unit_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if auth.scope_is_session() then
        return query
        select a.id, a.unit_id from thidua.account a where a.id = any (accounts) and not a.is_blocked order by a.id;
    end if;
end
$$;
revoke all on function thidua.scope_councils (), thidua.scope_conducts (uuid, uuid), thidua.spokesmen (uuid),
    thidua.units_of_accounts (uuid[]) from public;
grant execute on function thidua.scope_councils (), thidua.scope_conducts (uuid, uuid), thidua.spokesmen (uuid),
    thidua.units_of_accounts (uuid[]) to thidua_app;
alter function thidua.scope_councils() set plan_cache_mode = force_generic_plan;

-- A vote goes its way and no other, and what was asked, of whom and by which rule is frozen when it opens.
create function thidua.keep_vote_in_order() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if (old.state, new.state) not in (
        ('prepared', 'prepared'), ('prepared', 'open'), ('prepared', 'cancelled'), ('open', 'closed'),
        ('open', 'cancelled'), ('closed', 'closed'), ('closed', 'confirmed'), ('closed', 'cancelled')
    ) or old.state = 'closed' and old.method <> 'paper' then
        raise exception 'a vote that is % does not become %', old.state, new.state
            using errcode = 'integrity_constraint_violation', constraint = 'vote_in_order', table = 'vote',
            schema = 'thidua';
    end if;
    if (old.id, old.season_id, old.cluster_season_id, old.managing_unit_id, old.council_id, old.runoff_of)
            is distinct from
            (new.id, new.season_id, new.cluster_season_id, new.managing_unit_id, new.council_id, new.runoff_of)
        or old.state <> 'prepared'
            and (old.document, old.title, old.method, old.subject_kind, old.subject_id, old.subject_sha256, old.tellers,
                    old.official_document_id, old.roll)
                is distinct from
                (new.document, new.title, new.method, new.subject_kind, new.subject_id, new.subject_sha256, new.tellers,
                    new.official_document_id, new.roll)
    then
        raise exception 'a vote that is open is frozen'
            using errcode = 'integrity_constraint_violation', constraint = 'vote_is_frozen', table = 'vote',
            schema = 'thidua';
    end if;
    if new.state = 'closed' and not exists (select from thidua.vote_tally t where t.vote_id = new.id)
        or new.state = 'confirmed' and not exists (
            select
            from thidua.vote_tally one
            join thidua.vote_tally other
                on other.vote_id = one.vote_id and other.figures = one.figures and other.account_id <> one.account_id
            where one.vote_id = new.id and one.account_id = any (new.tellers) and other.account_id = any (new.tellers)
        )
    then
        raise exception 'a vote without its figures does not become %', new.state
            using errcode = 'integrity_constraint_violation', constraint = 'vote_has_figures', table = 'vote',
            schema = 'thidua';
    end if;
    return new;
end
$$;
create trigger vote_keeps_its_order before update on thidua.vote
for each row execute function thidua.keep_vote_in_order();

-- The roll's rows come from its bytes: each voter speaks for the unit, or is in the council, on this very day.
create function thidua.spread_roll() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    day date := coalesce(auth.scope_day(), (now() at time zone 'Asia/Ho_Chi_Minh')::date);
begin
    insert into thidua.vote_voter (vote_id, unit_id, account_id)
    select new.id, (v ->> 'unit')::uuid, (v ->> 'account')::uuid
    from jsonb_array_elements(convert_from(new.roll, 'UTF8')::jsonb -> 'voters') v;
    if exists (
        select
        from thidua.vote_voter v
        where v.vote_id = new.id
            and case
                when new.council_id is not null then not exists (
                    select
                    from thidua.council_member m
                    where m.council_id = new.council_id and m.account_id = v.account_id
                        and m.from_day <= day and (m.to_day is null or day < m.to_day)
                )
                else not exists (
                    select
                    from thidua.membership m
                    where m.cluster_season_id = new.cluster_season_id and m.unit_id = v.unit_id
                )
                or v.account_id is not null and not exists (
                    select
                    from thidua.account_function f
                    where f.account_id = v.account_id and f.unit_id = v.unit_id and f.function in ('head', 'officer')
                        and f.from_day <= day and (f.to_day is null or day < f.to_day)
                )
            end
    ) then
        raise exception 'a voter speaks for a member'
            using errcode = 'integrity_constraint_violation', constraint = 'vote_voter_speaks', table = 'vote_voter',
            schema = 'thidua';
    end if;
    return null;
end
$$;
revoke all on function thidua.keep_vote_in_order (), thidua.spread_roll () from public;
create trigger vote_spreads_roll after update on thidua.vote
for each row when (old.state = 'prepared' and new.state = 'open')
execute function thidua.spread_roll();
create trigger vote_stays before delete or truncate on thidua.vote
for each statement execute function thidua.refuse_change();
call thidua.let_nobody_change('vote_voter');
call thidua.let_nobody_change('vote_tally');

-- Councils are known in the ministry; their members to themselves and to those who look after them.
alter table thidua.council enable row level security;
alter table thidua.council_member enable row level security;
grant select, insert on thidua.council, thidua.council_member to thidua_app;
grant update (name, version) on thidua.council to thidua_app;
grant update (to_day) on thidua.council_member to thidua_app;
grant select on thidua.council, thidua.council_member to thidua_reader;
create policy reader_reads on thidua.council for select to thidua_reader using (true);
create policy reader_reads on thidua.council_member for select to thidua_reader using (true);
call thidua.let_sessions_alone('council');
call thidua.let_sessions_alone('council_member');
create policy ministry_reads on thidua.council for select to thidua_app using (true);
create policy office_adds on thidua.council for insert to thidua_app
with check (auth.scope_holds('{managingOfficer}', managing_unit_id));
create policy office_changes on thidua.council for update to thidua_app
using (auth.scope_holds('{managingOfficer}', managing_unit_id));
create policy body_reads on thidua.council_member for select to thidua_app using (
    council_id = any ((select thidua.scope_councils())::uuid[])
    or exists (
        select
        from thidua.council c
        where c.id = council_id and auth.scope_holds('{managingOfficer,auditor}', c.managing_unit_id)
    )
);
create policy office_adds on thidua.council_member for insert to thidua_app with check (
    exists (
        select
        from thidua.council c
        where c.id = council_id and auth.scope_holds('{managingOfficer}', c.managing_unit_id)
    )
);
create policy office_changes on thidua.council_member for update to thidua_app using (
    exists (
        select
        from thidua.council c
        where c.id = council_id and auth.scope_holds('{managingOfficer}', c.managing_unit_id)
    )
);

call thidua.let_cluster_read('vote');
call thidua.let_leads_write(
    'vote',
    'state, version, document, title, method, subject_kind, subject_id, subject_sha256, tellers, official_document_id,
     roll, reason'
);
create policy council_reads on thidua.vote for select to thidua_app using (
    council_id = any ((select thidua.scope_councils())::uuid[])
    or council_id is not null and auth.scope_holds('{managingOfficer,auditor}', managing_unit_id)
);
create policy tellers_read on thidua.vote for select to thidua_app
using ((select auth.scope_account()) = any (tellers));
create policy council_office_adds on thidua.vote for insert to thidua_app
with check (council_id is not null and auth.scope_holds('{managingOfficer}', managing_unit_id));
create policy council_office_changes on thidua.vote for update to thidua_app
using (council_id is not null and auth.scope_holds('{managingOfficer}', managing_unit_id));
-- A teller's figures close the vote, and no more.
create policy tellers_change on thidua.vote for update to thidua_app
using ((select auth.scope_account()) = any (tellers) and method = 'paper' and state in ('open', 'closed'))
with check (state in ('closed', 'confirmed'));

-- Who reads a vote reads its roll and its figures.
alter table thidua.vote_voter enable row level security;
alter table thidua.vote_tally enable row level security;
grant select on thidua.vote_voter to thidua_app, thidua_reader;
grant select, insert on thidua.vote_tally to thidua_app;
grant select on thidua.vote_tally to thidua_reader;
create policy reader_reads on thidua.vote_voter for select to thidua_reader using (true);
create policy reader_reads on thidua.vote_tally for select to thidua_reader using (true);
create policy vote_readers_read on thidua.vote_voter for select to thidua_app
using (vote_id in (select v.id from thidua.vote v));
create policy vote_readers_read on thidua.vote_tally for select to thidua_app
using (vote_id in (select v.id from thidua.vote v));
create policy counters_add on thidua.vote_tally for insert to thidua_app with check (
    account_id = (select auth.scope_account())
    and exists (
        select
        from thidua.vote v
        where v.id = vote_id
            and case v.method
                when 'secret' then false
                when 'paper' then v.state in ('open', 'closed') and account_id = any (v.tellers)
                else v.state = 'open' and thidua.scope_conducts(v.cluster_season_id, v.managing_unit_id)
            end
    )
);
call thidua.let_sessions_alone('vote_voter');
call thidua.let_sessions_alone('vote_tally');
