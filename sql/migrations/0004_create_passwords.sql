-- Setting a password: the first one by the owner, every other by who holds a session and knows the old one.

set local role thidua_auth;

-- The first password of an account, for the first administrator and for nobody who has one already.
create function auth.set_first_password(
    account_id uuid, salt bytea, memory_kib integer, passes integer, tag_hash bytea, must_change boolean
) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    insert into auth.password (account_id, salt, memory_kib, passes, tag_hash, must_change)
    values (
        set_first_password.account_id, set_first_password.salt, set_first_password.memory_kib,
        set_first_password.passes, set_first_password.tag_hash, set_first_password.must_change
    )
$$;

-- Replaces the password of the session's account, where the session is open and the old tag is right, and ends all its
-- other sessions; false, and nothing done, otherwise.
create function auth.change_password(
    secret bytea, old_tag bytea, salt bytea, memory_kib integer, passes integer, tag_hash bytea
) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    changed uuid;
begin
    update auth.password p
    set salt = change_password.salt, memory_kib = change_password.memory_kib, passes = change_password.passes,
        tag_hash = change_password.tag_hash, must_change = false
    from auth.session s
    join thidua.account a on a.id = s.account_id and not a.is_blocked
    where s.secret_hash = sha256(change_password.secret) and s.ended_at is null and s.expires_at > auth.instant()
        and p.account_id = s.account_id and p.tag_hash = sha256(change_password.old_tag)
    returning p.account_id into changed;
    if changed is null then
        return false;
    end if;
    -- A statement of its own: it sees the sessions that were opened while the one above waited for the row.
    update auth.session s
    set ended_at = auth.instant()
    where s.account_id = changed and s.secret_hash <> sha256(change_password.secret) and s.ended_at is null;
    return true;
end
$$;

-- As before, but the password's row is locked: otherwise the old password, sent while it is being changed, could open
-- a session that the change does not see and so does not end.
create or replace function auth.sign_in(login text, tag bytea, session_hash bytea, lifetime interval)
returns table (account_id uuid, expires_at timestamptz, must_change boolean)
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    with right_password as (
        select p.account_id, p.must_change
        from thidua.account a
        join auth.password p on p.account_id = a.id
        where a.login = sign_in.login and not a.is_blocked and p.tag_hash = sha256(sign_in.tag)
        for share of p
    ),
    opened as (
        insert into auth.session (secret_hash, account_id, opened_at, expires_at)
        select sign_in.session_hash, r.account_id, auth.instant(),
            auth.instant() + least(sign_in.lifetime, interval '12 hours')
        from right_password r
        returning account_id, expires_at
    )
    select o.account_id, o.expires_at, r.must_change
    from opened o
    join right_password r on r.account_id = o.account_id
$$;

revoke all on function
    auth.set_first_password (uuid, bytea, integer, integer, bytea, boolean),
    auth.change_password (bytea, bytea, bytea, integer, integer, bytea)
from public;
grant execute on function auth.set_first_password (uuid, bytea, integer, integer, bytea, boolean) to thidua_owner;
grant execute on function auth.change_password (bytea, bytea, bytea, integer, integer, bytea) to thidua_app;

reset role;
