-- hội nghị: a cluster's conferences, who came, and what they concluded.

-- What is told of one is a record that is read and written whole, as canonical JSON; beside it stands what others point at.
create table thidua.conference (
    id uuid constraint conference_pkey primary key,
    season_id uuid not null,
    cluster_season_id uuid not null,
    managing_unit_id uuid not null,
    -- The review that it discusses; null for none.
    review_id uuid,
    kind text not null
        constraint conference_kind_known check (
            kind in ('signing', 'midYear', 'nineMonth', 'annual', 'launching', 'other')
        ),
    title text not null constraint conference_title_bounds check (length(title) between 1 and 300),
    day date not null,
    -- đơn vị đăng cai: often not the lead.
    host_unit_id uuid constraint conference_host_unit_fkey references thidua.unit,
    minutes_file_id uuid constraint conference_minutes_file_fkey references thidua.file,
    minutes_document_id uuid constraint conference_minutes_document_fkey references thidua.official_document,
    photograph_ids uuid[] not null default '{}'
        constraint conference_photographs_count check (cardinality(photograph_ids) <= 200),
    record bytea not null constraint conference_record_bounds check (length(record) between 2 and 1000000),
    state text not null default 'planned'
        constraint conference_state_known check (state in ('planned', 'invited', 'held', 'concluded', 'cancelled')),
    invited_on date,
    invitation text constraint conference_invitation_bounds check (length(invitation) between 1 and 10000),
    held_on date,
    concluded_on date,
    -- thông báo kết luận
    conclusions_document_id uuid
        constraint conference_conclusions_document_fkey references thidua.official_document,
    -- Why it was cancelled.
    reason text constraint conference_reason_bounds check (length(reason) between 1 and 2000),
    version integer not null default 1 constraint conference_version_positive check (version > 0),
    constraint conference_cluster_season_fkey foreign key (cluster_season_id, season_id, managing_unit_id)
        references thidua.cluster_season (id, season_id, managing_unit_id),
    constraint conference_review_fkey foreign key (review_id, season_id, cluster_season_id, managing_unit_id)
        references thidua.review (id, season_id, cluster_season_id, managing_unit_id),
    constraint conference_place_key unique (id, season_id, cluster_season_id, managing_unit_id),
    constraint conference_invitation_whole check ((invited_on is null) = (invitation is null)),
    constraint conference_held_once_held check ((held_on is not null) = (state in ('held', 'concluded'))),
    constraint conference_concluded_once_concluded check ((concluded_on is not null) = (state = 'concluded')),
    constraint conference_reason_once_cancelled check ((reason is not null) = (state = 'cancelled'))
);
create index conference_by_cluster_season on thidua.conference (cluster_season_id, day);

-- A conference that was held, or will not be, is not undone.
create function thidua.refuse_conference_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if (old.state, new.state) not in (
        ('planned', 'planned'), ('invited', 'invited'), ('held', 'held'), ('planned', 'invited'), ('planned', 'held'),
        ('invited', 'held'), ('held', 'concluded'), ('planned', 'cancelled'), ('invited', 'cancelled')
    ) then
        raise exception 'a conference does not go from % to %', old.state, new.state
            using errcode = 'integrity_constraint_violation', constraint = 'conference_state_order',
            table = 'conference', schema = 'thidua';
    end if;
    return new;
end
$$;
revoke all on function thidua.refuse_conference_change () from public;
create trigger conference_goes_forward before update on thidua.conference
for each row execute function thidua.refuse_conference_change();

-- What a unit says to a conference: who comes for it, and what it proposes.
create table thidua.conference_unit (
    season_id uuid not null,
    cluster_season_id uuid not null,
    managing_unit_id uuid not null,
    conference_id uuid not null,
    unit_id uuid not null constraint conference_unit_unit_fkey references thidua.unit,
    -- Null while nobody has said.
    attendance text
        constraint conference_unit_attendance_known check (attendance in ('head', 'standIn', 'absent')),
    name text constraint conference_unit_name_bounds check (length(name) between 1 and 200),
    rank text constraint conference_unit_rank_bounds check (length(rank) between 1 and 100),
    position text constraint conference_unit_position_bounds check (length(position) between 1 and 200),
    -- Why nobody comes.
    reason text constraint conference_unit_reason_bounds check (length(reason) between 1 and 2000),
    proposals text[] not null default '{}'
        constraint conference_unit_proposals_count check (cardinality(proposals) <= 50),
    version integer not null default 1 constraint conference_unit_version_positive check (version > 0),
    constraint conference_unit_pkey primary key (conference_id, unit_id),
    constraint conference_unit_conference_fkey
        foreign key (conference_id, season_id, cluster_season_id, managing_unit_id)
        references thidua.conference (id, season_id, cluster_season_id, managing_unit_id),
    constraint conference_unit_reason_of_absence
        check ((reason is not null) = coalesce(attendance = 'absent', false)),
    constraint conference_unit_who_comes check (
        coalesce(attendance in ('head', 'standIn'), false) or (name is null and rank is null and position is null)
    ),
    constraint conference_unit_stand_in_named check (attendance is distinct from 'standIn' or name is not null)
);

