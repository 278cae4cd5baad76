-- Movements and activities: what a cluster, or an office for all below it, calls its units to, and what came of it.

-- Four kinds of things are kept alike, each in a table of its own (exemplars and practices follow in 0036): a text that is
-- written, goes through states, and is locked from some state on. Beside the text are its acts (who moved it on or changed
-- it, when and why, with the text as it was then), and what units say of themselves in it. Acts and entries are only added.
-- A migration that makes such a table says so by these procedures.

-- The units that take part in a cluster's season together with one that the account works for.
create function thidua.scope_companions() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
    served uuid[] := thidua.scope_served();
begin
    return array(
        select distinct other.unit_id
        from thidua.membership own
        join thidua.membership other on other.cluster_season_id = own.cluster_season_id
        where own.unit_id = any (served)
    );
end
$$;
revoke all on function thidua.scope_companions () from public;
grant execute on function thidua.scope_companions () to thidua_app;

-- A record goes on from state to state as its trigger lists them, such as 'draft>launched'; and what it is stays.
create function thidua.refuse_record_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if new.state <> old.state and not (old.state || '>' || new.state) = any (tg_argv) then
        raise exception 'this does not go from % to %', old.state, new.state
            using errcode = 'integrity_constraint_violation', constraint = tg_table_name || '_state_order',
            table = tg_table_name, schema = 'thidua';
    end if;
    if new.version <> old.version + 1 then
        raise exception 'a change makes the next version'
            using errcode = 'integrity_constraint_violation', constraint = tg_table_name || '_version_order',
            table = tg_table_name, schema = 'thidua';
    end if;
    return new;
end
$$;

-- Who reads a record is said by its reach, as with files: who looks after it, always; who takes part in the cluster's season,
-- from `cluster` on; everybody who signed in, at `ministry`. Acts are read by whoever reads the record.
create procedure thidua.let_reach_read(name text)
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    execute format('alter table thidua.%I enable row level security', name);
    execute format('grant select, insert on thidua.%I to thidua_app, thidua_loader', name);
    execute format('grant select on thidua.%I to thidua_reader', name);
    execute format(
        'create policy reader_reads on thidua.%I for select to thidua_reader, thidua_loader using (true)', name
    );
    execute format('create policy loader_loads on thidua.%I for insert to thidua_loader with check (true)', name);
    execute format(
        'create policy reach_reads on thidua.%I for select to thidua_app using (
            reach = ''ministry''
            or reach = ''cluster'' and cluster_season_id = any ((select thidua.scope_memberships())::uuid[])
            or cluster_season_id = any ((select thidua.scope_led())::uuid[])
            or managing_unit_id = any ((select thidua.scope_offices(''{managingOfficer,auditor}''))::uuid[])
        )', name
    );
    call thidua.let_sessions_alone(name);
    execute format(
        'create trigger %s_is_never_removed before delete or truncate on thidua.%I
         for each statement execute function thidua.refuse_change()', name, name
    );
end
$$;

create procedure thidua.keep_acts(name text)
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    execute format(
        $sql$
        create table thidua.%1$s_act (
            season_id uuid,
            cluster_season_id uuid,
            managing_unit_id uuid not null,
            record_id uuid not null constraint %1$s_act_record_fkey references thidua.%1$s,
            -- The record's, which the act made.
            version integer not null constraint %1$s_act_version_positive check (version > 0),
            -- The record's, after the act.
            state text not null constraint %1$s_act_state_bounds check (length(state) between 1 and 30),
            occurred_on date not null,
            -- Who did it, in words, as the paper has it.
            by_whom text constraint %1$s_act_by_whom_bounds check (length(by_whom) between 1 and 500),
            -- The reason, the finding, or the summing-up.
            words text constraint %1$s_act_words_bounds check (length(words) between 1 and 20000),
            official_document_id uuid
                constraint %1$s_act_official_document_fkey references thidua.official_document,
            -- The text as it was then, canonical JSON.
            document bytea not null constraint %1$s_act_document_bounds check (length(document) between 2 and 1000000),
            account_id uuid not null constraint %1$s_act_account_fkey references thidua.account,
            recorded_at timestamptz not null,
            constraint %1$s_act_pkey primary key (record_id, version),
            constraint %1$s_act_place_fkey foreign key (record_id, managing_unit_id)
                references thidua.%1$s (id, managing_unit_id),
            constraint %1$s_act_cluster_season_fkey foreign key (record_id, cluster_season_id)
                references thidua.%1$s (id, cluster_season_id)
        )
        $sql$, name
    );
    execute format('alter table thidua.%s_act enable row level security', name);
    execute format('grant select, insert on thidua.%s_act to thidua_app, thidua_loader', name);
    execute format('grant select on thidua.%s_act to thidua_reader', name);
    execute format(
        'create policy reader_reads on thidua.%s_act for select to thidua_reader, thidua_loader using (true)', name
    );
    execute format('create policy loader_loads on thidua.%s_act for insert to thidua_loader with check (true)', name);
    execute format(
        'create policy record_reads on thidua.%1$s_act for select to thidua_app
         using (exists (select from thidua.%1$s r where r.id = record_id))', name
    );
    execute format(
        'create policy actors_name_themselves on thidua.%s_act as restrictive for insert to thidua_app
         with check (account_id = (select auth.scope_account()))', name
    );
    call thidua.let_sessions_alone(name || '_act');
    call thidua.let_leads_write(name || '_act');
    call thidua.let_nobody_change(name || '_act');
