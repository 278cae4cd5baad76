-- What a service key is good for, in the world of reviews.sql: it adds nothing, and reads what it was made for.
--
-- In the cluster of PT everything that there can be: entries, a return, a draft, standings and a publication.
create function test.fill_reviews() returns void language plpgsql as $setup$
begin
    perform test.make_reviews();
    perform test.enter(1, 22, 'self', 122), test.enter(2, 22, 'assessment1', 121), test.enter(3, 21, 'self', 121),
        test.enter(4, 21, 'assessment1', 111), test.enter(5, 24, 'self', 124);
    insert into thidua.criterion_return
    values (test.id(1), test.id(61), test.id(11), test.id(411), 6, test.id(22), 'I.1', 2, 'assessment1', 'because',
        test.id(121), now());
    insert into thidua.draft values (test.id(411), test.id(22), 'I.1', '{"points":1}', 1);
    insert into thidua.standing
    select test.id(1), test.id(61), test.id(11), test.id(411), test.id(unit), place, place, '{}', '{}'
    from (values (21, 1), (22, 2), (24, 3)) as places (unit, place);
    insert into thidua.publication
    values (test.id(1), test.id(61), test.id(11), test.id(411), 1, '{}', default, '{members}', test.id(111), now());
    insert into thidua.audit_event (
        managing_unit_id, id, account_id, action, subject, detail, request_id, recorded_at
    )
    values (test.id(11), test.id(900), test.id(122), 'sheet.submitted', '{}', '{}', 'r', now());
    insert into thidua.account (id, unit_id, login, name) values (test.id(139), test.id(11), 'auditor11', 'program');
    insert into thidua.account_function (account_id, function, unit_id, from_day)
    select test.id(139), function, test.id(11), '2020-01-01' from unnest(array['service', 'auditor']) function;
    insert into auth.service_key (id, secret_hash, account_id, name, scopes, expires_at)
    values (test.id(207), sha256('key11a'), test.id(139), 'a', '{standings,publications}', now() + interval '1 hour');
    insert into thidua.idempotency_record values (test.id(132), 'key-0001', sha256('a'), '{}', 0, now());
end
$setup$;

-- How many rows the transaction's role reads of what a review is made of.
create function test.count_rows() returns text language sql stable as $$
    select concat_ws(
        ' ',
        'reviews', (select count(*) from thidua.review), 'sheets', (select count(*) from thidua.sheet),
        'criteria', (select count(*) from thidua.criteria_set),
        'entries', (select count(*) from thidua.ledger_entry), 'returns', (select count(*) from thidua.criterion_return),
        'drafts', (select count(*) from thidua.draft), 'standings', (select count(*) from thidua.standing),
        'publications', (select count(*) from thidua.publication), 'events', (select count(*) from thidua.audit_event),
        'records', (select count(*) from thidua.idempotency_record)
    )
$$;

create function test.test_a_key_reads_what_it_was_made_for() returns setof text language plpgsql as $test$
declare
    name text;
    reads text;
begin
    perform test.fill_reviews();
    for name, reads in values
        ('office11', 'reviews 1 sheets 3 criteria 1 entries 5 returns 1 drafts 0 standings 3 publications 1 events 1 records 0'),
        ('key11a', 'reviews 1 sheets 3 criteria 1 entries 0 returns 0 drafts 0 standings 3 publications 1 events 0 records 0'),
        ('key11', 'reviews 0 sheets 0 criteria 0 entries 0 returns 0 drafts 0 standings 0 publications 0 events 0 records 0'),
        ('key10', 'reviews 2 sheets 4 criteria 2 entries 0 returns 0 drafts 0 standings 3 publications 1 events 0 records 0'),
        ('key21', 'reviews 1 sheets 3 criteria 1 entries 0 returns 0 drafts 0 standings 2 publications 0 events 0 records 0'),
        ('key22', 'reviews 1 sheets 3 criteria 1 entries 0 returns 0 drafts 0 standings 0 publications 0 events 0 records 0'),
        ('key22p', 'reviews 1 sheets 3 criteria 1 entries 0 returns 0 drafts 0 standings 0 publications 1 events 0 records 0'),
        ('key22x', 'reviews 1 sheets 3 criteria 1 entries 0 returns 0 drafts 0 standings 0 publications 0 events 0 records 0')
    loop
        perform test.act_as(name);
        return next is(test.count_rows(), reads, name);
        reset role;
    end loop;
    update thidua.review set state = 'published' where id = test.id(411);
    perform test.act_as('key22');
    return next is((select count(*) from thidua.standing), 3::bigint, 'what is released to its unit');
    return next is((select count(*) from thidua.publication), 0::bigint, 'and no publication, for which it was not made');
    reset role;
    perform test.act_as('key22p');
    return next is((select count(*) from thidua.standing), 0::bigint, 'if it was made for it');
    reset role;
