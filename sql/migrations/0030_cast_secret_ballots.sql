-- Secret votes in ThiDua (docs/ballot.md): who took a ballot, and what was cast, with nothing between the two.
--
-- The database itself signs and checks, so that the serving role has neither the key nor a ballot: whatever SQL runs as
-- thidua_app, it can take no more than the scope's account may, and cast nothing that was not signed. Signatures are RSA
-- blind signatures, RSABSSA-SHA384-PSS-Deterministic of RFC 9474, over tokens of 32 random bytes that clients make. What a
-- vote needs while it is open is in three tables of its own, which go with its end: a dropped table leaves no dead rows.

grant select on thidua.vote, thidua.vote_voter to thidua_auth;
grant references on thidua.vote, thidua.account to thidua_auth;
create policy ballots_read on thidua.vote for select to thidua_auth using (true);
create policy ballots_read on thidua.vote_voter for select to thidua_auth using (true);
grant insert on thidua.vote_tally to thidua_auth;
create policy ballots_add on thidua.vote_tally for insert to thidua_auth with check (true);
grant execute on function thidua.scope_conducts (uuid, uuid) to thidua_auth;

-- After the end: the tokens that were cast, so that each voter finds the own one, and who took a ballot. Each list is in an
-- order of its own, that of its keys.
create table thidua.ballot_token (
    vote_id uuid not null constraint ballot_token_vote_fkey references thidua.vote,
    token bytea not null constraint ballot_token_length check (length(token) = 32),
    constraint ballot_token_pkey primary key (vote_id, token)
);
create table thidua.ballot_taken (
    vote_id uuid not null constraint ballot_taken_vote_fkey references thidua.vote,
    account_id uuid not null constraint ballot_taken_account_fkey references thidua.account,
    constraint ballot_taken_pkey primary key (vote_id, account_id)
);
do $$
declare
    name text;
begin
    foreach name in array array['ballot_token', 'ballot_taken'] loop
        execute format('alter table thidua.%I enable row level security', name);
        execute format('grant select on thidua.%I to thidua_app, thidua_reader', name);
        execute format('grant insert on thidua.%I to thidua_auth', name);
        execute format('create policy reader_reads on thidua.%I for select to thidua_reader using (true)', name);
        execute format('create policy ballots_add on thidua.%I for insert to thidua_auth with check (true)', name);
        execute format(
            'create policy vote_readers_read on thidua.%I for select to thidua_app
             using (vote_id in (select v.id from thidua.vote v))', name
        );
        call thidua.let_sessions_alone(name);
        call thidua.let_nobody_change(name);
    end loop;
end
$$;

set local role thidua_auth;

-- What everybody may know of a secret vote's box.
create table auth.ballot_box (
    vote_id uuid constraint ballot_box_pkey primary key constraint ballot_box_vote_fkey references thidua.vote,
    -- The vote's public key: e is 65537.
    modulus bytea not null
        constraint ballot_box_modulus_bounds check (length(modulus) between 256 and 512 and get_byte(modulus, 0) >= 128),
    options smallint not null constraint ballot_box_options_bounds check (options between 1 and 100),
    seats smallint not null constraint ballot_box_seats_bounds check (seats between 1 and options),
    -- With fewer ballots nothing is counted.
    least smallint not null constraint ballot_box_least_bounds check (least >= 3),
    is_open boolean not null default true
);
grant select on auth.ballot_box to thidua_app, thidua_owner;

-- What was cast, in piles of equal ballots: for a recount, and for nobody who serves.
create table auth.ballot_pile (
    vote_id uuid not null constraint ballot_pile_vote_fkey references auth.ballot_box,
    -- + for, - against, 0 neither: a character an option.
    marks text collate "C" not null constraint ballot_pile_marks_shape check (marks ~ '^[+0-]{1,100}$'),
    ballots integer not null constraint ballot_pile_ballots_positive check (ballots > 0),
    constraint ballot_pile_pkey primary key (vote_id, marks)
);

-- A whole number from its bytes, the first the most significant.
create function auth.number_of(bytes bytea) returns numeric
language plpgsql immutable strict set search_path = pg_catalog, pg_temp as $$
declare
    number numeric := 0;
    index integer := 0;
    width integer;
begin
    while index < length(bytes) loop
        width := least(7, length(bytes) - index);
        number := number * (1::bigint << (8 * width))
            + ('x' || lpad(encode(substring(bytes from index + 1 for width), 'hex'), 16, '0'))::bit(64)::bigint;
        index := index + width;
    end loop;
    return number;
