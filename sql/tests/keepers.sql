-- Who keeps whose account, whatever SQL the serving role runs. Handing out a password is the most dangerous thing that
-- there is: whoever can do it can be whoever it is handed out for.
--
-- The world of reviews.sql, with administrators of the ministry (140, 141), an account manager of QT (143), two of PT (142,
-- 144) and an auditor of the ministry (145).
create function test.make_keepers() returns void language plpgsql as $setup$
begin
    perform test.make_reviews();
    insert into thidua.account (id, unit_id, login, name)
    select test.id(id), test.id(unit), login, login
    from (values
        (140, 10, 'root10'), (141, 10, 'other10'), (142, 11, 'boss11'), (143, 12, 'boss12'), (144, 11, 'peer11'),
        (145, 10, 'auditor10'), (146, 10, 'former10')
    ) as accounts (id, unit, login);
    insert into thidua.account_function (account_id, function, unit_id, from_day, to_day)
    select test.id(id), function, test.id(unit), '2020-01-01', until
    from (values
        (140, 'administrator', 10, null), (141, 'administrator', 10, null), (142, 'accountManager', 11, null),
        (143, 'accountManager', 12, null), (144, 'accountManager', 11, null), (145, 'auditor', 10, null),
        (146, 'administrator', 10, '2025-10-01'::date)
    ) as functions (id, function, unit, until);
    insert into auth.session (secret_hash, account_id, opened_at, expires_at)
    select sha256(login::bytea), id, now(), now() + interval '1 hour'
    from thidua.account
    where login ~ '^(root|other|boss|peer|auditor|former)';
    insert into auth.service_key (id, secret_hash, account_id, name, scopes, expires_at)
    values (test.id(240), sha256('key of root'), test.id(140), 'k', '{standings}', now() + interval '1 hour');
    insert into auth.password (account_id, salt, memory_kib, passes, tag_hash)
    select id, substring(sha256('salt') for 16), 19456, 2, sha256(login::bytea)
    from thidua.account
    where id > test.id(100);
end
$setup$;

-- Whether a statement goes through with somebody's scope, and changes something where it is an update; it stays undone.
create function test.may(login text, statement text) returns boolean language plpgsql as $$
declare
    touched bigint;
begin
    begin
        perform test.act_as(login);
        execute statement;
        get diagnostics touched = row_count;
        raise exception using errcode = 'TT000', message = touched::text;
    exception
        when insufficient_privilege then return false;
        when sqlstate 'TT000' then return sqlerrm::bigint > 0;
    end;
end
$$;

create function test.hand_out(account integer) returns text language sql as $$
    select format(
        'select auth.hand_out_password(%L, substring(sha256(''s'') for 16), 19456, 2, sha256(''code''))', test.id(account)
    )
$$;

-- Everybody's reach: the numbers of the accounts that each keeps.
create function test.kept(login text) returns text language sql as $$
    select string_agg(right(id::text, 3), ' ' order by id)
    from thidua.account
    where id > test.id(100) and test.may(kept.login, test.hand_out(right(id::text, 3)::integer))
$$;

create function test.test_a_password_is_handed_out_by_keepers_alone() returns setof text language plpgsql as $test$
declare
    login text;
    kept text;
begin
    perform test.make_keepers();
    for login, kept in values
        ('root10', '110 111 112 121 122 123 124 131 132 133 134 135 141 142 143 144 145 146'),
        -- Not the managing officer, not the other manager of its unit: who can be them can do what it may not entrust.
        ('boss11', '121 122 124 131 132 133 134 135'),
        -- Whose office is over, needs nobody above any more.
        ('boss12', '112 123'),
        -- Not who is lent elsewhere, and not the lead.
        ('keeper22', '122 131 135'),
        ('unit22', null), ('office10', null), ('office11', null), ('office21', null), ('auditor10', null),
        ('former10', null), ('service22', null), ('key11', null), ('key of root', null), ('nobody', null), ('', null)
    loop
        return next is(test.kept(login), kept, login);
    end loop;
    update thidua.account set is_blocked = true where thidua.account.login = 'root10';
    return next ok(not test.may('root10', test.hand_out(122)), 'nor by whoever is blocked');
