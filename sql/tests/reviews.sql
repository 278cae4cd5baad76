-- Reviews behind row-level security: who reads and adds which rows, whatever SQL the serving role runs.
--
-- The world of clusters.sql, in October 2025: in the cluster of province PT (cluster season 61) the units P1 (21), which
-- leads it, P2 (22) and P3 (24); in that of QT (62) the unit QT.P1 (23).
create function test.make_reviews() returns void language plpgsql as $setup$
begin
    grant usage on schema test to thidua_app;
    update auth.clock set shift = '2025-10-01'::timestamptz - now();
    insert into thidua.unit (id, code, name, search_key, parent_id, from_day)
    values (test.id(24), 'PT.P3', 'PT.P3', '', test.id(11), '2020-01-01');
    insert into thidua.membership (cluster_season_id, unit_id, managing_unit_id, block_key, from_day, to_day)
    values (test.id(61), test.id(24), test.id(11), test.id(11), '2024-11-15', '2025-11-15'),
        (test.id(62), test.id(23), test.id(12), test.id(12), '2024-11-15', '2025-11-15');
    insert into thidua.leadership (cluster_season_id, unit_id, role, from_day, to_day)
    values (test.id(61), test.id(21), 'lead', '2024-11-15', '2025-11-15');
    insert into thidua.account (id, unit_id, login, name)
    select test.id(100 + unit), test.id(unit), 'unit' || unit, 'unit' from unnest(array[22, 23, 24]) unit;
    insert into thidua.account (id, unit_id, login, name)
    select test.id(id), test.id(unit), login, login
    from (values
        (131, 22, 'service22'), (132, 11, 'service11'), (133, 22, 'keeper22'), (134, 24, 'lent24'), (135, 22, 'idle22')
    ) as accounts (id, unit, login);
    insert into thidua.account_function (account_id, function, unit_id, from_day)
    select test.id(id), function, test.id(unit), '2020-01-01'
    from (values
        (122, 'officer', 22), (123, 'officer', 23), (124, 'head', 24), (131, 'service', 22), (132, 'service', 11),
        (133, 'accountManager', 22), (134, 'officer', 21)
    ) as functions (id, function, unit);
    insert into auth.session (secret_hash, account_id, opened_at, expires_at)
    select sha256(login::bytea), id, now(), now() + interval '1 hour'
    from thidua.account
    where login ~ '^(unit|service|keeper|lent|idle)';
    insert into auth.service_key (id, secret_hash, account_id, name, scopes, expires_at)
    select test.id(200 + number), sha256(name::bytea), test.id(account), name, scopes, now() + interval '1 hour'
    from (values
        (1, 'key22', 122, '{standings}'::text[]), (2, 'key22p', 131, '{publications}'),
        (3, 'key22x', 131, '{something}'), (4, 'key11', 132, '{standings,publications}'),
        (5, 'key21', 121, '{standings}'), (6, 'key10', 110, '{standings,publications}')
    ) as keys (number, name, account, scopes);
    insert into thidua.criteria_set (id, season_id, cluster_season_id, managing_unit_id, scale)
    select test.id(300 + u), test.id(1), test.id(50 + u), test.id(u), '{}' from unnest(array[11, 12]) u;
    insert into thidua.review (
        id, season_id, cluster_season_id, managing_unit_id, kind, steps, self_scoring_until, visibility, criteria_set_id
    )
    select test.id(400 + u), test.id(1), test.id(50 + u), test.id(u), 'annual', '{assessing,explaining}', '2025-10-10',
        '{"selfScores": {"own": "immediately", "members": "onceSubmitted"},
          "assessedPoints": {"own": "afterAssessment1", "members": "afterPublication"},
          "standings": {"own": "afterPublication", "members": "afterPublication"},
          "evidence": {"own": "immediately", "members": "onceSubmitted"},
          "explanations": {"own": "afterAssessment1", "members": "afterPublication"}}',
        test.id(300 + u)
    from unnest(array[11, 12]) u;
    insert into thidua.sheet (season_id, cluster_season_id, managing_unit_id, review_id, unit_id)
    select test.id(1), test.id(61), test.id(11), test.id(411), test.id(u) from unnest(array[21, 22, 24]) u
    union all
    select test.id(1), test.id(62), test.id(12), test.id(412), test.id(23);