end
$$;

-- What units say of themselves; the latest entry of a kind counts.
create procedure thidua.keep_entries(name text, kinds text[])
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    execute format(
        $sql$
        create table thidua.%1$s_entry (
            id uuid constraint %1$s_entry_pkey primary key,
            season_id uuid,
            cluster_season_id uuid,
            managing_unit_id uuid not null,
            record_id uuid not null constraint %1$s_entry_record_fkey references thidua.%1$s,
            unit_id uuid not null constraint %1$s_entry_unit_fkey references thidua.unit,
            kind text not null constraint %1$s_entry_kind_known check (kind in (%2$s)),
            occurred_on date not null,
            persons integer constraint %1$s_entry_persons_bounds check (persons between 0 and 1000000),
            words text constraint %1$s_entry_words_bounds check (length(words) between 1 and 20000),
            -- Results with their units of measure, canonical JSON.
            figures bytea not null constraint %1$s_entry_figures_bounds check (length(figures) between 2 and 200000),
            account_id uuid not null constraint %1$s_entry_account_fkey references thidua.account,
            recorded_at timestamptz not null,
            constraint %1$s_entry_place_fkey foreign key (record_id, managing_unit_id)
                references thidua.%1$s (id, managing_unit_id),
            constraint %1$s_entry_cluster_season_fkey foreign key (record_id, cluster_season_id)
                references thidua.%1$s (id, cluster_season_id)
        )
        $sql$, name, (select string_agg(quote_literal(k), ', ') from unnest(kinds) as k)
    );
    execute format(
        'create index %1$s_entry_by_unit on thidua.%1$s_entry (record_id, unit_id, kind, id)', name
    );
    call thidua.let_cluster_read(name || '_entry');
    call thidua.let_nobody_change(name || '_entry');
    execute format(
        'create policy entrants_name_themselves on thidua.%s_entry as restrictive for insert to thidua_app
         with check (account_id = (select auth.scope_account()))', name
    );
end
$$;
revoke all on function thidua.refuse_record_change () from public;
revoke all on procedure thidua.let_reach_read (text), thidua.keep_acts (text), thidua.keep_entries (text, text[]) from public;

-- phong trào, đợt thi đua: of a cluster in a season, or of a managing unit for all units below it.
create table thidua.movement (
    id uuid constraint movement_pkey primary key,
    -- Null for a managing unit's.
    season_id uuid,
    cluster_season_id uuid,
    managing_unit_id uuid not null constraint movement_managing_unit_fkey references thidua.unit,
    -- hưởng ứng: the movement that it answers to.
    follows_id uuid constraint movement_follows_fkey references thidua.movement,
    kind text not null constraint movement_kind_known check (kind in ('movement', 'campaign')),
    title text not null constraint movement_title_bounds check (length(title) between 1 and 500),
    search_key text not null constraint movement_search_key_bounds check (length(search_key) <= 20000),
    state text not null default 'draft'
        constraint movement_state_known check (state in ('draft', 'launched', 'closed')),
    reach text not null constraint movement_reach_known check (reach in ('unit', 'cluster', 'ministry')),
    document bytea not null constraint movement_document_bounds check (length(document) between 2 and 1000000),
    version integer not null default 1 constraint movement_version_positive check (version > 0),
    constraint movement_cluster_season_fkey foreign key (cluster_season_id, season_id, managing_unit_id)
        references thidua.cluster_season (id, season_id, managing_unit_id),
    constraint movement_place_whole check ((season_id is null) = (cluster_season_id is null)),
    constraint movement_place_key unique (id, managing_unit_id),
    constraint movement_cluster_season_key unique (id, cluster_season_id)
);
create index movement_by_cluster_season on thidua.movement (cluster_season_id, id);
create index movement_by_managing_unit on thidua.movement (managing_unit_id, id);

