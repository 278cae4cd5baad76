-- Votes and secret ballots behind row-level security, in the world of reviews.sql: in the cluster of province PT (61) the
-- units P1 (21), which leads it, P2 (22) and P3 (24), whose head `unit24` is.

-- The test vector of RFC 9474, appendix A.3, RSABSSA-SHA384-PSS-Deterministic.
create function test.rfc9474(part text) returns bytea language sql immutable as $$
    select case part
        when 'n' then decode(
            'aec4d69addc70b990ea66a5e70603b6fee27aafebd08f2d94cbe1250c556e047a928d635c3f45ee9b66d1bc628a03bac9b7c3f41'
            '6fe20dabea8f3d7b4bbf7f963be335d2328d67e6c13ee4a8f955e05a3283720d3e1f139c38e43e0338ad058a9495c53377fc35be'
            '64d208f89b4aa721bf7f7d3fef837be2a80e0f8adf0bcd1eec5bb040443a2b2792fdca522a7472aed74f31a1ebe1eebc1f408660'
            'a0543dfe2a850f106a617ec6685573702eaaa21a5640a5dcaf9b74e397fa3af18a2f1b7c03ba91a6336158de420d63188ee14386'
            '6ee415735d155b7c2d854d795b7bc236cffd71542df34234221a0413e142d8c61355cc44d45bda94204974557ac2704cd8b593f0'
            '35a5724b1adf442e78c542cd4414fce6f1298182fb6d8e53cef1adfd2e90e1e4deec52999bdc6c29144e8d52a125232c8c6d75c7'
            '06ea3cc06841c7bda33568c63a6c03817f722b50fcf898237d788a4400869e44d90a3020923dc646388abcc914315215fcd1bae1'
            '1b1c751fd52443aac8f601087d8d42737c18a3fa11ecd4131ecae017ae0a14acfc4ef85b83c19fed33cfd1cd629da2c4c09e222b'
            '398e18d822f77bb378dea3cb360b605e5aa58b20edc29d000a66bd177c682a17e7eb12a63ef7c2e4183e0d898f3d6bf567ba8ae8'
            '4f84f1d23bf8b8e261c3729e2fa6d07b832e07cddd1d14f55325c6f924267957121902dc19b3b32948bdead5', 'hex'
        )
        when 'message' then decode(
            '8f3dc6fb8c4a02f4d6352edf0907822c1210a9b32f9bdda4c45a698c80023aa6b59f8cfec5fdbb36331372ebefedae7d', 'hex'
        )
        when 'signature' then decode(
            '6fef8bf9bc182cd8cf7ce45c7dcf0e6f3e518ae48f06f3c670c649ac737a8b8119a34d51641785be151a697ed7825fdfece82865'
            '123445eab03eb4bb91cecf4d6951738495f8481151b62de869658573df4e50a95c17c31b52e154ae26a04067d5ecdc1592c28755'
            '0bb982a5bb9c30fd53a768cee6baabb3d483e9f1e2da954c7f4cf492fe3944d2fe456c1ecaf0840369e33fb4010e6b44bb1d7218'
            '40513524d8e9a3519f40d1b81ae34fb7a31ee6b7ed641cb16c2ac999004c2191de0201457523f5a4700dd649267d9286f5c1d193'
            'f1454c9f868a57816bf5ff76c838a2eeb616a3fc9976f65d4371deecfbab29362caebdff69c635fe5a2113da4d4d8c24f0b16a05'
            '84fa05e80e607c5d9a2f765f1f069f8d4da21f27c2a3b5c984b4ab24899bef46c6d9323df4862fe51ce300fca40fb539c3bb7fe2'
            'dcc9409e425f2d3b95e70e9c49c5feb6ecc9d43442c33d50003ee936845892fb8be475647da9a080f5bc7f8a716590b3745c2209'
            'fe05b17992830ce15f32c7b22cde755c8a2fe50bd814a0434130b807dc1b7218d4e85342d70695a5d7f29306f25623ad1e8aa08e'
            'f71b54b8ee447b5f64e73d09bdd6c3b7ca224058d7c67cc7551e9241688ada12d859cb7646fbd3ed8b34312f3b49d69802f0eaa1'
            '1bc4211c2f7a29cd5c01ed01a39001c5856fab36228f5ee2f2e1110811872fe7c865c42ed59029c706195d52', 'hex'
        )
    end
$$;

create function test.test_a_signature_is_checked_as_rfc_9474_has_it() returns setof text language plpgsql as $test$
declare
    n bytea := test.rfc9474('n');
    message bytea := test.rfc9474('message');
    signature bytea := test.rfc9474('signature');
