-- For whom an account works is in its functions: belonging to a unit opens nothing of a review by itself.
create function test.test_who_works_for_no_unit_sees_nothing_of_a_review() returns setof text language plpgsql as $test$
declare
    name text;
begin
    perform test.fill_reviews();
    update thidua.review set state = 'published' where id = test.id(411);
    foreach name in array array['service22', 'service11', 'keeper22', 'idle22'] loop
        perform test.act_as(name);
        return next is(
            regexp_replace(test.count_rows(), '.records.*', ''),
            'reviews 0 sheets 0 criteria 0 entries 0 returns 0 drafts 0 standings 0 publications 0 events 0',
            'the session of ' || name
        );
        return next throws_ok(
            $$insert into thidua.draft values (test.id(411), test.id(22), 'I.2', '{"points":1}', 1)$$, '42501',
            null, name || ' types nothing'
        );
        return next throws_ok(
            format($$select test.enter(9, 22, 'self', %s)$$, right(auth.scope_account()::text, 3)), '42501', null,
            name || ' enters nothing'
        );
        return next is(thidua.recompute_scope(test.id(411)), null, name || ' locks nothing');
        reset role;
    end loop;
end
$test$;

create function test.test_who_is_lent_sees_what_the_unit_sees() returns setof text language plpgsql as $test$
begin
    perform test.fill_reviews();
    perform test.act_as('lent24');
    return next results_eq(
        'select test.read_entries()', array['21 self', '22 assessment1', '22 self'],
        'the lead''s own and all of the others, but of the unit that they belong to'
    );
    return next results_eq('select unit_id from thidua.standing', array[test.id(22)], 'in the standings too');
    return next throws_ok(
        $$insert into thidua.draft values (test.id(411), test.id(21), 'I.1', '{"points":1}', 1)$$, '42501', null,
        'no draft of a unit that is not their own'
    );
    return next throws_ok(
        $$insert into thidua.draft values (test.id(411), test.id(24), 'I.1', '{"points":1}', 1)$$, '42501', null,
        'nor of the one that they left'
    );
    return next lives_ok($$select test.enter(7, 22, 'assessment1', 134)$$, 'they assess for the lead');
    return next throws_ok($$select test.enter(8, 24, 'assessment1', 134)$$, '42501', null, 'not their own unit');
    return next throws_ok($$select test.enter(8, 21, 'assessment1', 134)$$, '42501', null, 'nor the lead');
    reset role;
end
$test$;

create function test.test_a_function_that_is_over_opens_nothing() returns setof text language plpgsql as $test$
begin
    perform test.fill_reviews();
    update thidua.account_function set to_day = '2025-10-01' where account_id = test.id(122);
    perform test.act_as('unit22');
    return next is((select count(*) from thidua.sheet), 0::bigint);
    return next is((select count(*) from thidua.draft), 0::bigint);
    reset role;
end
$test$;
