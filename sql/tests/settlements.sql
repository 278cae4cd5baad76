-- Evidence, and units that are out of the ranking, in the world of reviews.sql.
create function test.disqualify(sequence bigint, unit integer, account integer, is_lifted boolean default false)
returns void language sql as $$
    insert into thidua.disqualification
    select test.id(1), test.id(50 + o), test.id(o), test.id(400 + o), sequence, test.id(unit), is_lifted, 'because',
        test.id(account), now()
    from (select case when unit = 23 then 12 else 11 end) as office (o)
$$;

create function test.read_disqualified() returns setof text language sql stable as $$
    select right(unit_id::text, 2) from thidua.disqualification order by 1
$$;

create function test.test_a_disqualification_is_read_as_assessed_points_are() returns setof text
language plpgsql as $test$
declare
    name text;
    reads text[];
begin
    perform test.make_reviews();
    perform test.disqualify(1, 21, 111), test.disqualify(2, 22, 111), test.disqualify(3, 24, 111),
        test.disqualify(1, 23, 110);
    for name, reads in values
        ('unit22', '{}'::text[]), ('office21', '{22,24}'), ('office11', '{21,22,24}'), ('office10', '{21,22,23,24}'),
        ('unit23', '{}'), ('key11', '{}'), ('keeper22', '{}'), ('', '{}')
    loop
        perform test.act_as(name);
        return next results_eq('select test.read_disqualified()', reads, name);
        reset role;
    end loop;
    update thidua.review set state = 'explaining' where id = test.id(411);
    perform test.act_as('unit22');
    return next results_eq('select test.read_disqualified()', array['22'], 'its own after assessment 1');
    reset role;
    update thidua.review set state = 'published' where id = test.id(411);
    perform test.act_as('unit22');
    return next results_eq('select test.read_disqualified()', array['21', '22', '24'], 'all once it is published');
    reset role;
    perform test.act_as('key22');
    return next results_eq('select test.read_disqualified()', '{}'::text[], 'a key none even then');
    reset role;
end
$test$;

create function test.test_lead_and_office_disqualify_but_no_unit_of_their_own() returns setof text
language plpgsql as $test$
begin
    perform test.make_reviews();
    perform test.act_as('office21');
    return next lives_ok('select test.disqualify(1, 22, 121)', 'the lead another');
    return next throws_ok('select test.disqualify(2, 21, 121)', '42501', null, 'never its own');
    return next throws_ok('select test.disqualify(2, 24, 111)', '42501', null, 'nor in another''s name');
    return next throws_ok('select test.disqualify(2, 23, 121)', '42501', null, 'nor elsewhere');
    reset role;
    perform test.act_as('office11');
    return next lives_ok('select test.disqualify(2, 21, 111)', 'the office the lead');
    return next lives_ok('select test.disqualify(3, 21, 111, true)', 'and lets it in again');
    reset role;
    perform test.act_as('unit22');
    return next throws_ok('select test.disqualify(4, 24, 122)', '42501', null, 'a member nobody');
    return next throws_ok('select test.disqualify(4, 22, 122)', '42501', null, 'nor itself');
    reset role;
    perform test.act_as('key11');
    return next throws_ok('select test.disqualify(4, 22, 132)', '42501', null, 'a key nobody');
    reset role;
end
$test$;

create function test.test_a_disqualification_stays() returns setof text language plpgsql as $test$
begin
    perform test.make_reviews();
    perform test.disqualify(1, 22, 111);
    return next test.is_refused('update thidua.disqualification set reason = ''x''', 'disqualification_append_only');
    return next test.is_refused('delete from thidua.disqualification', 'disqualification_append_only');
    return next test.is_refused('truncate thidua.disqualification', 'disqualification_append_only');
    update thidua.review set state = 'published', version = 2 where id = test.id(411);
    return next test.is_refused('select test.disqualify(2, 24, 111)', 'disqualification_frozen_once_published');
    return next lives_ok('select test.disqualify(2, 23, 110)', 'no other review');
end
$test$;

create function test.test_evidence_stands_beside_a_value() returns setof text language plpgsql as $test$
begin
    perform test.make_reviews();
    return next lives_ok(
        $$insert into thidua.ledger_entry values (
            test.id(1), test.id(61), test.id(11), test.id(411), 1, test.id(22), 'I.1', 'self', 1, 'value', '{"points":1}',
            null, test.id(122), now(), '[{"link":"https://vidu.vn"}]'
        )$$
    );
    return next throws_ok(
        $$insert into thidua.ledger_entry values (
            test.id(1), test.id(61), test.id(11), test.id(411), 2, test.id(22), 'I.1', 'self', 1, 'cleared', null,
            null, test.id(122), now(), '[{"link":"https://vidu.vn"}]'
        )$$,
        '23514', null, 'and beside nothing else'
    );
    perform test.act_as('unit22');
    return next lives_ok(
        $$insert into thidua.draft values (test.id(411), test.id(22), 'I.2', null, 1, '[{"link":"https://vidu.vn"}]')$$,
        'in a draft it may come first'
    );
    reset role;
end
$test$;
