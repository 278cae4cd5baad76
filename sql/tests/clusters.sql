-- Clusters as they are found in the reports: numbers repeat, members are dated, and only the managing office adds any.
-- A small world: the ministry, two provinces, a regiment in one of them, a member of each, and an officer of each office.
create function test.setup_clusters() returns void language plpgsql as $setup$
declare
    day constant date := '2020-01-01';
begin
    insert into thidua.unit (id, code, name, search_key, parent_id, from_day)
    select test.id(id), code, code, code, test.id(parent), day
    from (values
        (10, 'BCA', null), (11, 'PT', 10), (12, 'QT', 10), (13, 'E1', 11),
        (21, 'PT.P1', 11), (22, 'PT.P2', 11), (23, 'QT.P1', 12)
    ) as units (id, code, parent);
    insert into thidua.account (id, unit_id, login, name)
    select test.id(100 + unit), test.id(unit), 'office' || unit, 'office' from unnest(array[10, 11, 12, 21]) unit;
    insert into thidua.account_function (account_id, function, unit_id, from_day, to_day)
    select test.id(100 + unit), function, test.id(unit), day, until
    from (values
        (10, 'managingOfficer', null), (11, 'managingOfficer', null), (12, 'managingOfficer', '2021-01-01'::date),
        (21, 'officer', null)
    ) as functions (unit, function, until);
    insert into auth.session (secret_hash, account_id, opened_at, expires_at)
    select sha256(login::bytea), id, now(), now() + interval '1 hour' from thidua.account where login like 'office%';
    insert into thidua.season (id, kind, name, from_day, to_day)
    values (test.id(1), 'workYear', '2025', '2024-11-15', '2025-11-15'),
        (test.id(2), 'workYear', '2026', '2025-11-15', '2026-11-15');
    insert into thidua.cluster (id, managing_unit_id, number, search_key, from_day)
    select test.id(30 + unit), test.id(unit), 1, 'cum 1', day from unnest(array[11, 12, 13]) unit;
    insert into thidua.cluster_season (id, season_id, cluster_id, managing_unit_id, block_key)
    select test.id(50 + unit), test.id(1), test.id(30 + unit), test.id(unit), test.id(unit)
    from unnest(array[11, 12]) unit;
    insert into thidua.membership (cluster_season_id, unit_id, managing_unit_id, block_key, from_day, to_day)
    values (test.id(61), test.id(21), test.id(11), test.id(11), '2024-11-15', '2025-11-15'),
        (test.id(61), test.id(22), test.id(11), test.id(11), '2024-11-15', '2025-07-01');
end
$setup$;

create function test.id(number integer) returns uuid language sql immutable as $$
    select ('00000000-0000-7000-8000-' || lpad(number::text, 12, '0'))::uuid
$$;

-- Becomes the serving role with the scope of an account.
create function test.act_as(login text) returns void language plpgsql as $$
begin
    set local role thidua_app;
    perform set_config('thidua.scope', coalesce(auth.issue_scope(login::bytea), ''), true);
end
$$;

create function test.test_every_province_and_a_regiment_have_a_number_one() returns setof text
language plpgsql as $test$
begin
    return next is((select count(*) from thidua.cluster where number = 1), 3::bigint);
    return next throws_ok(
        $$insert into thidua.cluster (id, managing_unit_id, number, search_key, from_day)
          values (test.id(40), test.id(11), 1, '', '2022-01-01')$$,
        '23P01', null, 'but not two at one time'
    );
    return next lives_ok(
        $$update thidua.cluster set to_day = '2026-01-01' where id = test.id(41);
          insert into thidua.cluster (id, managing_unit_id, number, search_key, from_day)
          values (test.id(40), test.id(11), 1, '', '2026-01-01')$$,
        'a number is free again when its cluster has ended'
    );
    return next throws_ok(
        $$insert into thidua.cluster (id, managing_unit_id, search_key, from_day)
          values (test.id(44), test.id(11), '', '2026-01-01')$$,
        '23514', null, 'without a number it has a name'
    );
end
$test$;

