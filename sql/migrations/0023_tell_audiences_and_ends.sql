-- To whom a publication is addressed outside its cluster, and what a unit or a cluster that ends must not leave behind.

-- A review is known to whom one of its publications is addressed: without its row the publication could be neither listed nor
-- placed. In a column, as a policy is asked of every row, and publications would have to be looked up for each.
alter table thidua.review
add column is_for_ministry boolean not null default false;
update thidua.review r set is_for_ministry = true
where exists (
    select
    from thidua.publication p
    where p.season_id = r.season_id and p.cluster_season_id = r.cluster_season_id and p.review_id = r.id
        and 'ministry' = any (p.audience)
);

create function thidua.open_review_to_ministry() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update thidua.review r set is_for_ministry = true
    where not r.is_for_ministry
        and r.id in (select a.review_id from added a where 'ministry' = any (a.audience));
    return null;
end
$$;
revoke all on function thidua.open_review_to_ministry () from public;
create trigger publication_opens_review after insert on thidua.publication referencing new table as added
for each statement execute function thidua.open_review_to_ministry();

create policy ministry_reads on thidua.review for select to thidua_app
using (is_for_ministry and (select auth.scope_admits('publications')));

-- The reviews whose publications for the members are for the account: one of its units is, or was, a member, and the
-- regulation does not keep the members' standings from each other for good. Domain's Policy.mayReadPublications says the same.
create function thidua.scope_shared() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
    served uuid[] := thidua.scope_served();
begin
    return array(
        select distinct r.id
        from thidua.membership m
        join thidua.review r on r.cluster_season_id = m.cluster_season_id
        where m.unit_id = any (served)
            and r.visibility -> 'standings' ->> 'own' <> 'never' and r.visibility -> 'standings' ->> 'members' <> 'never'
    );
end
$$;
revoke all on function thidua.scope_shared () from public;
grant execute on function thidua.scope_shared () to thidua_app;
alter policy members_read on thidua.publication
using ('members' = any (audience) and review_id = any ((select thidua.scope_shared())::uuid[]));

-- What hangs on a unit lasts no longer than the unit: units below it, clusters that it manages, memberships, functions; and
-- memberships no longer than their cluster. Domain refuses first and says what hangs there; here two writes at once cannot
-- overlook each other: whoever adds something holds the row that it hangs on, and whoever ends that row looks again.

-- What is added, or lasts longer than before, ends with what it hangs on.
create function thidua.refuse_outliving() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    lasts constant date := coalesce(new.to_day, 'infinity');
    ends date := 'infinity';
begin
    if tg_op = 'UPDATE' and lasts <= coalesce(old.to_day, 'infinity') then
        return null;
    end if;
    case tg_name
        when 'unit_within_parent' then
            select u.to_day into ends from thidua.unit u where u.id = new.parent_id for share;
        when 'cluster_within_unit' then
            select u.to_day into ends from thidua.unit u where u.id = new.managing_unit_id for share;
        when 'membership_within_cluster' then
            select c.to_day into ends
            from thidua.cluster_season cs
            join thidua.cluster c on c.id = cs.cluster_id
            where cs.id = new.cluster_season_id
            for share of c;
        else
            select u.to_day into ends from thidua.unit u where u.id = new.unit_id for share;
    end case;
    -- What is over before it began lasts at no time.
    if ends < lasts and new.from_day < lasts then
        raise exception '% lasts until %, and what it hangs on until %', tg_table_name, new.to_day, ends
            using errcode = 'integrity_constraint_violation', constraint = tg_name, table = tg_table_name,
            schema = tg_table_schema;
    end if;
    return null;
end
$$;
revoke all on function thidua.refuse_outliving () from public;
create constraint trigger unit_within_parent after insert or update of to_day on thidua.unit
for each row when (new.parent_id is not null) execute function thidua.refuse_outliving();
create constraint trigger cluster_within_unit after insert or update of to_day on thidua.cluster
for each row execute function thidua.refuse_outliving();
create constraint trigger membership_within_unit after insert or update of to_day on thidua.membership
for each row execute function thidua.refuse_outliving();
create constraint trigger membership_within_cluster after insert or update of to_day on thidua.membership
for each row execute function thidua.refuse_outliving();
create constraint trigger function_within_unit after insert or update of to_day on thidua.account_function
for each row execute function thidua.refuse_outliving();

-- What ends leaves nothing behind that would go on. A membership that was to begin on that day or later lapses by itself:
-- nobody is chosen who is not there.
create function thidua.refuse_leaving_behind() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    leaves boolean;
begin
    leaves := case tg_table_name
        when 'unit' then
            exists (
                select from thidua.unit u where u.parent_id = new.id and (u.to_day is null or u.to_day > new.to_day)
            )
            or exists (
                select
                from thidua.cluster c
                where c.managing_unit_id = new.id and (c.to_day is null or c.to_day > new.to_day)
            )
            or exists (
                select
                from thidua.membership m
                where m.unit_id = new.id and m.from_day < new.to_day and m.to_day > new.to_day
            )
        else
            exists (
                select
                from thidua.cluster_season cs
                join thidua.membership m on m.cluster_season_id = cs.id
                where cs.cluster_id = new.id and m.from_day < new.to_day and m.to_day > new.to_day
            )
    end;
    if leaves then
        raise exception 'something hangs on this % beyond %', tg_table_name, new.to_day
            using errcode = 'integrity_constraint_violation', constraint = tg_name, table = tg_table_name,
            schema = tg_table_schema;
    end if;
    return null;
end
$$;
revoke all on function thidua.refuse_leaving_behind () from public;
create constraint trigger unit_leaves_nothing after update of to_day on thidua.unit
for each row when (new.to_day is not null and old.to_day is distinct from new.to_day)
execute function thidua.refuse_leaving_behind();
create constraint trigger cluster_leaves_nothing after update of to_day on thidua.cluster
for each row when (new.to_day is not null and old.to_day is distinct from new.to_day)
execute function thidua.refuse_leaving_behind();

-- Functions over a unit end with it, whoever holds them and whoever keeps these accounts; where the unit has ended before,
-- today, as what was held until now is not rewritten.
create function thidua.end_functions() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update thidua.account_function f set to_day = greatest(f.from_day, new.to_day, auth.scope_day())
    where f.unit_id = new.id
        and (f.to_day is null or f.to_day > greatest(f.from_day, new.to_day, auth.scope_day()));
    return null;
end
$$;
revoke all on function thidua.end_functions () from public;
create trigger unit_ends_functions after update of to_day on thidua.unit
for each row when (new.to_day is not null and old.to_day is distinct from new.to_day)
execute function thidua.end_functions();

-- What went on beyond its unit's end until now.
update thidua.account_function f set to_day = greatest(f.from_day, u.to_day, current_date)
from thidua.unit u
where u.id = f.unit_id and (f.to_day is null or f.to_day > greatest(f.from_day, u.to_day, current_date))
    and u.to_day is not null;
