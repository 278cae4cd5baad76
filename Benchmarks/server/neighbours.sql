-- What was done in the first cluster is done in all others: tables of a ministry's size, not of one cluster's.
begin;
create function pg_temp.named(name text) returns uuid language sql immutable as $$ select md5(name)::uuid $$;
create temporary view theirs as
select pg_temp.named('cluster season ' || c) as cluster_season, pg_temp.named('review done ' || c) as review,
    pg_temp.named(format('unit 1.%s', n)) as first_unit, pg_temp.named(format('unit %s.%s', c, n)) as unit
from generate_series(2, :clusters) as c, generate_series(1, 12) as n;

insert into thidua.draft
select t.review, t.unit, d.criterion, d.value, d.version
from thidua.draft d
join theirs t on t.first_unit = d.unit_id
where d.review_id = pg_temp.named('review done 1');
insert into thidua.ledger_entry
select e.season_id, t.cluster_season, e.managing_unit_id, t.review, e.sequence, t.unit, e.criterion, e.layer, e.pass,
    e.kind, e.value, e.reason, e.account_id, e.recorded_at
from thidua.ledger_entry e
join theirs t on t.first_unit = e.unit_id
where e.review_id = pg_temp.named('review done 1');
insert into thidua.standing (
    season_id, cluster_season_id, managing_unit_id, review_id, unit_id, place, rank, answer, summary
)
select s.season_id, t.cluster_season, s.managing_unit_id, t.review, t.unit, s.place, s.rank, s.answer, s.summary
from thidua.standing s
join theirs t on t.first_unit = s.unit_id
where s.review_id = pg_temp.named('review done 1');
update thidua.sheet s set state = 'submitted', version = 2
from theirs t
where s.review_id = t.review and s.unit_id = t.unit;
commit;
vacuum (analyze);