end
$test$;

create function test.test_a_scope_that_outlives_its_account_hands_out_nothing() returns setof text
language plpgsql as $test$
begin
    perform test.make_keepers();
    perform test.act_as('root10');
    reset role;
    update thidua.account set is_blocked = true where login = 'root10';
    set local role thidua_app;
    return next throws_ok(test.hand_out(122), '42501', 'the account is not kept by whoever acts', 'blocked');
    reset role;
    perform test.act_as('boss11');
    reset role;
    update thidua.account_function set to_day = '2025-10-01' where account_id = test.id(142);
    set local role thidua_app;
    return next throws_ok(test.hand_out(122), '42501', 'the account is not kept by whoever acts', 'function ended');
    perform set_config('thidua.scope', '', true);
    return next throws_ok(test.hand_out(122), '42501', 'the account is not kept by whoever acts', 'no scope');
    reset role;
end
$test$;

create function test.test_a_handed_out_password_must_be_changed_and_ends_sessions() returns setof text
language plpgsql as $test$
begin
    perform test.make_keepers();
    perform test.act_as('boss11');
    execute test.hand_out(122);
    return next is(auth.issue_scope('unit22'), null, 'the session is over');
    return next isnt(auth.issue_scope('unit24'), null, 'nobody else''s');
    return next is_empty($$select auth.sign_in('unit22', 'unit22', sha256('s1'), '1 hour')$$, 'the old password is over');
    return next results_eq(
        $$select must_change from auth.sign_in('unit22', 'code', sha256('s2'), '1 hour')$$, array[true]
    );
    return next is(auth.issue_scope('s2'), '!must-change');
    reset role;
    delete from auth.password where account_id = test.id(135);
    perform test.act_as('boss11');
    execute test.hand_out(135);
    return next isnt_empty($$select auth.sign_in('idle22', 'code', sha256('s3'), '1 hour')$$, 'a first one, too');
    reset role;
end
$test$;

create function test.test_accounts_are_made_and_changed_within_reach() returns setof text language plpgsql as $test$
declare
    login text;
    unit integer;
    may boolean;
begin
    perform test.make_keepers();
    for login, unit, may in values
        ('root10', 10, true), ('root10', 23, true), ('boss11', 11, true), ('boss11', 22, true), ('boss11', 10, false),
        ('boss11', 23, false), ('keeper22', 22, true), ('keeper22', 21, false), ('office11', 22, false),
        ('unit22', 22, false), ('auditor10', 22, false), ('former10', 22, false), ('key of root', 22, false),
        ('', 22, false)
    loop
        return next is(
            test.may(
                login,
                format(
                    'insert into thidua.account (id, unit_id, login, name) values (%L, %L, ''x.y'', ''X'')',
                    test.id(190), test.id(unit)
                )
            ),
            may, format('%s adds to %s', login, unit)
        );
    end loop;
    for login, unit, may in values
        ('root10', 122, true), ('root10', 140, false), ('boss11', 122, true), ('boss11', 111, false),
        ('boss11', 142, false), ('boss11', 123, false), ('boss12', 122, false), ('office11', 122, false),
        ('unit22', 122, false), ('auditor10', 122, false), ('key of root', 122, false), ('', 122, false)
    loop
        return next is(
            test.may(login, format('update thidua.account set is_blocked = true where id = %L', test.id(unit))), may,
            format('%s blocks %s', login, unit)
        );
    end loop;
    return next ok(
        not test.may('root10', format('update thidua.account set unit_id = %L where id = %L', test.id(22), test.id(121))),
        'nobody moves an account'
    );
    return next ok(
        not test.may(
            'root10', format(
                'insert into thidua.account (id, unit_id, login, name, is_blocked) values (%L, %L, ''x.y'', ''X'', true)',
                test.id(190), test.id(22)
            )
        ),
        'nor makes a blocked one'
    );
