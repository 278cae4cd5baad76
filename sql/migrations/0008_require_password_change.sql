-- A password that has to be changed is changed before anything else: until then its sessions buy no scope. Only the
-- database can hold to that for every server and every route.

set local role thidua_auth;

-- Trades the secret of a session or a service key for a scope of at most two minutes; null where it is not good, and
-- `!must-change` for a session whose account must change its password first. That text is no scope: it has not six
-- fields, so verified_scope raises.
--
-- account|day in Vietnam|expiry in Unix seconds|scopes of a service key, - for a session|key|signature
create or replace function auth.issue_scope(secret bytea) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with holder as (
        select s.account_id, s.expires_at, '-' as scopes, coalesce(p.must_change, false) as must_change
        from auth.session s
        left join auth.password p on p.account_id = s.account_id
        where s.secret_hash = sha256(issue_scope.secret) and s.ended_at is null
        union all
        select k.account_id, k.expires_at, array_to_string(k.scopes, ','), false
        from auth.service_key k
        where k.secret_hash = sha256(issue_scope.secret) and k.revoked_at is null
    ),
    payload as (
        select concat_ws(
            '|', h.account_id, (auth.instant() at time zone 'Asia/Ho_Chi_Minh')::date,
            floor(extract(epoch from least(h.expires_at, auth.instant() + interval '2 minutes')))::bigint, h.scopes, k.id
        ) as text, k.secret, h.must_change
        from holder h
        join thidua.account a on a.id = h.account_id and not a.is_blocked
        cross join (select id, secret from auth.signing_key order by id desc limit 1) k
        where h.expires_at > auth.instant()
    )
    select case when must_change then '!must-change' else text || '|' || auth.signature(payload.secret, text) end
    from payload
$$;

-- What is needed to compute the tag of the own password, for the holder of an open session who wants to change it: one
-- row, or none where the session is not open or the account is blocked. The holder need not know the login, and without
-- a scope the server does not.
create function auth.own_password_parameters(secret bytea)
returns table (salt bytea, memory_kib integer, passes integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select p.salt, p.memory_kib, p.passes
    from auth.session s
    join thidua.account a on a.id = s.account_id and not a.is_blocked
    join auth.password p on p.account_id = s.account_id
    where s.secret_hash = sha256(own_password_parameters.secret) and s.ended_at is null
        and s.expires_at > auth.instant()
$$;

revoke all on function auth.own_password_parameters (bytea) from public;
grant execute on function auth.own_password_parameters (bytea) to thidua_app;

reset role;
