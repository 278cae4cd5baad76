-- Files: who adds and reads them, and what becomes of those that nothing cites.

alter table thidua.file
-- Since when a nightly job has found nothing that cites it; null while something does, or until it has looked.
add column uncited_since timestamptz;

-- An office covers the unit that its function is held over and all below it, whether these manage clusters or not.
create function thidua.scope_covers(functions text[], unit_id uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (
        select
        from thidua.unit_descent d
        where d.unit_id = scope_covers.unit_id
            and d.ancestor_id = any ((select thidua.scope_holdings(functions))::uuid[])
    )
$$;
revoke all on function thidua.scope_covers (text[], uuid) from public;
grant execute on function thidua.scope_covers (text[], uuid) to thidua_app;

-- What a unit has in its draft is its own, and so are the files that the draft cites: those above read them once they are
-- submitted. Domain's Policy.mayReadFile says the same.
alter policy cluster_reads on thidua.file using (
    (
        audience = 'cluster'
        and (
            cluster_season_id = any ((select thidua.scope_memberships())::uuid[])
            or cluster_season_id = any ((select thidua.scope_led())::uuid[])
        )
    )
    or (
        (review_id is null or is_submitted)
        and managing_unit_id = any ((select thidua.scope_offices('{managingOfficer,auditor}'))::uuid[])
    )
    or unit_id = any ((select thidua.scope_served())::uuid[])
);
create policy office_reads on thidua.file for select to thidua_app using (
    cluster_season_id is null and thidua.scope_covers('{managingOfficer,auditor}', managing_unit_id)
);

-- What belongs to no cluster an office adds, over the unit that it is of; what everybody reads, too.
create policy office_adds on thidua.file for insert to thidua_app
with check (cluster_season_id is null and thidua.scope_covers('{managingOfficer}', managing_unit_id));
create policy offices_tell_the_ministry on thidua.file as restrictive for insert to thidua_app
with check (audience <> 'ministry' or thidua.scope_covers('{managingOfficer}', managing_unit_id));
-- Evidence is the unit's own to hand in, and is not submitted when it comes.
create policy units_bring_evidence on thidua.file as restrictive for insert to thidua_app
with check (review_id is null or unit_id = any ((select thidua.scope_served())::uuid[]) and not is_submitted);

-- What was submitted stays submitted, and a file is what it was when it was handed in.
create function thidua.keep_file() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'DELETE' then
        if old.is_submitted then
            raise exception 'submitted evidence stays'
                using errcode = 'integrity_constraint_violation', constraint = 'file_submitted_stays', table = 'file',
                schema = 'thidua';
        end if;
        return old;
    end if;
    if old.is_submitted and not new.is_submitted
        or to_jsonb(old) - array['is_submitted', 'uncited_since'] <> to_jsonb(new) - array['is_submitted', 'uncited_since']
    then
        raise exception 'a file stays as it was handed in'
            using errcode = 'integrity_constraint_violation', constraint = 'file_is_kept', table = 'file',
            schema = 'thidua';
    end if;
    return new;
end
$$;
revoke all on function thidua.keep_file () from public;
create trigger file_is_kept before update or delete on thidua.file for each row execute function thidua.keep_file();

-- Whether a draft names a file, or a row of whichever table refers to one.
create function thidua.is_cited(file thidua.file) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    place record;
    found_one boolean;
begin
    if exists (
        select
        from thidua.draft d
        where d.review_id = file.review_id and d.unit_id = file.unit_id
            and position('"file":"' || file.id || '"' in d.evidence) > 0
    ) then
        return true;
    end if;
    for place in
        select c.conrelid::regclass as relation, a.attname
        from pg_constraint c
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        where c.contype = 'f' and c.confrelid = 'thidua.file'::regclass and cardinality(c.conkey) = 1
    loop
        execute format('select exists (select from %s where %I = $1)', place.relation, place.attname)
        into found_one using file.id;
        if found_one then
            return true;
        end if;
    end loop;
    return false;
end
$$;

-- Goes on from a file through those that are not submitted, in the order of their ids: notes what nothing cites, and removes
-- what nothing has cited for so many days. Whoever cites a file holds its row, so a row is looked at only once this has it,
-- and by what is there then.
create function thidua.forget_files(at timestamptz, days integer, after uuid, at_most integer)
returns table (last uuid, seen bigint, forgotten bigint)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    one thidua.file;
begin
    at := least(at, clock_timestamp());
    seen := 0;
    forgotten := 0;
    for one in
        select * from thidua.file f
        where not f.is_submitted and f.id > coalesce(after, '00000000-0000-0000-0000-000000000000')
            -- Today's may be cited in a moment.
            and f.recorded_at < at - interval '1 day'
        order by f.id
        limit least(at_most, 1000)
        for update skip locked
    loop
        seen := seen + 1;
        last := one.id;
        if thidua.is_cited(one) then
            update thidua.file set uncited_since = null where id = one.id and uncited_since is not null;
        elsif one.uncited_since is null then
            update thidua.file set uncited_since = at where id = one.id;
        elsif one.uncited_since <= at - make_interval(days => greatest(days, 1)) then
            delete from thidua.file where id = one.id;
            forgotten := forgotten + 1;
        end if;
    end loop;
    return next;
end
$$;

-- Of these contents those that a file has; each by its SHA-256 in hexadecimal digits.
create function thidua.named_contents(hashes text[]) returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select h.hash from unnest(hashes) as h (hash)
    where exists (select from thidua.file f where f.sha256 = decode(h.hash, 'hex'))
$$;

revoke all on function thidua.is_cited (thidua.file), thidua.forget_files (timestamptz, integer, uuid, integer),
    thidua.named_contents (text[]) from public;
grant execute on function thidua.forget_files (timestamptz, integer, uuid, integer), thidua.named_contents (text[])
    to thidua_app;
