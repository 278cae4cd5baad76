-- Clusters of twelve units, the first of them signed in. Each cluster has two reviews by the scale :scale: `done`, which
-- the benchmark fills and publishes over the API, and `open`, into which it saves. What a thing is called is its id's MD5.
begin;
create function pg_temp.named(name text) returns uuid language sql immutable as $$ select md5(name)::uuid $$;
create temporary view place as
select c, pg_temp.named('season') as season, pg_temp.named('cluster season ' || c) as cluster_season,
    pg_temp.named('office') as office
from generate_series(1, :clusters) as c;
create temporary view member as
select c, n, pg_temp.named(format('unit %s.%s', c, n)) as unit from place, generate_series(1, 12) as n;

insert into thidua.unit (id, code, name, search_key, from_day)
values (pg_temp.named('office'), 'PX', 'Công an tỉnh', 'cong an tinh', '2020-01-01');
insert into thidua.unit (id, code, name, search_key, parent_id, from_day)
select unit, format('XA%s.%s', c, n), format('Công an xã số %s.%s', c, n), 'cong an xa', pg_temp.named('office'), '2020-01-01'
from member;
insert into thidua.account (id, unit_id, login, name)
select pg_temp.named('head ' || n), unit, 'head' || n, 'Thủ trưởng ' || n from member where c = 1;
insert into thidua.account_function (account_id, function, unit_id, from_day)
select pg_temp.named('head ' || n), function, unit, '2020-01-01'
from member, unnest(array['officer', 'head']) as function where c = 1;
insert into auth.session (secret_hash, account_id, opened_at, expires_at)
select sha256(sha256(convert_to('head ' || n, 'UTF8'))), pg_temp.named('head ' || n), now(), now() + interval '12 hours'
from member where c = 1;

insert into thidua.season (id, kind, name, from_day, to_day)
values (pg_temp.named('season'), 'workYear', 'now', '2020-01-01', '2100-01-01');
insert into thidua.cluster (id, managing_unit_id, number, search_key, from_day)
select pg_temp.named('cluster ' || c), office, c, 'cum ' || c, '2020-01-01' from place;
insert into thidua.cluster_season (id, season_id, cluster_id, managing_unit_id, block_key)
select cluster_season, season, pg_temp.named('cluster ' || c), office, office from place;
insert into thidua.membership
select cluster_season, unit, office, office, '2020-01-01', '2100-01-01' from place natural join member;
insert into thidua.leadership
select cluster_season, unit, 'lead', '2020-01-01', '2100-01-01' from place natural join member where n = 1;

insert into thidua.criteria_set (id, season_id, cluster_season_id, managing_unit_id, scale)
select pg_temp.named('criteria set ' || c), season, cluster_season, office, convert_to(:'scale', 'UTF8') from place;
insert into thidua.review (
    id, season_id, cluster_season_id, managing_unit_id, kind, name, steps, self_scoring_until, visibility, criteria_set_id
)
select pg_temp.named(format('review %s %s', name, c)), season, cluster_season, office, 'annual', name, '{}', '2099-12-31',
    '{
        "selfScores": {"own": "immediately", "members": "onceSubmitted"},
        "assessedPoints": {"own": "afterAssessment1", "members": "afterPublication"},
        "standings": {"own": "afterPublication", "members": "afterPublication"},
        "evidence": {"own": "immediately", "members": "onceSubmitted"},
        "explanations": {"own": "afterAssessment1", "members": "afterPublication"}
    }', pg_temp.named('criteria set ' || c)
from place, unnest(array['done', 'open']) as name;
insert into thidua.sheet (season_id, cluster_season_id, managing_unit_id, review_id, unit_id)
select season, cluster_season, office, pg_temp.named(format('review %s %s', name, c)), unit
from place natural join member, unnest(array['done', 'open']) as name;
commit;