create function test.test_a_unit_is_in_one_cluster_of_an_office_at_a_time() returns setof text language plpgsql as $test$
begin
    insert into thidua.cluster (id, managing_unit_id, number, search_key, from_day)
    values (test.id(45), test.id(11), 2, '', '2020-01-01'), (test.id(46), test.id(10), 1, '', '2020-01-01');
    insert into thidua.cluster_season (id, season_id, cluster_id, managing_unit_id, block_key)
    values (test.id(65), test.id(1), test.id(45), test.id(11), test.id(11)),
        (test.id(66), test.id(1), test.id(46), test.id(10), test.id(10));
    return next throws_ok(
        $$insert into thidua.membership values (test.id(65), test.id(21), test.id(11), test.id(11), '2025-01-01', '2025-02-01')$$,
        '23P01'
    );
    return next lives_ok(
        $$insert into thidua.membership values (test.id(65), test.id(22), test.id(11), test.id(11), '2025-07-01', '2025-11-15')$$,
        'it may change its cluster in the middle of the season'
    );
    return next lives_ok(
        $$insert into thidua.membership values (test.id(66), test.id(21), test.id(10), test.id(10), '2024-11-15', '2025-11-15')$$,
        'and be in a cluster of another office'
    );
    return next throws_ok(
        $$insert into thidua.membership values (test.id(62), test.id(21), test.id(12), test.id(12), '2024-11-15', '2025-11-15')$$,
        '23503', null, 'which it is below'
    );
    return next throws_ok(
        $$insert into thidua.membership values (test.id(62), test.id(12), test.id(12), test.id(12), '2024-11-15', '2025-11-15')$$,
        '23514', null, 'and never the office''s own unit'
    );
    set local session_replication_role = replica;
    insert into thidua.membership values (test.id(62), test.id(12), test.id(12), test.id(12), '2024-11-15', '2025-11-15');
    set local session_replication_role = origin;
    return next lives_ok(
        $$update thidua.membership set to_day = '2025-01-01' where unit_id = test.id(12)$$,
        'one from before anybody looked can end'
    );
    return next throws_ok(
        $$insert into thidua.membership values (test.id(61), test.id(23), test.id(12), test.id(12), '2025-01-01', '2025-02-01')$$,
        '23503', null, 'the office named is the cluster''s own'
    );
end
$test$;

create function test.test_who_leads_is_a_member_for_as_long() returns setof text language plpgsql as $test$
begin
    set constraints all immediate;
    return next lives_ok(
        $$insert into thidua.leadership values (test.id(61), test.id(21), 'lead', '2024-11-15', '2025-11-15')$$
    );
    return next throws_ok(
        $$insert into thidua.leadership values (test.id(61), test.id(22), 'lead', '2025-01-01', '2025-02-01')$$,
        '23P01', null, 'one lead at a time'
    );
    return next throws_ok(
        $$insert into thidua.leadership values (test.id(61), test.id(21), 'deputy', '2025-01-01', '2025-02-01')$$,
        '23P01', null, 'nobody is their own deputy'
    );
    return next throws_ok(
        $$insert into thidua.leadership values (test.id(61), test.id(22), 'deputy', '2025-01-01', '2025-11-15')$$,
        '23000', null, 'not longer than a member'
    );
    return next throws_ok(
        $$insert into thidua.leadership values (test.id(61), test.id(23), 'deputy', '2025-01-01', '2025-02-01')$$,
        '23000', null, 'not a stranger'
    );
end
$test$;

create function test.test_only_the_managing_office_adds_clusters() returns setof text language plpgsql as $test$
declare
    add constant text := $$insert into thidua.cluster (id, managing_unit_id, number, search_key, from_day)
        values (test.id(46), test.id(11), 7, '', '2026-01-01')$$;
begin
    grant usage on schema test to thidua_app;
    perform test.act_as('office21');
    return next throws_ok(add, '42501', null, 'not a member''s officer');
    perform test.act_as('office12');
    return next throws_ok(add, '42501', null, 'not another province''s office, whose officer has left besides');
    perform test.act_as('nobody');
    return next throws_ok(add, '42501', null, 'not without a scope');
    perform test.act_as('office11');
    return next lives_ok(add, 'its own office');
    perform test.act_as('office10');
    return next lives_ok(replace(replace(add, '46', '47'), '7,', '8,'), 'and the ministry''s');
    reset role;
end
$test$;

create function test.test_seasons_are_the_ministrys() returns setof text language plpgsql as $test$
declare
    add constant text := $$insert into thidua.season values (test.id(3), 'schoolYear', '2025-2026', '2025-08-01', '2026-08-01')$$;
begin
    grant usage on schema test to thidua_app;
    perform test.act_as('office11');
    return next throws_ok(add, '42501');
    perform test.act_as('office10');
    return next lives_ok(add);
    return next throws_ok('update thidua.season set name = name', '42501', null, 'and nobody changes one');
    reset role;
end
$test$;
