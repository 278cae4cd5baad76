-- Published means frozen, in the world of reviews.sql, filled as in keys.sql: for the owner too, as whom all of this runs.
create function test.test_what_is_published_is_frozen() returns setof text language plpgsql as $test$
declare
    change text;
    name text;
begin
    perform test.fill_reviews();
    update thidua.review set state = 'published', version = 2 where id = test.id(411);
    foreach change in array array[
        $$ledger_entry select season_id, cluster_season_id, managing_unit_id, review_id, 9, unit_id, criterion, layer, pass,
            kind, value, reason, account_id, recorded_at from thidua.ledger_entry where sequence = 1$$,
        $$criterion_return select season_id, cluster_season_id, managing_unit_id, review_id, 9, unit_id, criterion, 3,
            layer, reason, account_id, recorded_at from thidua.criterion_return$$,
        $$sheet (season_id, cluster_season_id, managing_unit_id, review_id, unit_id)
            values (test.id(1), test.id(61), test.id(11), test.id(411), test.id(13))$$,
        $$draft values (test.id(411), test.id(24), 'I.1', '{"points":1}', 1)$$,
        $$draft values (test.id(411), test.id(22), 'I.1', '{"points":2}', 2)
            on conflict (review_id, unit_id, criterion) do update set value = excluded.value$$,
        $$standing values (test.id(1), test.id(61), test.id(11), test.id(411), test.id(22), 1, 1, '{}', '{}')
            on conflict (review_id, unit_id) do update set place = 2$$
    ] loop
        name := substring(change from '^[a-z_]+');
        return next test.is_refused('insert into thidua.' || change, name || '_frozen_once_published');
    end loop;
    foreach change in array array[
        'update thidua.sheet set state = ''submitted''', 'update thidua.draft set value = null',
        'update thidua.standing set rank = null', 'delete from thidua.draft', 'delete from thidua.standing',
        'update thidua.draft set review_id = test.id(412), unit_id = test.id(23)'
    ] loop
        name := substring(change from 'thidua\.([a-z_]+)');
        return next test.is_refused(change, name || '_frozen_once_published');
    end loop;
    return next lives_ok('update thidua.sheet set version = 2 where review_id = test.id(412)', 'no other review');
    return next lives_ok($$select test.enter(1, 23, 'self', 123)$$, 'nor its ledger');
    return next test.is_refused(
        format('update thidua.review set state = %L where id = test.id(411)', 'appraising'), 'review_state_forwards'
    );
end
$test$;

-- The function that asks is the owner's, so that it sees what the writer's scope does not show.
create function test.test_what_is_published_is_frozen_for_the_application() returns setof text
language plpgsql as $test$
begin
    perform test.fill_reviews();
    update thidua.review set state = 'published', version = 2 where id = test.id(411);
    perform test.act_as('unit22');
    return next test.is_refused(
        $$insert into thidua.draft values (test.id(411), test.id(22), 'I.2', '{"points":1}', 1)$$,
        'draft_frozen_once_published'
    );
    return next test.is_refused($$select test.enter(9, 22, 'self', 122)$$, 'ledger_entry_frozen_once_published');
    return next throws_ok(
        $$select test.enter(9, 24, 'self', 122)$$, '42501', null, 'who may not write is told that alone'
    );
    reset role;
    grant usage on schema test to thidua_loader;
    set local role thidua_loader;
    return next test.is_refused($$select test.enter(9, 22, 'self', 122)$$, 'ledger_entry_frozen_once_published');
    reset role;
end
$test$;

create function test.test_a_review_goes_forwards() returns setof text language plpgsql as $test$
begin
    perform test.make_reviews();
    return next lives_ok($$update thidua.review set state = 'assessing'$$);
    return next lives_ok($$update thidua.review set state = 'assessing', version = version + 1$$, 'or stays');
    return next lives_ok($$update thidua.review set state = 'appraising'$$, 'steps may be left out');
    return next test.is_refused($$update thidua.review set state = 'explaining'$$, 'review_state_forwards');
end
$test$;

create function test.test_publications_are_numbered_without_a_gap() returns setof text language plpgsql as $test$
begin
    perform test.fill_reviews();
    update thidua.review set state = 'published', version = 2 where id = test.id(411);
    return next test.is_refused('select test.publish(3)', 'publication_number_next');
    return next lives_ok('select test.publish(2)', 'a correction of what is published');
    return next throws_ok('select test.publish(2)', '23505', null, 'each number once');
    return next lives_ok('select test.publish(3)');
    perform test.act_as('office21');
    return next test.is_refused('select test.publish(5, 121)', 'publication_number_next');
    return next lives_ok('select test.publish(4, 121)');
    reset role;
end
$test$;

create function test.publish(number integer, account integer default 111) returns void language sql as $$
    insert into thidua.publication
    values (
        test.id(1), test.id(61), test.id(11), test.id(411), number, '{}', default, '{}', test.id(account), now()
    )
$$;

-- Whether a statement violates the constraint of this name.
create function test.is_refused(statement text, name text) returns text language plpgsql as $$
declare
    violated text;
begin
    begin
        execute statement;
        return fail(name);
    exception when integrity_constraint_violation then
        get stacked diagnostics violated = constraint_name;
        return is(violated, name);
    end;
end
$$;
