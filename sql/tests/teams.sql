-- Who checks beside the lead and the managing office, in the world of reviews.sql: unit 22 checks unit 24 in a team, and unit
-- 23, which is in another province, assesses the criterion II.1 of the review of PT.
create function test.make_checking() returns void language plpgsql as $setup$
begin
    perform test.make_reviews();
    update thidua.review set steps = '{crossChecking,assessing,explaining}' where id = test.id(411);
    insert into thidua.inspection
    values (
        test.id(1), test.id(61), test.id(11), test.id(411),
        jsonb_build_array(
            jsonb_build_object(
                'number', 1, 'head', test.id(22), 'units', jsonb_build_array(test.id(22)), 'inspectors', '[]'::jsonb,
                'assigned', jsonb_build_array(test.id(24), test.id(21))
            )
        )::text, 1
    );
    insert into thidua.assessing_body
    values (
        test.id(1), test.id(61), test.id(11), test.id(411),
        jsonb_build_array(
            jsonb_build_object('criterion', 'II', 'leaves', '["II.1"]'::jsonb, 'unit', test.id(23))
        )::text,
        array[test.id(23)], 1
    );
    perform test.enter(1, 21, 'self', 121), test.enter(2, 24, 'self', 124);
    perform test.enter_at(3, 24, 'II.1', 'self', 124);
end
$setup$;

-- Enters something for a criterion in the review of PT.
create function test.enter_at(sequence bigint, unit integer, criterion text, layer text, account integer) returns void
language sql as $$
    insert into thidua.ledger_entry (
        season_id, cluster_season_id, managing_unit_id, review_id, sequence, unit_id, criterion, layer, pass, kind,
        value, reason, account_id, recorded_at
    )
    values (
        test.id(1), test.id(61), test.id(11), test.id(411), sequence, test.id(unit), criterion, layer, 1, 'value',
        '{"points":1}', 'because', test.id(account), now()
    )
$$;

create function test.read_criteria() returns setof text language sql stable as $$
    select right(unit_id::text, 2) || ' ' || criterion from thidua.ledger_entry order by 1
$$;

create function test.test_a_team_reads_and_enters_what_it_checks_while_it_does() returns setof text
language plpgsql as $test$
begin
    perform test.make_checking();
    perform test.act_as('unit22');
    return next results_eq('select test.read_criteria()', '{}'::text[], 'nothing before');
    reset role;
    update thidua.review set state = 'crossChecking' where id = test.id(411);
    perform test.act_as('unit22');
    return next results_eq('select test.read_criteria()', array['21 I.1', '24 I.1', '24 II.1'], 'what is assigned');
    return next lives_ok('select test.enter(10, 24, ''crossCheck'', 122)', 'and enters its layer');
    return next throws_ok('select test.enter(11, 24, ''assessment1'', 122)', '42501', null, 'no other layer');
    return next throws_ok('select test.enter(11, 22, ''crossCheck'', 122)', '42501', null, 'never its own');
    return next throws_ok('select test.enter(11, 24, ''crossCheck'', 124)', '42501', null, 'nor in another''s name');
    reset role;
    perform test.act_as('unit24');
    return next results_eq('select test.read_criteria()', array['24 I.1', '24 II.1'], 'the unit sees none of it');
    return next throws_ok('select test.enter(12, 22, ''crossCheck'', 124)', '42501', null, 'and checks nobody');
    reset role;
    perform test.act_as('key22');
    return next results_eq('select test.read_criteria()', '{}'::text[], 'a key nothing');
    reset role;
    update thidua.inspection
    set teams = replace(teams, '"inspectors": []', '"inspectors": ["' || test.id(135) || '"]');
    perform test.act_as('unit22');
    return next results_eq('select test.read_criteria()', '{}'::text[], 'nor who is no inspector of the team');
    reset role;
end
$test$;

create function test.test_a_declared_conflict_blocks_a_team_at_once() returns setof text language plpgsql as $test$
begin
    perform test.make_checking();
    update thidua.review set state = 'crossChecking' where id = test.id(411);
    insert into thidua.unit_conflict
    values (
        test.id(1), test.id(61), test.id(11), 1, test.id(22), test.id(24), false, 'x', test.id(111), now()
    );
    perform test.act_as('unit22');
    return next results_eq('select test.read_criteria()', array['21 I.1'], 'of the other unit it still reads');
    return next throws_ok('select test.enter(10, 24, ''crossCheck'', 122)', '42501', null, 'and enters nothing');
    reset role;
    return next test.is_refused('update thidua.unit_conflict set is_lifted = true', 'unit_conflict_append_only');
    insert into thidua.unit_conflict
    values (test.id(1), test.id(61), test.id(11), 2, test.id(22), test.id(24), true, 'x', test.id(111), now());
    perform test.act_as('unit22');
    return next lives_ok('select test.enter(10, 24, ''crossCheck'', 122)', 'until it is lifted');
    reset role;
end
$test$;

