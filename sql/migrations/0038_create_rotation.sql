-- luân phiên và bàn giao: how a cluster's year ends, who leads the next one, what is handed over, and what becomes of the
-- memberships of a unit that others take over.

-- When a step of a cluster's year was taken, and by what; what an agreement moves stands with the agreement.
create table thidua.year_step (
    season_id uuid not null,
    cluster_season_id uuid not null,
    managing_unit_id uuid not null,
    state text not null
        constraint year_step_state_known check (
            state in ('discussing', 'submitted', 'decided', 'closed', 'handedOver')
        ),
    occurred_on date not null,
    official_document_id uuid constraint year_step_document_fkey references thidua.official_document,
    account_id uuid not null constraint year_step_account_fkey references thidua.account,
    recorded_at timestamptz not null,
    id uuid constraint year_step_pkey primary key,
    constraint year_step_cluster_season_fkey foreign key (cluster_season_id, season_id, managing_unit_id)
        references thidua.cluster_season (id, season_id, managing_unit_id)
);
create index year_step_by_cluster_season on thidua.year_step (cluster_season_id, recorded_at);

-- Who is to lead next: proposed, elected, confirmed.
create table thidua.rotation (
    id uuid constraint rotation_pkey primary key,
    season_id uuid not null,
    cluster_season_id uuid not null,
    managing_unit_id uuid not null,
    role text not null constraint rotation_role_known check (role in ('lead', 'deputy')),
    unit_id uuid not null constraint rotation_unit_fkey references thidua.unit,
    state text not null
        constraint rotation_state_known check (state in ('proposed', 'elected', 'confirmed', 'withdrawn')),
    reason text not null constraint rotation_reason_bounds check (length(reason) between 1 and 2000),
    elected_on date,
    -- By consensus, by show of hands, by which vote: in words.
    how text constraint rotation_how_bounds check (length(how) between 1 and 2000),
    conference_id uuid,
    confirmed_on date,
    official_document_id uuid constraint rotation_document_fkey references thidua.official_document,
    withdrawal text constraint rotation_withdrawal_bounds check (length(withdrawal) between 1 and 2000),
    version integer not null default 1 constraint rotation_version_positive check (version > 0),
    constraint rotation_cluster_season_fkey foreign key (cluster_season_id, season_id, managing_unit_id)
        references thidua.cluster_season (id, season_id, managing_unit_id),
    constraint rotation_conference_fkey foreign key (conference_id, season_id, cluster_season_id, managing_unit_id)
        references thidua.conference (id, season_id, cluster_season_id, managing_unit_id),
    constraint rotation_election_whole check ((elected_on is null) = (how is null)),
    constraint rotation_elected_once_elected check (state not in ('elected', 'confirmed') or elected_on is not null),
    constraint rotation_confirmed_once_confirmed check (state <> 'confirmed' or confirmed_on is not null),
    constraint rotation_withdrawal_once_withdrawn check ((withdrawal is not null) = (state = 'withdrawn'))
);
create unique index rotation_role_once on thidua.rotation (cluster_season_id, role) where state <> 'withdrawn';
create index rotation_by_cluster_season on thidua.rotation (cluster_season_id);

-- What a lead hands to the next one, as canonical JSON: documents, tasks, money and objects in words. Both sides confirm it,
-- each in the version that it is then in.
create table thidua.handover (
    cluster_season_id uuid constraint handover_pkey primary key,
    season_id uuid not null,
    managing_unit_id uuid not null,
    giving_unit_id uuid not null constraint handover_giving_unit_fkey references thidua.unit,
    receiving_unit_id uuid not null constraint handover_receiving_unit_fkey references thidua.unit,
    day date not null,
    minutes_file_id uuid constraint handover_minutes_file_fkey references thidua.file,
    minutes_document_id uuid constraint handover_minutes_document_fkey references thidua.official_document,
    record bytea not null constraint handover_record_bounds check (length(record) between 2 and 1000000),
    -- The season that it made, once it is completed.
    next_cluster_season_id uuid
        constraint handover_next_fkey references thidua.cluster_season
        constraint handover_next_once unique,
    version integer not null default 1 constraint handover_version_positive check (version > 0),
    constraint handover_cluster_season_fkey foreign key (cluster_season_id, season_id, managing_unit_id)
        references thidua.cluster_season (id, season_id, managing_unit_id),
    constraint handover_place_key unique (cluster_season_id, season_id, managing_unit_id)
);
create function thidua.refuse_handover_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    raise exception 'a handover that is completed stays as it was'
        using errcode = 'integrity_constraint_violation', constraint = 'handover_completed', table = 'handover',
        schema = 'thidua';
