-- The ledger, the standings that follow from it, and publications.

-- What is recorded stays: no role changes or removes it, the owner neither.
create function thidua.refuse_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    raise exception '%.% is append-only', tg_table_schema, tg_table_name
        using errcode = 'integrity_constraint_violation', constraint = tg_table_name || '_append_only',
        table = tg_table_name, schema = tg_table_schema;
end
$$;

-- One thing that somebody entered for one criterion of one sheet in one layer. In a layer the latest counts; above
-- self only in the criterion's current pass; the highest layer with a counting entry is effective.
create table thidua.ledger_entry (
    season_id uuid not null,
    cluster_season_id uuid not null,
    managing_unit_id uuid not null,
    review_id uuid not null,
    -- Counts the review's events, entries and returns together, in the order of their recording.
    sequence bigint not null constraint ledger_entry_sequence_positive check (sequence > 0),
    unit_id uuid not null,
    criterion text not null constraint ledger_entry_criterion_bounds check (criterion <> '' and length(criterion) <= 200),
    layer text not null
        constraint ledger_entry_layer_known check (
            layer in ('self', 'crossCheck', 'assessment1', 'assessment2', 'conference', 'appealRuling')
        ),
    pass integer not null constraint ledger_entry_pass_positive check (pass > 0),
    kind text not null
        constraint ledger_entry_kind_known check (kind in ('value', 'awarded', 'cleared', 'notAssigned')),
    -- A result of docs/scoring.md in canonical JSON.
    value text constraint ledger_entry_value_bounds check (length(value) between 2 and 20000),
    reason text constraint ledger_entry_reason_bounds check (length(reason) between 1 and 2000),
    account_id uuid not null constraint ledger_entry_account_fkey references thidua.account,
    recorded_at timestamptz not null,
    constraint ledger_entry_pkey primary key (season_id, cluster_season_id, review_id, sequence),
    constraint ledger_entry_sheet_fkey foreign key (review_id, unit_id, season_id, cluster_season_id, managing_unit_id)
        references thidua.sheet (review_id, unit_id, season_id, cluster_season_id, managing_unit_id),
    constraint ledger_entry_value_by_kind check ((value is not null) = (kind in ('value', 'awarded'))),
    constraint ledger_entry_reason_above_self check (layer = 'self' or reason is not null)
);
create index ledger_entry_by_sheet on thidua.ledger_entry (season_id, cluster_season_id, review_id, unit_id, criterion);

-- A criterion that was sent back: its pass rises, and what higher layers entered before counts no more.
create table thidua.criterion_return (
    season_id uuid not null,
    cluster_season_id uuid not null,
    managing_unit_id uuid not null,
    review_id uuid not null,
    sequence bigint not null constraint criterion_return_sequence_positive check (sequence > 0),
    unit_id uuid not null,
    criterion text not null
        constraint criterion_return_criterion_bounds check (criterion <> '' and length(criterion) <= 200),
    -- The pass that begins.
    pass integer not null constraint criterion_return_pass_after_first check (pass > 1),
    layer text not null
        constraint criterion_return_layer_known check (layer in ('crossCheck', 'assessment1', 'assessment2')),
    reason text not null constraint criterion_return_reason_bounds check (length(reason) between 1 and 2000),
    account_id uuid not null constraint criterion_return_account_fkey references thidua.account,
    recorded_at timestamptz not null,
    constraint criterion_return_pkey primary key (season_id, cluster_season_id, review_id, sequence),
    constraint criterion_return_sheet_fkey
        foreign key (review_id, unit_id, season_id, cluster_season_id, managing_unit_id)
        references thidua.sheet (review_id, unit_id, season_id, cluster_season_id, managing_unit_id),
    constraint criterion_return_pass_once unique (review_id, unit_id, criterion, pass)
);

-- The answer of the scoring for one unit: what the ledger comes to, refreshed by whoever changes the ledger.
create table thidua.standing (
    season_id uuid not null,
    cluster_season_id uuid not null,
    managing_unit_id uuid not null,
    review_id uuid not null,
    unit_id uuid not null,
    -- The unit's place in the list, from 1: ranks tie, and some units have none.
    place integer not null constraint standing_place_positive check (place > 0),
    rank integer constraint standing_rank_positive check (rank > 0),
    -- The unit's member of the answer's `units` in JSON, whole, and without its sections and leaves.
    answer bytea not null,
    summary bytea not null,
    constraint standing_pkey primary key (review_id, unit_id),
    constraint standing_sheet_fkey foreign key (review_id, unit_id, season_id, cluster_season_id, managing_unit_id)
        references thidua.sheet (review_id, unit_id, season_id, cluster_season_id, managing_unit_id),
    -- Two units change places within one statement.
    constraint standing_place_once unique (review_id, place) deferrable initially deferred
);

-- Published means frozen: a numbered document, served and hashed as the same bytes.
create table thidua.publication (
    season_id uuid not null,
    cluster_season_id uuid not null,
    managing_unit_id uuid not null,
    review_id uuid not null,
    number integer not null constraint publication_number_positive check (number > 0),
    document bytea not null constraint publication_document_bounds check (length(document) >= 2),
    document_sha256 bytea not null generated always as (sha256(document)) stored,
    -- Who may read it beside the lead and the managing unit's office.
    audience text[] not null constraint publication_audience_known check (audience <@ array['members', 'ministry']),
    account_id uuid not null constraint publication_account_fkey references thidua.account,
    recorded_at timestamptz not null,
    constraint publication_pkey primary key (season_id, cluster_season_id, review_id, number),
    constraint publication_review_fkey foreign key (review_id, season_id, cluster_season_id, managing_unit_id)
        references thidua.review (id, season_id, cluster_season_id, managing_unit_id)
);

