-- Who reads which accounts and functions: names of units are public within the ministry, names of people are not.
--
-- By a session: the accounts of the own unit, of the units that it is or was in a cluster with, and of all units below an
-- office that the account holds. By a service key: the account that it acts for, alone. Without a scope: nobody.
-- Signing in asks before there is a scope; it goes through functions of thidua_auth, which reads all.

-- The units that the account's own unit is, or was, in a cluster with, itself included.
create function thidua.scope_peers() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    own uuid := thidua.scope_unit();
begin
    return array(
        select own
        union
        select peer.unit_id
        from thidua.membership m
        join thidua.membership peer on peer.cluster_season_id = m.cluster_season_id
        where m.unit_id = own
    );
end
$$;

-- The units over which the account holds an office on the scope's day: of these and all below it knows the people.
create function thidua.scope_people_offices() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    scope text[] := auth.verified_scope();
    account uuid := scope[1];
    day date := scope[2];
begin
    return array(
        select distinct unit_id
        from thidua.account_function
        where account_id = account and function in ('managingOfficer', 'auditor', 'administrator', 'accountManager')
            and from_day <= day and (to_day is null or day < to_day)
    );
end
$$;

revoke all on function thidua.scope_peers (), thidua.scope_people_offices () from public;
grant execute on function thidua.scope_peers (), thidua.scope_people_offices () to thidua_app;

alter table thidua.account enable row level security;
alter table thidua.account_function enable row level security;

-- In one policy each, as their order counts: every request asks for the own account, and shall ask no more for it.
create policy account_reads on thidua.account for select to thidua_app using (
    id = (select auth.scope_account())
    or (select auth.scope_is_session())
    and (
        unit_id = any ((select thidua.scope_peers())::uuid[])
        or exists (
            select
            from thidua.unit_descent d
            where d.unit_id = account.unit_id and d.ancestor_id = any ((select thidua.scope_people_offices())::uuid[])
        )
    )
);
-- An account's functions are as known as the account.
create policy account_reads on thidua.account_function for select to thidua_app using (
    account_id = (select auth.scope_account())
    or (select auth.scope_is_session()) and exists (select from thidua.account a where a.id = account_id)
);

do $$
declare
    name text;
begin
    foreach name in array array['account', 'account_function'] loop
        execute format(
            'create policy reader_reads on thidua.%I for select to thidua_reader, thidua_loader, thidua_auth using (true)',
            name
        );
        execute format('create policy loader_loads on thidua.%I for insert to thidua_loader with check (true)', name);
    end loop;
end
$$;