end
$test$;

create function test.entrust(account integer, function text, unit integer, from_day text default '2025-10-01')
returns text language sql as $$
    select format(
        'insert into thidua.account_function (account_id, function, unit_id, from_day) values (%L, %L, %L, %L)',
        test.id(account), function, test.id(unit), from_day
    )
$$;

create function test.test_functions_are_entrusted_within_reach() returns setof text language plpgsql as $test$
declare
    login text;
    account integer;
    function text;
    unit integer;
    may boolean;
begin
    perform test.make_keepers();
    for login, account, function, unit, may in values
        ('root10', 122, 'administrator', 10, true), ('root10', 122, 'auditor', 22, true),
        ('root10', 140, 'officer', 10, false),
        ('boss11', 122, 'head', 22, true), ('boss11', 122, 'officer', 24, true), ('boss11', 122, 'service', 22, true),
        ('boss11', 122, 'accountManager', 22, true), ('boss11', 122, 'accountManager', 11, false),
        ('boss11', 122, 'managingOfficer', 11, false), ('boss11', 122, 'administrator', 22, false),
        ('boss11', 122, 'auditor', 22, false), ('boss11', 122, 'head', 23, false), ('boss11', 123, 'head', 22, false),
        ('boss11', 142, 'officer', 11, false), ('boss11', 142, 'administrator', 10, false),
        ('boss11', 111, 'officer', 22, false), ('keeper22', 122, 'head', 22, true),
        ('keeper22', 122, 'accountManager', 22, false), ('keeper22', 122, 'head', 21, false),
        ('office11', 122, 'head', 22, false), ('unit22', 122, 'head', 22, false), ('unit22', 135, 'head', 22, false),
        ('auditor10', 122, 'head', 22, false), ('key of root', 122, 'head', 22, false), ('', 122, 'head', 22, false)
    loop
        return next is(
            test.may(login, test.entrust(account, function, unit)), may,
            concat_ws(' ', login, account, function, unit)
        );
    end loop;
    return next ok(not test.may('boss11', test.entrust(122, 'head', 22, '2025-09-30')), 'not for days that are past');
end
$test$;

create function test.test_functions_end_and_the_past_stays() returns setof text language plpgsql as $test$
declare
    login text;
    account integer;
    day text;
    may boolean;
begin
    perform test.make_keepers();
    for login, account, day, may in values
        ('boss11', 122, '2025-10-01', true), ('boss11', 122, '2026-01-01', true), ('boss11', 122, '2025-09-30', false),
        ('boss11', 111, '2025-10-01', false), ('boss11', 142, '2025-10-01', false), ('boss12', 122, '2025-10-01', false),
        ('root10', 111, '2025-10-01', true), ('root10', 146, '2026-01-01', false), ('unit22', 122, '2025-10-01', false),
        ('office11', 122, '2025-10-01', false), ('key of root', 122, '2025-10-01', false), ('', 122, '2025-10-01', false)
    loop
        return next is(
            test.may(
                login, format('update thidua.account_function set to_day = %L where account_id = %L', day, test.id(account))
            ),
            may, concat_ws(' ', login, account, day)
        );
    end loop;
    return next throws_ok(
        format('update thidua.account_function set to_day = from_day - 1 where account_id = %L', test.id(122)), '23514'
    );
end
$test$;

