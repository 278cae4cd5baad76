-- Who there is: units, accounts, and the functions that accounts hold.

create extension btree_gist;

create schema thidua;
grant usage on schema thidua to thidua_app, thidua_reader, thidua_loader, thidua_auth;

-- A unit keeps its identity through renaming; merged and split units are new ones (unit_succession).
-- Names of units are public within the ministry: no row-level security hides them, so searching may use indexes.
create table thidua.unit (
    id uuid constraint unit_pkey primary key,
    code text not null
        constraint unit_code_key unique
        constraint unit_code_bounds check (code <> '' and length(code) <= 50),
    name text not null constraint unit_name_bounds check (name <> '' and length(name) <= 300),
    -- The name without tone marks, in lower case, NFC: computed by the server, as unaccent is only STABLE.
    search_key text not null constraint unit_search_key_bounds check (length(search_key) <= 300),
    -- The unit that this one belongs to; null for the ministry. The managing rights of an office reach all below it.
    parent_id uuid constraint unit_parent_fkey references thidua.unit,
    from_day date not null,
    to_day date,
    version integer not null default 1 constraint unit_version_positive check (version > 0),
    constraint unit_days_order check (from_day < to_day),
    constraint unit_not_own_parent check (parent_id <> id)
);
create index unit_by_parent on thidua.unit (parent_id);

-- All pairs of a unit and one above it, itself included: policies ask this instead of walking up.
create table thidua.unit_descent (
    ancestor_id uuid not null constraint unit_descent_ancestor_fkey references thidua.unit,
    unit_id uuid not null constraint unit_descent_unit_fkey references thidua.unit,
    depth integer not null constraint unit_descent_depth_positive check (depth >= 0),
    constraint unit_descent_pkey primary key (unit_id, ancestor_id)
);
create index unit_descent_by_ancestor on thidua.unit_descent (ancestor_id);

create function thidua.record_unit_descent() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into thidua.unit_descent (ancestor_id, unit_id, depth)
    select ancestor_id, new.id, depth + 1 from thidua.unit_descent where unit_id = new.parent_id
    union all
    select new.id, new.id, 0;
    return null;
end
$$;
create trigger unit_descends after insert on thidua.unit
for each row execute function thidua.record_unit_descent();

-- A unit's place never changes: who moves is a new unit with a predecessor, so that past seasons stay as they were.
create function thidua.refuse_unit_move() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    raise exception 'a unit never moves: end it and make a successor'
        using errcode = 'integrity_constraint_violation', constraint = 'unit_parent_fixed', table = 'unit',
        schema = 'thidua';
end
$$;
create trigger unit_stays before update of parent_id on thidua.unit
for each row when (old.parent_id is distinct from new.parent_id) execute function thidua.refuse_unit_move();

-- Units merge, split and end; a successor may have several predecessors and the other way round.
create table thidua.unit_succession (
    predecessor_id uuid not null constraint unit_succession_predecessor_fkey references thidua.unit,
    successor_id uuid not null constraint unit_succession_successor_fkey references thidua.unit,
    day date not null,
    constraint unit_succession_pkey primary key (predecessor_id, successor_id),
    constraint unit_succession_differs check (predecessor_id <> successor_id)
);
create index unit_succession_by_successor on thidua.unit_succession (successor_id);

-- An account belongs to one unit for good. What it may do comes from its functions and from its unit's assignments.
create table thidua.account (
    id uuid constraint account_pkey primary key,
    unit_id uuid not null constraint account_unit_fkey references thidua.unit,
    login text not null
        constraint account_login_key unique
        constraint account_login_shape check (login ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
    name text not null constraint account_name_bounds check (name <> '' and length(name) <= 200),
    is_blocked boolean not null default false,
    version integer not null default 1 constraint account_version_positive check (version > 0),
    constraint account_id_unit_key unique (id, unit_id)
);
create index account_by_unit on thidua.account (unit_id);

-- A function is held over one unit, by default the account's own, for dates: authority is judged as of the act.
create table thidua.account_function (
    account_id uuid not null constraint account_function_account_fkey references thidua.account,
    function text not null
        constraint account_function_known check (
            function in (
                'officer', 'head', 'managingOfficer', 'accountManager', 'administrator', 'auditor', 'service'
            )
        ),
    unit_id uuid not null constraint account_function_unit_fkey references thidua.unit,
    from_day date not null,
    to_day date,
    constraint account_function_days_order check (from_day < to_day),
    constraint account_function_once exclude using gist (
        account_id with =, function with =, unit_id with =, daterange(from_day, to_day) with &&
    )
);
create index account_function_by_account on thidua.account_function (account_id);

grant select on thidua.unit, thidua.unit_descent, thidua.unit_succession, thidua.account, thidua.account_function
    to thidua_app, thidua_reader, thidua_loader, thidua_auth;
grant insert on thidua.unit, thidua.unit_succession, thidua.account, thidua.account_function to thidua_loader;

-- The serving role sees which migrations there are, so that it refuses to serve on another program's schema.
grant usage on schema migration to thidua_app;
grant select on migration.applied to thidua_app;
