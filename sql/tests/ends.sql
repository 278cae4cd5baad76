-- What a unit or a cluster that ends must not leave behind, in the world of clusters.sql: whoever writes it.
create function test.test_a_unit_leaves_nothing_behind() returns setof text language plpgsql as $test$
begin
    return next test.is_refused(
        $$update thidua.unit set to_day = '2025-07-01' where id = test.id(13)$$, 'unit_leaves_nothing'
    );
    update thidua.cluster set to_day = '2025-07-01' where id = test.id(43);
    return next lives_ok($$update thidua.unit set to_day = '2025-07-01' where id = test.id(13)$$, 'its cluster has ended');
    return next test.is_refused(
        $$update thidua.unit set to_day = '2025-06-30' where id = test.id(13)$$, 'unit_leaves_nothing'
    );
    return next lives_ok($$update thidua.unit set to_day = '2025-08-01' where id = test.id(13)$$, 'later is no matter');
    return next test.is_refused(
        $$update thidua.unit set to_day = '2025-07-01' where id = test.id(21)$$, 'unit_leaves_nothing'
    );
    return next lives_ok(
        $$update thidua.unit set to_day = '2025-07-01' where id = test.id(22)$$, 'a membership ends on that very day'
    );
    return next test.is_refused(
        $$update thidua.unit set to_day = '2026-01-01' where id = test.id(11)$$, 'unit_leaves_nothing'
    );
    -- A membership that was to begin later lapses.
    insert into thidua.cluster_season (id, season_id, cluster_id, managing_unit_id, block_key)
    values (test.id(71), test.id(2), test.id(41), test.id(11), test.id(11));
    insert into thidua.membership values (test.id(71), test.id(21), test.id(11), test.id(11), '2025-11-15', '2026-11-15');
    return next lives_ok($$update thidua.unit set to_day = '2025-11-15' where id = test.id(21)$$);
end
$test$;

create function test.test_nothing_outlives_the_unit_that_it_hangs_on() returns setof text language plpgsql as $test$
declare
    child constant text := $$insert into thidua.unit (id, code, name, search_key, parent_id, from_day, to_day)
        values (test.id(801), 'E1.D1', 'D1', 'd1', test.id(13), '2021-01-01', %L)$$;
    managed constant text := $$insert into thidua.cluster (id, managing_unit_id, number, search_key, from_day, to_day)
        values (test.id(802), test.id(13), 2, 'cum 2', '2021-01-01', %L)$$;
    member constant text := $$insert into thidua.membership
        values (test.id(61), test.id(13), test.id(11), test.id(11), '2025-01-01', %L)$$;
    held constant text := $$insert into thidua.account_function
        values (test.id(111), 'officer', test.id(13), '2025-01-01', %L)$$;
begin
    update thidua.cluster set to_day = '2025-07-01' where id = test.id(43);
    update thidua.unit set to_day = '2025-07-01' where id = test.id(13);
    return next test.is_refused(format(child, null), 'unit_within_parent');
    return next test.is_refused(format(child, '2025-07-02'), 'unit_within_parent');
    return next lives_ok(format(child, '2025-07-01'));
    return next test.is_refused(
        $$update thidua.unit set to_day = '2026-01-01' where id = test.id(801)$$, 'unit_within_parent'
    );
    return next test.is_refused(format(managed, null), 'cluster_within_unit');
    return next lives_ok(format(managed, '2025-07-01'));
    return next test.is_refused(
        $$update thidua.cluster set to_day = null where id = test.id(802)$$, 'cluster_within_unit'
    );
    return next test.is_refused(format(member, '2025-08-01'), 'membership_within_unit');
    return next lives_ok(format(member, '2025-07-01'));
    return next test.is_refused(
        $$update thidua.membership set to_day = '2025-08-01' where unit_id = test.id(13)$$, 'membership_within_unit'
    );
    return next test.is_refused(format(held, null), 'function_within_unit');
    return next lives_ok(format(held, '2025-07-01'));
    return next test.is_refused(
        $$update thidua.account_function set to_day = null where unit_id = test.id(13)$$, 'function_within_unit'
    );
    return next lives_ok(
        $$insert into thidua.account_function values (test.id(110), 'head', test.id(13), '2026-01-01', '2026-01-01')$$,
        'what never came to be held'
    );
end
$test$;