end
$$;

-- So many bytes of a whole number that fits them.
create function auth.bytes_of(number numeric, width integer) returns bytea
language plpgsql immutable strict set search_path = pg_catalog, pg_temp as $$
declare
    rest numeric := number;
    digits text := '';
begin
    while length(digits) < 2 * width loop
        digits := lpad(to_hex(mod(rest, 281474976710656)::bigint), 12, '0') || digits;
        rest := div(rest, 281474976710656);
    end loop;
    return decode(right(digits, 2 * width), 'hex');
end
$$;

-- base ^ exponent mod modulus.
create function auth.power(base numeric, exponent bytea, modulus numeric) returns numeric
language plpgsql immutable strict set search_path = pg_catalog, pg_temp as $$
declare
    result numeric := 1;
    byte integer;
begin
    for index in 0 .. length(exponent) - 1 loop
        byte := get_byte(exponent, index);
        for place in reverse 7 .. 0 loop
            result := mod(result * result, modulus);
            if (byte >> place) & 1 = 1 then
                result := mod(result * base, modulus);
            end if;
        end loop;
    end loop;
    return result;
end
$$;

-- Whether a signature over a message is good: RSASSA-PSS-VERIFY of RFC 8017 with SHA-384, MGF1 and a salt of 48 bytes.
create function auth.is_signed(modulus bytea, message bytea, signature bytea) returns boolean
language plpgsql immutable strict set search_path = pg_catalog, pg_temp as $$
declare
    n numeric := auth.number_of(modulus);
    s numeric := auth.number_of(signature);
    width constant integer := length(modulus);
    encoded bytea;
    masked bytea;
    hash bytea;
    mask bytea := '';