end
$setup$;

-- Enters something in the review of PT, or of QT for its unit 23.
create function test.enter(sequence bigint, unit integer, layer text, account integer) returns void
language sql as $$
    insert into thidua.ledger_entry (
        season_id, cluster_season_id, managing_unit_id, review_id, sequence, unit_id, criterion, layer, pass, kind,
        value, reason, account_id, recorded_at
    )
    select test.id(1), test.id(50 + o), test.id(o), test.id(400 + o), sequence, test.id(unit), 'I.1', layer, 1, 'value',
        '{"points":1}', 'because', test.id(account), now()
    from (select case when unit = 23 then 12 else 11 end) as office (o)
$$;

-- The units and layers that the transaction's role reads.
create function test.read_entries() returns setof text language sql stable as $$
    select right(unit_id::text, 2) || ' ' || layer from thidua.ledger_entry order by 1
$$;

create function test.test_a_draft_is_its_units_alone() returns setof text language plpgsql as $test$
declare
    login text;
begin
    perform test.make_reviews();
    perform test.act_as('unit22');
    insert into thidua.draft values (test.id(411), test.id(22), 'I.1', '{"points":1}', 1);
    return next throws_ok(
        $$insert into thidua.draft values (test.id(411), test.id(24), 'I.1', '{"points":1}', 1)$$, '42501',
        null, 'not in another unit''s sheet'
    );
    return next is((select count(*) from thidua.draft), 1::bigint);
    reset role;
    foreach login in array array['unit24', 'unit23', 'office21', 'office11', 'office10', ''] loop
        perform test.act_as(login);
        return next is((select count(*) from thidua.draft), 0::bigint, 'not for ' || login);
        reset role;
    end loop;
end
$test$;

create function test.test_a_review_is_for_its_cluster_and_its_office() returns setof text language plpgsql as $test$
declare
    login text;
    reads bigint;
begin
    perform test.make_reviews();
    for login, reads in values ('unit22', 1), ('unit23', 1), ('office21', 1), ('office11', 1), ('office12', 0),
        ('office10', 2), ('', 0)
    loop
        perform test.act_as(login);
        return next is((select count(*) from thidua.review), reads, login);
        return next is((select count(distinct review_id) from thidua.sheet), reads, login || ', sheets');
        return next is((select count(*) from thidua.criteria_set), reads, login || ', criteria');
        reset role;
    end loop;
end
$test$;

-- Not for who was in the cluster before and has no sheet.
create function test.test_a_review_is_for_whom_it_scores() returns setof text language plpgsql as $test$
declare
    about text;
begin
    perform test.make_reviews();
    delete from thidua.sheet where unit_id = test.id(24);
    update thidua.membership set to_day = '2025-01-01' where unit_id = test.id(24);
    update thidua.review set visibility = replace(visibility::text, 'afterPublication', 'immediately')::jsonb;
    perform test.act_as('unit24');
    return next is((select count(*) from thidua.review), 0::bigint, 'not for who has left before');
    return next is((select count(*) from thidua.sheet), 0::bigint);
    foreach about in array array['own', 'members'] loop
        return next is(thidua.scope_released('standings', about), '{}', 'nothing is released: ' || about);
    end loop;
    return next is(thidua.scope_shared(), '{}', 'nor published for it');
    reset role;
    perform test.act_as('office21');
    return next is(thidua.scope_reviews(), array[test.id(411)]);
    reset role;
    delete from thidua.sheet where unit_id = test.id(21);
    perform test.act_as('office21');
    return next is(thidua.scope_reviews(), '{}');
    return next results_eq('select id from thidua.review', array[test.id(411)], 'the lead needs no sheet');
    return next is((select count(*) from thidua.sheet), 1::bigint);
    reset role;
end
$test$;

