-- Files, in the world of reviews.sql: who reads them, and what becomes of them.
create function test.add_file(number integer, unit integer, audience text, review boolean, account integer) returns void
language sql as $$
    insert into thidua.file (
        id, season_id, cluster_season_id, managing_unit_id, unit_id, review_id, audience, name, media_type, size, sha256,
        account_id, recorded_at
    )
    select test.id(number), test.id(1), test.id(61), test.id(11), test.id(unit), case when review then test.id(411) end,
        audience, 'a.pdf', 'application/pdf', 1, sha256(number::text::bytea), test.id(account), now() - interval '2 days'
$$;

create function test.read_files() returns setof text language sql stable as $$
    select right(id::text, 3) from thidua.file order by 1
$$;

create function test.test_evidence_is_its_units_until_it_is_submitted() returns setof text language plpgsql as $test$
declare
    name text;
    reads text[];
begin
    perform test.make_reviews();
    perform test.add_file(701, 22, 'unit', true, 122), test.add_file(702, 22, 'unit', true, 122),
        test.add_file(703, 22, 'cluster', false, 122), test.add_file(704, 22, 'unit', false, 122);
    update thidua.file set is_submitted = true where id = test.id(702);
    for name, reads in values
        ('unit22', array['701', '702', '703', '704']), ('unit24', '{703}'), ('office21', '{702,703}'),
        ('office11', '{702,703,704}'), ('office10', '{702,703,704}'), ('unit23', '{}'), ('key22', '{}'), ('', '{}')
    loop
        perform test.act_as(name);
        return next results_eq('select test.read_files()', reads, name);
        reset role;
    end loop;
end
$test$;

create function test.test_nobody_adds_what_is_not_theirs_to_add() returns setof text language plpgsql as $test$
begin
    perform test.make_reviews();
    perform test.act_as('unit22');
    return next lives_ok($$select test.add_file(701, 22, 'unit', true, 122)$$, 'its own evidence');
    return next throws_ok($$select test.add_file(702, 24, 'unit', true, 122)$$, '42501', null, 'not another''s');
    return next throws_ok($$select test.add_file(702, 22, 'unit', true, 124)$$, '42501', null, 'nor in another''s name');
    return next throws_ok($$select test.add_file(702, 22, 'ministry', false, 122)$$, '42501', null, 'nor for everybody');
    reset role;
    perform test.act_as('office21');
    return next throws_ok($$select test.add_file(703, 22, 'unit', true, 121)$$, '42501', null, 'the lead no evidence');
    reset role;
    perform test.act_as('office11');
    return next throws_ok($$select test.add_file(703, 22, 'unit', true, 111)$$, '42501', null, 'nor the office');
    return next lives_ok($$select test.add_file(703, 22, 'ministry', false, 111)$$, 'but what everybody reads');
    reset role;
end
$test$;

create function test.test_a_file_stays_as_it_was_handed_in() returns setof text language plpgsql as $test$
begin
    perform test.make_reviews();
    perform test.add_file(701, 22, 'unit', true, 122);
    return next throws_ok('update thidua.file set sha256 = sha256(''x'')', '23000', null, 'for the owner too');
    return next throws_ok('update thidua.file set audience = ''cluster''', '23000');
    update thidua.file set is_submitted = true;
    return next throws_ok('update thidua.file set is_submitted = false', '23000');
    return next throws_ok('delete from thidua.file', '23000', null, 'what is submitted stays');
end
$test$;

create function test.test_what_nothing_cites_goes_after_some_days() returns setof text language plpgsql as $test$
declare
    later timestamptz := now();
begin
    perform test.make_reviews();
    perform test.add_file(701, 22, 'unit', true, 122), test.add_file(702, 22, 'unit', true, 122),
        test.add_file(703, 22, 'cluster', false, 122), test.add_file(704, 22, 'unit', true, 122),
        test.add_file(705, 22, 'unit', false, 122);
    insert into thidua.draft (review_id, unit_id, criterion, value, version, evidence)
    values (test.id(411), test.id(22), 'I.1', '{"points":1}', 1, '[{"file":"' || test.id(702) || '"}]');
    insert into thidua.official_document (id, managing_unit_id, kind, symbol, summary, file_id)
    values (test.id(800), test.id(11), 'plan', '1', 'x', test.id(703));
    update thidua.file set is_submitted = true where id = test.id(704);
    set local role thidua_app;
    return next results_eq(
        'select seen, forgotten from thidua.forget_files(now(), 30, null, 2)', 'values (2::bigint, 0::bigint)'
    );
    return next results_eq(
        format('select seen, forgotten from thidua.forget_files(now(), 30, %L, 9)', test.id(702)),
        'values (2::bigint, 0::bigint)', 'from there on'
    );
    return next results_eq(
        'select forgotten from thidua.forget_files(now() + interval ''60 days'', 30, null, 9)', 'values (0::bigint)',
        'by no instant to come'
    );
    return next throws_ok('delete from thidua.file', '42501', null, 'and nobody by hand');
    reset role;
    return next results_eq(
        'select right(id::text, 3) from thidua.file where uncited_since is not null order by 1', array['701', '705']
    );
    update thidua.file set uncited_since = now() - interval '31 days' where id in (test.id(701), test.id(705));
    insert into thidua.draft (review_id, unit_id, criterion, value, version, evidence)
    values (test.id(411), test.id(22), 'I.2', '{"achieved":true}', 1, '[{"file":"' || test.id(701) || '"}]');
    set local role thidua_app;
    return next results_eq('select forgotten from thidua.forget_files(now(), 30, null, 9)', 'values (1::bigint)');
    reset role;
    return next results_eq(
        'select right(id::text, 3) || coalesce('' '' || uncited_since, '''') from thidua.file order by 1',
        array['701', '702', '703', '704'], 'what is cited again begins anew'
    );
    return next is(
        (select count(*) from thidua.named_contents(array[encode(sha256('701'), 'hex'), encode(sha256('705'), 'hex')])),
        1::bigint
    );
end
$test$;
