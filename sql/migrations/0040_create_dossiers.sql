-- hồ sơ trình: what goes with a nomination before the Council, part by part.

-- A season's round of awards at a managing unit: what a dossier consists of, and until when it is to be sent.
create table thidua.award_round (
    id uuid constraint award_round_pkey primary key,
    season_id uuid not null constraint award_round_season_fkey references thidua.season,
    managing_unit_id uuid not null constraint award_round_managing_unit_fkey references thidua.unit,
    name text not null constraint award_round_name_bounds check (length(name) between 1 and 300),
    due_on date not null,
    -- [{"code","title","isRequired"}], in the order in which they are laid together.
    parts jsonb not null constraint award_round_parts_bounds check (jsonb_array_length(parts) between 1 and 100),
    version integer not null default 1 constraint award_round_version_positive check (version > 0),
    constraint award_round_name_once unique (season_id, managing_unit_id, name),
    constraint award_round_season_key unique (id, season_id)
);

create table thidua.dossier (
    id uuid constraint dossier_pkey primary key,
    season_id uuid not null,
    cluster_season_id uuid not null,
    managing_unit_id uuid not null,
    unit_id uuid not null,
    round_id uuid not null,
    nomination_id uuid not null constraint dossier_nomination_once unique,
    state text not null default 'preparing'
        constraint dossier_state_known check (
            state in (
                'preparing', 'sent', 'received', 'incomplete', 'accepted', 'beforeCouncil', 'decided', 'withdrawn'
            )
        ),
    -- The parts that are asked to be completed.
    open_parts text[] not null default '{}',
    version integer not null default 1 constraint dossier_version_positive check (version > 0),
    constraint dossier_round_fkey foreign key (round_id, season_id) references thidua.award_round (id, season_id),
    constraint dossier_nomination_fkey foreign key (nomination_id, season_id, cluster_season_id, managing_unit_id, unit_id)
        references thidua.nomination (id, season_id, cluster_season_id, managing_unit_id, unit_id),
    constraint dossier_open_when_incomplete check ((state = 'incomplete') = (open_parts <> '{}')),
    constraint dossier_place_key unique (id, season_id, cluster_season_id, managing_unit_id, unit_id)
);
create index dossier_by_round on thidua.dossier (round_id, id);

create table thidua.dossier_part (
    dossier_id uuid not null,
    season_id uuid not null,
    cluster_season_id uuid not null,
    managing_unit_id uuid not null,
    unit_id uuid not null,
    code text not null constraint dossier_part_code_bounds check (length(code) between 1 and 100),
    state text not null constraint dossier_part_state_known check (state in ('present', 'missing', 'notNeeded')),
    -- Why it is not needed, or what is to be said of it.
    reason text constraint dossier_part_reason_bounds check (length(reason) between 1 and 2000),
    number text constraint dossier_part_number_bounds check (length(number) between 1 and 100),
    dated_on date,
    signer text constraint dossier_part_signer_bounds check (length(signer) between 1 and 300),
    file_id uuid constraint dossier_part_file_fkey references thidua.file,
    official_document_id uuid constraint dossier_part_official_document_fkey references thidua.official_document,
    -- What ThiDua has itself, by its hash: a publication of this review, or without a number the unit's line in its standings.
    review_id uuid,
    publication_number integer,
    sha256 bytea constraint dossier_part_hash_length check (length(sha256) = 32),
    account_id uuid not null constraint dossier_part_account_fkey references thidua.account,
    recorded_at timestamptz not null,
    constraint dossier_part_pkey primary key (dossier_id, code),
    constraint dossier_part_dossier_fkey foreign key (dossier_id, season_id, cluster_season_id, managing_unit_id, unit_id)
        references thidua.dossier (id, season_id, cluster_season_id, managing_unit_id, unit_id),
    constraint dossier_part_review_fkey foreign key (review_id, season_id, cluster_season_id, managing_unit_id)
        references thidua.review (id, season_id, cluster_season_id, managing_unit_id),
    constraint dossier_part_spared_with_reason check (state <> 'notNeeded' or reason is not null),
    constraint dossier_part_linked_by_hash check (
        (review_id is null) = (sha256 is null) and (publication_number is null or review_id is not null)
    )
);

-- Each step of a dossier, under the version that it gave it.
create table thidua.dossier_step (
    dossier_id uuid not null,
    season_id uuid not null,
    cluster_season_id uuid not null,
    managing_unit_id uuid not null,
    unit_id uuid not null,
    version integer not null,
    state text not null constraint dossier_step_state_known check (
        state in ('preparing', 'sent', 'received', 'incomplete', 'accepted', 'beforeCouncil', 'decided', 'withdrawn')
    ),
    day date not null,
    reason text constraint dossier_step_reason_bounds check (length(reason) between 1 and 2000),
    parts text[] not null default '{}',
    account_id uuid not null constraint dossier_step_account_fkey references thidua.account,
    recorded_at timestamptz not null,
    constraint dossier_step_pkey primary key (dossier_id, version),
    constraint dossier_step_dossier_fkey foreign key (dossier_id, season_id, cluster_season_id, managing_unit_id, unit_id)
        references thidua.dossier (id, season_id, cluster_season_id, managing_unit_id, unit_id)
);

alter table thidua.award_round enable row level security;
grant select, insert, update (name, due_on, parts, version) on thidua.award_round to thidua_app;
grant select, insert on thidua.award_round to thidua_loader;
grant select on thidua.award_round to thidua_reader;
create policy reader_reads on thidua.award_round for select to thidua_reader, thidua_loader using (true);
create policy loader_loads on thidua.award_round for insert to thidua_loader with check (true);
create policy everyone_reads on thidua.award_round for select to thidua_app using (true);
create policy managing_office_adds on thidua.award_round for insert to thidua_app
with check (auth.scope_holds(array['managingOfficer'], managing_unit_id));
create policy managing_office_changes on thidua.award_round for update to thidua_app
using (auth.scope_holds(array['managingOfficer'], managing_unit_id));
call thidua.let_sessions_alone('award_round');

-- A dossier is its unit's, the lead's and the offices'; the other members do not see it.
do $$
declare
    name text;
    columns text;
begin
    foreach name in array array['dossier', 'dossier_part', 'dossier_step'] loop
        columns := case name
            when 'dossier' then 'state, open_parts, version'
            when 'dossier_part' then
                'state, reason, number, dated_on, signer, file_id, official_document_id, review_id, publication_number, sha256,
                 account_id, recorded_at'
        end;
        call thidua.let_cluster_read(name);
        call thidua.let_leads_write(name, columns);
        call thidua.let_units_write(name, columns);
        execute format(
            'alter policy cluster_reads on thidua.%I using (
                cluster_season_id = any ((select thidua.scope_led())::uuid[])
                or managing_unit_id = any ((select thidua.scope_offices(''{managingOfficer,auditor}''))::uuid[])
                or unit_id = any ((select thidua.scope_served())::uuid[])
                    and cluster_season_id = any ((select thidua.scope_memberships())::uuid[])
            )', name
        );
    end loop;
end
$$;
call thidua.let_nobody_change('dossier_step');