create function test.test_layers_are_read_as_they_are_released() returns setof text language plpgsql as $test$
begin
    perform test.make_reviews();
    perform test.enter(1, 22, 'self', 122), test.enter(2, 22, 'assessment1', 121), test.enter(3, 24, 'self', 124),
        test.enter(4, 21, 'self', 121), test.enter(5, 21, 'assessment1', 111), test.enter(1, 23, 'self', 123);
    perform test.act_as('unit22');
    return next results_eq('select test.read_entries()', array['22 self'], 'its own');
    reset role;
    update thidua.sheet set state = 'submitted' where unit_id = test.id(22);
    perform test.act_as('unit22');
    return next results_eq(
        'select test.read_entries()', array['21 self', '22 self', '24 self'], 'the others'' once it has submitted'
    );
    reset role;
    perform test.act_as('unit24');
    return next results_eq('select test.read_entries()', array['24 self'], 'not so another that has not');
    reset role;
    perform test.act_as('office21');
    return next results_eq(
        'select test.read_entries()', array['21 self', '22 assessment1', '22 self', '24 self'],
        'the lead all but what is above its own self-score'
    );
    reset role;
    perform test.act_as('office11');
    return next is((select count(*) from test.read_entries()), 5::bigint, 'the office all of its clusters');
    reset role;
    perform test.act_as('unit23');
    return next results_eq('select test.read_entries()', array['23 self'], 'nothing of another cluster');
    reset role;
    update thidua.review set state = 'explaining' where id = test.id(411);
    perform test.act_as('unit22');
    return next results_eq(
        'select test.read_entries()', array['21 self', '22 assessment1', '22 self', '24 self'],
        'its own assessed points after assessment 1'
    );
    reset role;
    update thidua.review set state = 'published' where id = test.id(411);
    perform test.act_as('unit24');
    return next is((select count(*) from test.read_entries()), 5::bigint, 'everything once it is published');
    reset role;
end
$test$;

create function test.test_each_enters_only_what_is_its_own_to_enter() returns setof text language plpgsql as $test$
declare
    login text;
    account integer;
begin
    perform test.make_reviews();
    perform test.act_as('unit22');
    return next lives_ok($$select test.enter(1, 22, 'self', 122)$$, 'a unit its self-score');
    return next throws_ok($$select test.enter(2, 24, 'self', 122)$$, '42501', null, 'not another''s');
    return next throws_ok($$select test.enter(2, 22, 'self', 124)$$, '42501', null, 'not in another''s name');
    return next throws_ok($$select test.enter(2, 22, 'assessment1', 122)$$, '42501', null, 'nor above');
    return next throws_ok($$select test.enter(2, 24, 'assessment1', 122)$$, '42501', null, 'nor above another''s');
    reset role;
    perform test.act_as('key22');
    return next throws_ok($$select test.enter(2, 22, 'self', 122)$$, '42501', null, 'a service key nothing');
    reset role;
    perform test.act_as('office21');
    return next lives_ok($$select test.enter(2, 22, 'assessment1', 121)$$, 'the lead above the others'' self-scores');
    return next throws_ok($$select test.enter(3, 21, 'assessment1', 121)$$, '42501', null, 'never above its own');
    return next throws_ok($$select test.enter(3, 23, 'assessment1', 121)$$, '42501', null, 'nor elsewhere');
    reset role;
    perform test.act_as('office11');
    return next lives_ok($$select test.enter(3, 21, 'assessment1', 111)$$, 'the office above the lead''s');
    return next throws_ok($$select test.enter(4, 23, 'assessment1', 111)$$, '42501', null, 'not in another province');
    reset role;
    -- The season is over, and the conference still to come.
    update auth.clock set shift = '2025-12-01'::timestamptz - now();
    perform test.act_as('office21');
    return next lives_ok($$select test.enter(4, 22, 'assessment1', 121)$$, 'who led to the end goes on');
    reset role;
    update thidua.cluster_season set state = 'handedOver' where id = test.id(61);
    perform test.act_as('office21');
    return next throws_ok(
        $$select test.enter(5, 22, 'assessment1', 121)$$, '42501', null, 'until the lead is handed over'
    );
    reset role;
end
$test$;

create function test.test_a_recompute_opens_one_review_to_one_transaction() returns setof text
language plpgsql as $test$
declare
    signed text;
    fields text[];