-- giao lưu, hội thao, đền ơn đáp nghĩa, thăm hỏi: planned for the season, then held or cancelled.
create table thidua.activity (
    id uuid constraint activity_pkey primary key,
    season_id uuid not null,
    cluster_season_id uuid not null,
    managing_unit_id uuid not null,
    kind text not null
        constraint activity_kind_known check (kind in ('exchange', 'sportsMeet', 'charity', 'visit', 'other')),
    title text not null constraint activity_title_bounds check (length(title) between 1 and 500),
    search_key text not null constraint activity_search_key_bounds check (length(search_key) <= 20000),
    state text not null default 'planned'
        constraint activity_state_known check (state in ('planned', 'held', 'cancelled')),
    reach text not null constraint activity_reach_known check (reach in ('unit', 'cluster', 'ministry')),
    document bytea not null constraint activity_document_bounds check (length(document) between 2 and 1000000),
    version integer not null default 1 constraint activity_version_positive check (version > 0),
    constraint activity_cluster_season_fkey foreign key (cluster_season_id, season_id, managing_unit_id)
        references thidua.cluster_season (id, season_id, managing_unit_id),
    constraint activity_place_key unique (id, managing_unit_id),
    constraint activity_cluster_season_key unique (id, cluster_season_id)
);
create index activity_by_cluster_season on thidua.activity (cluster_season_id, id);

call thidua.let_reach_read('movement');
call thidua.let_reach_read('activity');
call thidua.let_leads_write('movement', 'kind, title, search_key, state, reach, document, version');
call thidua.let_leads_write('activity', 'kind, title, search_key, state, reach, document, version');
create trigger movement_keeps_order before update on thidua.movement
for each row execute function thidua.refuse_record_change('draft>launched', 'launched>closed');
create trigger activity_keeps_order before update on thidua.activity
for each row execute function thidua.refuse_record_change('planned>held', 'planned>cancelled');
call thidua.keep_acts('movement');
call thidua.keep_acts('activity');
call thidua.keep_entries('movement', '{joined,reported}');
call thidua.keep_entries('activity', '{tookPart}');

-- A managing unit need not have clusters of its own to call all below it to something.
do $$
declare
    name text;
    over_unit constant text :=
        'cluster_season_id is null and exists (
            select from thidua.unit_descent d
            where d.unit_id = managing_unit_id and d.ancestor_id = any ((select thidua.scope_holdings(%L))::uuid[])
        )';
begin
    execute format(
        'create policy overseers_read on thidua.movement for select to thidua_app using (' || over_unit || ')',
        '{managingOfficer,auditor}'
    );
    execute format(
        'create policy office_changes on thidua.movement for update to thidua_app using (' || over_unit || ')',
        '{managingOfficer}'
    );
    foreach name in array array['movement', 'movement_act'] loop
        execute format(
            'create policy office_adds on thidua.%I for insert to thidua_app with check (' || over_unit || ')', name,
            '{managingOfficer}'
        );
    end loop;
end
$$;

-- A unit joins what it may know of, and speaks for itself alone. Others of its clusters read it, and the offices and auditors
-- over the unit.
create policy unit_adds on thidua.movement_entry for insert to thidua_app with check (
    unit_id = any ((select thidua.scope_served())::uuid[])
    and exists (select from thidua.movement m where m.id = record_id and m.state = 'launched')
);
create policy companions_read on thidua.movement_entry for select to thidua_app using (
    unit_id = any ((select thidua.scope_served())::uuid[])
    or unit_id = any ((select thidua.scope_companions())::uuid[])
    or exists (
        select
        from thidua.unit_descent d
        where d.unit_id = movement_entry.unit_id
            and d.ancestor_id = any ((select thidua.scope_holdings('{managingOfficer,auditor}'))::uuid[])
    )
);
-- In activities the lead enters for the units as well.
call thidua.let_leads_write('activity_entry');
call thidua.let_units_write('activity_entry');