create function test.test_whoever_is_blocked_has_no_session_and_no_key() returns setof text language plpgsql as $test$
begin
    perform test.make_keepers();
    perform test.act_as('boss11');
    update thidua.account set is_blocked = true where id in (test.id(122), test.id(132));
    return next is(auth.issue_scope('unit22'), null);
    return next is(auth.issue_scope('key11'), null);
    reset role;
    -- What a sign-in opened that did not see the block.
    insert into auth.session (secret_hash, account_id, opened_at, expires_at)
    values (sha256('late'), test.id(122), auth.instant(), auth.instant() + interval '1 hour');
    perform test.act_as('boss11');
    update thidua.account set is_blocked = false where id in (test.id(122), test.id(132));
    return next is(auth.issue_scope('unit22'), null, 'nor gets the session back');
    return next is(auth.issue_scope('late'), null, 'nor one that was opened meanwhile');
    return next is(auth.issue_scope('key11'), null, 'nor the key');
    return next isnt(auth.issue_scope('unit24'), null, 'nobody else loses anything');
    reset role;
end
$test$;

create function test.test_keys_are_for_services_and_by_keepers() returns setof text language plpgsql as $test$
declare
    login text;
    account integer;
    may boolean;
    statement text;
begin
    perform test.make_keepers();
    for login, account, may in values
        ('boss11', 132, true), ('boss11', 131, true), ('keeper22', 131, true), ('root10', 132, true),
        ('boss11', 122, false), ('keeper22', 132, false), ('boss12', 131, false), ('service22', 131, false),
        ('service11', 131, false), ('office11', 132, false), ('unit22', 131, false), ('key11', 132, false),
        ('key of root', 132, false), ('', 132, false)
    loop
        statement := format(
            $f$select auth.issue_key(%L, %L, sha256('new key'), 'k', '{standings}', '2026-10-01')$f$, test.id(290),
            test.id(account)
        );
        return next is(test.may(login, statement), may, concat_ws(' ', login, 'issues for', account));
    end loop;
    for login, may in values ('boss11', true), ('keeper22', false), ('boss12', false), ('service11', false), ('key11', false)
    loop
        return next is(
            test.may(login, format('select auth.revoke_key(%L, %L)', test.id(132), test.id(204))), may, login || ' revokes'
        );
        return next is(
            test.may(login, format('select 1 from auth.keys_of(%L)', test.id(132))), may, login || ' lists'
        );
    end loop;
    perform test.act_as('boss11');
    return next throws_ok(
        format(
            $f$select auth.issue_key(%L, %L, sha256('new key'), 'k', '{standings}', '2026-11-06')$f$, test.id(290),
            test.id(132)
        ),
        '23514', null, '401 days are too many'
    );
    perform auth.revoke_key(test.id(131), test.id(204));
    return next isnt(auth.issue_scope('key11'), null, 'another account''s key stays');
    perform auth.revoke_key(test.id(132), test.id(204));
    return next is(auth.issue_scope('key11'), null, 'a revoked one is over at once');
    return next isnt((select revoked_at from auth.keys_of(test.id(132))), null);
    reset role;
end
$test$;

create function test.test_what_was_done_to_accounts_is_for_auditors() returns setof text language plpgsql as $test$
declare
    login text;
    may boolean;
begin
    perform test.make_keepers();
    insert into thidua.account_function (account_id, function, unit_id, from_day)
    values (test.id(135), 'auditor', test.id(11), '2020-01-01'), (test.id(121), 'auditor', test.id(12), '2020-01-01');
    insert into thidua.audit_event (managing_unit_id, id, account_id, action, subject, detail, request_id, recorded_at)
    select test.id(unit), test.id(900 + unit), test.id(142), 'account.made', '{}', '{}', 'r', now()
    from unnest(array[11, 22]) unit;
    for login, may in values
        ('auditor10', true), ('root10', true), ('idle22', true), ('office21', false), ('office10', false),
        ('office11', false), ('boss11', false), ('boss12', false), ('keeper22', false), ('unit22', false),
        ('former10', false), ('key of root', false), ('key11', false), ('', false)
    loop
        perform test.act_as(login);
        return next is((select count(*) from thidua.audit_event), case when may then 2 else 0 end::bigint, login);
        reset role;
    end loop;
end
$test$;
