-- Who keeps the organisation: the database's own answer, whatever Swift says. The world is that of clusters.sql, with an
-- administrator of the ministry and one of each province besides, and a key of a province's office.
create function test.make_organisation() returns void language plpgsql as $setup$
begin
    insert into thidua.account (id, unit_id, login, name)
    select test.id(200 + unit), test.id(unit), 'admin' || unit, 'administrator' from unnest(array[10, 11, 12]) unit;
    insert into thidua.account_function (account_id, function, unit_id, from_day)
    select test.id(200 + unit), 'administrator', test.id(unit), '2020-01-01' from unnest(array[10, 11, 12]) unit;
    insert into auth.session (secret_hash, account_id, opened_at, expires_at)
    select sha256(login::bytea), id, now(), now() + interval '1 hour' from thidua.account where login like 'admin%';
    insert into auth.service_key (id, secret_hash, account_id, name, scopes, expires_at)
    values (
        test.id(311), sha256('officekey11'), test.id(111), 'key', '{standings,publications}', now() + interval '1 hour'
    ), (
        test.id(411), sha256('adminkey11'), test.id(211), 'key', '{standings,publications}', now() + interval '1 hour'
    );
    grant usage on schema test to thidua_app;
end
$setup$;

-- How many rows a statement touches under somebody's scope, or the code that it is refused by; nothing of it stays.
create function test.outcome(login text, statement text) returns text language plpgsql as $$
declare
    touched bigint;
begin
    begin
        perform test.act_as(login);
        execute statement;
        get diagnostics touched = row_count;
        set constraints all immediate;
        raise exception 'undo' using errcode = 'P0999', hint = touched::text;
    exception
        when sqlstate 'P0999' then
            reset role;
            return touched::text;
        when others then
            reset role;
            return sqlstate;
    end;
end
$$;

create function test.test_units_are_kept_by_administrators_above_them() returns setof text language plpgsql as $test$
declare
    add constant text := $$insert into thidua.unit (id, code, name, search_key, parent_id, from_day)
        values (test.id(801), 'PT.P3', 'P3', 'p3', test.id(11), '2026-01-01')$$;
    top constant text := $$insert into thidua.unit (id, code, name, search_key, from_day)
        values (test.id(801), 'X', 'X', 'x', '2026-01-01')$$;
    rename constant text := $$update thidua.unit set name = 'P', version = version + 1 where code = 'PT.P1'$$;
begin
    perform test.make_organisation();
    return next is(test.outcome('admin11', add), '1', 'the administrator of the unit above');
    return next is(test.outcome('admin10', add), '1', 'and of one further up');
    return next is(test.outcome('admin12', add), '42501', 'not another province''s');
    return next is(test.outcome('office11', add), '42501', 'not the managing office');
    return next is(test.outcome('adminkey11', add), '42501', 'not a key');
    return next is(test.outcome('nobody', add), '42501', 'not without a scope');
    return next is(test.outcome('admin10', top), '42501', 'and nobody a unit at the top');
    return next is(test.outcome('admin11', rename), '1');
    return next is(test.outcome('admin12', rename), '0', 'another province''s touches nothing');
    return next is(test.outcome('adminkey11', rename), '0');
    return next is(test.outcome('admin11', $$update thidua.unit set name = 'x' where code = 'PT'$$), '0', 'nor its own unit');
    return next is(test.outcome('admin11', $$update thidua.unit set parent_id = null where code = 'PT.P1'$$), '42501');
    return next is(test.outcome('admin11', $$update thidua.unit set code = 'x' where code = 'PT.P1'$$), '42501');
end
$test$;

create function test.test_successors_are_made_by_who_keeps_the_predecessors() returns setof text
language plpgsql as $test$
declare
    within constant text := $$insert into thidua.unit_succession values (test.id(22), test.id(21), '2025-07-01')$$;
    across constant text := $$insert into thidua.unit_succession values (test.id(23), test.id(21), '2025-07-01')$$;
begin
    perform test.make_organisation();
    return next is(test.outcome('admin11', within), '1');
    return next is(test.outcome('admin12', within), '42501');
    return next is(test.outcome('admin11', across), '42501', 'not over another province''s unit');
    return next is(test.outcome('admin10', across), '1');
    return next is(test.outcome('adminkey11', within), '42501');