create function test.test_a_team_assesses_the_lead_where_there_is_no_deputy() returns setof text
language plpgsql as $test$
begin
    perform test.make_checking();
    update thidua.review set state = 'assessing' where id = test.id(411);
    perform test.act_as('unit22');
    return next results_eq('select test.read_criteria()', array['21 I.1'], 'the lead''s alone');
    return next lives_ok('select test.enter(10, 21, ''assessment1'', 122)', 'in the first assessment');
    return next throws_ok('select test.enter(11, 24, ''assessment1'', 122)', '42501', null, 'and no other unit');
    reset role;
    insert into thidua.leadership (cluster_season_id, unit_id, role, from_day, to_day)
    values (test.id(61), test.id(24), 'deputy', '2024-11-15', '2025-11-15');
    perform test.act_as('unit22');
    return next results_eq('select test.read_criteria()', '{}'::text[], 'with a deputy nothing');
    reset role;
end
$test$;

create function test.test_a_body_reads_and_enters_its_field_alone() returns setof text language plpgsql as $test$
begin
    perform test.make_checking();
    perform test.act_as('unit23');
    return next results_eq('select test.read_criteria()', '{}'::text[], 'nothing before');
    reset role;
    update thidua.review set state = 'assessing' where id = test.id(411);
    perform test.act_as('unit23');
    return next results_eq('select test.read_criteria()', array['24 II.1'], 'its field alone');
    return next lives_ok('select test.enter_at(10, 24, ''II.1'', ''assessment1'', 123)', 'which it enters');
    return next throws_ok('select test.enter_at(11, 24, ''I.1'', ''assessment1'', 123)', '42501', null, 'no other');
    return next throws_ok('select test.enter_at(11, 24, ''II.1'', ''crossCheck'', 123)', '42501', null, 'in one layer');
    return next is_empty('select from thidua.standing where review_id = test.id(411)', 'and no standing');
    reset role;
    update thidua.review set state = 'explaining' where id = test.id(411);
    perform test.act_as('unit23');
    return next results_eq('select test.read_criteria()', '{}'::text[], 'nor anything after');
    reset role;
end
$test$;

create function test.test_the_office_names_bodies_that_are_units() returns setof text language plpgsql as $test$
begin
    perform test.make_checking();
    perform test.act_as('office21');
    return next is_empty(
        $$update thidua.assessing_body set version = 2 where review_id = test.id(411) returning 1$$, 'the lead does not'
    );
    reset role;
    perform test.act_as('office11');
    return next isnt_empty(
        $$update thidua.assessing_body set version = 2 where review_id = test.id(411) returning 1$$, 'the office does'
    );
    reset role;
    return next test.is_refused(
        $$update thidua.assessing_body set unit_ids = array[test.id(9999)]$$, 'assessing_body_unit_fkey'
    );
end
$test$;

create function test.test_a_division_is_its_units_alone() returns setof text language plpgsql as $test$
declare
    name text;
begin
    perform test.make_checking();
    perform test.act_as('unit22');
    return next lives_ok(
        $$insert into thidua.sheet_division values (test.id(411), test.id(22), '[]', 1)$$, 'the unit divides its own'
    );
    return next throws_ok(
        $$insert into thidua.sheet_division values (test.id(411), test.id(24), '[]', 1)$$, '42501', null, 'no other'
    );
    return next isnt_empty('select from thidua.unit_staff(test.id(22))', 'among its people');
    return next is_empty('select from thidua.unit_staff(test.id(24))', 'and sees no others');
    reset role;
    foreach name in array array['unit24', 'office21', 'office11', 'office10', 'keeper22', 'key22'] loop
        perform test.act_as(name);
        return next is_empty('select from thidua.sheet_division', name);
        reset role;
    end loop;
end
$test$;

create function test.test_an_explanation_is_shown_as_the_visibility_says() returns setof text language plpgsql as $test$
declare
    name text;
    reads text[];
begin
    perform test.make_checking();
    update thidua.review set state = 'explaining' where id = test.id(411);
    perform test.act_as('unit22');
    return next lives_ok(
        $$insert into thidua.explanation values (
            test.id(1), test.id(61), test.id(11), test.id(411), test.id(22), 1, 'I.1', 'vì', null, test.id(122), now()
        )$$
    );
    return next throws_ok(
        $$insert into thidua.explanation values (
            test.id(1), test.id(61), test.id(11), test.id(411), test.id(24), 1, 'I.1', 'vì', null, test.id(122), now()
        )$$,
        '42501', null, 'for no other unit'
    );
    reset role;
    for name, reads in values
        ('unit22', '{22}'::text[]), ('office21', '{22}'), ('office11', '{22}'), ('office10', '{22}'), ('unit24', '{}'),
        ('unit23', '{}'), ('key22', '{}'), ('keeper22', '{}'), ('', '{}')
    loop
        perform test.act_as(name);
        return next results_eq('select right(unit_id::text, 2) from thidua.explanation', reads, name);
        reset role;
    end loop;
    update thidua.review set state = 'published' where id = test.id(411);
    perform test.act_as('unit24');
    return next results_eq('select right(unit_id::text, 2) from thidua.explanation', array['22'], 'once published');
    reset role;
    return next test.is_refused('update thidua.explanation set text = ''x''', 'explanation_append_only');
end
$test$;
