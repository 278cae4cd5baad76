-- What every statement under row-level security asks is answered faster: the answers are the same.
--
-- A function in SQL that cannot be inlined, as these with a search_path of their own cannot, is parsed and planned again in
-- each statement that calls it; one in PL/pgSQL once in a connection.
set local role thidua_auth;
create or replace function auth.instant() returns timestamptz
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return now() + (select shift from auth.clock);
end
$$;

create or replace function auth.signature(key bytea, payload text) returns text
language plpgsql immutable strict set search_path = pg_catalog, pg_temp as $$
begin
    return encode(sha256(key || sha256(key || convert_to(payload, 'UTF8'))), 'hex');
end
$$;
reset role;

create or replace function thidua.is_released(
    rule text, state text, day date, self_scoring_until date, has_submitted boolean
) returns boolean
language plpgsql immutable strict set search_path = pg_catalog, pg_temp as $$
begin
    return case
        when rule = 'never' then false
        when state = 'published' or rule = 'immediately' then true
        when rule = 'onceSubmitted' then has_submitted
        when rule = 'afterDeadline' then day > self_scoring_until
        when rule = 'afterAssessment1' then state in ('explaining', 'reassessing', 'appraising')
        else false
    end;
end
$$;

create or replace function thidua.leading_day(day date, last_day date, state text) returns date
language plpgsql immutable strict set search_path = pg_catalog, pg_temp as $$
begin
    return case when state = 'handedOver' then day else least(day, last_day) end;
end
$$;

-- Their conditions name arrays. The planner guesses ten members where there nearly always is one: a plan for the very array
-- looked cheaper each time, and making it took longer than running it. The plan for ten reads small tables whole and large
-- ones by their indexes.
alter function thidua.scope_offices(text[]) set plan_cache_mode = force_generic_plan;
alter function thidua.scope_memberships() set plan_cache_mode = force_generic_plan;
alter function thidua.scope_led() set plan_cache_mode = force_generic_plan;
alter function thidua.scope_released(text, text) set plan_cache_mode = force_generic_plan;
