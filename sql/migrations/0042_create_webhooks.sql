-- Webhooks: other programs are told of events by a request each, in order within each cluster's season, until they have taken it.

-- Whom a managing office wants to have told of what happens under it.
create table thidua.webhook (
    id uuid constraint webhook_pkey primary key,
    managing_unit_id uuid not null constraint webhook_managing_unit_fkey references thidua.unit,
    name text not null constraint webhook_name_bounds check (length(name) between 1 and 200),
    url text not null constraint webhook_url_bounds check (length(url) between 8 and 1000),
    -- By what the receiver knows that a request is ours. Nobody reads it but claim_deliveries.
    secret bytea not null constraint webhook_secret_length check (length(secret) = 32),
    -- Such as review.published; none stands for all.
    actions text[] not null default '{}' constraint webhook_actions_count check (cardinality(actions) <= 200),
    -- What happens meanwhile waits.
    is_paused boolean not null default false,
    -- Nothing is told any more, and what waited is given up.
    has_ended boolean not null default false,
    version integer not null default 1 constraint webhook_version_positive check (version > 0),
    account_id uuid not null constraint webhook_account_fkey references thidua.account,
    recorded_at timestamptz not null
);
create index webhook_by_managing_unit on thidua.webhook (managing_unit_id);

-- What a webhook is to be told: the outbox.
create table thidua.webhook_delivery (
    webhook_id uuid not null constraint webhook_delivery_webhook_fkey references thidua.webhook,
    position bigint not null,
    event_id uuid not null constraint webhook_delivery_event_fkey references thidua.event on delete cascade,
    managing_unit_id uuid not null,
    -- What is kept in order among itself: the cluster's season, or the managing unit for what belongs to none.
    sequence_id uuid not null,
    state text not null default 'waiting'
        constraint webhook_delivery_state_known check (state in ('waiting', 'delivered', 'dead')),
    attempts integer not null default 0,
    next_attempt_at timestamptz not null,
    -- While a server is at it: by whom, and until when it is believed to be.
    claim uuid,
    claimed_until timestamptz,
    delivered_at timestamptz,
    -- The status of the last answer; null where there was none.
    status integer,
    error text constraint webhook_delivery_error_bounds check (length(error) <= 500),
    constraint webhook_delivery_pkey primary key (webhook_id, position),
    constraint webhook_delivery_claim_whole check ((claim is null) = (claimed_until is null))
);
create index webhook_delivery_by_event on thidua.webhook_delivery (event_id);
create index webhook_delivery_waiting on thidua.webhook_delivery (webhook_id, sequence_id, position)
where state = 'waiting';

-- Events are put into the outbox as they get their places.
create or replace function thidua.place_events(out placed integer, out are_more boolean)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    last bigint;
begin
    placed := 0;
    are_more := exists (select from thidua.event e where e.position is null);
    if not are_more then
        return;
    end if;
    -- One at a time. Whoever waited here sees what the one before has placed.
    select o.last_position into last from thidua.event_order o for update;
    with ready as (
        select e.id, row_number() over (order by e.draw) as number
        from thidua.event e
        where e.position is null and e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
    )
    update thidua.event e set position = last + r.number from ready r where e.id = r.id;
    get diagnostics placed = row_count;
    if placed > 0 then
        update thidua.event_order set last_position = last + placed;
        insert into thidua.webhook_delivery (
            webhook_id, position, event_id, managing_unit_id, sequence_id, next_attempt_at
        )
        select w.id, e.position, e.id, w.managing_unit_id, coalesce(e.cluster_season_id, e.managing_unit_id), e.recorded_at
        from thidua.event e
        join thidua.unit_descent d on d.unit_id = e.managing_unit_id
        join thidua.webhook w on w.managing_unit_id = d.ancestor_id
        where e.position > last and e.position <= last + placed and not w.has_ended
            and (w.actions = '{}' or e.action = any (w.actions));
        perform pg_notify('thidua_event', '');
    end if;
    are_more := exists (select from thidua.event e where e.position is null);
end
$$;