begin
    perform test.make_reviews();
    perform test.enter(1, 22, 'self', 122), test.enter(2, 24, 'assessment1', 121), test.enter(1, 23, 'self', 123);
    perform test.act_as('unit22');
    return next throws_ok(
        $$insert into thidua.standing values
          (test.id(1), test.id(61), test.id(11), test.id(411), test.id(22), 1, 1, '{}', '{}')$$,
        '42501', null, 'standings are not written without it'
    );
    signed := thidua.recompute_scope(test.id(411));
    perform set_config('thidua.recompute', signed, true);
    return next results_eq('select test.read_entries()', array['22 self', '24 assessment1'], 'all of that review');
    return next lives_ok(
        $$insert into thidua.standing values
          (test.id(1), test.id(61), test.id(11), test.id(411), test.id(22), 1, 1, '{}', '{}')$$
    );
    return next throws_ok(
        $$insert into thidua.standing values
          (test.id(1), test.id(62), test.id(12), test.id(412), test.id(23), 1, 1, '{}', '{}')$$,
        '42501', null, 'of no other review'
    );
    fields := string_to_array(signed, '|');
    fields[2] := test.id(412)::text;
    perform set_config('thidua.recompute', array_to_string(fields, '|'), true);
    return next throws_ok('select test.read_entries()', '28000', null, 'a forged one raises');
    perform set_config('thidua.recompute', auth.issue_scope('unit22'), true);
    return next throws_ok('select test.read_entries()', '28000', null, 'a scope of another kind too');
    perform set_config('thidua.recompute', '', true);
    reset role;
    perform test.act_as('unit23');
    return next is(thidua.recompute_scope(test.id(411)), null, 'not for a stranger');
    reset role;
    perform test.act_as('key22');
    return next is(thidua.recompute_scope(test.id(411)), null, 'nor for a service key');
    return next throws_ok($$select auth.sign_recompute(test.id(411))$$, '42501', null, 'nor by asking for a signature');
    reset role;
end
$test$;

create function test.test_a_scope_that_is_set_inside_a_statement_is_found_out() returns setof text
language plpgsql as $test$
begin
    perform test.make_reviews();
    perform test.enter(1, 24, 'self', 124);
    perform test.act_as('unit22');
    return next throws_ok(
        $$with forged as materialized (
            select set_config('thidua.scope', regexp_replace(
                current_setting('thidua.scope'), '^[^|]+', test.id(124)::text
            ), true)
        )
        select e.* from forged, thidua.ledger_entry e$$,
        '28000', 'the scope does not verify'
    );
    reset role;
end
$test$;

create function test.test_what_is_recorded_stays() returns setof text language plpgsql as $test$
declare
    name text;
begin
    perform test.make_reviews();
    -- What is truncated in cascade reaches who leads, whose checks wait until the end.
    set constraints all immediate;
    foreach name in array array['ledger_entry', 'criterion_return', 'publication', 'criteria_set', 'audit_event'] loop
        return next throws_ok(format('delete from thidua.%I', name), '23000', null, 'no delete from ' || name);
        return next throws_ok(format('truncate thidua.%I cascade', name), '23000', null, 'no truncate of ' || name);
        return next throws_ok(
            format('update thidua.%I set cluster_season_id = cluster_season_id', name), '23000', null,
            'no update of ' || name
        );
    end loop;
end
$test$;

create function test.test_records_of_writes_are_each_accounts_own() returns setof text language plpgsql as $test$
begin
    perform test.make_reviews();
    perform test.act_as('unit22');
    insert into thidua.idempotency_record values (test.id(122), 'key-0001', sha256('a'), '{}', 0, now());
    return next throws_ok(
        $$insert into thidua.idempotency_record values (test.id(124), 'key-0001', sha256('a'), '{}', 0, now())$$, '42501'
    );
    return next lives_ok(
        $$insert into thidua.audit_event (managing_unit_id, id, account_id, action, subject, detail, request_id, recorded_at)
          values (test.id(11), test.id(900), test.id(122), 'sheet.submitted', '{}', '{}', 'r', now())$$
    );
    return next throws_ok(
        $$insert into thidua.audit_event (managing_unit_id, id, account_id, action, subject, detail, request_id, recorded_at)
          values (test.id(11), test.id(901), test.id(124), 'sheet.submitted', '{}', '{}', 'r', now())$$, '42501'
    );
    return next is((select count(*) from thidua.audit_event), 0::bigint, 'the log is hidden from the scored');
    reset role;
    perform test.act_as('unit24');
    return next is((select count(*) from thidua.idempotency_record), 0::bigint);
    reset role;
    perform test.act_as('office11');
    return next is((select count(*) from thidua.audit_event), 1::bigint, 'the office reads it');
    reset role;
end
$test$;

