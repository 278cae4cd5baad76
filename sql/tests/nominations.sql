-- Awards and dossiers behind row-level security, in the world of reviews.sql: 21 leads 22 and 24 in PT's cluster, 23 is in QT's.
create function test.make_awards(audience text[] default '{}') returns void language plpgsql as $setup$
begin
    perform test.make_reviews();
    insert into thidua.publication (
        season_id, cluster_season_id, managing_unit_id, review_id, number, document, audience, account_id, recorded_at
    )
    select season_id, cluster_season_id, managing_unit_id, id, 1,
        convert_to(format(
            '{"units":[{"answer":{"rank":1,"grade":"A"},"unit":"%s"},{"answer":{"rank":2,"grade":"A"},"unit":"%s"}]}',
            test.id(22), test.id(24)
        ), 'UTF8'),
        audience, test.id(110), now()
    from thidua.review;
    insert into thidua.award (id, managing_unit_id, code, name, kind, recipient, level, basis, from_day)
    values (test.id(501), test.id(10), 'CO', 'Cờ', 'title', 'collective', 'Bộ', 'Luật', '2020-01-01');
    insert into thidua.award_round (id, season_id, managing_unit_id, name, due_on, parts)
    values (test.id(551), test.id(1), test.id(11), 'Đợt 1', '2025-12-05', '[{"code":"A","title":"A","isRequired":true}]');
end
$setup$;

-- A nomination of PT's cluster, or QT's for its unit 23.
create function test.nominate(number integer, unit integer, account integer) returns void language sql as $$
    insert into thidua.nomination (
        id, season_id, cluster_season_id, managing_unit_id, unit_id, award_id, review_id, publication_number,
        publication_sha256, rank, percent, state, account_id, recorded_at
    )
    select test.id(600 + number), test.id(1), test.id(50 + o), test.id(o), test.id(unit), test.id(501), test.id(400 + o), 1,
        sha256('x'), 1, 90, 'nominated', test.id(account), now()
    from (select case when unit = 23 then 12 else 11 end) as office (o)
$$;

create function test.read_nominated() returns setof text language sql stable as $$
    select right(unit_id::text, 2) from thidua.nomination order by 1
$$;

create function test.test_nominations_are_shown_by_what_they_cite() returns setof text language plpgsql as $test$
declare
    login text;
    reads text[];
begin
    perform test.make_awards();
    perform test.nominate(1, 22, 110);
    perform test.nominate(2, 24, 110);
    perform test.nominate(3, 23, 110);
    foreach login in array array['office10', 'office11', 'office21', 'unit22', 'unit24', 'unit23', 'key22', 'idle22'] loop
        reads := case login
            when 'office10' then '{22,23,24}'
            when 'office11' then '{22,24}'
            when 'office21' then '{22,24}'
            when 'unit22' then '{22}'
            when 'unit24' then '{24}'
            when 'unit23' then '{23}'
            else '{}'
        end;
        perform test.act_as(login);
        return next results_eq('select test.read_nominated()', reads, login);
        reset role;
    end loop;
end
$test$;

create function test.test_members_read_nominations_that_cite_what_is_published_for_them() returns setof text
language plpgsql as $test$
begin
    perform test.make_awards('{members}');
    perform test.nominate(1, 22, 110);
    perform test.nominate(2, 24, 110);
    perform test.nominate(3, 23, 110);
    perform test.act_as('unit22');
    return next results_eq('select test.read_nominated()', '{22,24}'::text[], 'a member');
    reset role;
    perform test.act_as('unit23');
    return next results_eq('select test.read_nominated()', '{23}'::text[], 'nobody of another cluster');
    reset role;
end
$test$;

create function test.test_lead_and_office_nominate_in_their_own_name() returns setof text language plpgsql as $test$
begin
    perform test.make_awards();
    perform test.act_as('office21');
    return next lives_ok('select test.nominate(1, 22, 121)', 'the lead');
    return next throws_ok('select test.nominate(2, 24, 111)', '42501', null, 'not in another''s name');
    return next throws_ok('select test.nominate(2, 23, 121)', '42501', null, 'nor elsewhere');
    return next throws_ok('select test.nominate(2, 22, 121)', '23505', null, 'nor twice');
    reset role;
    perform test.act_as('unit22');
    return next throws_ok('select test.nominate(2, 24, 122)', '42501', null, 'a member nobody');
    reset role;
    perform test.act_as('office11');
    return next lives_ok('select test.nominate(2, 24, 111)', 'the office');
    reset role;
