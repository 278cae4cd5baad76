-- The key that signs scopes signs scopes and nothing else: what a login that nobody has is answered comes from a secret
-- of its own.

set local role thidua_auth;

create table auth.salt_secret (
    is_only boolean constraint salt_secret_pkey primary key default true constraint salt_secret_single check (is_only),
    secret bytea not null constraint salt_secret_length check (length(secret) = 32)
);
insert into auth.salt_secret (secret)
values (sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));

create or replace function auth.password_parameters(login text)
returns table (salt bytea, memory_kib integer, passes integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with made_up as (
        select substring(decode(auth.signature(s.secret, password_parameters.login), 'hex') for 16) as salt
        from auth.salt_secret s
    )
    select coalesce(p.salt, m.salt), coalesce(p.memory_kib, 19456), coalesce(p.passes, 2)
    from made_up m
    left join thidua.account a on a.login = password_parameters.login
    left join auth.password p on p.account_id = a.id
$$;

reset role;
