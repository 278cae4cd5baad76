-- Sign-in, sessions and signed scopes.
--
-- Row-level security asks who is asking, and the answer is a setting of the transaction. Any SQL can set a setting, so
-- a setting alone proves nothing: injected text could name any account. The scope is therefore signed with a key that
-- thidua_app cannot read, and issued only against a secret that thidua_app does not store: the session's or the
-- service key's. Nor can thidua_app open a session at will: `sign_in` wants the argon2id tag of the password, of
-- which only the hash is kept. So whatever SQL runs as thidua_app, it acts for an account only with that account's
-- secret in hand.

grant references on thidua.account to thidua_auth;
create schema auth authorization thidua_auth;
grant usage on schema auth to thidua_app, thidua_owner;
set local role thidua_auth;

-- The newest key signs; older ones verify until their scopes have expired.
create table auth.signing_key (
    id integer generated always as identity constraint signing_key_pkey primary key,
    secret bytea not null constraint signing_key_length check (length(secret) = 32)
);
-- gen_random_uuid() draws 122 bits from the server's strong source.
insert into auth.signing_key (secret)
values (sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));

-- How far this database's clock is moved, for tests and rehearsals alone.
create table auth.clock (
    is_only boolean constraint clock_pkey primary key default true constraint clock_single check (is_only),
    shift interval not null default '0'
);
insert into auth.clock default values;

-- A password as the SHA-256 of its argon2id tag. The salt and the costs are for whoever computes the tag.
create table auth.password (
    account_id uuid constraint password_pkey primary key constraint password_account_fkey references thidua.account,
    salt bytea not null constraint password_salt_length check (length(salt) = 16),
    memory_kib integer not null constraint password_memory_bounds check (memory_kib between 8192 and 1048576),
    passes integer not null constraint password_passes_bounds check (passes between 1 and 16),
    tag_hash bytea not null constraint password_tag_hash_length check (length(tag_hash) = 32),
    -- A one-time code that the account manager handed over: it must be changed before anything else.
    must_change boolean not null default false
);

-- A session or a service key is known by the SHA-256 of 32 random bytes that only its holder has.
create table auth.session (
    secret_hash bytea constraint session_pkey primary key constraint session_hash_length check (length(secret_hash) = 32),
    account_id uuid not null constraint session_account_fkey references thidua.account,
    opened_at timestamptz not null,
    expires_at timestamptz not null constraint session_expires_later check (expires_at > opened_at),
    ended_at timestamptz
);
create index session_by_account on auth.session (account_id);

