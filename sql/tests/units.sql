-- Who is above whom, however the units came in.
create function test.lines_above(code text) returns text language sql stable as $$
    select string_agg(a.code || ' ' || d.depth, ', ' order by d.depth)
    from thidua.unit u
    join thidua.unit_descent d on d.unit_id = u.id
    join thidua.unit a on a.id = d.ancestor_id
    where u.code = lines_above.code
$$;

create function test.test_units_come_in_any_order() returns setof text language plpgsql as $test$
begin
    insert into thidua.unit (id, code, name, search_key, parent_id, from_day)
    select test.id(id), code, code, code, test.id(parent), '2020-01-01'
    from (values (703, 'C', 702), (702, 'B', 701), (701, 'A', 11), (704, 'D', 702)) as units (id, code, parent);
    return next is(test.lines_above('C'), 'C 0, B 1, A 2, PT 3, BCA 4');
    return next is(test.lines_above('D'), 'D 0, B 1, A 2, PT 3, BCA 4');
    return next is(test.lines_above('A'), 'A 0, PT 1, BCA 2');
    insert into thidua.unit (id, code, name, search_key, parent_id, from_day)
    values (test.id(705), 'E', 'E', 'e', test.id(703), '2020-01-01');
    return next is(test.lines_above('E'), 'E 0, C 1, B 2, A 3, PT 4, BCA 5', 'and one by one');
    insert into thidua.unit (id, code, name, search_key, from_day)
    select test.id(706), 'F', 'F', 'f', '2020-01-01' where false;
    return next is(test.lines_above('F'), null, 'or not at all');
end
$test$;

create function test.test_no_unit_is_above_itself() returns setof text language plpgsql as $test$
begin
    return next throws_ok(
        $$insert into thidua.unit (id, code, name, search_key, parent_id, from_day)
          values (test.id(701), 'A', 'A', 'a', test.id(702), '2020-01-01'),
            (test.id(702), 'B', 'B', 'b', test.id(701), '2020-01-01')$$,
        '23000', 'a unit is never above itself'
    );
    return next throws_ok(
        $$insert into thidua.unit (id, code, name, search_key, parent_id, from_day)
          values (test.id(701), 'A', 'A', 'a', test.id(799), '2020-01-01')$$,
        '23503', null, 'nor below one that is not there'
    );
end
$test$;
