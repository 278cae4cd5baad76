-- Nothing waits without a bound: what each role that logs in is given by the setup.
create function test.test_every_role_that_logs_in_has_its_limits() returns setof text language sql as $test$
    select set_eq(
        $$
        select rolname::text, setting
        from pg_roles
        cross join lateral unnest(rolconfig) as setting
        where rolname like 'thidua\_%'
        $$,
        $$
        values ('thidua_app', 'statement_timeout=15s'), ('thidua_app', 'lock_timeout=2s'),
            ('thidua_app', 'idle_in_transaction_session_timeout=30s'),
            ('thidua_app', 'client_connection_check_interval=3s'),
            ('thidua_reader', 'default_transaction_read_only=on'), ('thidua_reader', 'lock_timeout=2s'),
            ('thidua_reader', 'idle_in_transaction_session_timeout=5min'),
            ('thidua_loader', 'lock_timeout=10s'), ('thidua_loader', 'idle_in_transaction_session_timeout=5min'),
            ('thidua_owner', 'lock_timeout=10s'), ('thidua_owner', 'idle_in_transaction_session_timeout=5min')
        $$
    );
$test$;
