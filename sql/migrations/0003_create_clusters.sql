-- Clusters, seasons, and who is in which cluster when, led by whom.
--
-- All of it is public within the ministry, so reading has no row-level security; adding is for the managing office of
-- the cluster, which the database checks too.

-- Whether the scope's account holds one of these functions, on the scope's day, over a unit or one above it.
set local role thidua_auth;
create function auth.scope_holds(functions text[], over_unit uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    scope text[] := auth.verified_scope();
begin
    return exists (
        select
        from thidua.account_function f
        join thidua.unit_descent d on d.ancestor_id = f.unit_id and d.unit_id = over_unit
        where f.account_id = scope[1]::uuid and f.function = any (functions)
            and f.from_day <= scope[2]::date and (f.to_day is null or scope[2]::date < f.to_day)
    );
end
$$;
revoke all on function auth.scope_holds (text[], uuid) from public;
grant execute on function auth.scope_holds (text[], uuid) to thidua_app, thidua_owner;
reset role;

-- khối: a container or a mere attribute of clusters, so a cluster may do without.
create table thidua.block (
    id uuid constraint block_pkey primary key,
    managing_unit_id uuid not null constraint block_managing_unit_fkey references thidua.unit,
    name text not null constraint block_name_bounds check (name <> '' and length(name) <= 300),
    constraint block_id_managing_unit_key unique (id, managing_unit_id),
    constraint block_name_key unique (managing_unit_id, name)
);

-- Numbers repeat: every province and every regiment has a Cụm số 1. A cluster is known by its managing unit, block,
-- number and validity, and some reports give no number.
create table thidua.cluster (
    id uuid constraint cluster_pkey primary key,
    managing_unit_id uuid not null constraint cluster_managing_unit_fkey references thidua.unit,
    block_id uuid,
    -- The block, or the managing unit where there is none: "no block" counts as one where equality is asked.
    block_key uuid not null generated always as (coalesce(block_id, managing_unit_id)) stored,
    number integer constraint cluster_number_positive check (number > 0),
    name text constraint cluster_name_bounds check (name <> '' and length(name) <= 300),
    search_key text not null constraint cluster_search_key_bounds check (length(search_key) <= 300),
    from_day date not null,
    to_day date,
    version integer not null default 1 constraint cluster_version_positive check (version > 0),
    constraint cluster_block_fkey foreign key (block_id, managing_unit_id) references thidua.block (id, managing_unit_id),
    constraint cluster_days_order check (from_day < to_day),
    constraint cluster_is_named check (number is not null or name is not null),
    constraint cluster_id_blocks_key unique (id, managing_unit_id, block_key),
    constraint cluster_number_once exclude using gist (
        managing_unit_id with =, block_key with =, number with =, daterange(from_day, to_day) with &&
    ) where (number is not null)
);
create index cluster_by_managing_unit on thidua.cluster (managing_unit_id);

-- kỳ thi đua: a work year need not be a calendar year (15 November to 14 November), a school year never is.
create table thidua.season (
    id uuid constraint season_pkey primary key,
    kind text not null constraint season_kind_known check (kind in ('workYear', 'schoolYear')),
    name text not null constraint season_name_bounds check (name <> '' and length(name) <= 100),
    from_day date not null,
    to_day date not null,
    constraint season_days_order check (from_day < to_day),
    constraint season_name_key unique (kind, name)
);

-- A cluster in a season: the main aggregate. Its managing unit and block are the cluster's, repeated for constraints.
create table thidua.cluster_season (
    id uuid constraint cluster_season_pkey primary key,
    season_id uuid not null constraint cluster_season_season_fkey references thidua.season,
    cluster_id uuid not null,
    managing_unit_id uuid not null,
    block_key uuid not null,
    state text not null default 'preparing'
        constraint cluster_season_state_known check (
            state in (
                'preparing', 'discussing', 'signing', 'running', 'submitted', 'decided', 'closed', 'handedOver'
            )
        ),
    version integer not null default 1 constraint cluster_season_version_positive check (version > 0),
    constraint cluster_season_cluster_fkey foreign key (cluster_id, managing_unit_id, block_key)
        references thidua.cluster (id, managing_unit_id, block_key),
    constraint cluster_season_once unique (season_id, cluster_id),
    constraint cluster_season_id_blocks_key unique (id, managing_unit_id, block_key)
);
create index cluster_season_by_cluster on thidua.cluster_season (cluster_id);
create index cluster_season_by_managing_unit on thidua.cluster_season (managing_unit_id, season_id);

-- A unit is in one cluster of a managing unit and block at a time; joining and leaving are dated, as units merge in
-- the middle of a season.
create table thidua.membership (
    cluster_season_id uuid not null,
    unit_id uuid not null constraint membership_unit_fkey references thidua.unit,
    managing_unit_id uuid not null,
    block_key uuid not null,
    from_day date not null,
    to_day date not null,
    constraint membership_pkey primary key (cluster_season_id, unit_id, from_day),
    constraint membership_cluster_season_fkey foreign key (cluster_season_id, managing_unit_id, block_key)
        references thidua.cluster_season (id, managing_unit_id, block_key),
    constraint membership_days_order check (from_day < to_day),
    constraint membership_once exclude using gist (
        unit_id with =, managing_unit_id with =, block_key with =, daterange(from_day, to_day) with &&
    )
);
create index membership_by_unit on thidua.membership (unit_id, from_day);

-- Who leads and who stands in for the lead, often nobody. That a unit leads comes from here, never from an account.
create table thidua.leadership (
    cluster_season_id uuid not null constraint leadership_cluster_season_fkey references thidua.cluster_season,
    unit_id uuid not null constraint leadership_unit_fkey references thidua.unit,
    role text not null constraint leadership_role_known check (role in ('lead', 'deputy')),
    from_day date not null,
    to_day date not null,
    constraint leadership_pkey primary key (cluster_season_id, role, from_day),
    constraint leadership_days_order check (from_day < to_day),
    constraint leadership_one_at_a_time exclude using gist (
        cluster_season_id with =, role with =, daterange(from_day, to_day) with &&
    ),
    constraint leadership_one_role_a_unit exclude using gist (
        cluster_season_id with =, unit_id with =, daterange(from_day, to_day) with &&
    )
);
create index leadership_by_unit on thidua.leadership (unit_id, from_day);

-- Leading is for members: the lead's dates lie within one membership of the same cluster.
create function thidua.require_leading_member() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (
        select
        from thidua.membership m
        where m.cluster_season_id = new.cluster_season_id and m.unit_id = new.unit_id
            and m.from_day <= new.from_day and new.to_day <= m.to_day
    ) then
        raise exception 'a unit that leads is a member for as long'
            using errcode = 'integrity_constraint_violation', constraint = 'leadership_by_member', table = 'leadership',
            schema = 'thidua';
    end if;
    return null;
end
$$;
create constraint trigger leadership_by_member after insert or update on thidua.leadership
deferrable initially deferred
for each row execute function thidua.require_leading_member();

grant select on thidua.block, thidua.cluster, thidua.season, thidua.cluster_season, thidua.membership, thidua.leadership
    to thidua_app, thidua_reader, thidua_loader, thidua_auth;
grant insert on thidua.block, thidua.cluster, thidua.season, thidua.cluster_season, thidua.membership, thidua.leadership
    to thidua_app, thidua_loader;

-- Who may add: officers of the managing unit or of one above it; seasons are the ministry's, so an office of a unit
-- that belongs to none above. Everybody may read; the loader loads what it is given.
do $$
declare
    name text;
begin
    foreach name in array array['block', 'cluster', 'season', 'cluster_season', 'membership', 'leadership'] loop
        execute format('alter table thidua.%I enable row level security', name);
        execute format('create policy everyone_reads on thidua.%I for select using (true)', name);
        execute format('create policy loader_loads on thidua.%I for insert to thidua_loader with check (true)', name);
    end loop;
    foreach name in array array['block', 'cluster', 'cluster_season', 'membership'] loop
        execute format(
            'create policy managing_office_adds on thidua.%I for insert to thidua_app
             with check (auth.scope_holds(array[''managingOfficer''], managing_unit_id))',
            name
        );
    end loop;
end
$$;
create policy managing_office_adds on thidua.leadership for insert to thidua_app
with check (
    auth.scope_holds(
        array['managingOfficer'],
        (select cs.managing_unit_id from thidua.cluster_season cs where cs.id = cluster_season_id)
    )
);
create policy ministry_adds on thidua.season for insert to thidua_app
with check (
    exists (
        select
        from thidua.unit u
        where u.parent_id is null and auth.scope_holds(array['managingOfficer'], u.id)
    )
);