-- What a conference concluded: somebody is to do something by a day. It stays as it was issued; what became of it is told by
-- what follows up.
create table thidua.task (
    id uuid constraint task_pkey primary key,
    season_id uuid not null,
    cluster_season_id uuid not null,
    managing_unit_id uuid not null,
    conference_id uuid not null,
    number integer not null constraint task_number_positive check (number > 0),
    text text not null constraint task_text_bounds check (length(text) between 1 and 4000),
    -- The lead and the deputy are whoever is that on the day on which somebody asks.
    owner text not null constraint task_owner_known check (owner in ('lead', 'deputy', 'members', 'unit')),
    unit_id uuid constraint task_unit_fkey references thidua.unit,
    due date not null,
    constraint task_number_once unique (conference_id, number),
    constraint task_conference_fkey foreign key (conference_id, season_id, cluster_season_id, managing_unit_id)
        references thidua.conference (id, season_id, cluster_season_id, managing_unit_id),
    constraint task_place_key unique (id, season_id, cluster_season_id, managing_unit_id),
    constraint task_unit_where_owner check ((unit_id is not null) = (owner = 'unit'))
);
create index task_by_due_day on thidua.task (cluster_season_id, due, id);

create table thidua.task_follow_up (
    season_id uuid not null,
    cluster_season_id uuid not null,
    managing_unit_id uuid not null,
    task_id uuid not null,
    number integer not null constraint task_follow_up_number_positive check (number > 0),
    -- The member that it is of; null where the lead or the managing office says it.
    unit_id uuid constraint task_follow_up_unit_fkey references thidua.unit,
    state text not null constraint task_follow_up_state_known check (state in ('open', 'done', 'dropped')),
    -- Whether the task is in that state from then on; one of all members is not done because one of them is.
    moves boolean not null,
    words text not null constraint task_follow_up_words_bounds check (length(words) between 1 and 4000),
    day date not null,
    account_id uuid not null constraint task_follow_up_account_fkey references thidua.account,
    recorded_at timestamptz not null,
    constraint task_follow_up_pkey primary key (task_id, number),
    constraint task_follow_up_task_fkey foreign key (task_id, season_id, cluster_season_id, managing_unit_id)
        references thidua.task (id, season_id, cluster_season_id, managing_unit_id),
    constraint task_follow_up_dropped_from_above check (state <> 'dropped' or unit_id is null)
);

call thidua.let_cluster_read('conference');
call thidua.let_cluster_read('conference_unit');
call thidua.let_cluster_read('task');
call thidua.let_cluster_read('task_follow_up');
call thidua.let_leads_write(
    'conference',
    'review_id, kind, title, day, host_unit_id, minutes_file_id, minutes_document_id, photograph_ids, record, state,
     invited_on, invitation, held_on, concluded_on, conclusions_document_id, reason, version'
);
call thidua.let_leads_write('conference_unit', 'attendance, name, rank, position, reason, proposals, version');
call thidua.let_units_write('conference_unit', 'attendance, name, rank, position, reason, proposals, version');
call thidua.let_leads_write('task');
call thidua.let_leads_write('task_follow_up');
call thidua.let_units_write('task_follow_up');
call thidua.let_nobody_change('task');
call thidua.let_nobody_change('task_follow_up');
create policy adders_name_themselves on thidua.task_follow_up as restrictive for insert to thidua_app
with check (account_id = (select auth.scope_account()));

-- Points that a conference settled are told from decisions on what is missing by the conference that they name. What stands in
-- the conference's layer without one is such a decision, as it was until now.
alter table thidua.ledger_entry
add column conference_id uuid,
add constraint ledger_entry_conference_fkey
    foreign key (conference_id, season_id, cluster_season_id, managing_unit_id)
    references thidua.conference (id, season_id, cluster_season_id, managing_unit_id),
add constraint ledger_entry_conference_in_layer check (conference_id is null or layer = 'conference');
