-- What every write leaves behind beside its own rows: who did what, what changed for caches, and the answer to a repeat.

create table thidua.audit_event (
    -- All zeros for what belongs to no season or cluster: keys begin with them, so that partitioning stays possible.
    season_id uuid not null default '00000000-0000-0000-0000-000000000000',
    cluster_season_id uuid not null default '00000000-0000-0000-0000-000000000000',
    managing_unit_id uuid not null,
    id uuid not null,
    account_id uuid not null constraint audit_event_account_fkey references thidua.account,
    -- Such as sheet.submitted.
    action text not null constraint audit_event_action_shape check (action ~ '^[a-z]+\.[a-z-]+$'),
    -- What it was done to: ids by their names, in canonical JSON.
    subject text not null constraint audit_event_subject_bounds check (length(subject) between 2 and 2000),
    -- What was done, in canonical JSON.
    detail text not null constraint audit_event_detail_bounds check (length(detail) between 2 and 1000000),
    request_id text not null constraint audit_event_request_bounds check (length(request_id) between 1 and 200),
    recorded_at timestamptz not null,
    constraint audit_event_pkey primary key (season_id, cluster_season_id, id)
);
create trigger audit_event_is_append_only before update or delete or truncate on thidua.audit_event
for each statement execute function thidua.refuse_change();
alter table thidua.audit_event enable row level security;
grant insert on thidua.audit_event to thidua_app, thidua_loader;
grant select on thidua.audit_event to thidua_app, thidua_reader;
create policy reader_reads on thidua.audit_event for select to thidua_reader using (true);
create policy loader_loads on thidua.audit_event for insert to thidua_loader with check (true);
create policy office_reads on thidua.audit_event for select to thidua_app
using (managing_unit_id = any ((select thidua.scope_offices('{managingOfficer,auditor}'))::uuid[]));
create policy account_adds on thidua.audit_event for insert to thidua_app
with check ((select auth.scope_is_session()) and account_id = (select auth.scope_account()));

-- What caches must forget; one row a write. Read in the order of ids, up to the oldest transaction still running.
create table thidua.change (
    id bigint generated always as identity constraint change_pkey primary key,
    -- Such as review.
    kind text not null constraint change_kind_shape check (kind ~ '^[a-z]+$'),
    entity_id uuid not null,
    transaction_id xid8 not null default pg_current_xact_id()
);
grant select on thidua.change to thidua_app, thidua_reader;
grant insert (kind, entity_id) on thidua.change to thidua_app;

-- The answer that a repeated request gets again: recorded in the write's own transaction.
create table thidua.idempotency_record (
    account_id uuid not null constraint idempotency_record_account_fkey references thidua.account,
    key text not null constraint idempotency_record_key_shape check (key ~ '^[!-~]{8,200}$'),
    -- What was asked: the same key with another request is refused.
    request_sha256 bytea not null constraint idempotency_record_request_length check (length(request_sha256) = 32),
    -- Null only until the transaction that claimed the key ends.
    answer text,
    -- A repeat writes before it answers: so its COMMIT waits for the standby as the first one did.
    repeats integer not null default 0,
    recorded_at timestamptz not null,
    constraint idempotency_record_pkey primary key (account_id, key)
);
create index idempotency_record_by_age on thidua.idempotency_record (recorded_at);
alter table thidua.idempotency_record enable row level security;
grant select, insert on thidua.idempotency_record to thidua_app;
grant update (answer, repeats) on thidua.idempotency_record to thidua_app;
create policy account_keeps on thidua.idempotency_record to thidua_app
using (account_id = (select auth.scope_account()))
with check (account_id = (select auth.scope_account()));
