-- A password changes only in the hands of who holds a session and knows the old one. The accounts are those that
-- scope.sql sets up; an's password is 'an', and 'secret of an' is the secret of an open session.
create function test.change(secret bytea, old_tag bytea) returns boolean language sql as $$
    select auth.change_password(secret, old_tag, substring(sha256('salt') for 16), 65536, 3, sha256('new'))
$$;

create function test.test_the_old_password_and_a_session_change_a_password() returns setof text
language plpgsql as $test$
begin
    update auth.password set must_change = true;
    set local role thidua_app;
    return next ok(
        auth.change_password('secret of an', 'an', substring(sha256('salt') for 16), 65536, 3, sha256('new'))
    );
    return next is_empty($$select auth.sign_in('an', 'an', sha256('s1'), '1 hour')$$, 'the old one is over');
    return next results_eq(
        $$select must_change from auth.sign_in('an', 'new', sha256('s2'), '1 hour')$$, array[false],
        'the new one opens a session and need not be changed'
    );
    return next results_eq(
        $$select * from auth.password_parameters('an')$$,
        $$values (substring(sha256('salt') for 16), 65536, 3)$$
    );
    reset role;
    return next ok((select must_change from auth.password where tag_hash = sha256('binh')), 'nobody else''s');
end
$test$;

create function test.test_changing_a_password_ends_all_other_sessions_of_the_account() returns setof text
language plpgsql as $test$
begin
    perform auth.sign_in('an', 'an', sha256('another of an'), '1 hour');
    perform auth.sign_in('binh', 'binh', sha256('secret of binh'), '1 hour');
    return next ok(test.change('secret of an', 'an'));
    return next is(auth.issue_scope('another of an'), null, 'another of the account');
    return next isnt(auth.issue_scope('secret of an'), null, 'the one that changed it');
    return next isnt(auth.issue_scope('secret of binh'), null, 'one of somebody else');
end
$test$;

create function test.test_without_session_or_old_password_nothing_changes() returns setof text
language plpgsql as $test$
begin
    perform auth.sign_in('an', 'an', sha256('another of an'), '1 hour');
    perform auth.sign_in('binh', 'binh', sha256('secret of binh'), '1 hour');
    perform auth.sign_in('an', 'an', sha256('ended'), '1 hour');
    perform auth.sign_out('ended');
    return next ok(not test.change('secret of an', 'wrong'), 'a wrong password');
    return next ok(not test.change('secret of an', 'binh'), 'somebody else''s password');
    return next ok(not test.change('nobody''s', 'an'), 'no session');
    return next ok(not test.change('secret of binh', 'an'), 'somebody else''s session');
    return next ok(not test.change('ended', 'an'), 'an ended session');
    return next ok(not coalesce(test.change(null, null), false), 'nothing at all');
    update auth.clock set shift = '9 hours';
    return next ok(not test.change('secret of an', 'an'), 'an expired session');
    update auth.clock set shift = '0';
    return next isnt(auth.issue_scope('another of an'), null, 'no session was ended');
    update thidua.account set is_blocked = true where login = 'an';
    return next ok(not test.change('secret of an', 'an'), 'a blocked account');
    update thidua.account set is_blocked = false where login = 'an';
    return next isnt_empty($$select auth.sign_in('an', 'an', sha256('s'), '1 hour')$$, 'the password is as it was');
end
$test$;

create function test.test_a_first_password_is_only_the_first() returns setof text language plpgsql as $test$
begin
    return next throws_ok(
        $$select auth.set_first_password('00000000-0000-7000-8000-0000000000a1', sha256('s'), 19456, 2, sha256('x'), true)$$,
        '23514', null, 'a salt of 32 bytes'
    );
    return next throws_ok(
        $$
        select auth.set_first_password(
            '00000000-0000-7000-8000-0000000000a1', substring(sha256('s') for 16), 19456, 2, sha256('x'), true
        )
        $$,
        '23505', null, 'an account that has one'
    );
    delete from auth.password where account_id = '00000000-0000-7000-8000-0000000000a1';
    set local role thidua_owner;
    perform auth.set_first_password(
        '00000000-0000-7000-8000-0000000000a1', substring(sha256('s') for 16), 19456, 2, sha256('x'), true
    );
    reset role;
    return next results_eq(
        $$select must_change from auth.sign_in('an', 'x', sha256('s'), '1 hour')$$, array[true]
    );
end
$test$;

create function test.test_the_serving_role_sets_no_first_password() returns setof text language plpgsql as $test$
begin
    set local role thidua_app;
    return next throws_ok(
        $$select auth.set_first_password('00000000-0000-7000-8000-0000000000a1', 's', 19456, 2, 'x', true)$$, '42501'
    );
    reset role;
end
$test$;

create function test.test_a_password_that_must_be_changed_buys_no_scope() returns setof text
language plpgsql as $test$
begin
    update auth.password set must_change = true where tag_hash = sha256('an');
    perform auth.sign_in('binh', 'binh', sha256('secret of binh'), '1 hour');
    insert into auth.service_key (id, secret_hash, account_id, name, scopes, expires_at)
    values (
        '00000000-0000-7000-8000-0000000000c1', sha256('key of an'), '00000000-0000-7000-8000-0000000000a1', 'k', '{all}',
        now() + interval '1 day'
    );
    set local role thidua_app;
    return next is(auth.issue_scope('secret of an'), '!must-change');
    return next matches(auth.issue_scope('key of an'), '^0.*[|]all[|]', 'a service key is no password');
    return next matches(auth.issue_scope('secret of binh'), '^0', 'nobody else''s');
    perform set_config('thidua.scope', auth.issue_scope('secret of an'), true);
    return next throws_ok('select auth.scope_account()', '28000', 'the scope does not verify');
    reset role;
    perform test.change('secret of an', 'an');
    return next matches(auth.issue_scope('secret of an'), '^0', 'once it is changed');
    perform auth.sign_out('secret of an');
    update auth.password set must_change = true where tag_hash = sha256('new');
    return next is(auth.issue_scope('secret of an'), null, 'a session that has ended is not good, whatever the password');
end
$test$;

create function test.test_the_own_password_parameters_are_for_open_sessions() returns setof text
language plpgsql as $test$
begin
    set local role thidua_app;
    return next results_eq(
        $$select * from auth.own_password_parameters('secret of an')$$,
        $$values (substring(sha256('an') for 16), 19456, 2)$$
    );
    return next is_empty($$select auth.own_password_parameters('nobody''s')$$);
    reset role;
    update auth.clock set shift = '9 hours';
    return next is_empty($$select auth.own_password_parameters('secret of an')$$, 'an expired session');
    update auth.clock set shift = '0';
    update thidua.account set is_blocked = true where login = 'an';
    return next is_empty($$select auth.own_password_parameters('secret of an')$$, 'a blocked account');
    update thidua.account set is_blocked = false where login = 'an';
    perform auth.sign_out('secret of an');
    return next is_empty($$select auth.own_password_parameters('secret of an')$$, 'an ended session');
end
$test$;