begin
    if length(signature) <> width or s >= n then
        return false;
    end if;
    encoded := auth.bytes_of(auth.power(s, '\x010001', n), width);
    if get_byte(encoded, width - 1) <> 188 or get_byte(encoded, 0) >= 128 then
        return false;
    end if;
    masked := substring(encoded for width - 49);
    hash := substring(encoded from width - 48 for 48);
    for counter in 0 .. (length(masked) + 47) / 48 - 1 loop
        mask := mask || sha384(hash || int4send(counter));
    end loop;
    for index in 0 .. length(masked) - 1 loop
        masked := set_byte(masked, index, get_byte(masked, index) # get_byte(mask, index));
    end loop;
    masked := set_byte(masked, 0, get_byte(masked, 0) & 127);
    return substring(masked for length(masked) - 48)
            = decode(repeat('00', length(masked) - 49) || '01', 'hex')
        and sha384(decode(repeat('00', 8), 'hex') || sha384(message) || substring(masked from length(masked) - 47)) = hash;
end
$$;

-- The tables of one vote: who took a ballot; what was cast, as it came in; the private key.
create function auth.ballot_table(kind text, vote uuid) returns text
language sql immutable strict set search_path = pg_catalog, pg_temp as $$
    select format('auth.%I', kind || '_' || replace(vote::text, '-', ''))
$$;

-- Whether the scope's account conducts a vote that is secret and in a state.
create function auth.conducts_ballots(vote uuid, state text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return exists (
        select
        from thidua.vote v
        where v.id = conducts_ballots.vote and v.method = 'secret' and v.state = conducts_ballots.state
            and thidua.scope_conducts(v.cluster_season_id, v.managing_unit_id)
    );
end
$$;

-- Sets the box up, as the vote is about to open. The key is this vote's alone, and is read by no function but the one that
-- signs.
create function auth.open_ballots(
    vote uuid, modulus bytea, private_exponent bytea, options integer, seats integer, fewest integer
) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not auth.conducts_ballots(vote, 'prepared') then
        raise exception 'the scope opens no ballots of this vote' using errcode = 'insufficient_privilege';
    end if;
    insert into auth.ballot_box (vote_id, modulus, options, seats, least)
    values (open_ballots.vote, open_ballots.modulus, open_ballots.options, open_ballots.seats, open_ballots.fewest);
    execute format(
        'create table %s (account_id uuid primary key, blinded_sha256 bytea not null)', auth.ballot_table('taken', vote)
    );
    execute format('create table %s (token bytea primary key, marks text not null)', auth.ballot_table('cast', vote));
    execute format('create table %s (private_exponent bytea not null)', auth.ballot_table('key', vote));
    execute format('insert into %s values ($1)', auth.ballot_table('key', vote)) using private_exponent;
end
$$;

-- Marks the scope's account on the roll and signs its blinded token: once, and the same again for the same.
--
-- signed; closed where the box is not open; stranger for who is not on the roll; other where another token was signed;
-- malformed.
create function auth.take_ballot(vote uuid, blinded bytea) returns table (outcome text, signature bytea)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    account uuid := auth.scope_account();
    box auth.ballot_box;
    n numeric;
    z numeric;
    key bytea;
    marked bytea;
begin
    if not auth.scope_is_session() or not exists (
        select from thidua.vote_voter v where v.vote_id = take_ballot.vote and v.account_id = account
    ) then
        return query select 'stranger', null::bytea;
        return;
    end if;
    select * into box from auth.ballot_box b where b.vote_id = take_ballot.vote for share;
    if not found or not box.is_open then
        return query select 'closed', null::bytea;
        return;
    end if;
    n := auth.number_of(box.modulus);
    z := auth.number_of(blinded);
    if length(blinded) <> length(box.modulus) or z < 2 or z >= n then
        return query select 'malformed', null::bytea;
        return;
    end if;
    execute format('insert into %s values ($1, sha256($2)) on conflict do nothing', auth.ballot_table('taken', vote))
        using account, blinded;
    execute format('select blinded_sha256 from %s where account_id = $1', auth.ballot_table('taken', vote))
        into marked using account;
    if marked <> sha256(blinded) then
        return query select 'other', null::bytea;
        return;
    end if;
    execute format('select private_exponent from %s', auth.ballot_table('key', vote)) into key;
    return query select 'signed', auth.bytes_of(auth.power(z, key, n), length(box.modulus));
end
$$;

-- Puts a ballot into the box: for nobody in particular, and once; the same again is the same.
--
-- cast; unknown where there is no box; closed; malformed; unsigned; spent where the token was used for another choice.
create function auth.cast_ballot(vote uuid, token bytea, signature bytea, marks text) returns text
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    box auth.ballot_box;
    added integer;
    is_same boolean;
    is_full boolean;
begin
    select * into box from auth.ballot_box b where b.vote_id = cast_ballot.vote;
    if not found then
        return 'unknown';
    elsif not box.is_open then
        return 'closed';
    elsif length(token) <> 32 or marks !~ '^[+0-]+$' or length(marks) <> box.options
        or length(replace(replace(marks, '0', ''), '-', '')) > box.seats
    then
        return 'malformed';
    elsif not auth.is_signed(box.modulus, token, signature) then
        return 'unsigned';
    end if;
    -- One after the other, and none beside the end: whatever is answered `cast` is counted.
    perform from auth.ballot_box b where b.vote_id = cast_ballot.vote and b.is_open for no key update;
    if not found then
        return 'closed';
    end if;
    execute format('select marks = $2 from %s where token = $1', auth.ballot_table('cast', vote))
        into is_same using token, marks;
    if is_same is not null then
        return case when is_same then 'cast' else 'spent' end;
    end if;
    execute format(
        'select (select count(*) from %s) >= (select count(*) from %s)', auth.ballot_table('cast', vote),
        auth.ballot_table('taken', vote)
    ) into is_full;
    if is_full then
        return 'unsigned';
    end if;
    execute format('insert into %s values ($1, $2)', auth.ballot_table('cast', vote)) using token, marks;
    return 'cast';
end
$$;

-- Takes the box away: its tables are dropped, the key with them.
create function auth.drop_ballots(vote uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
    execute format(
        'drop table %s, %s, %s', auth.ballot_table('taken', vote), auth.ballot_table('cast', vote),
        auth.ballot_table('key', vote)
    );
    update auth.ballot_box set is_open = false where vote_id = drop_ballots.vote;
end
$$;

-- Ends a secret vote and counts it; what was counted, as it is kept. Null where the scope's account does not conduct it, or
-- it is not open.
--
-- In one transaction, after the last cast: tokens and ballots are written anew, each sorted by what they say, so that no
-- order is left of their coming, and nothing that joins the one with the other; ballots as piles, so that equal ones are one
-- row. Of too few ballots nothing is kept but their number.
create function auth.close_ballots(vote uuid) returns bytea
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    box auth.ballot_box;
    taken integer;
    ballots integer;
    figures text;
begin
    if not auth.conducts_ballots(vote, 'open') then
        return null;
    end if;
    select * into box from auth.ballot_box b where b.vote_id = close_ballots.vote and b.is_open for update;
    if not found then
        return null;
    end if;
    execute format('select count(*) from %s', auth.ballot_table('taken', vote)) into taken;
    execute format('select count(*) from %s', auth.ballot_table('cast', vote)) into ballots;
    if ballots > taken then
        raise exception 'there are more ballots than voters took' using errcode = 'integrity_constraint_violation';
    end if;
    execute format(
        'insert into thidua.ballot_taken select $1, account_id from %s order by account_id',
        auth.ballot_table('taken', vote)
    ) using vote;
    execute format(
        'insert into thidua.ballot_token select $1, token from %s order by token', auth.ballot_table('cast', vote)
    ) using vote;
    if ballots >= box.least then
        execute format(
            'insert into auth.ballot_pile select $1, marks, count(*) from %s group by marks order by marks collate "C"',
            auth.ballot_table('cast', vote)
        ) using vote;
    end if;
    figures := auth.ballot_figures(vote, taken, ballots);
    perform auth.drop_ballots(vote);
    insert into thidua.vote_tally (vote_id, number, account_id, figures, recorded_at)
    values (close_ballots.vote, 1, auth.scope_account(), convert_to(figures, 'UTF8'), auth.instant());
    return convert_to(figures, 'UTF8');
end
$$;

-- The figures of the piles, in canonical JSON; without votes where there are no piles.
create function auth.ballot_figures(vote uuid, taken integer, ballots integer) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    with counted as (
        select o.option,
            coalesce(sum(p.ballots) filter (where substring(p.marks from o.option for 1) = '-'), 0) as against,
            coalesce(sum(p.ballots) filter (where substring(p.marks from o.option for 1) = '+'), 0) as votes_for
        from auth.ballot_box b
        cross join generate_series(1, b.options) as o (option)
        join auth.ballot_pile p on p.vote_id = b.vote_id
        where b.vote_id = ballot_figures.vote
        group by o.option
    )
    select case
        when count(*) = 0 then format('{"ballots":%s,"taken":%s}', ballots, taken)
        else format(
            '{"against":[%s],"ballots":%s,"for":[%s],"taken":%s}', string_agg(against::text, ',' order by option), ballots,
            string_agg(votes_for::text, ',' order by option), taken
        )
    end
    from counted
$$;

-- Ends a secret vote without counting it; false where the scope's account does not conduct it, or it is not open.
create function auth.discard_ballots(vote uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not auth.conducts_ballots(vote, 'open') then
        return false;
    end if;
    perform from auth.ballot_box b where b.vote_id = discard_ballots.vote and b.is_open for update;
    if not found then
        return false;
    end if;
    perform auth.drop_ballots(vote);
    return true;
end
$$;

-- Whether the scope's account has taken its ballot of a vote that is open.
create function auth.has_ballot(vote uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    has boolean;
begin
    if not exists (select from auth.ballot_box b where b.vote_id = has_ballot.vote and b.is_open) then
        return false;
    end if;
    execute format('select exists (select from %s where account_id = $1)', auth.ballot_table('taken', vote))
        into has using auth.scope_account();
    return has;
end
$$;

revoke all on all functions in schema auth from public;
grant execute on function auth.open_ballots (uuid, bytea, bytea, integer, integer, integer),
    auth.take_ballot (uuid, bytea), auth.cast_ballot (uuid, bytea, bytea, text), auth.close_ballots (uuid),
    auth.discard_ballots (uuid), auth.has_ballot (uuid) to thidua_app;

reset role;

-- A secret vote is open as long as its box is.
create function thidua.keep_vote_with_its_box() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    -- As it is in the end, not as this statement left it.
    state text := (select v.state from thidua.vote v where v.id = new.id);
begin
    if (state = 'open') is distinct from
        exists (select from auth.ballot_box b where b.vote_id = new.id and b.is_open)
    then
        raise exception 'a secret vote that is % and its box do not fit', state
            using errcode = 'integrity_constraint_violation', constraint = 'vote_with_its_box', table = 'vote',
            schema = 'thidua';
    end if;
    return null;
end
$$;
revoke all on function thidua.keep_vote_with_its_box () from public;
create constraint trigger vote_with_its_box after insert or update on thidua.vote
deferrable initially deferred
for each row when (new.method = 'secret')
execute function thidua.keep_vote_with_its_box();
