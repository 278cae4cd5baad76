-- Rights on the database itself, run by `thidua database setup` as a superuser, connected to it. It may run again.

do $$
begin
    -- Also where an administrator made the database: migrations create schemas and extensions in it.
    execute format('alter database %I owner to thidua_owner', current_database());
    execute format('revoke all on database %I from public', current_database());
    execute format(
        'grant connect on database %I to thidua_app, thidua_reader, thidua_loader', current_database()
    );
    execute format('grant temporary on database %I to thidua_loader', current_database());
    -- Unqualified names mean ThiDua's own tables, whoever asks.
    execute format('alter database %I set search_path = thidua, public', current_database());
    execute format('alter database %I set timezone = %L', current_database(), 'UTC');
end
$$;

revoke create on schema public from public;