create function test.test_a_cluster_leaves_no_member_behind() returns setof text language plpgsql as $test$
declare
    leave constant text := $$update thidua.cluster set to_day = '2025-07-01' where id = test.id(41)$$;
begin
    return next test.is_refused(leave, 'cluster_leaves_nothing');
    update thidua.membership set to_day = '2025-07-01' where unit_id = test.id(21);
    return next lives_ok(leave);
    return next test.is_refused(
        $$update thidua.membership set to_day = '2025-07-02' where unit_id = test.id(21)$$, 'membership_within_cluster'
    );
    return next lives_ok($$update thidua.cluster set to_day = '2026-07-01' where id = test.id(41)$$, 'later is no matter');
end
$test$;

create function test.test_functions_end_with_their_unit() returns setof text language plpgsql as $test$
begin
    perform test.fill_reviews();
    insert into thidua.account_function (account_id, function, unit_id, from_day, to_day)
    values (test.id(135), 'head', test.id(22), '2025-12-01', null), (test.id(123), 'head', test.id(22), '2025-01-01', '2025-02-01');
    perform test.act_as('unit22');
    return next is((select count(*) from thidua.draft), 1::bigint, 'before');
    reset role;
    update thidua.unit set to_day = '2025-10-01' where id = test.id(22);
    return next results_eq(
        $$select right(account_id::text, 3), function, to_day from thidua.account_function
        where unit_id = test.id(22) order by 1, 2$$,
        $$values ('122', 'officer', date '2025-10-01'), ('123', 'head', '2025-02-01'),
            ('131', 'service', '2025-10-01'), ('133', 'accountManager', '2025-10-01'), ('135', 'head', '2025-12-01')$$,
        'those that were held, and what would have begun later never comes to be'
    );
    perform test.act_as('unit22');
    return next is((select count(*) from thidua.draft), 0::bigint, 'nobody goes on working for it');
    return next is((select count(*) from thidua.sheet), 0::bigint);
    reset role;
    return next ok(
        exists (select from thidua.account_function where unit_id = test.id(21) and to_day is null), 'no others'
    );
end
$test$;

-- What was held until today is not rewritten, also where the unit ended before.
create function test.test_functions_over_a_unit_that_has_ended_end_today() returns setof text language plpgsql as $test$
begin
    perform test.make_organisation();
    update auth.clock set shift = '2025-10-01'::timestamptz - now();
    update thidua.membership set to_day = '2025-03-01' where unit_id = test.id(21);
    perform test.act_as('admin11');
    update thidua.unit set to_day = '2025-03-01', version = 2 where id = test.id(21);
    reset role;
    return next is(
        (select to_day from thidua.account_function where unit_id = test.id(21)), '2025-10-01'::date
    );
end
$test$;

-- A unit that was to join a cluster which is not there any more by then is free to join another.
create function test.test_a_membership_that_lapses_frees_its_unit() returns setof text language plpgsql as $test$
declare
    join_other constant text :=
        $$insert into thidua.membership (cluster_season_id, unit_id, managing_unit_id, block_key, from_day, to_day)
          values (test.id(69), test.id(22), test.id(11), test.id(11), '2025-09-01', '2025-11-15')$$;
begin
    insert into thidua.cluster (id, managing_unit_id, number, search_key, from_day)
    values (test.id(49), test.id(11), 9, 'cum 9', '2020-01-01');
    insert into thidua.cluster_season (id, season_id, cluster_id, managing_unit_id, block_key)
    values (test.id(69), test.id(1), test.id(49), test.id(11), test.id(11));
    insert into thidua.membership (cluster_season_id, unit_id, managing_unit_id, block_key, from_day, to_day)
    values (test.id(61), test.id(22), test.id(11), test.id(11), '2025-08-01', '2025-11-15');
    insert into thidua.leadership (cluster_season_id, unit_id, role, from_day, to_day)
    values (test.id(61), test.id(22), 'lead', '2025-08-01', '2025-11-15');
    update thidua.membership set to_day = '2025-07-01' where unit_id = test.id(21);
    return next throws_ok(join_other, '23P01', null, 'before');
    update thidua.cluster set to_day = '2025-07-15' where id = test.id(41);
    return next lives_ok(join_other, 'afterwards');
    return next is_empty(
        $$select from thidua.leadership where unit_id = test.id(22) and from_day < to_day$$, 'and leads nothing'
    );
end
$test$;