do $$
declare
    name text;
begin
    foreach name in array array['criteria_set', 'ledger_entry', 'criterion_return', 'publication'] loop
        execute format(
            'create trigger %s_is_append_only before update or delete or truncate on thidua.%I
             for each statement execute function thidua.refuse_change()', name, name
        );
    end loop;
    foreach name in array array['ledger_entry', 'criterion_return', 'standing', 'publication'] loop
        execute format('alter table thidua.%I enable row level security', name);
        execute format('grant select on thidua.%I to thidua_app, thidua_reader, thidua_loader', name);
        execute format('grant insert on thidua.%I to thidua_app, thidua_loader', name);
        execute format(
            'create policy reader_reads on thidua.%I for select to thidua_reader, thidua_loader using (true)', name
        );
        execute format('create policy loader_loads on thidua.%I for insert to thidua_loader with check (true)', name);
        execute format(
            'create policy recompute_reads on thidua.%I for select to thidua_app
             using (review_id = (select auth.recomputed_review()))', name
        );
        execute format(
            'create policy office_reads on thidua.%I for select to thidua_app
             using (managing_unit_id = any ((select thidua.scope_offices(''{managingOfficer,auditor}''))::uuid[]))', name
        );
    end loop;
    foreach name in array array['ledger_entry', 'criterion_return', 'standing'] loop
        -- The lead and its deputy see the others' rows; of their own no more than any unit of its own.
        execute format(
            'create policy lead_reads on thidua.%I for select to thidua_app using (
                cluster_season_id = any ((select thidua.scope_led())::uuid[])
                and unit_id <> (select thidua.scope_unit())
            )', name
        );
    end loop;
end
$$;

create policy unit_reads on thidua.ledger_entry for select to thidua_app using (
    unit_id = (select thidua.scope_unit())
    and (
        layer = 'self'
        or review_id = any ((select thidua.scope_released('assessedPoints', 'own'))::uuid[])
    )
);
create policy members_read on thidua.ledger_entry for select to thidua_app using (
    case
        when layer = 'self' then review_id = any ((select thidua.scope_released('selfScores', 'members'))::uuid[])
        else review_id = any ((select thidua.scope_released('assessedPoints', 'members'))::uuid[])
    end
    and unit_id <> (select thidua.scope_unit())
);
-- What was sent back, and why, the unit must know at once.
create policy unit_reads on thidua.criterion_return for select to thidua_app
using (unit_id = (select thidua.scope_unit()));
create policy members_read on thidua.criterion_return for select to thidua_app using (
    unit_id <> (select thidua.scope_unit())
    and review_id = any ((select thidua.scope_released('assessedPoints', 'members'))::uuid[])
);
create policy unit_reads on thidua.standing for select to thidua_app using (
    unit_id = (select thidua.scope_unit())
    and review_id = any ((select thidua.scope_released('standings', 'own'))::uuid[])
);
create policy members_read on thidua.standing for select to thidua_app using (
    unit_id <> (select thidua.scope_unit())
    and review_id = any ((select thidua.scope_released('standings', 'members'))::uuid[])
);
create policy lead_reads on thidua.publication for select to thidua_app
using (cluster_season_id = any ((select thidua.scope_led())::uuid[]));
create policy members_read on thidua.publication for select to thidua_app
using ('members' = any (audience) and cluster_season_id = any ((select thidua.scope_memberships())::uuid[]));
create policy ministry_reads on thidua.publication for select to thidua_app
using ('ministry' = any (audience) and (select auth.scope_account()) is not null);

-- Adding: a unit in its own self layer; above it the lead and the office, to others than their own unit. Always in
-- the account's own name, and never by a service key.
create policy unit_enters on thidua.ledger_entry for insert to thidua_app with check (
    (select auth.scope_is_session()) and account_id = (select auth.scope_account())
    and layer = 'self' and unit_id = (select thidua.scope_unit())
);
do $$
declare
    name text;
begin
    foreach name in array array['ledger_entry', 'criterion_return'] loop
        execute format(
            'create policy assessors_enter on thidua.%I for insert to thidua_app with check (
                (select auth.scope_is_session()) and account_id = (select auth.scope_account())
                and layer <> ''self'' and unit_id <> (select thidua.scope_unit())
                and (
                    cluster_season_id = any ((select thidua.scope_led())::uuid[])
                    or managing_unit_id = any ((select thidua.scope_offices(''{managingOfficer}''))::uuid[])
                )
            )', name
        );
    end loop;
end
$$;
create policy lead_and_office_publish on thidua.publication for insert to thidua_app with check (
    (select auth.scope_is_session()) and account_id = (select auth.scope_account())
    and (
        cluster_season_id = any ((select thidua.scope_led())::uuid[])
        or managing_unit_id = any ((select thidua.scope_offices('{managingOfficer}'))::uuid[])
    )
);

-- Standings are written with the review's lock in hand, and by nothing else.
grant update (place, rank, answer, summary) on thidua.standing to thidua_app;
create policy recompute_adds on thidua.standing for insert to thidua_app
with check (review_id = (select auth.recomputed_review()));
create policy recompute_changes on thidua.standing for update to thidua_app
using (review_id = (select auth.recomputed_review()));
