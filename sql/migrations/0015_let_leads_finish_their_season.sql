-- A season ends in November, and its assessment, conference and publication come after that. Whoever led on the season's
-- last day leads on until the lead is handed over: before, the lead lost its rights with the last day.

-- The day by which it is judged who leads in a season.
create function thidua.leading_day(day date, last_day date, state text) returns date
language sql immutable strict set search_path = pg_catalog, pg_temp as $$
    select case when state = 'handedOver' then day else least(day, last_day) end
$$;

create or replace function thidua.scope_led() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    today date := auth.scope_day();
    served uuid[] := thidua.scope_served();
begin
    return array(
        select l.cluster_season_id
        from thidua.leadership l
        join thidua.cluster_season cs on cs.id = l.cluster_season_id
        join thidua.season s on s.id = cs.season_id
        cross join lateral thidua.leading_day(today, s.to_day - 1, cs.state) as d (day)
        where l.unit_id = any (served) and l.from_day <= d.day and d.day < l.to_day
    );
end
$$;

revoke all on function thidua.leading_day (date, date, text) from public;
grant execute on function thidua.leading_day (date, date, text) to thidua_app;
