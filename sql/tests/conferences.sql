-- Conferences, their tasks, and what comes after them, in the world of reviews.sql: who reads, who adds, and what stays.
create function test.confer(conference integer, office integer, title text default 'Sơ kết') returns void
language sql as $$
    insert into thidua.conference (id, season_id, cluster_season_id, managing_unit_id, kind, title, day, record)
    values (
        test.id(conference), test.id(1), test.id(50 + office), test.id(office), 'midYear', title, '2025-07-11', '{}'
    )
$$;

create function test.attend(conference integer, unit integer) returns void language sql as $$
    insert into thidua.conference_unit (season_id, cluster_season_id, managing_unit_id, conference_id, unit_id, attendance)
    values (test.id(1), test.id(61), test.id(11), test.id(conference), test.id(unit), 'head')
    on conflict (conference_id, unit_id) do update set attendance = 'head', version = conference_unit.version + 1
$$;

create function test.test_who_takes_part_reads_conferences_and_leads_write_them() returns setof text
language plpgsql as $test$
declare
    name text;
    seen integer;
begin
    perform test.make_reviews();
    perform test.confer(701, 11), test.confer(702, 12);
    for name, seen in values
        ('unit22', 1), ('office21', 1), ('office11', 1), ('office10', 2), ('unit23', 1), ('key11', 0), ('key22', 0),
        ('keeper22', 0), ('', 0)
    loop
        perform test.act_as(name);
        return next is((select count(*)::integer from thidua.conference), seen, name);
        reset role;
    end loop;
    perform test.act_as('office21');
    return next lives_ok('select test.confer(703, 11)', 'the lead');
    return next throws_ok('select test.confer(704, 12)', '42501', null, 'not elsewhere');
    return next lives_ok($$update thidua.conference set title = 'Khác' where id = test.id(701)$$, 'changes it');
    reset role;
    perform test.act_as('unit22');
    return next throws_ok('select test.confer(705, 11)', '42501', null, 'a member does not');
    update thidua.conference set title = 'Của tôi' where id = test.id(701);
    return next is((select title from thidua.conference where id = test.id(701)), 'Khác', 'nor changes it');
    reset role;
end
$test$;

create function test.test_a_unit_answers_for_itself_alone() returns setof text language plpgsql as $test$
begin
    perform test.make_reviews();
    perform test.confer(701, 11);
    perform test.act_as('unit22');
    return next lives_ok('select test.attend(701, 22)', 'its own');
    return next lives_ok('select test.attend(701, 22)', 'again');
    return next throws_ok('select test.attend(701, 24)', '42501', null, 'not another''s');
    reset role;
    perform test.act_as('office21');
    return next lives_ok('select test.attend(701, 24)', 'the lead for anybody');
    reset role;
end
$test$;

create function test.test_a_conference_does_not_go_back() returns setof text language plpgsql as $test$
begin
    perform test.make_reviews();
    perform test.confer(701, 11);
    update thidua.conference set state = 'held', held_on = '2025-07-11' where id = test.id(701);
    return next test.is_refused(
        $$update thidua.conference set state = 'planned', held_on = null where id = test.id(701)$$,
        'conference_state_order'
    );
    update thidua.conference set state = 'concluded', concluded_on = '2025-07-12' where id = test.id(701);
    return next test.is_refused(
        $$update thidua.conference set title = 'x' where id = test.id(701)$$, 'conference_state_order'
    );
end
$test$;

create function test.test_tasks_and_what_follows_up_stay() returns setof text language plpgsql as $test$
begin
    perform test.make_reviews();
    perform test.confer(701, 11);
    insert into thidua.task (
        season_id, cluster_season_id, managing_unit_id, id, conference_id, number, text, owner, due
    )
    values (test.id(1), test.id(61), test.id(11), test.id(711), test.id(701), 1, 'Hội thao', 'lead', '2025-09-30');
    return next test.is_refused($$update thidua.task set due = '2026-01-01'$$, 'task_append_only');
    return next test.is_refused($$delete from thidua.task_follow_up$$, 'task_follow_up_append_only');
    perform test.act_as('unit22');
    return next throws_ok(
        $$insert into thidua.task_follow_up
          values (test.id(1), test.id(61), test.id(11), test.id(711), 1, test.id(22), 'done', true, 'x', '2025-09-01',
              test.id(111), now())$$,
        '42501', null, 'nobody reports in another''s name'
    );
    return next lives_ok(
        $$insert into thidua.task_follow_up
          values (test.id(1), test.id(61), test.id(11), test.id(711), 1, test.id(22), 'done', true, 'x', '2025-09-01',
              test.id(122), now())$$,
        'a unit in its own'
    );
    reset role;