begin
    return next ok(auth.is_signed(n, message, signature), 'the vector''s');
    return next ok(not auth.is_signed(n, message || '\x00', signature), 'not of another message');
    return next ok(not auth.is_signed(n, message, set_byte(signature, 9, get_byte(signature, 9) # 1)), 'nor another one');
    return next ok(not auth.is_signed(n, message, auth.bytes_of(auth.number_of(signature) - 1, 512)), 'nor the one before');
    return next ok(not auth.is_signed(n, message, substring(signature from 2)), 'nor a shorter one');
    return next ok(not auth.is_signed(n, message, n), 'nor one that is no number below the modulus');
    return next is(
        auth.bytes_of(auth.number_of(signature), 512), signature, 'bytes become a number and the same bytes again'
    );
    return next is(auth.power(7, '\x0d', 1000003), mod(96889010407::numeric, 1000003), 'seven to the thirteenth');
end
$test$;

-- A secret vote of PT, prepared, with the heads and officers of its units to vote; then opened with a key of no worth.
create function test.make_vote() returns void language plpgsql as $$
begin
    perform test.make_reviews();
    insert into thidua.vote (
        id, season_id, cluster_season_id, managing_unit_id, document, title, method, subject_kind
    )
    select test.id(900 + n), test.id(1), test.id(61), test.id(11), '{}', 'x', method, 'question'
    from (values (1, 'secret'), (2, 'showOfHands')) as votes (n, method);
end
$$;
create function test.roll() returns bytea language sql stable as $$
    select convert_to(
        format(
            '{"voters":[{"account":"%s","unit":"%s"},{"account":"%s","unit":"%s"}]}', test.id(122), test.id(22), test.id(124),
            test.id(24)
        ), 'UTF8'
    )
$$;
create function test.open_vote() returns void language plpgsql as $$
begin
    perform test.act_as('office21');
    perform auth.open_ballots(
        test.id(901), decode(repeat('ff', 256), 'hex'), '\x03', 1, 1, 3
    );
    update thidua.vote set state = 'open', roll = test.roll() where id = test.id(901);
    set constraints all immediate;
    reset role;
end
$$;

create function test.test_a_vote_is_read_by_its_cluster_and_changed_by_who_conducts_it() returns setof text
language plpgsql as $test$
declare
    name text;
    reads bigint;
begin
    perform test.make_vote();
    for name, reads in values ('unit22', 2), ('unit23', 0), ('office21', 2), ('office11', 2), ('office12', 0), ('key22', 0),
        ('keeper22', 0), ('', 0)
    loop
        perform test.act_as(name);
        return next is((select count(*) from thidua.vote), reads, name);
        reset role;
    end loop;
    perform test.act_as('unit22');
    update thidua.vote set title = 'y';
    reset role;
    return next is((select count(*) from thidua.vote where title = 'y'), 0::bigint, 'a member changes none');
    perform test.act_as('office21');
    return next lives_ok($$update thidua.vote set title = 'z'$$, 'the lead does');
    reset role;
end
$test$;

create function test.test_what_is_open_is_frozen_for_the_owner_too() returns setof text language plpgsql as $test$
begin
    perform test.make_vote();
    perform test.open_vote();
    return next is(
        (select array_agg(account_id order by account_id) from thidua.vote_voter), array[test.id(122), test.id(124)]
    );
    grant usage on schema test to thidua_owner;
    set local role thidua_owner;
    return next throws_ok(
        $$update thidua.vote set roll = '{"voters":[]}' where id = test.id(901)$$, '23000', null, 'its roll'
    );
    return next throws_ok($$update thidua.vote set title = 'y' where id = test.id(901)$$, '23000', null, 'its title');
    return next throws_ok(
        $$update thidua.vote set state = 'prepared', roll = null where id = test.id(901)$$, '23000', null, 'no way back'
    );
    return next throws_ok($$delete from thidua.vote_voter$$, '23000', null, 'nobody is struck out');
    return next throws_ok($$update thidua.vote_voter set account_id = null$$, '23000', null, 'nor changed');
    return next throws_ok($$delete from thidua.vote$$, '23000', null, 'and no vote goes');
    reset role;
end
$test$;

create function test.test_only_who_speaks_for_a_member_comes_on_a_roll() returns setof text language plpgsql as $test$
begin
    perform test.make_vote();
    perform test.act_as('office21');
    return next throws_ok(
        format(
            $$update thidua.vote set state = 'open', roll = '{"voters":[{"account":"%s","unit":"%s"}]}'
              where id = test.id(902)$$, test.id(121), test.id(22)
        ), '23000', null, 'not the lead''s officer for another unit'
    );
    return next throws_ok(
        format(
            $$update thidua.vote set state = 'open', roll = '{"voters":[{"account":"%s","unit":"%s"}]}'
              where id = test.id(902)$$, test.id(123), test.id(23)
        ), '23000', null, 'nor a unit of another cluster'
    );
    return next throws_ok(
        $$insert into thidua.vote_voter values (test.id(902), test.id(22), test.id(122))$$, '42501', null, 'nor by hand'
    );
    reset role;
end
$test$;

create function test.test_the_serving_role_neither_reads_nor_makes_ballots() returns setof text language plpgsql as $test$
declare
    hex text := replace(test.id(901)::text, '-', '');
    name text;
    kind text;
    attack text;
begin
    perform test.make_vote();
    perform test.open_vote();
    foreach name in array array['unit22', 'office21', 'office11', ''] loop
        perform test.act_as(name);
        foreach kind in array array['cast', 'taken', 'key'] loop
            return next throws_ok(format('select * from auth.%s_%s', kind, hex), '42501', null, name || ' reads ' || kind);
        end loop;
        foreach attack in array array[
            'select * from auth.ballot_pile', $$insert into auth.ballot_pile values (test.id(901), '+', 9)$$,
            $$insert into thidua.ballot_token values (test.id(901), sha256('x'))$$,
            'update auth.ballot_box set is_open = false', 'select auth.drop_ballots(test.id(901))',
            $$select auth.is_signed('', '', '')$$, 'delete from thidua.ballot_taken', 'truncate thidua.vote_voter',
            format('drop table auth.cast_%s', hex), format('insert into auth.taken_%s values (test.id(121), %L)', hex, 'x')
        ] loop
            return next throws_ok(attack, '42501', null, name || ': ' || attack);
        end loop;
        return next is(
            auth.cast_ballot(test.id(901), sha256('x'), decode(repeat('01', 256), 'hex'), '+'), 'unsigned',
            name || ' casts nothing unsigned'
        );
        return next throws_ok(
            $$insert into thidua.vote_tally values (test.id(901), 1, auth.scope_account(), '{}', null, now())$$, '42501', null,
            name || ' counts nothing'
        );
        reset role;
    end loop;
    foreach name in array array['unit22', 'unit23', ''] loop
        perform test.act_as(name);
        return next is(auth.close_ballots(test.id(901)), null, name || ' closes nothing');
        return next ok(not auth.discard_ballots(test.id(901)), 'nor throws it away');
        return next throws_ok(
            $$select auth.open_ballots(test.id(902), decode(repeat('ff', 256), 'hex'), '\x03', 1, 1, 3)$$, '42501', null,
            'nor opens another'
        );
        reset role;
    end loop;
end
$test$;

create function test.test_who_is_on_the_roll_takes_one_ballot() returns setof text language plpgsql as $test$
declare
    one bytea := decode(repeat('01', 256), 'hex');
    other bytea := decode(repeat('02', 256), 'hex');
    n numeric := auth.number_of(decode(repeat('ff', 256), 'hex'));
    cubed text := encode(auth.bytes_of(auth.power(auth.number_of(one), '\x03', n), 256), 'hex');
    name text;
begin
    perform test.make_vote();
    perform test.open_vote();
    perform test.act_as('unit22');
    return next is((select outcome from auth.take_ballot(test.id(901), '\x01')), 'malformed', 'none of another length');
    return next ok(not auth.has_ballot(test.id(901)), 'which marks nobody');
    return next is((select outcome from auth.take_ballot(test.id(901), one)), 'signed', 'one');
    return next is(
        (select encode(signature, 'hex') from auth.take_ballot(test.id(901), one)), cubed, 'the same again'
    );
    return next is((select outcome from auth.take_ballot(test.id(901), other)), 'other', 'and no other');
    return next ok(auth.has_ballot(test.id(901)));
    reset role;
    foreach name in array array['office21', 'unit23', 'key22', ''] loop
        perform test.act_as(name);
        return next is((select outcome from auth.take_ballot(test.id(901), one)), 'stranger', 'nobody else: ' || name);
        reset role;
    end loop;
end
$test$;

create function test.test_a_secret_vote_is_open_as_long_as_its_box() returns setof text language plpgsql as $test$
begin
    perform test.make_vote();
    perform test.act_as('office21');
    set constraints all immediate;
    return next throws_ok(
        $$update thidua.vote set state = 'open', roll = test.roll() where id = test.id(901)$$, '23000', null, 'none without'
    );
    set constraints all deferred;
    reset role;
    perform test.open_vote();
    perform test.act_as('office21');
    set constraints all immediate;
    return next throws_ok(
        $$update thidua.vote set state = 'cancelled', reason = 'x' where id = test.id(901)$$, '23000', null, 'none left over'
    );
    return next throws_ok(
        $$update thidua.vote set state = 'closed' where id = test.id(901)$$, '23000', null, 'none closed without its figures'
    );
    set constraints all deferred;
    return next is(
        convert_from(auth.close_ballots(test.id(901)), 'UTF8'), '{"ballots":0,"taken":0}', 'the database counts'
    );
    return next lives_ok($$update thidua.vote set state = 'closed' where id = test.id(901)$$, 'and then it closes');
    return next lives_ok('set constraints all immediate');
    return next is(auth.close_ballots(test.id(901)), null, 'once');
    reset role;
end
$test$;
