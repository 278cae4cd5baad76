-- One statement may add a unit and one below it, in any order. A trigger for each row saw the child first and lost its
-- line; one for the statement sees all.

create or replace function thidua.record_unit_descent() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    -- A foreign key is content with units that are above each other, as long as one statement adds them.
    if exists (
        with recursive line (unit_id, ancestor_id) as (
            select id, id from added
            union all
            select l.unit_id, u.parent_id from line l join added u on u.id = l.ancestor_id where u.parent_id is not null
        ) cycle ancestor_id set is_round using path
        select from line where is_round
    ) then
        raise exception 'a unit is never above itself'
            using errcode = 'integrity_constraint_violation', constraint = 'unit_not_above_itself', table = 'unit',
            schema = 'thidua';
    end if;
    with recursive line (unit_id, ancestor_id, depth) as (
        select id, id, 0 from added
        union all
        select l.unit_id, u.parent_id, l.depth + 1
        from line l
        join thidua.unit u on u.id = l.ancestor_id
        where u.parent_id is not null
    )
    insert into thidua.unit_descent (ancestor_id, unit_id, depth)
    select ancestor_id, unit_id, depth from line;
    return null;
end
$$;
drop trigger unit_descends on thidua.unit;
create trigger unit_descends after insert on thidua.unit
referencing new table as added
for each statement execute function thidua.record_unit_descent();

-- What has been lost.
with recursive line (unit_id, ancestor_id, depth) as (
    select id, id, 0 from thidua.unit
    union all
    select l.unit_id, u.parent_id, l.depth + 1
    from line l
    join thidua.unit u on u.id = l.ancestor_id
    where u.parent_id is not null
) cycle ancestor_id set is_round using path
insert into thidua.unit_descent (ancestor_id, unit_id, depth)
select ancestor_id, unit_id, depth from line where not is_round
on conflict do nothing;
