-- The roles of ThiDua. Roles belong to the whole server, not to a database, so migrations never make them:
-- `thidua database setup` runs this once, as a superuser. It may run again at any time and then changes nothing.
--
--   thidua_owner   owns the schema and runs migrations; no row is visible to it where row-level security is forced
--   thidua_app     serves: the only role that strangers' input ever reaches
--   thidua_auth    owns sessions, passwords and the key that signs scopes; cannot log in
--   thidua_reader  reads everything for exports and checks; writes nothing
--   thidua_loader  loads past seasons and generated data in bulk
--
-- They get no password here. Give one to each that logs in over a network: \password thidua_app

do $$
declare
    wanted record;
begin
    -- Two setups at once would both miss a role and both create it. An advisory lock is one database's own, and they may
    -- be connected to different ones; this table is the whole server's. Signing in only reads it, and goes on.
    lock table pg_catalog.pg_authid in share row exclusive mode;
    for wanted in
        select *
        from (
            values ('thidua_owner', 'login'), ('thidua_app', 'login'), ('thidua_auth', 'nologin'),
                ('thidua_reader', 'login'), ('thidua_loader', 'login')
        ) as roles (name, login)
    loop
        if not exists (select from pg_roles where rolname = wanted.name) then
            execute format('create role %I', wanted.name);
        end if;
        execute format(
            'alter role %I %s nosuperuser nocreatedb nocreaterole noreplication nobypassrls',
            wanted.name, wanted.login
        );
    end loop;
end
$$;

-- Migrations hand the tables of schema auth to thidua_auth.
do $$
begin
    if not pg_has_role('thidua_owner', 'thidua_auth', 'member') then
        grant thidua_auth to thidua_owner;
    end if;
end
$$;

-- Nothing waits without a bound. A migration may run for long, but never queues for a lock in front of everybody.
alter role thidua_app set statement_timeout = '15s';
alter role thidua_app set lock_timeout = '2s';
alter role thidua_app set idle_in_transaction_session_timeout = '30s';
-- At a deadline the program closes the socket of a write instead of cancelling it: the server shall notice, and not go on
-- holding a connection and locks for somebody who is gone.
alter role thidua_app set client_connection_check_interval = '3s';
alter role thidua_reader set default_transaction_read_only = 'on';
alter role thidua_reader set lock_timeout = '2s';
alter role thidua_reader set idle_in_transaction_session_timeout = '5min';
alter role thidua_loader set lock_timeout = '10s';
alter role thidua_loader set idle_in_transaction_session_timeout = '5min';
alter role thidua_owner set lock_timeout = '10s';
alter role thidua_owner set idle_in_transaction_session_timeout = '5min';
