-- What a unit does with its sheet beside filling it: who of its people fills which part, and what it says to what was assessed.

-- Private to the unit, as its draft. JSON as Domain's SheetDivision writes it: of each part its criterion, account, note and
-- whether it is done.
create table thidua.sheet_division (
    review_id uuid not null,
    unit_id uuid not null,
    parts text not null
        constraint sheet_division_parts_bounds
            check (length(parts) between 2 and 1000000 and jsonb_typeof(parts::jsonb) = 'array'),
    version integer not null constraint sheet_division_version_positive check (version > 0),
    constraint sheet_division_pkey primary key (review_id, unit_id),
    constraint sheet_division_sheet_fkey foreign key (review_id, unit_id) references thidua.sheet
);
alter table thidua.sheet_division enable row level security;
grant select, insert, update (parts, version) on thidua.sheet_division to thidua_app;
create policy unit_reads on thidua.sheet_division for select to thidua_app
using (unit_id = (select thidua.scope_unit()) and unit_id = any ((select thidua.scope_served())::uuid[]));
create policy unit_adds on thidua.sheet_division for insert to thidua_app
with check (unit_id = (select thidua.scope_unit()) and unit_id = any ((select thidua.scope_served())::uuid[]));
create policy unit_changes on thidua.sheet_division for update to thidua_app
using (unit_id = (select thidua.scope_unit()) and unit_id = any ((select thidua.scope_served())::uuid[]));
call thidua.let_sessions_alone('sheet_division');

-- The officers and the head of a unit who belong to it, for each other: among them its sheet is divided.
create function thidua.unit_staff(of_unit uuid) returns table (account_id uuid, name text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    day date := auth.scope_day();
begin
    if not auth.scope_is_session() or of_unit <> all (thidua.scope_served()) or of_unit <> thidua.scope_unit() then
        return;
    end if;
    return query
    select a.id, a.name
    from thidua.account a
    where a.unit_id = of_unit and not a.is_blocked
        and exists (
            select
            from thidua.account_function f
            where f.account_id = a.id and f.unit_id = of_unit and f.function in ('officer', 'head')
                and f.from_day <= day and (f.to_day is null or day < f.to_day)
        )
    order by a.name, a.id;
end
$$;
revoke all on function thidua.unit_staff (uuid) from public;
grant execute on function thidua.unit_staff (uuid) to thidua_app;

-- giải trình: what a unit says to what was assessed of a criterion. The latest of a criterion counts.
create table thidua.explanation (
    season_id uuid not null,
    cluster_season_id uuid not null,
    managing_unit_id uuid not null,
    review_id uuid not null,
    unit_id uuid not null,
    -- Counts the unit's explanations in the review.
    sequence bigint not null constraint explanation_sequence_positive check (sequence > 0),
    criterion text not null constraint explanation_criterion_bounds check (criterion <> '' and length(criterion) <= 200),
    text text not null constraint explanation_text_bounds check (length(text) between 1 and 10000),
    evidence text constraint explanation_evidence_bounds check (length(evidence) between 3 and 200000),
    account_id uuid not null constraint explanation_account_fkey references thidua.account,
    recorded_at timestamptz not null,
    constraint explanation_pkey primary key (review_id, unit_id, sequence),
    constraint explanation_sheet_fkey
        foreign key (review_id, unit_id, season_id, cluster_season_id, managing_unit_id)
        references thidua.sheet (review_id, unit_id, season_id, cluster_season_id, managing_unit_id)
);
call thidua.let_nobody_change('explanation');
create trigger explanation_is_frozen_on_insert after insert on thidua.explanation referencing new table as touched
for each statement execute function thidua.refuse_change_of_published();
alter table thidua.explanation enable row level security;
grant select, insert on thidua.explanation to thidua_app, thidua_loader;
grant select on thidua.explanation to thidua_reader;
create policy reader_reads on thidua.explanation for select to thidua_reader, thidua_loader using (true);
create policy loader_loads on thidua.explanation for insert to thidua_loader with check (true);
create policy office_reads on thidua.explanation for select to thidua_app
using (managing_unit_id = any ((select thidua.scope_offices('{managingOfficer,auditor}'))::uuid[]));
create policy lead_reads on thidua.explanation for select to thidua_app using (
    cluster_season_id = any ((select thidua.scope_led())::uuid[])
    and unit_id <> all ((select thidua.scope_partial())::uuid[])
);
create policy unit_reads on thidua.explanation for select to thidua_app
using (unit_id = any ((select thidua.scope_served())::uuid[]));
create policy members_read on thidua.explanation for select to thidua_app using (
    unit_id <> all ((select thidua.scope_served())::uuid[])
    and review_id = any ((select thidua.scope_released('explanations', 'members'))::uuid[])
);
create policy unit_adds on thidua.explanation for insert to thidua_app with check (
    account_id = (select auth.scope_account())
    and unit_id = (select thidua.scope_unit()) and unit_id = any ((select thidua.scope_served())::uuid[])
);
call thidua.let_sessions_alone('explanation');