-- Takes the next delivery of each sequence that is due, for one server to carry out. Of a sequence one is under way at a time.
create function thidua.claim_deliveries(
    claim uuid, at timestamptz, until timestamptz, at_most integer
) returns table (
    webhook_id uuid, "position" bigint, url text, secret bytea, attempts integer, event_id uuid, season_id uuid,
    cluster_season_id uuid, managing_unit_id uuid, action text, subject text, recorded_at timestamptz
)
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    with heads as (
        select distinct on (d.webhook_id, d.sequence_id) d.webhook_id, d.position
        from thidua.webhook_delivery d
        join thidua.webhook w on w.id = d.webhook_id and not w.is_paused and not w.has_ended
        where d.state = 'waiting'
        order by d.webhook_id, d.sequence_id, d.position
    ),
    due as (
        select d.webhook_id, d.position
        from heads h
        join thidua.webhook_delivery d using (webhook_id, position)
        where d.state = 'waiting' and d.next_attempt_at <= claim_deliveries.at
            and (d.claimed_until is null or d.claimed_until <= claim_deliveries.at)
        order by d.next_attempt_at
        limit at_most
        for no key update of d skip locked
    ),
    claimed as (
        update thidua.webhook_delivery d
        set claim = claim_deliveries.claim, claimed_until = claim_deliveries.until, attempts = d.attempts + 1
        from due
        where d.webhook_id = due.webhook_id and d.position = due.position
        returning d.webhook_id, d.position, d.event_id, d.attempts
    )
    select c.webhook_id, c.position, w.url, w.secret, c.attempts, e.id, e.season_id, e.cluster_season_id, e.managing_unit_id,
        e.action, e.subject, e.recorded_at
    from claimed c
    join thidua.webhook w on w.id = c.webhook_id
    join thidua.event e on e.id = c.event_id
$$;

-- Says what became of a delivery that is still the claimer's: false where it is not.
create function thidua.settle_delivery(
    webhook_id uuid, "position" bigint, claim uuid, state text, at timestamptz, next_attempt_at timestamptz, status integer,
    error text
) returns boolean
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    with settled as (
        update thidua.webhook_delivery d
        set state = settle_delivery.state, claim = null, claimed_until = null,
            delivered_at = case when settle_delivery.state = 'delivered' then settle_delivery.at end,
            next_attempt_at = settle_delivery.next_attempt_at, status = settle_delivery.status,
            error = settle_delivery.error
        where d.webhook_id = settle_delivery.webhook_id and d.position = settle_delivery.position
            and d.claim = settle_delivery.claim and d.state = 'waiting'
        returning 1
    )
    select exists (select from settled)
$$;
revoke all on function thidua.claim_deliveries (uuid, timestamptz, timestamptz, integer),
    thidua.settle_delivery (uuid, bigint, uuid, text, timestamptz, timestamptz, integer, text) from public;
grant execute on function thidua.claim_deliveries (uuid, timestamptz, timestamptz, integer),
    thidua.settle_delivery (uuid, bigint, uuid, text, timestamptz, timestamptz, integer, text) to thidua_app;

do $$
declare
    name text;
begin
    foreach name in array array['webhook', 'webhook_delivery'] loop
        execute format('alter table thidua.%I enable row level security', name);
        call thidua.let_sessions_alone(name);
        execute format('create policy reader_reads on thidua.%I for select to thidua_reader using (true)', name);
        execute format(
            'create policy office_reads on thidua.%I for select to thidua_app
             using (managing_unit_id = any ((select thidua.scope_offices(''{managingOfficer,auditor}''))::uuid[]))', name
        );
        execute format(
            'create policy office_changes on thidua.%I for update to thidua_app
             using (managing_unit_id = any ((select thidua.scope_offices(''{managingOfficer}''))::uuid[]))', name
        );
    end loop;
end
$$;
create policy office_adds on thidua.webhook for insert to thidua_app with check (
    managing_unit_id = any ((select thidua.scope_offices('{managingOfficer}'))::uuid[])
    and account_id = (select auth.scope_account())
);
grant select (
    id, managing_unit_id, name, url, actions, is_paused, has_ended, version, account_id, recorded_at
) on thidua.webhook to thidua_app, thidua_reader;
grant insert on thidua.webhook to thidua_app;
grant update (name, url, actions, is_paused, has_ended, version) on thidua.webhook to thidua_app;
grant select on thidua.webhook_delivery to thidua_app, thidua_reader;
-- A dead one is tried again when somebody says so.
grant update (state, attempts, next_attempt_at) on thidua.webhook_delivery to thidua_app;
