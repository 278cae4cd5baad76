-- The change feed: what has happened, for those who may know of it, in one order that never changes.
--
-- A row is written with what it tells of, in the same transaction. Its place in the order is given afterwards, by one server at
-- a time, once nothing can come before it any more: transactions end in another order than they begin. Within what is done
-- under one lock, a review's say, the order is that in which it was done.

-- What was told to caches, of a kind and an id, stands in the events now.
drop table thidua.change;

create table thidua.event (
    -- What a reader goes on from. Not the place: its gaps would tell how much there is that he may not know of.
    id uuid constraint event_pkey primary key,
    -- Drawn when it is recorded, under the locks of what it tells of.
    draw bigint generated always as identity,
    -- From 1; null until it is given.
    position bigint constraint event_position_key unique constraint event_position_positive check (position > 0),
    season_id uuid,
    cluster_season_id uuid,
    managing_unit_id uuid not null,
    -- Such as sheet.submitted.
    action text not null constraint event_action_shape check (action ~ '^[a-z]+\.[a-z-]+$'),
    -- Who may know: everybody who is signed in; who takes part in the cluster's season; the unit and those above it; the unit
    -- alone; those above the unit alone. The managing office and auditors know of all.
    audience text not null
        constraint event_audience_known check (audience in ('everybody', 'cluster', 'unit', 'own', 'above', 'office')),
    -- What it is about: ids by their names, in canonical JSON. Nothing of what was done: that is read where it stands, by who may.
    subject text not null constraint event_subject_bounds check (length(subject) between 2 and 2000),
    unit_id uuid generated always as ((subject::jsonb ->> 'unit')::uuid) stored,
    recorded_at timestamptz not null,
    transaction_id xid8 not null default pg_current_xact_id()
);
create index event_to_place on thidua.event (draw) where position is null;
create index event_by_cluster_season on thidua.event (cluster_season_id, position);
create index event_by_age on thidua.event (recorded_at);

-- The last place that was given.
create table thidua.event_order (
    is_only boolean constraint event_order_pkey primary key default true constraint event_order_is_only check (is_only),
    last_position bigint not null default 0
);
insert into thidua.event_order default values;

create function thidua.refuse_event_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    -- What is generated is not there yet.
    if old.position is not null or new.position is null
        or to_jsonb(new) - '{position,unit_id}'::text[] <> to_jsonb(old) - '{position,unit_id}'::text[]
    then
        raise exception 'an event is given its place once, and stays as it was'
            using errcode = 'integrity_constraint_violation', constraint = 'event_is_placed_once', table = 'event',
            schema = 'thidua';
    end if;
    return new;
end
$$;
revoke all on function thidua.refuse_event_change () from public;
create trigger event_is_placed_once before update on thidua.event
for each row execute function thidua.refuse_event_change();

-- Gives their places to all events that nothing can precede any more, and wakes those who listen: how many they were, and
-- whether there are others, which a transaction that is older holds up.
create function thidua.place_events(out placed integer, out are_more boolean)
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
        perform pg_notify('thidua_event', '');
    end if;
    are_more := exists (select from thidua.event e where e.position is null);
end
$$;

-- Where the order ends by now. It is the server's to know, and is told to nobody.
create function thidua.last_event_position() returns bigint
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select last_position from thidua.event_order
$$;

-- Removes old events, and says how many they were.
create function thidua.forget_events(before timestamptz, at_most integer) returns bigint
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    with gone as (
        delete from thidua.event
        where id in (
            select e.id from thidua.event e where e.position is not null and e.recorded_at < before
            order by e.recorded_at limit at_most
        )
        returning 1
    )
    select count(*) from gone
$$;
revoke all on function thidua.place_events (), thidua.last_event_position (),
    thidua.forget_events (timestamptz, integer) from public;
grant execute on function thidua.place_events (), thidua.last_event_position (),
    thidua.forget_events (timestamptz, integer) to thidua_app;

grant select on thidua.event to thidua_app, thidua_reader;
grant insert (id, season_id, cluster_season_id, managing_unit_id, action, audience, subject, recorded_at)
    on thidua.event to thidua_app;
alter table thidua.event enable row level security;
call thidua.let_sessions_alone('event');
create policy reader_reads on thidua.event for select to thidua_reader using (true);
create policy everybody_reads on thidua.event for select to thidua_app using (audience = 'everybody');
create policy cluster_reads on thidua.event for select to thidua_app using (
    audience = 'cluster'
    and (
        cluster_season_id = any ((select thidua.scope_memberships())::uuid[])
        or cluster_season_id = any ((select thidua.scope_led())::uuid[])
    )
);
create policy unit_reads on thidua.event for select to thidua_app
using (audience in ('unit', 'own') and unit_id = any ((select thidua.scope_served())::uuid[]));
-- Of their own unit those who assess know no more than any unit does of itself.
create policy lead_reads on thidua.event for select to thidua_app using (
    audience in ('unit', 'above') and cluster_season_id = any ((select thidua.scope_led())::uuid[])
    and unit_id <> all ((select thidua.scope_partial())::uuid[])
);
create policy office_reads on thidua.event for select to thidua_app
using (managing_unit_id = any ((select thidua.scope_offices('{managingOfficer,auditor}'))::uuid[]));
create policy account_adds on thidua.event for insert to thidua_app with check ((select auth.scope_account()) is not null);
