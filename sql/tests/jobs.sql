-- What the server does by itself: one server does it, and the next one where that is gone.
create function test.claim(claim integer, at text) returns boolean language sql as $$
    select thidua.claim_job('export-rankings', '2026-11-21', test.id(claim), at::timestamptz, at::timestamptz + '1 hour')
$$;

create function test.finish(claim integer, outcome text) returns boolean language sql as $$
    select thidua.finish_job(
        'export-rankings', '2026-11-21', test.id(claim), '2026-11-21 02:10Z', outcome, 'why', '2026-11-21 02:40Z'
    )
$$;

create function test.test_a_day_of_a_job_is_claimed_once() returns setof text language plpgsql as $test$
begin
    grant usage on schema test to thidua_app;
    set local role thidua_app;
    return next ok(test.claim(1, '2026-11-21 02:00Z'), 'the first has it');
    return next ok(not test.claim(2, '2026-11-21 02:00Z'), 'the second has not');
    return next ok(not test.claim(2, '2026-11-21 02:59Z'), 'as long as the claim lasts');
    return next ok(not test.finish(2, 'succeeded'), 'and says nothing of it');
    return next ok(test.finish(1, 'succeeded'), 'who has it ends it');
    return next ok(not test.finish(1, 'failed'), 'once');
    return next ok(not test.claim(2, '2026-11-22 02:00Z'), 'what has succeeded is done for good');
    reset role;
end
$test$;

create function test.test_a_claim_that_ran_out_is_taken_over() returns setof text language plpgsql as $test$
begin
    grant usage on schema test to thidua_app;
    set local role thidua_app;
    perform test.claim(1, '2026-11-21 02:00Z');
    return next ok(test.claim(2, '2026-11-21 03:00Z'));
    return next ok(not test.finish(1, 'succeeded'), 'whom it was taken from says nothing more of it');
    return next ok(test.finish(2, 'failed'));
    return next results_eq(
        'select attempts, outcome, message from thidua.job_run', $$values (2, 'failed', 'why')$$
    );
    return next ok(not test.claim(3, '2026-11-21 02:39Z'), 'what has failed waits');
    return next ok(test.claim(3, '2026-11-21 02:40Z'), 'and is tried again');
    return next results_eq(
        'select attempts, outcome, finished_at from thidua.job_run', $$values (3, null::text, null::timestamptz)$$
    );
    reset role;
end
$test$;

create function test.claim_anew(claim integer, started_at text) returns boolean language sql as $$
    select thidua.claim_job(
        'export-rankings', '2026-11-21', test.id(claim), '2026-11-21 02:20Z', '2026-11-21 03:20Z', started_at::timestamptz
    )
$$;

create function test.test_what_failed_is_claimed_by_who_was_started_since() returns setof text language plpgsql as $test$
begin
    grant usage on schema test to thidua_app;
    set local role thidua_app;
    perform test.claim(1, '2026-11-21 02:00Z');
    return next ok(not test.claim_anew(2, '2026-11-21 02:15Z'), 'not what somebody is doing');
    perform test.finish(1, 'failed');
    return next ok(not test.claim_anew(2, '2026-11-21 01:00Z'), 'not by who was there before');
    return next ok(test.claim_anew(2, '2026-11-21 02:15Z'), 'what has failed by then');
    return next ok(not test.claim_anew(3, '2026-11-21 02:15Z'), 'once');
    perform test.finish(2, 'succeeded');
    return next ok(not test.claim_anew(3, '2026-11-21 02:15Z'), 'never what has succeeded');
    reset role;
end
$test$;

create function test.test_nobody_writes_a_run_by_hand() returns setof text language plpgsql as $test$
declare
    role text;
    change text;
begin
    perform test.claim(1, '2026-11-21 02:00Z');
    foreach role in array array['thidua_app', 'thidua_reader'] loop
        execute format('set local role %I', role);
        set local transaction_read_only = off;
        foreach change in array array[
            'insert into thidua.job_run select * from thidua.job_run', 'update thidua.job_run set message = null',
            'delete from thidua.job_run', 'delete from thidua.idempotency_record'
        ] loop
            return next throws_ok(change, '42501', null, role || ': ' || change);
        end loop;
        return next is((select count(*) from thidua.job_run), 1::bigint, role || ' reads');
        reset role;
    end loop;
    foreach role in array array['thidua_reader', 'thidua_loader'] loop
        return next ok(
            not has_function_privilege(role, 'thidua.claim_job(text, date, uuid, timestamptz, timestamptz, timestamptz)', 'execute')
            and not has_function_privilege(role, 'thidua.forget_requests(timestamptz, integer)', 'execute'), role
        );
    end loop;
end
$test$;

create function test.test_answers_are_forgotten_after_seven_days() returns setof text language plpgsql as $test$
begin
    perform test.make_reviews();
    insert into thidua.idempotency_record (account_id, key, request_sha256, answer, recorded_at)
    select test.id(122), 'request-' || days, sha256(''), '', now() - make_interval(days => days, mins => 1)
    from unnest(array[0, 6, 7, 8, 9]) as days;
    set local role thidua_app;
    return next is(thidua.forget_requests(now() - interval '3 days', 10), 0::bigint, 'by the instant that it is given');
    return next is(thidua.forget_requests('infinity', 2), 2::bigint, 'in portions, and none by an instant to come');
    return next is(thidua.forget_requests('infinity', 2), 1::bigint);
    return next is(thidua.forget_requests('infinity', 2), 0::bigint);
    reset role;
    return next results_eq(
        'select key from thidua.idempotency_record order by 1', array['request-0', 'request-6'], 'the younger stay'
    );
end
$test$;