create function test.test_publications_go_to_their_audience() returns setof text language plpgsql as $test$
begin
    perform test.make_reviews();
    perform test.act_as('unit22');
    return next throws_ok(
        $$insert into thidua.publication
          values (test.id(1), test.id(61), test.id(11), test.id(411), 1, '{}', default, '{members}', test.id(122), now())$$,
        '42501', null, 'a member publishes nothing'
    );
    reset role;
    perform test.act_as('office21');
    return next lives_ok(
        $$insert into thidua.publication
          values (test.id(1), test.id(61), test.id(11), test.id(411), 1, '{}', default, '{members}', test.id(121), now()),
            (test.id(1), test.id(61), test.id(11), test.id(411), 2, '{}', default, '{}', test.id(121), now()),
            (test.id(1), test.id(61), test.id(11), test.id(411), 3, '{}', default, '{ministry}', test.id(121), now())$$
    );
    reset role;
    perform test.act_as('unit22');
    return next results_eq('select number from thidua.publication order by 1', array[1, 3], 'members read what is for them');
    reset role;
    perform test.act_as('key22p');
    return next results_eq(
        'select number from thidua.publication order by 1', array[1, 3], 'and their dashboards that were made for it'
    );
    reset role;
    perform test.act_as('key22');
    return next is_empty('select number from thidua.publication', 'and no others');
    reset role;
    perform test.act_as('unit23');
    return next results_eq('select number from thidua.publication', array[3], 'strangers what is for the ministry');
    reset role;
    perform test.act_as('');
    return next is_empty('select number from thidua.publication', 'nobody nothing');
    reset role;
    perform test.act_as('office11');
    return next is((select count(*) from thidua.publication), 3::bigint, 'the office all');
    reset role;
    update thidua.review set visibility = jsonb_set(visibility, '{standings,members}', '"never"') where id = test.id(411);
    perform test.act_as('unit22');
    return next results_eq(
        'select number from thidua.publication', array[3], 'a member what all may read, where it is never shown the others'''
    );
    reset role;
end
$test$;

create function test.test_a_publication_for_the_ministry_opens_nothing_else() returns setof text
language plpgsql as $test$
declare
    login text;
    reads text;
begin
    perform test.fill_reviews();
    update thidua.review set state = 'published' where id = test.id(411);
    perform test.act_as('unit23');
    return next is((select count(*) from thidua.review where id = test.id(411)), 0::bigint, 'published for the members');
    reset role;
    insert into thidua.publication
    values (test.id(1), test.id(61), test.id(11), test.id(411), 2, '{}', default, '{ministry}', test.id(111), now());
    for login, reads in values
        ('unit23', 'reviews 2 sheets 1 criteria 1 entries 0 returns 0 drafts 0 standings 0 publications 1 events 0 records 0'),
        ('keeper22', 'reviews 1 sheets 0 criteria 0 entries 0 returns 0 drafts 0 standings 0 publications 1 events 0 records 0'),
        ('idle22', 'reviews 1 sheets 0 criteria 0 entries 0 returns 0 drafts 0 standings 0 publications 1 events 0 records 0'),
        ('unit22', 'reviews 1 sheets 3 criteria 1 entries 5 returns 1 drafts 1 standings 3 publications 2 events 0 records 0'),
        ('', 'reviews 0 sheets 0 criteria 0 entries 0 returns 0 drafts 0 standings 0 publications 0 events 0 records 0')
    loop
        perform test.act_as(login);
        return next is(test.count_rows(), reads, login);
        reset role;
    end loop;
    insert into thidua.publication
    values (test.id(1), test.id(62), test.id(12), test.id(412), 1, '{}', default, '{ministry}', test.id(111), now());
    for login, reads in values ('key22', '411'), ('key22x', '411'), ('key22p', '411 412'), ('key11', '411 412') loop
        perform test.act_as(login);
        return next is(
            (select string_agg(right(id::text, 3), ' ' order by id) from thidua.review), reads,
            login || ': a key as far as it was made for it'
        );
        reset role;
    end loop;
    perform test.act_as('unit23');
    return next is(thidua.recompute_scope(test.id(411)), null, 'and who reads it opens nothing of it');
    return next throws_ok(
        $$update thidua.review set is_for_ministry = false$$, '42501', null, 'nor says to whom it is addressed'
    );
    reset role;
end
$test$;
