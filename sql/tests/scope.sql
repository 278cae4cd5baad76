-- A scope is worth something only if nobody can make one without a secret. These run as a superuser, so each takes on
-- the role that a stranger's SQL would have.
create function test.setup_accounts() returns void language sql as $setup$
    insert into thidua.unit (id, code, name, search_key, from_day)
    values ('00000000-0000-7000-8000-000000000001', 'T', 'Đơn vị', 'don vi', '2020-01-01');
    insert into thidua.account (id, unit_id, login, name)
    select id, '00000000-0000-7000-8000-000000000001', login, login
    from (values
        ('00000000-0000-7000-8000-0000000000a1'::uuid, 'an'), ('00000000-0000-7000-8000-0000000000a2', 'binh')
    ) as accounts (id, login);
    insert into auth.password (account_id, salt, memory_kib, passes, tag_hash)
    select id, substring(sha256(login::bytea) for 16), 19456, 2, sha256(login::bytea) from thidua.account;
    select auth.sign_in('an', 'an', sha256('secret of an'), '8 hours');
$setup$;

create function test.test_a_secret_buys_a_scope_for_its_own_account() returns setof text language plpgsql as $test$
begin
    set local role thidua_app;
    perform set_config('thidua.scope', auth.issue_scope('secret of an'), true);
    return next is(auth.scope_account(), '00000000-0000-7000-8000-0000000000a1');
    return next is(auth.scope_day(), (now() at time zone 'Asia/Ho_Chi_Minh')::date);
    reset role;
end
$test$;

create function test.test_no_scope_is_nobody() returns setof text language plpgsql as $test$
begin
    set local role thidua_app;
    return next is(auth.scope_account(), null);
    perform set_config('thidua.scope', '', true);
    return next is(auth.scope_account(), null);
    reset role;
end
$test$;

create function test.test_a_forged_scope_raises() returns setof text language plpgsql as $test$
declare
    scope text;
    forgery text;
begin
    set local role thidua_app;
    scope := auth.issue_scope('secret of an');
    foreach forgery in array array[
        replace(scope, 'a1|', 'a2|'), replace(scope, '|-|', '|all|'), regexp_replace(scope, '\|20\d\d-', '|2099-'),
        regexp_replace(scope, '.$', case right(scope, 1) when '0' then '1' else '0' end), scope || '|', 'x', '|||||',
        regexp_replace(scope, '\|1\|', '|99|'), regexp_replace(scope, '\|1\|', '|999999999999|')
    ] loop
        perform set_config('thidua.scope', forgery, true);
        return next throws_ok('select auth.scope_account()', '28000', 'the scope does not verify');
    end loop;
    reset role;
end
$test$;

create function test.test_only_the_right_password_opens_a_session() returns setof text
language plpgsql as $test$
begin
    return next is_empty($$select auth.sign_in('an', 'wrong', sha256('s1'), '1 hour')$$);
    return next is_empty($$select auth.sign_in('nobody', 'an', sha256('s2'), '1 hour')$$);
    update thidua.account set is_blocked = true where login = 'binh';
    return next is_empty($$select auth.sign_in('binh', 'binh', sha256('s3'), '1 hour')$$);
    update thidua.account set is_blocked = true where login = 'an';
    return next is(auth.issue_scope('secret of an'), null, 'a session of a blocked account buys nothing');
end
$test$;

create function test.test_a_session_ends_when_it_is_ended_and_when_its_time_is_over() returns setof text
language plpgsql as $test$
begin
    update auth.clock set shift = '9 hours';
    return next is(auth.issue_scope('secret of an'), null, 'after its time');
    update auth.clock set shift = '0';
    return next isnt(auth.issue_scope('secret of an'), null, 'within its time');
    return next ok(auth.sign_out('secret of an'), 'ending it');
    return next is(auth.issue_scope('secret of an'), null, 'after its end');
    return next ok(not auth.sign_out('secret of an'), 'ending it again');
end
$test$;

create function test.test_a_scope_expires() returns setof text language plpgsql as $test$
begin
    perform set_config('thidua.scope', auth.issue_scope('secret of an'), true);
    update auth.clock set shift = '1 minute';
    return next lives_ok('select auth.scope_account()');
    update auth.clock set shift = '2 minutes 1 second';
    return next throws_ok('select auth.scope_account()', '28000', 'the scope does not verify');
end
$test$;

create function test.test_asking_does_not_tell_which_logins_exist() returns setof text language plpgsql as $test$
begin
    return next results_eq(
        $$select * from auth.password_parameters('nobody')$$, $$select * from auth.password_parameters('nobody')$$
    );
    return next is((select length(salt) from auth.password_parameters('nobody')), 16);
    return next is((select length(salt) from auth.password_parameters('an')), 16);
end
$test$;

create function test.test_made_up_salts_do_not_come_from_the_signing_key() returns setof text
language plpgsql as $test$
declare
    salt constant bytea := (select p.salt from auth.password_parameters('nobody') p);
begin
    update auth.signing_key set secret = sha256('another');
    return next is((select p.salt from auth.password_parameters('nobody') p), salt);
    return next isnt((select p.salt from auth.password_parameters('nobody2') p), salt);
    update auth.salt_secret set secret = sha256('another');
    return next isnt((select p.salt from auth.password_parameters('nobody') p), salt);
end
$test$;

create function test.test_the_serving_role_sees_no_secret() returns setof text language plpgsql as $test$
declare
    name text;
begin
    set local role thidua_app;
    foreach name in array array['session', 'password', 'signing_key', 'salt_secret', 'service_key', 'clock'] loop
        return next throws_ok(format('select from auth.%I', name), '42501');
        return next throws_ok(format('delete from auth.%I', name), '42501');
    end loop;
    return next throws_ok($$select auth.signature('k', 'p')$$, '42501');
    return next throws_ok($$select auth.verified_scope()$$, '42501');
    reset role;
end
$test$;
