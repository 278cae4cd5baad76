-- Evidence beside results, and units that are out of the ranking.

-- Where it can be seen that a result is true: canonical JSON, a list of links and of papers with number, date and place.
-- Who may read it is Swift's to say: policies show rows, and an entry is read by some who may not see its evidence yet.
alter table thidua.draft
add column evidence text constraint draft_evidence_bounds check (length(evidence) between 3 and 200000);
alter table thidua.ledger_entry
add column evidence text constraint ledger_entry_evidence_bounds check (length(evidence) between 3 and 200000),
add constraint ledger_entry_evidence_beside_value check (evidence is null or value is not null);
grant update (evidence) on thidua.draft to thidua_app;

-- A unit that is taken out of a review's ranking, or let in again: the latest counts.
create table thidua.disqualification (
    season_id uuid not null,
    cluster_season_id uuid not null,
    managing_unit_id uuid not null,
    review_id uuid not null,
    -- Counts the review's events together with entries and returns.
    sequence bigint not null constraint disqualification_sequence_positive check (sequence > 0),
    unit_id uuid not null,
    is_lifted boolean not null,
    reason text not null constraint disqualification_reason_bounds check (length(reason) between 1 and 2000),
    account_id uuid not null constraint disqualification_account_fkey references thidua.account,
    recorded_at timestamptz not null,
    constraint disqualification_pkey primary key (season_id, cluster_season_id, review_id, sequence),
    constraint disqualification_sheet_fkey
        foreign key (review_id, unit_id, season_id, cluster_season_id, managing_unit_id)
        references thidua.sheet (review_id, unit_id, season_id, cluster_season_id, managing_unit_id)
);
create trigger disqualification_is_append_only before update or delete or truncate on thidua.disqualification
for each statement execute function thidua.refuse_change();
create trigger disqualification_is_frozen_on_insert after insert on thidua.disqualification
referencing new table as touched
for each statement execute function thidua.refuse_change_of_published();

-- Read as what those above a unit entered is read, and added by those who enter it.
alter table thidua.disqualification enable row level security;
grant select, insert on thidua.disqualification to thidua_app, thidua_loader;
grant select on thidua.disqualification to thidua_reader;
create policy reader_reads on thidua.disqualification for select to thidua_reader, thidua_loader using (true);
create policy loader_loads on thidua.disqualification for insert to thidua_loader with check (true);
create policy recompute_reads on thidua.disqualification for select to thidua_app
using (review_id = (select auth.recomputed_review()));
create policy office_reads on thidua.disqualification for select to thidua_app
using (managing_unit_id = any ((select thidua.scope_offices('{managingOfficer,auditor}'))::uuid[]));
create policy lead_reads on thidua.disqualification for select to thidua_app using (
    cluster_season_id = any ((select thidua.scope_led())::uuid[])
    and unit_id <> all ((select thidua.scope_partial())::uuid[])
);
create policy unit_reads on thidua.disqualification for select to thidua_app using (
    unit_id = any ((select thidua.scope_served())::uuid[])
    and review_id = any ((select thidua.scope_released('assessedPoints', 'own'))::uuid[])
);
create policy members_read on thidua.disqualification for select to thidua_app using (
    unit_id <> all ((select thidua.scope_served())::uuid[])
    and review_id = any ((select thidua.scope_released('assessedPoints', 'members'))::uuid[])
);
create policy lead_and_office_enter on thidua.disqualification for insert to thidua_app with check (
    account_id = (select auth.scope_account())
    and unit_id <> all ((select thidua.scope_partial())::uuid[])
    and (
        cluster_season_id = any ((select thidua.scope_led())::uuid[])
        or managing_unit_id = any ((select thidua.scope_offices('{managingOfficer}'))::uuid[])
    )
);
create policy sessions_add on thidua.disqualification as restrictive for insert to thidua_app
with check ((select auth.scope_is_session()));
create policy sessions_read on thidua.disqualification as restrictive for select to thidua_app
using ((select auth.scope_is_session()));