end
$test$;

create function test.test_a_key_adds_nothing() returns setof text language plpgsql as $test$
declare
    statement text;
    name text;
begin
    perform test.make_reviews();
    foreach statement in array array[
        $$block values (test.id(801), test.id(10), 'Khối')$$,
        $$cluster (id, managing_unit_id, number, search_key, from_day)
          values (test.id(801), test.id(10), 1, '', '2020-01-01')$$,
        $$season values (test.id(801), 'schoolYear', '2025', '2025-08-01', '2026-08-01')$$,
        $$cluster_season (id, season_id, cluster_id, managing_unit_id, block_key)
          values (test.id(801), test.id(2), test.id(41), test.id(11), test.id(11))$$,
        $$membership values (test.id(61), test.id(13), test.id(11), test.id(11), '2025-01-01', '2025-02-01')$$,
        $$leadership values (test.id(61), test.id(22), 'deputy', '2025-01-01', '2025-02-01')$$,
        $$criteria_set values (test.id(801), test.id(1), test.id(61), test.id(11), '{}')$$,
        $$sheet (season_id, cluster_season_id, managing_unit_id, review_id, unit_id)
          values (test.id(1), test.id(61), test.id(11), test.id(411), test.id(13))$$,
        $$publication
          values (test.id(1), test.id(61), test.id(11), test.id(411), 1, '{}', default, '{}', test.id(110), now())$$,
        $$audit_event (managing_unit_id, id, account_id, action, subject, detail, request_id, recorded_at)
          values (test.id(11), test.id(900), test.id(110), 'sheet.submitted', '{}', '{}', 'r', now())$$,
        $$event (id, managing_unit_id, action, audience, subject, recorded_at)
          values (test.id(901), test.id(11), 'sheet.submitted', 'unit', '{}', now())$$,
        $$idempotency_record values (test.id(110), 'key-0001', sha256('a'), '{}', 0, now())$$
    ] loop
        name := substring(statement from '^[a-z_]+');
        perform test.act_as('key10');
        return next throws_ok('insert into thidua.' || statement, '42501', null, name);
        reset role;
        perform test.act_as('office10');
        return next lives_ok('insert into thidua.' || statement, 'which its holder may add: ' || name);
        reset role;
    end loop;
    perform test.act_as('key10');
    update thidua.review set state = 'assessing';
    update thidua.sheet set state = 'submitted';
    reset role;
    return next is_empty($$select from thidua.review where state <> 'selfScoring'$$, 'nor changes a review');
    return next is_empty($$select from thidua.sheet where state <> 'draft'$$, 'nor a sheet');
    return next throws_ok(
        $$insert into auth.service_key values (test.id(290), sha256('k'), test.id(110), 'k', '{-}', now())$$, '23514',
        null, 'nor passes for a session'
    );
end
$test$;

create function test.test_wherever_something_is_added_or_changed_a_key_is_refused() returns setof text
language sql as $test$
    select is_empty(
        $$
        select c.relname, v.verb
        from pg_class c
        cross join (values ('insert', 'a'), ('update', 'w')) as v (verb, command)
        where c.relnamespace = 'thidua'::regnamespace and c.relkind in ('r', 'p')
            and (
                has_table_privilege('thidua_app', c.oid, v.verb)
                or has_any_column_privilege('thidua_app', c.oid, v.verb)
            )
            and not (
                c.relrowsecurity and exists (
                    select
                    from pg_policy p
                    where p.polrelid = c.oid and not p.polpermissive and p.polcmd::text = v.command
                        and p.polroles = array['thidua_app'::regrole::oid]
                        and coalesce(pg_get_expr(p.polqual, c.oid), pg_get_expr(p.polwithcheck, c.oid))
                            like '%scope_is_session%'
                )
            )
        $$
    );
$test$;