end
$test$;

create function test.test_a_quota_is_counted_for_who_proposes_alone() returns setof text language plpgsql as $test$
begin
    perform test.make_awards();
    insert into thidua.award_quota (
        id, award_id, season_id, managing_unit_id, clusters_of, base, numerator, denominator, rounding, enforcement, basis,
        maximum_rank
    )
    select test.id(520 + n), test.id(501), test.id(1), test.id(10), test.id(11), base, 1, 2, 'floor', 'hard', 'Luật', rank
    from (values (1, 'units', null), (2, 'leads', null), (3, 'published', 1), (4, 'published', null), (5, 'absolute', null))
        as bases (n, base, rank);
    perform test.nominate(1, 22, 110);
    perform test.nominate(3, 23, 110);
    perform test.act_as('office21');
    return next results_eq(
        'select base_count::integer, nominated::integer from thidua.quota_uses(test.id(1), array[test.id(501)],
            array[test.id(61)]) order by id',
        $$values (2, 1), (1, 1), (1, 1), (2, 1), (1, 1)$$, 'the lead sees numbers, and of its own cluster alone'
    );
    return next is(
        thidua.lock_quotas(test.id(1), array[test.id(501)], array[test.id(61)]), 5, 'and holds the quotas'
    );
    return next is(
        thidua.lock_quotas(test.id(1), array[test.id(501)], array[test.id(62)]), 0, 'no others'
    );
    reset role;
    perform test.act_as('unit22');
    return next is_empty(
        'select * from thidua.quota_uses(test.id(1), array[test.id(501)], array[test.id(61)])', 'a member none'
    );
    reset role;
end
$test$;

create function test.test_disqualifiers_are_for_whom_they_concern() returns setof text language plpgsql as $test$
declare
    login text;
    reads text[];
begin
    perform test.make_awards();
    insert into thidua.disqualifier (id, managing_unit_id, unit_id, kind, reason, from_day, account_id, recorded_at)
    select test.id(700 + u), test.id(10), test.id(u), 'x', 'y', '2025-01-01', test.id(110), now()
    from unnest(array[22, 23, 24]) u;
    foreach login in array array['office10', 'office11', 'office21', 'unit22', 'unit24', 'key22', 'idle22'] loop
        reads := case login
            when 'office10' then '{22,23,24}'
            when 'office11' then '{22,24}'
            when 'office21' then '{22,24}'
            when 'unit22' then '{22}'
            when 'unit24' then '{24}'
            else '{}'
        end;
        perform test.act_as(login);
        return next results_eq('select right(unit_id::text, 2) from thidua.disqualifier order by 1', reads, login);
        reset role;
    end loop;
    insert into thidua.account_function (account_id, function, unit_id, from_day)
    values (test.id(135), 'administrator', test.id(10), '2020-01-01');
    perform test.act_as('idle22');
    return next is_empty('select from thidua.disqualifier', 'an administrator of the ministry none');
    reset role;
    perform test.act_as('office11');
    return next throws_ok(
        $$insert into thidua.disqualifier values (
            test.id(799), test.id(10), test.id(22), null, 'x', 'y', '2025-01-01', null, null, 1, test.id(111), now()
        )$$, '42501', null, 'an office records in its own unit''s name'
    );
    reset role;
end
$test$;

