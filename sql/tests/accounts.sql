-- Who knows whom, in the world of reviews.sql.

-- The numbers of the units whose accounts, or whose accounts' functions, the transaction's role reads.
create function test.read_accounts() returns text language sql stable as $$
    select string_agg(distinct right(unit_id::text, 2), ' ' order by right(unit_id::text, 2)) from thidua.account
$$;
create function test.read_functions() returns setof uuid language sql stable as $$
    select distinct account_id from thidua.account_function order by 1
$$;

create function test.test_people_are_known_to_their_cluster_and_their_offices() returns setof text
language plpgsql as $test$
declare
    login text;
    units text;
begin
    perform test.make_reviews();
    insert into thidua.account_function (account_id, function, unit_id, from_day)
    values (test.id(135), 'auditor', test.id(12), '2025-10-02'), (test.id(133), 'accountManager', test.id(13), '2020-01-01');
    insert into thidua.account (id, unit_id, login, name) values (test.id(136), test.id(13), 'e1', 'e1');
    for login, units in values
        ('', null), ('nobody', null), ('unit22', '21 22 24'), ('office21', '21 22 24'), ('unit23', '23'),
        ('idle22', '21 22 24'), ('keeper22', '13 21 22 24'), ('service11', '11'),
        -- Its function is over: only its own unit.
        ('office12', '12'),
        ('office11', '11 13 21 22 24'), ('office10', '10 11 12 13 21 22 23 24'),
        -- A key knows its own account.
        ('key22', '22'), ('key11', '11'), ('key10', '10')
    loop
        perform test.act_as(login);
        return next is(test.read_accounts(), units, 'accounts for ' || login);
        reset role;
    end loop;
    update auth.clock set shift = shift + interval '1 day';
    perform test.act_as('idle22');
    return next is(test.read_accounts(), '12 21 22 23 24', 'from the day on which an office is held');
    reset role;
    update thidua.membership set to_day = '2025-06-01' where unit_id = test.id(24);
    perform test.act_as('unit24');
    return next is(test.read_accounts(), '21 22 24', 'a unit that has left still knows with whom it was');
    reset role;
end
$test$;

create function test.test_functions_are_as_known_as_their_accounts() returns setof text language plpgsql as $test$
declare
    login text;
begin
    perform test.make_reviews();
    foreach login in array array['', 'unit22', 'unit23', 'office11', 'office10', 'keeper22', 'key22', 'key10'] loop
        perform test.act_as(login);
        return next is_empty(
            $$select account_id from thidua.account_function except select id from thidua.account$$, login
        );
        reset role;
    end loop;
    perform test.act_as('unit22');
    return next results_eq(
        'select test.read_functions()',
        array[test.id(121), test.id(122), test.id(124), test.id(131), test.id(133), test.id(134)], 'those of its cluster'
    );
    reset role;
    perform test.act_as('key10');
    return next results_eq('select test.read_functions()', array[test.id(110)], 'a key its own account''s');
    reset role;
end
$test$;

create function test.test_accounts_are_open_to_exports_and_closed_to_strangers() returns setof text
language plpgsql as $test$
declare
    everybody bigint;
    role text;
begin
    perform test.make_reviews();
    everybody := (select count(*) from thidua.account);
    foreach role in array array['thidua_reader', 'thidua_loader', 'thidua_auth'] loop
        execute format('set local role %I', role);
        return next is((select count(*) from thidua.account), everybody, role);
        reset role;
    end loop;
    set local role thidua_loader;
    insert into thidua.account (id, unit_id, login, name)
    values ('00000000-0000-7000-8000-000000000140', '00000000-0000-7000-8000-000000000022', 'loaded', 'loaded');
    insert into thidua.account_function (account_id, function, unit_id, from_day)
    values ('00000000-0000-7000-8000-000000000140', 'head', '00000000-0000-7000-8000-000000000022', '2020-01-01');
    reset role;
    perform test.act_as('office10');
    return next throws_ok(
        $$insert into thidua.account (id, unit_id, login, name) values (test.id(141), test.id(22), 'x', 'x')$$, '42501'
    );
    update thidua.account set is_blocked = true;
    return next is_empty($$select from thidua.account where is_blocked$$, 'an office keeps nobody''s account');
    reset role;
end
$test$;