end
$test$;

create function test.test_one_proposal_stands_for_a_role() returns setof text language plpgsql as $test$
begin
    perform test.make_reviews();
    insert into thidua.rotation (id, season_id, cluster_season_id, managing_unit_id, role, unit_id, state, reason)
    values (test.id(721), test.id(1), test.id(61), test.id(11), 'lead', test.id(22), 'proposed', 'luân phiên');
    return next throws_ok(
        $$insert into thidua.rotation (id, season_id, cluster_season_id, managing_unit_id, role, unit_id, state, reason)
          values (test.id(722), test.id(1), test.id(61), test.id(11), 'lead', test.id(24), 'proposed', 'khác')$$,
        '23505', null, 'two at once'
    );
    update thidua.rotation set state = 'withdrawn', withdrawal = 'đổi' where id = test.id(721);
    return next lives_ok(
        $$insert into thidua.rotation (id, season_id, cluster_season_id, managing_unit_id, role, unit_id, state, reason)
          values (test.id(722), test.id(1), test.id(61), test.id(11), 'lead', test.id(24), 'proposed', 'khác')$$,
        'once the first is withdrawn'
    );
end
$test$;

create function test.test_a_succeeded_unit_leaves_its_clusters_and_closed_years_stay() returns setof text
language plpgsql as $test$
begin
    insert into thidua.unit (id, code, name, search_key, parent_id, from_day)
    values (test.id(29), 'PT.P9', 'PT.P9', 'pt.p9', test.id(11), '2025-03-01');
    insert into thidua.leadership values (test.id(61), test.id(21), 'lead', '2024-11-15', '2025-11-15');
    return next test.is_refused(
        $$update thidua.unit set to_day = '2025-03-01' where id = test.id(21)$$, 'unit_leaves_nothing'
    );
    insert into thidua.unit_succession (predecessor_id, successor_id, day)
    values (test.id(21), test.id(29), '2025-03-01');
    update thidua.cluster_season set state = 'closed' where id = test.id(61);
    return next test.is_refused(
        $$update thidua.unit set to_day = '2025-03-01' where id = test.id(21)$$, 'unit_leaves_nothing'
    );
    update thidua.cluster_season set state = 'running' where id = test.id(61);
    return next lives_ok($$update thidua.unit set to_day = '2025-03-01' where id = test.id(21)$$, 'taken over');
    return next is(
        (select to_day from thidua.membership where unit_id = test.id(21)), '2025-03-01'::date, 'a member no more'
    );
    return next is(
        (select to_day from thidua.leadership where unit_id = test.id(21)), '2025-03-01'::date, 'nor the lead'
    );
    return next is((select version from thidua.cluster_season where id = test.id(61)), 2, 'and whoever saw it before is told');
    return next is(
        (select to_day from thidua.membership where unit_id = test.id(22)), '2025-07-01'::date, 'others stay'
    );
end
$test$;

create function test.test_a_completed_handover_stays() returns setof text language plpgsql as $test$
begin
    insert into thidua.handover (
        cluster_season_id, season_id, managing_unit_id, giving_unit_id, receiving_unit_id, day, record
    )
    values (test.id(61), test.id(1), test.id(11), test.id(21), test.id(22), '2025-11-10', '{}');
    insert into thidua.cluster_season (id, season_id, cluster_id, managing_unit_id, block_key)
    values (test.id(69), test.id(2), test.id(41), test.id(11), test.id(11));
    return next lives_ok($$update thidua.handover set next_cluster_season_id = test.id(69), version = 2$$, 'completed');
    return next test.is_refused($$update thidua.handover set day = '2025-11-11'$$, 'handover_completed');
end
$test$;
