-- Movements, activities, exemplars and practices, in the world of reviews.sql: who reads what its reach lets out, and what stays.
create function test.make_exemplar(reach text, state text) returns void language sql as $$
    insert into thidua.exemplar (
        id, season_id, cluster_season_id, managing_unit_id, unit_id, kind, title, search_key, state, reach, document
    )
    values (
        test.id(701), test.id(1), test.id(61), test.id(11), test.id(22), 'person', 'x', 'x', state, reach, '{}'
    )
$$;

create function test.make_call(account integer, unit integer) returns void language sql as $$
    insert into thidua.movement (id, managing_unit_id, kind, title, search_key, reach, document)
    values (test.id(710 + unit), test.id(unit), 'movement', 'x', 'x', 'unit', '{}')
$$;

create function test.join_call(entry integer, unit integer, account integer) returns void language sql as $$
    insert into thidua.movement_entry (
        id, managing_unit_id, record_id, unit_id, kind, occurred_on, figures, account_id, recorded_at
    )
    values (
        test.id(entry), test.id(10), test.id(720), test.id(unit), 'joined', '2025-09-01', '[]', test.id(account), now()
    )
$$;

create function test.count_of(name text) returns bigint language plpgsql stable as $$
declare
    found bigint;
begin
    execute format('select count(*) from thidua.%I', name) into found;
    return found;
end
$$;

create function test.test_a_record_is_read_as_far_as_it_reaches() returns setof text language plpgsql as $test$
declare
    name text;
    reads text;
    furthest text;
begin
    perform test.make_reviews();
    perform test.make_exemplar('unit', 'discovered');
    foreach furthest in array array['unit', 'cluster', 'ministry'] loop
        update thidua.exemplar set reach = furthest, version = version + 1;
        for name, reads in values
            ('unit22', 'unit'), ('office21', 'unit'), ('office11', 'unit'), ('office10', 'unit'), ('unit24', 'cluster'),
            ('unit23', 'ministry'), ('keeper22', 'ministry'), ('key22', 'never'), ('key10', 'never'), ('', 'never')
        loop
            perform test.act_as(name);
            return next is(
                test.count_of('exemplar') > 0,
                coalesce(
                    array_position(array['unit', 'cluster', 'ministry'], reads)
                    <= array_position(array['unit', 'cluster', 'ministry'], furthest), false
                ),
                name || ' ' || furthest
            );
            reset role;
        end loop;
    end loop;
end
$test$;

create function test.test_an_office_calls_all_below_it_and_units_answer() returns setof text
language plpgsql as $test$
declare
    name text;
    reads bigint;
begin
    perform test.make_reviews();
    perform test.act_as('office10');
    return next lives_ok('select test.make_call(110, 10)', 'the ministry, which has no clusters of its own');
    reset role;
    perform test.act_as('office11');
    return next throws_ok('select test.make_call(111, 12)', '42501', null, 'no other office for another unit');
    return next is(test.count_of('movement'), 0::bigint, 'nor reads its draft');
    reset role;
    perform test.act_as('unit22');
    return next throws_ok('select test.join_call(801, 22, 122)', '42501', null, 'nobody joins a draft');
    reset role;
    update thidua.movement set state = 'launched', reach = 'ministry', version = 2;
    perform test.act_as('unit22');
    return next lives_ok('select test.join_call(802, 22, 122)', 'a unit for itself');
    return next throws_ok('select test.join_call(803, 24, 122)', '42501', null, 'never for another');
    return next throws_ok('select test.join_call(804, 22, 124)', '42501', null, 'nor in another''s name');
    reset role;
    perform test.act_as('unit23');
    return next lives_ok('select test.join_call(805, 23, 123)', 'in another province as well');
    reset role;
    for name, reads in values
        ('unit22', 1), ('unit24', 1), ('office21', 1), ('unit23', 1), ('office11', 1), ('office10', 2), ('key22', 0), ('', 0)
    loop
        perform test.act_as(name);
        return next is(test.count_of('movement_entry'), reads, name);
        reset role;
    end loop;
end
$test$;

create function test.test_a_record_keeps_its_order_and_what_was_said_of_it() returns setof text language plpgsql as $test$
begin
    perform test.make_reviews();
    perform test.make_exemplar('unit', 'discovered');
    return next throws_ok(
        'update thidua.exemplar set state = ''recognised'', version = 2', '23000', null, 'no step is left out'
    );
    return next throws_ok('update thidua.exemplar set title = ''y''', '23000', null, 'each change has its version');
    return next throws_ok('delete from thidua.exemplar', null, null, 'no record is removed');
    perform test.act_as('unit24');
    return next throws_ok(
        $$insert into thidua.exemplar_act (
            season_id, cluster_season_id, managing_unit_id, record_id, version, state, occurred_on, document, account_id,
            recorded_at
        )
        values (
            test.id(1), test.id(61), test.id(11), test.id(701), 2, 'nurtured', '2025-09-01', '{}', test.id(124), now()
        )$$, '42501', null, 'no other unit adds an act'
    );
    reset role;
    perform test.act_as('unit22');
    return next lives_ok(
        $$insert into thidua.exemplar_act (
            season_id, cluster_season_id, managing_unit_id, record_id, version, state, occurred_on, document, account_id,
            recorded_at
        )
        values (
            test.id(1), test.id(61), test.id(11), test.id(701), 1, 'discovered', '2025-09-01', '{}', test.id(122), now()
        )$$, 'its own does'
    );
    reset role;
    return next throws_ok('update thidua.exemplar_act set words = ''y''', null, null, 'an act stays as it was');
end
$test$;