end
$$;
revoke all on function thidua.refuse_handover_change () from public;
create trigger handover_stays_completed before update on thidua.handover
for each row when (old.next_cluster_season_id is not null) execute function thidua.refuse_handover_change();

create table thidua.handover_confirmation (
    season_id uuid not null,
    cluster_season_id uuid not null,
    managing_unit_id uuid not null,
    side text not null constraint handover_confirmation_side_known check (side in ('giving', 'receiving')),
    unit_id uuid not null constraint handover_confirmation_unit_fkey references thidua.unit,
    -- The version of the record that was confirmed: another one is to be confirmed again.
    handover_version integer not null,
    mode text not null constraint handover_confirmation_mode_known check (mode in ('account', 'paper')),
    name text not null constraint handover_confirmation_name_bounds check (length(name) between 1 and 200),
    rank text constraint handover_confirmation_rank_bounds check (length(rank) between 1 and 100),
    position text constraint handover_confirmation_position_bounds check (length(position) between 1 and 200),
    confirmed_on date not null,
    account_id uuid not null constraint handover_confirmation_account_fkey references thidua.account,
    recorded_at timestamptz not null,
    constraint handover_confirmation_pkey primary key (cluster_season_id, side, handover_version),
    constraint handover_confirmation_handover_fkey foreign key (cluster_season_id, season_id, managing_unit_id)
        references thidua.handover (cluster_season_id, season_id, managing_unit_id)
);

call thidua.let_cluster_read('year_step');
call thidua.let_cluster_read('rotation');
call thidua.let_cluster_read('handover');
call thidua.let_cluster_read('handover_confirmation');
call thidua.let_leads_write('year_step');
call thidua.let_leads_write(
    'rotation',
    'state, elected_on, how, conference_id, confirmed_on, official_document_id, withdrawal, version'
);
call thidua.let_leads_write(
    'handover',
    'giving_unit_id, receiving_unit_id, day, minutes_file_id, minutes_document_id, record, next_cluster_season_id, version'
);
call thidua.let_leads_write('handover_confirmation');
call thidua.let_units_write('handover_confirmation');
call thidua.let_nobody_change('year_step');
call thidua.let_nobody_change('handover_confirmation');
create policy adders_name_themselves on thidua.year_step as restrictive for insert to thidua_app
with check (account_id = (select auth.scope_account()));
create policy adders_name_themselves on thidua.handover_confirmation as restrictive for insert to thidua_app
with check (account_id = (select auth.scope_account()));

-- By which document one unit became another.
alter table thidua.unit_succession
add column official_document_id uuid constraint unit_succession_document_fkey references thidua.official_document;

-- A unit that others take over ends being a member, and leading, with the day: where it goes is decided by its succession, and
-- the managing office of each cluster takes the successors in. Years that are closed stay as they were.
create function thidua.end_memberships_of_succeeded() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    touched uuid[];
begin
    if not exists (
        select from thidua.unit_succession s where s.predecessor_id = new.id and s.day = new.to_day
    ) then
        return null;
    end if;
    touched := array(
        select cs.id
        from thidua.cluster_season cs
        where cs.state not in ('closed', 'handedOver')
            and exists (
                select
                from thidua.membership m
                where m.cluster_season_id = cs.id and m.unit_id = new.id and m.from_day < new.to_day
                    and m.to_day > new.to_day
            )
        order by cs.id
        for no key update
    );
    update thidua.leadership l set to_day = greatest(l.from_day, new.to_day)
    where l.cluster_season_id = any (touched) and l.unit_id = new.id and l.to_day > new.to_day;
    update thidua.membership m set to_day = new.to_day
    where m.cluster_season_id = any (touched) and m.unit_id = new.id and m.from_day < new.to_day
        and m.to_day > new.to_day;
    update thidua.cluster_season set version = version + 1 where id = any (touched);
    return null;
end
$$;
revoke all on function thidua.end_memberships_of_succeeded () from public;
-- Before the triggers that look whether something is left behind: they fire in the order of their names.
create trigger unit_ends_memberships after update of to_day on thidua.unit
for each row when (new.to_day is not null and old.to_day is distinct from new.to_day)
execute function thidua.end_memberships_of_succeeded();