create table auth.service_key (
    id uuid constraint service_key_pkey primary key,
    secret_hash bytea not null
        constraint service_key_hash_key unique
        constraint service_key_hash_length check (length(secret_hash) = 32),
    account_id uuid not null constraint service_key_account_fkey references thidua.account,
    name text not null constraint service_key_name_bounds check (name <> '' and length(name) <= 200),
    -- What it may be used for, such as {publications,rankings}: never more than its account may.
    scopes text[] not null constraint service_key_scopes_some check (cardinality(scopes) between 1 and 20),
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index service_key_by_account on auth.service_key (account_id);

create function auth.instant() returns timestamptz
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select now() + shift from auth.clock
$$;

-- The keyed hash of a text: the inner hash hides the key's state, so that nothing can be appended.
create function auth.signature(key bytea, payload text) returns text
language sql immutable strict set search_path = pg_catalog, pg_temp as $$
    select encode(sha256(key || sha256(key || convert_to(payload, 'UTF8'))), 'hex')
$$;

-- What is needed to compute a password's tag. A login that nobody has gets an answer of the same shape, always the
-- same for the same login, so that asking does not tell which logins exist.
create function auth.password_parameters(login text)
returns table (salt bytea, memory_kib integer, passes integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with made_up as (
        select substring(sha256(k.secret || convert_to(password_parameters.login, 'UTF8')) for 16) as salt
        from auth.signing_key k
        order by k.id
        limit 1
    )
    select coalesce(p.salt, m.salt), coalesce(p.memory_kib, 19456), coalesce(p.passes, 2)
    from made_up m
    left join thidua.account a on a.login = password_parameters.login
    left join auth.password p on p.account_id = a.id
$$;

-- Opens a session where the tag is the password's; answers nothing otherwise, whatever the reason.
create function auth.sign_in(login text, tag bytea, session_hash bytea, lifetime interval)
returns table (account_id uuid, expires_at timestamptz, must_change boolean)
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    with opened as (
        insert into auth.session (secret_hash, account_id, opened_at, expires_at)
        select sign_in.session_hash, a.id, auth.instant(), auth.instant() + least(sign_in.lifetime, interval '12 hours')
        from thidua.account a
        join auth.password p on p.account_id = a.id
        where a.login = sign_in.login and not a.is_blocked and p.tag_hash = sha256(sign_in.tag)
        returning account_id, expires_at
    )
    select o.account_id, o.expires_at, p.must_change
    from opened o
    join auth.password p on p.account_id = o.account_id
$$;

-- Ends the session of a secret; true if it was open.
create function auth.sign_out(secret bytea) returns boolean
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    with ended as (
        update auth.session set ended_at = auth.instant()
        where secret_hash = sha256(sign_out.secret) and ended_at is null
        returning 1
    )
    select exists (select from ended)
$$;

-- Trades the secret of a session or a service key for a scope of at most two minutes; null where it is not good.
--
-- account|day in Vietnam|expiry in Unix seconds|scopes of a service key, - for a session|key|signature
create function auth.issue_scope(secret bytea) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with holder as (
        select s.account_id, s.expires_at, '-' as scopes
        from auth.session s
        where s.secret_hash = sha256(issue_scope.secret) and s.ended_at is null
        union all
        select k.account_id, k.expires_at, array_to_string(k.scopes, ',')
        from auth.service_key k
        where k.secret_hash = sha256(issue_scope.secret) and k.revoked_at is null
    ),
    payload as (
        select concat_ws(
            '|', h.account_id, (auth.instant() at time zone 'Asia/Ho_Chi_Minh')::date,
            floor(extract(epoch from least(h.expires_at, auth.instant() + interval '2 minutes')))::bigint, h.scopes, k.id
        ) as text, k.secret
        from holder h
        join thidua.account a on a.id = h.account_id and not a.is_blocked
        cross join (select id, secret from auth.signing_key order by id desc limit 1) k
        where h.expires_at > auth.instant()
    )
    select text || '|' || auth.signature(payload.secret, text) from payload
$$;

-- The fields of the transaction's scope once its signature and expiry hold; null where there is none. A scope that
-- does not verify is an attack or a bug, never an empty answer: it raises.
create function auth.verified_scope() returns text[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    scope text := nullif(current_setting('thidua.scope', true), '');
    fields text[];
    key bytea;
begin
    if scope is null then
        return null;
    end if;
    fields := string_to_array(scope, '|');
    if cardinality(fields) = 6 and fields[5] ~ '^[0-9]{1,9}$' then
        select secret into key from auth.signing_key where id = fields[5]::integer;
        if fields[6] = auth.signature(key, array_to_string(fields[1:5], '|'))
            and fields[3]::bigint > extract(epoch from auth.instant())
        then
            return fields;
        end if;
    end if;
    raise exception 'the scope does not verify' using errcode = 'invalid_authorization_specification';
end
$$;

create function auth.scope_account() returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (auth.verified_scope())[1]::uuid;
end
$$;

create function auth.scope_day() returns date
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (auth.verified_scope())[2]::date;
end
$$;

revoke all on all functions in schema auth from public;
grant execute on function auth.password_parameters (text), auth.sign_in (text, bytea, bytea, interval),
    auth.sign_out (bytea), auth.issue_scope (bytea), auth.scope_account (), auth.scope_day () to thidua_app;
grant execute on function auth.scope_account (), auth.scope_day () to thidua_owner;

reset role;