end
$test$;

create function test.test_clusters_are_changed_by_their_office_alone() returns setof text language plpgsql as $test$
declare
    statement text;
begin
    perform test.make_organisation();
    insert into thidua.leadership values (test.id(61), test.id(21), 'lead', '2024-11-15', '2025-05-01');
    foreach statement in array array[
        $$update thidua.cluster set to_day = '2027-01-01', version = version + 1 where id = test.id(41)$$,
        $$update thidua.cluster_season set version = version + 1 where id = test.id(61)$$,
        $$update thidua.membership set to_day = '2025-06-01' where unit_id = test.id(22)$$,
        $$update thidua.leadership set to_day = '2025-04-01' where unit_id = test.id(21)$$,
        $$select from thidua.cluster_season where id = test.id(61) for no key update$$
    ] loop
        return next is(test.outcome('office11', statement), '1', statement);
        return next is(test.outcome('office10', statement), '1', 'the office above: ' || statement);
        return next is(test.outcome('office12', statement), '0', 'another province''s: ' || statement);
        return next is(test.outcome('office21', statement), '0', 'a member''s officer: ' || statement);
        return next is(test.outcome('officekey11', statement), '0', 'a key: ' || statement);
        return next is(test.outcome('nobody', statement), '0', 'nobody: ' || statement);
    end loop;
    foreach statement in array array[
        $$update thidua.cluster set number = 9$$, $$update thidua.cluster_season set season_id = season_id$$,
        $$update thidua.membership set from_day = from_day$$, $$update thidua.leadership set unit_id = unit_id$$,
        $$delete from thidua.membership$$, $$update thidua.season set name = name$$, $$update thidua.block set name = name$$
    ] loop
        return next is(test.outcome('office10', statement), '42501', statement);
    end loop;
end
$test$;

create function test.test_who_leaves_leads_no_longer() returns setof text language plpgsql as $test$
declare
    leave constant text := $$update thidua.membership set to_day = '2025-03-01' where unit_id = test.id(21)$$;
begin
    perform test.make_organisation();
    insert into thidua.leadership values (test.id(61), test.id(21), 'lead', '2024-11-15', '2025-05-01');
    return next is(test.outcome('office11', leave), '23000', 'a lead');
    update thidua.leadership set to_day = '2025-03-01';
    return next is(test.outcome('office11', leave), '1', 'who has handed over');
end
$test$;

create function test.test_the_log_of_the_organisation_is_read_from_above() returns setof text language plpgsql as $test$
begin
    perform test.make_organisation();
    insert into thidua.audit_event (
        managing_unit_id, id, account_id, action, subject, detail, request_id, recorded_at
    )
    values (test.id(21), test.id(901), test.id(211), 'unit.created', '{}', '{}', 'r', now());
    insert into thidua.audit_event (
        cluster_season_id, managing_unit_id, id, account_id, action, subject, detail, request_id, recorded_at
    )
    values (
        test.id(61), test.id(21), test.id(902), test.id(211), 'sheet.submitted', format('{"unit":"%s"}', test.id(21)), '{}',
        'r', now()
    );
    return next is((select unit_id from thidua.audit_event where id = test.id(902)), test.id(21), 'the unit, by itself');
    -- A unit without a cluster: what offices have clusters for says nothing of it.
    return next is(test.outcome('office11', 'select from thidua.audit_event'), '1');
    return next is(test.outcome('office10', 'select from thidua.audit_event'), '1');
    return next is(test.outcome('office12', 'select from thidua.audit_event'), '0');
    return next is(test.outcome('office21', 'select from thidua.audit_event'), '0');
    return next is(test.outcome('admin10', 'select from thidua.audit_event'), '1', 'an administrator above');
    return next is(test.outcome('admin12', 'select from thidua.audit_event'), '0', 'not another province''s');
    return next is(test.outcome('adminkey11', 'select from thidua.audit_event'), '0', 'nor a key');
    return next is(test.outcome('officekey11', 'select from thidua.audit_event'), '0');
    return next is(test.outcome('nobody', 'select from thidua.audit_event'), '0');
end
$test$;
