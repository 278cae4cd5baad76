-- Published means frozen, for the owner and the loader too: what a publication came from stays as it was. Corrections
-- publish the next number.
--
-- The triggers fire after row-level security has had its say: who may not write is told that, not that something is
-- published.

-- What hangs on a review changes no more once it is published. Whoever publishes holds the review's row: the others wait
-- here, and then see what it has become. Only drafts do not wait: they count for nothing, and their writer holds the
-- sheet by then, for which whoever submits waits with the review in hand.
create function thidua.refuse_change_of_published() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_table_name <> 'draft' then
        perform from thidua.review r where r.id in (select review_id from touched) order by r.id for share;
    end if;
    if exists (
        select from thidua.review r where r.id in (select review_id from touched) and r.state = 'published'
    ) then
        raise exception '%.% of a published review is frozen', tg_table_schema, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = tg_table_name || '_frozen_once_published',
            table = tg_table_name, schema = tg_table_schema;
    end if;
    return null;
end
$$;

do $$
declare
    name text;
begin
    -- Changing and removing entries and returns is refused already.
    foreach name in array array['ledger_entry', 'criterion_return', 'sheet', 'draft', 'standing'] loop
        execute format(
            'create trigger %1$s_is_frozen_on_insert after insert on thidua.%1$I referencing new table as touched
             for each statement execute function thidua.refuse_change_of_published()', name
        );
    end loop;
    foreach name in array array['sheet', 'draft', 'standing'] loop
        -- Also of a row that would be moved to another review, or from one.
        execute format(
            'create trigger %1$s_is_frozen_on_update after update on thidua.%1$I referencing new table as touched
             for each statement execute function thidua.refuse_change_of_published()', name
        );
        execute format(
            'create trigger %1$s_was_frozen_on_update after update on thidua.%1$I referencing old table as touched
             for each statement execute function thidua.refuse_change_of_published()', name
        );
        execute format(
            'create trigger %1$s_is_frozen_on_delete after delete on thidua.%1$I referencing old table as touched
             for each statement execute function thidua.refuse_change_of_published()', name
        );
    end loop;
end
$$;

-- A review goes forwards, and never leaves `published`. Which state comes next, and when, is Domain's.
create function thidua.refuse_review_backwards() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    states constant text[] := '{selfScoring,crossChecking,assessing,explaining,reassessing,appraising,published}';
begin
    if array_position(states, new.state) < array_position(states, old.state) then
        raise exception 'a review does not go back from % to %', old.state, new.state
            using errcode = 'integrity_constraint_violation', constraint = 'review_state_forwards', table = 'review',
            schema = 'thidua';
    end if;
    return null;
end
$$;
create trigger review_goes_forwards after update on thidua.review
for each row when (old.state <> new.state) execute function thidua.refuse_review_backwards();

-- Publications are numbered without a gap: as each number is there once and none is below 1, there are as many as the
-- highest says.
create function thidua.refuse_publication_gap() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if exists (
        select
        from thidua.publication p
        where exists (
            select from added a
            where a.season_id = p.season_id and a.cluster_season_id = p.cluster_season_id and a.review_id = p.review_id
        )
        group by p.season_id, p.cluster_season_id, p.review_id
        having count(*) <> max(p.number)
    ) then
        raise exception 'a publication has the number after the last one'
            using errcode = 'integrity_constraint_violation', constraint = 'publication_number_next',
            table = 'publication', schema = 'thidua';
    end if;
    return null;
end
$$;
create trigger publication_numbers_have_no_gap after insert on thidua.publication referencing new table as added
for each statement execute function thidua.refuse_publication_gap();
