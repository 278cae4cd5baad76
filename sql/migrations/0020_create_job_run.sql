-- What the server does by itself, once a day: each job's runs, claimed so that of all servers one does it.
--
-- A claim lasts until an instant that the claimer names. A server that dies in the middle leaves a claim that runs out,
-- and the next one that looks takes the day over; what it does is given up before its own claim runs out, so two never
-- work on one day. No lock is held meanwhile: an advisory lock would hold a connection for the length of the job, and
-- would be let go, with the job still running, whenever that connection broke.
--
-- Instants are the servers' own, as everywhere: their clocks agree to much less than the length of a claim.

create table thidua.job_run (
    -- Such as export-rankings.
    name text not null constraint job_run_name_shape check (name ~ '^[a-z]+(-[a-z]+)*$' and length(name) <= 50),
    -- The day that it is the run of, which a server that was away may catch up on.
    day date not null,
    -- Made by the claimer: what a run says of itself counts only while the day is still its own.
    claim uuid not null,
    attempts integer not null default 1 constraint job_run_attempts_positive check (attempts > 0),
    started_at timestamptz not null,
    -- From then on the day may be claimed again, unless it has succeeded.
    claimed_until timestamptz not null,
    finished_at timestamptz,
    outcome text constraint job_run_outcome_known check (outcome in ('succeeded', 'failed', 'stopped')),
    message text constraint job_run_message_bounds check (length(message) <= 2000),
    constraint job_run_pkey primary key (name, day),
    constraint job_run_finished_whole check (
        (finished_at is null) = (outcome is null) and (finished_at is null) = (message is null)
    )
);
alter table thidua.job_run enable row level security;
grant select on thidua.job_run to thidua_app, thidua_reader;
create policy everyone_reads on thidua.job_run for select to thidua_app, thidua_reader using (true);

-- Nobody writes a row but through these two: a job is claimed, and ends once.

-- Claims a day; true where the claim is the caller's.
create function thidua.claim_job(name text, day date, claim uuid, at timestamptz, until timestamptz) returns boolean
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    with claimed as (
        insert into thidua.job_run as run (name, day, claim, started_at, claimed_until)
        values (claim_job.name, claim_job.day, claim_job.claim, claim_job.at, claim_job.until)
        on conflict on constraint job_run_pkey do update
        set claim = excluded.claim, attempts = run.attempts + 1, started_at = excluded.started_at,
            claimed_until = excluded.claimed_until, finished_at = null, outcome = null, message = null
        where run.outcome is distinct from 'succeeded' and run.claimed_until <= excluded.started_at
        returning 1
    )
    select exists (select from claimed)
$$;

-- Ends a run; false where the day is no longer the caller's. One that has not succeeded may be claimed again from
-- `again_from` on.
create function thidua.finish_job(
    name text, day date, claim uuid, at timestamptz, outcome text, message text, again_from timestamptz
) returns boolean
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    with finished as (
        update thidua.job_run run
        set finished_at = finish_job.at, outcome = finish_job.outcome, message = left(finish_job.message, 2000),
            claimed_until = finish_job.again_from
        where run.name = finish_job.name and run.day = finish_job.day and run.claim = finish_job.claim
            and run.finished_at is null
        returning 1
    )
    select exists (select from finished)
$$;

-- The answers to requests are kept for seven days: a repeat that comes later is a new request. The application may not
-- delete, and here neither name a time that is still to come; what it asks for is done in portions, oldest first.
create function thidua.forget_requests(at timestamptz, at_most integer) returns bigint
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    with forgotten as (
        delete from thidua.idempotency_record r
        where (r.account_id, r.key) in (
            select o.account_id, o.key
            from thidua.idempotency_record o
            where o.recorded_at < least(forget_requests.at, statement_timestamp()) - interval '7 days'
            order by o.recorded_at
            limit least(forget_requests.at_most, 10000)
            for update skip locked
        )
        returning 1
    )
    select count(*) from forgotten
$$;

revoke all on function thidua.claim_job (text, date, uuid, timestamptz, timestamptz),
    thidua.finish_job (text, date, uuid, timestamptz, text, text, timestamptz),
    thidua.forget_requests (timestamptz, integer) from public;
grant execute on function thidua.claim_job (text, date, uuid, timestamptz, timestamptz),
    thidua.finish_job (text, date, uuid, timestamptz, text, text, timestamptz),
    thidua.forget_requests (timestamptz, integer) to thidua_app;
