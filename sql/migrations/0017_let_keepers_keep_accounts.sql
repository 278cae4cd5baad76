-- Account managers and administrators keep accounts: who is reached, what may be entrusted, who hands out passwords and
-- keys. Domain asks first and says why it refuses; here the same rules hold whatever SQL the serving role runs.
--
-- One rule bears the others: whoever hands out an account's password can use all that the account is entrusted with. So
-- an account is kept by those alone who could have entrusted it with every function that it holds, or will hold, and by
-- nobody who acts as that very account.

set local role thidua_auth;

-- Whether a person acts who may entrust somebody with a function over a unit: administrators with all of them, account
-- managers with the work of units that they reach, and with account managing below their own unit alone.
create function auth.scope_entrusts(function text, over_unit uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    scope text[] := auth.verified_scope();
    account uuid := scope[1];
    day date := scope[2];
begin
    return coalesce(scope[4] = '-', false) and exists (
        select
        from thidua.account a
        join thidua.account_function f on f.account_id = a.id
        join thidua.unit_descent d on d.ancestor_id = f.unit_id and d.unit_id = scope_entrusts.over_unit
        where a.id = account and not a.is_blocked
            and f.from_day <= day and (f.to_day is null or day < f.to_day)
            and (
                f.function = 'administrator'
                or f.function = 'accountManager' and (
                    scope_entrusts.function in ('officer', 'head', 'service')
                    or scope_entrusts.function = 'accountManager' and d.depth > 0
                )
            )
    );
end
$$;

-- Whether a person acts who keeps an account: it is not their own, its unit is within their reach, and so is every
-- function that it holds or will hold.
create function auth.scope_keeps(account uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    -- Whoever may entrust with the work of a unit reaches the unit.
    reached boolean := exists (
        select from thidua.account a where a.id = scope_keeps.account and auth.scope_entrusts('officer', a.unit_id)
    );
    day date := auth.scope_day();
begin
    return reached and scope_keeps.account <> auth.scope_account() and not exists (
        select
        from thidua.account_function f
        where f.account_id = scope_keeps.account and (f.to_day is null or day < f.to_day)
            and not auth.scope_entrusts(f.function, f.unit_id)
    );
end
$$;

create function auth.require_keeper(account uuid) returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if auth.scope_keeps(require_keeper.account) is not true then
        raise exception 'the account is not kept by whoever acts' using errcode = 'insufficient_privilege';
    end if;
end
$$;

-- Gives an account a one-time code, in place of any password that it has, and ends all its sessions.
create function auth.hand_out_password(account_id uuid, salt bytea, memory_kib integer, passes integer, tag_hash bytea)
returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform auth.require_keeper(hand_out_password.account_id);
    insert into auth.password as p (account_id, salt, memory_kib, passes, tag_hash, must_change)
    values (
        hand_out_password.account_id, hand_out_password.salt, hand_out_password.memory_kib, hand_out_password.passes,
        hand_out_password.tag_hash, true
    )
    on conflict on constraint password_pkey do update
    set salt = excluded.salt, memory_kib = excluded.memory_kib, passes = excluded.passes, tag_hash = excluded.tag_hash,
        must_change = true;
    -- A statement of its own: it sees the sessions that were opened while the one above waited for the row.
    update auth.session s set ended_at = auth.instant()
    where s.account_id = hand_out_password.account_id and s.ended_at is null;
end
$$;

-- Makes a key for an account that holds a service, or will: for at most 400 days, and an hour between the clocks.
create function auth.issue_key(
    id uuid, account_id uuid, secret_hash bytea, name text, scopes text[], expires_at timestamptz
) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform auth.require_keeper(issue_key.account_id);
    if issue_key.expires_at > auth.instant() + interval '400 days 1 hour' then
        raise exception 'a key is made for 400 days at most' using errcode = 'check_violation';
    end if;
    if not exists (
        select
        from thidua.account a
        join thidua.account_function f on f.account_id = a.id and f.function = 'service'
        where a.id = issue_key.account_id and not a.is_blocked and (f.to_day is null or f.to_day > auth.scope_day())
    ) then
        raise exception 'the account is no service' using errcode = 'insufficient_privilege';
    end if;
    insert into auth.service_key (id, secret_hash, account_id, name, scopes, expires_at)
    values (
        issue_key.id, issue_key.secret_hash, issue_key.account_id, issue_key.name, issue_key.scopes, issue_key.expires_at
    );
end
$$;

-- Revokes a key of an account; nothing happens to one that is revoked.
create function auth.revoke_key(account_id uuid, id uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform auth.require_keeper(revoke_key.account_id);
    update auth.service_key k set revoked_at = auth.instant()
    where k.id = revoke_key.id and k.account_id = revoke_key.account_id and k.revoked_at is null;
end
$$;

-- The keys of an account, for whoever keeps it; nothing of their secrets.
create function auth.keys_of(account_id uuid)
returns table (id uuid, name text, scopes text[], expires_at timestamptz, revoked_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select k.id, k.name, k.scopes, k.expires_at, k.revoked_at
    from auth.service_key k
    where k.account_id = keys_of.account_id and (select auth.scope_keeps(keys_of.account_id))
$$;

-- Whoever is blocked has no session and no key from then on; whoever is let in again starts without those that a
-- sign-in may have opened while the block was being written.
create function auth.end_credentials() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update auth.session set ended_at = auth.instant() where account_id = new.id and ended_at is null;
    update auth.service_key set revoked_at = auth.instant() where account_id = new.id and revoked_at is null;
    return null;
end
$$;

revoke all on function
    auth.scope_entrusts (text, uuid), auth.scope_keeps (uuid), auth.require_keeper (uuid),
    auth.hand_out_password (uuid, bytea, integer, integer, bytea),
    auth.issue_key (uuid, uuid, bytea, text, text[], timestamptz), auth.revoke_key (uuid, uuid), auth.keys_of (uuid),
    auth.end_credentials ()
from public;
grant execute on function
    auth.scope_entrusts (text, uuid), auth.scope_keeps (uuid),
    auth.hand_out_password (uuid, bytea, integer, integer, bytea),
    auth.issue_key (uuid, uuid, bytea, text, text[], timestamptz), auth.revoke_key (uuid, uuid), auth.keys_of (uuid)
to thidua_app;
grant execute on function auth.end_credentials () to thidua_owner;
reset role;

create trigger account_ends_credentials after update of is_blocked on thidua.account
for each row when (old.is_blocked is distinct from new.is_blocked) execute function auth.end_credentials();

-- A function that never came to be held: it was ended on its first day, or before that.
alter table thidua.account_function
drop constraint account_function_days_order,
add constraint account_function_days_order check (from_day <= to_day);

grant insert (id, unit_id, login, name), update (name, is_blocked, version) on thidua.account to thidua_app;
grant insert, update (to_day) on thidua.account_function to thidua_app;

create policy keeper_adds on thidua.account for insert to thidua_app
with check (auth.scope_entrusts('officer', unit_id));
create policy keeper_changes on thidua.account for update to thidua_app using (auth.scope_keeps(id));

-- What was entrusted and when is never rewritten: a function begins today at the earliest, and ends today at the earliest.
create policy keeper_adds on thidua.account_function for insert to thidua_app with check (
    from_day >= (select auth.scope_day())
    and auth.scope_entrusts(function, unit_id) and auth.scope_keeps(account_id)
);
create policy keeper_ends on thidua.account_function for update to thidua_app
using ((to_day is null or to_day > (select auth.scope_day())) and auth.scope_keeps(account_id))
with check (to_day >= (select auth.scope_day()));

do $$
declare
    name text;
begin
    foreach name in array array['account', 'account_function'] loop
        execute format(
            'create policy sessions_add on thidua.%I as restrictive for insert to thidua_app
             with check ((select auth.scope_is_session()))', name
        );
        execute format(
            'create policy sessions_change on thidua.%I as restrictive for update to thidua_app
             using ((select auth.scope_is_session()))', name
        );
    end loop;
end
$$;

-- The units over which the account holds one of these functions on the scope's day: what it reads of these reaches all
-- below them.
create function thidua.scope_holdings(functions text[]) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    scope text[] := auth.verified_scope();
    account uuid := scope[1];
    day date := scope[2];
begin
    return array(
        select distinct unit_id
        from thidua.account_function
        where account_id = account and function = any (functions)
            and from_day <= day and (to_day is null or day < to_day)
    );
end
$$;
revoke all on function thidua.scope_holdings (text[]) from public;
grant execute on function thidua.scope_holdings (text[]) to thidua_app;

-- What was done to accounts is for the auditors and administrators over the account's unit, whether that unit manages
-- clusters or not; and for nobody else, whatever other policies grant.
create policy account_auditors_read on thidua.audit_event for select to thidua_app using (
    starts_with(action, 'account.')
    and exists (
        select
        from thidua.unit_descent d
        where d.unit_id = managing_unit_id
            and d.ancestor_id = any ((select thidua.scope_holdings('{auditor,administrator}'))::uuid[])
    )
);
create policy account_events_are_for_auditors on thidua.audit_event as restrictive for select to thidua_app using (
    not starts_with(action, 'account.')
    or exists (
        select
        from thidua.unit_descent d
        where d.unit_id = managing_unit_id
            and d.ancestor_id = any ((select thidua.scope_holdings('{auditor,administrator}'))::uuid[])
    )
);