create function test.test_what_is_decided_stays_and_is_public_but_for_refusals() returns setof text
language plpgsql as $test$
begin
    perform test.make_awards();
    perform test.nominate(1, 22, 110);
    perform test.nominate(2, 24, 110);
    perform test.act_as('office11');
    return next throws_ok(
        $$insert into thidua.award_decision (
            id, managing_unit_id, season_id, number, decided_on, signer_name, account_id, recorded_at
        ) values (test.id(810), test.id(10), test.id(1), '1/QĐ', '2025-09-01', 'A', test.id(111), now())$$,
        '42501', null, 'not for the unit above'
    );
    reset role;
    insert into thidua.award_decision (
        id, managing_unit_id, season_id, number, decided_on, signer_name, account_id, recorded_at
    ) values (test.id(810), test.id(10), test.id(1), '1/QĐ', '2025-09-01', 'A', test.id(110), now());
    insert into thidua.award_result (
        id, decision_id, season_id, managing_unit_id, cluster_season_id, unit_id, award_id, nomination_id, outcome, reason
    )
    select test.id(800 + n), test.id(810), test.id(1), test.id(10), test.id(61), test.id(u), test.id(501), test.id(600 + n),
        outcome, reason
    from (values (1, 22, 'granted', null), (2, 24, 'refused', 'x')) as results (n, u, outcome, reason);
    perform test.act_as('unit23');
    return next results_eq('select outcome from thidua.award_result', '{granted}'::text[], 'a stranger what is granted');
    reset role;
    perform test.act_as('unit22');
    return next results_eq('select outcome from thidua.award_result', '{granted}'::text[], 'a member no other''s refusal');
    reset role;
    perform test.act_as('unit24');
    return next results_eq(
        'select outcome from thidua.award_result order by 1', '{granted,refused}'::text[], 'its own it does'
    );
    reset role;
    return next test.is_refused('update thidua.award_result set reason = ''x''', 'award_result_append_only');
    return next test.is_refused('delete from thidua.award_decision', 'award_decision_append_only');
    return next throws_ok(
        $$insert into thidua.award_result (
            id, decision_id, season_id, managing_unit_id, unit_id, award_id, nomination_id, outcome
        ) values (
            test.id(805), test.id(810), test.id(1), test.id(10), test.id(22), test.id(501), test.id(601), 'granted'
        )$$, '23505', null, 'a nomination is decided once'
    );
end
$test$;

create function test.test_a_title_and_a_form_never_share_a_code() returns setof text language plpgsql as $test$
begin
    perform test.make_awards();
    update thidua.award set to_day = '2025-01-01';
    return next throws_ok(
        $$insert into thidua.award (id, managing_unit_id, code, name, kind, recipient, level, basis, from_day)
          values (test.id(502), test.id(10), 'CO', 'Cờ', 'form', 'collective', 'Bộ', 'Luật', '2026-01-01')$$,
        '23P01', null, 'not even at another time'
    );
    return next throws_ok(
        $$insert into thidua.award (id, managing_unit_id, code, name, kind, recipient, level, basis, from_day)
          values (test.id(502), test.id(10), 'CO', 'Cờ', 'title', 'collective', 'Bộ', 'Luật', '2024-12-31')$$,
        '23P01', null, 'and one version holds at a time'
    );
end
$test$;

create function test.test_a_dossier_is_its_units_and_those_above() returns setof text language plpgsql as $test$
declare
    login text;
    reads bigint;
begin
    perform test.make_awards('{members}');
    perform test.nominate(1, 22, 110);
    perform test.act_as('unit22');
    return next lives_ok(
        $$insert into thidua.dossier (
            id, season_id, cluster_season_id, managing_unit_id, unit_id, round_id, nomination_id
        ) values (test.id(900), test.id(1), test.id(61), test.id(11), test.id(22), test.id(551), test.id(601))$$,
        'the unit begins it'
    );
    return next lives_ok(
        $$insert into thidua.dossier_part (
            dossier_id, season_id, cluster_season_id, managing_unit_id, unit_id, code, state, account_id, recorded_at
        ) values (test.id(900), test.id(1), test.id(61), test.id(11), test.id(22), 'A', 'present', test.id(122), now())$$,
        'and lays a part in'
    );
    reset role;
    foreach login in array array['office10', 'office11', 'office21', 'unit22', 'unit24', 'unit23', 'key22'] loop
        reads := case when login in ('unit24', 'unit23', 'key22') then 0 else 1 end;
        perform test.act_as(login);
        return next is((select count(*) from thidua.dossier), reads, login);
        return next is((select count(*) from thidua.dossier_part), reads, login || ' the part');
        reset role;
    end loop;
    perform test.act_as('unit24');
    update thidua.dossier set state = 'sent';
    reset role;
    return next is((select state from thidua.dossier), 'preparing', 'no other member touches it');
end
$test$;
