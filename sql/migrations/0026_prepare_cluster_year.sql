-- What the tables of a cluster's year have in common, and two things that nearly all of them may point at: files, and official
-- documents.

-- Who reads and who writes is the same for most of what a cluster does in a season. A migration that makes such a table says
-- so by these procedures, in place of ten policies of its own. The table has season_id, cluster_season_id and
-- managing_unit_id, and for let_units_write unit_id.

-- Who takes part in the cluster's season reads the table: its members, whoever looks after it, auditors over it. Service keys
-- read nothing of it.
create procedure thidua.let_cluster_read(name text)
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    execute format('alter table thidua.%I enable row level security', name);
    execute format('grant select, insert on thidua.%I to thidua_app, thidua_loader', name);
    execute format('grant select on thidua.%I to thidua_reader', name);
    execute format(
        'create policy reader_reads on thidua.%I for select to thidua_reader, thidua_loader using (true)', name
    );
    execute format('create policy loader_loads on thidua.%I for insert to thidua_loader with check (true)', name);
    execute format(
        'create policy cluster_reads on thidua.%I for select to thidua_app using (
            cluster_season_id = any ((select thidua.scope_memberships())::uuid[])
            or cluster_season_id = any ((select thidua.scope_led())::uuid[])
            or managing_unit_id = any ((select thidua.scope_offices(''{managingOfficer,auditor}''))::uuid[])
        )', name
    );
    call thidua.let_sessions_alone(name);
end
$$;

-- Nobody but a person who signed in reads, adds or changes anything of the table.
create procedure thidua.let_sessions_alone(name text)
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    execute format(
        'create policy sessions_read on thidua.%I as restrictive for select to thidua_app
         using ((select auth.scope_is_session()))', name
    );
    execute format(
        'create policy sessions_add on thidua.%I as restrictive for insert to thidua_app
         with check ((select auth.scope_is_session()))', name
    );
    execute format(
        'create policy sessions_change on thidua.%I as restrictive for update to thidua_app
         using ((select auth.scope_is_session()))', name
    );
end
$$;

-- The lead, its deputy and the managing office add to the table, and change these columns of it; none where it is null.
create procedure thidua.let_leads_write(name text, columns text default null)
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    writers constant text :=
        'cluster_season_id = any ((select thidua.scope_led())::uuid[])
         or managing_unit_id = any ((select thidua.scope_offices(''{managingOfficer}''))::uuid[])';
begin
    execute format(
        'create policy lead_and_office_add on thidua.%I for insert to thidua_app with check (%s)', name, writers
    );
    if columns is not null then
        execute format('grant update (%s) on thidua.%I to thidua_app', columns, name);
        execute format(
            'create policy lead_and_office_change on thidua.%I for update to thidua_app using (%s)', name, writers
        );
    end if;
end
$$;

-- A unit of the cluster adds rows of its own to the table, and changes these columns of them; none where it is null.
create procedure thidua.let_units_write(name text, columns text default null)
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    writers constant text :=
        'unit_id = any ((select thidua.scope_served())::uuid[])
         and cluster_season_id = any ((select thidua.scope_memberships())::uuid[])';
begin
    execute format('create policy unit_adds on thidua.%I for insert to thidua_app with check (%s)', name, writers);
    if columns is not null then
        execute format('grant update (%s) on thidua.%I to thidua_app', columns, name);
        execute format('create policy unit_changes on thidua.%I for update to thidua_app using (%s)', name, writers);
    end if;
end
$$;

-- What is recorded in the table stays as it was recorded, for its owner too.
create procedure thidua.let_nobody_change(name text)
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    execute format(
        'create trigger %s_is_append_only before update or delete or truncate on thidua.%I
         for each statement execute function thidua.refuse_change()', name, name
    );
end
$$;
revoke all on procedure thidua.let_cluster_read (text), thidua.let_sessions_alone (text),
    thidua.let_leads_write (text, text), thidua.let_units_write (text, text), thidua.let_nobody_change (text) from public;

-- minh chứng, bản quét, ảnh: a file as somebody handed it in. Its bytes are kept elsewhere, once for each SHA-256.
create table thidua.file (
    id uuid constraint file_pkey primary key,
    -- Null for what belongs to no cluster: then it is the managing unit's.
    season_id uuid,
    cluster_season_id uuid,
    managing_unit_id uuid not null constraint file_managing_unit_fkey references thidua.unit,
    -- Whose it is.
    unit_id uuid not null constraint file_unit_fkey references thidua.unit,
    -- The review that it is evidence in; null for anything else.
    review_id uuid,
    -- Who may read it: the unit and those above it, until it is submitted as evidence and the review shows that; who takes part
    -- in the cluster's season; everybody who is signed in.
    audience text not null constraint file_audience_known check (audience in ('unit', 'cluster', 'ministry')),
    -- Whether the unit has submitted it as evidence.
    is_submitted boolean not null default false,
    name text not null constraint file_name_bounds check (length(name) between 1 and 200),
    media_type text not null constraint file_media_type_bounds check (length(media_type) between 3 and 100),
    size bigint not null constraint file_size_positive check (size > 0),
    sha256 bytea not null constraint file_hash_length check (length(sha256) = 32),
    account_id uuid not null constraint file_account_fkey references thidua.account,
    recorded_at timestamptz not null,
    constraint file_cluster_season_fkey foreign key (cluster_season_id, season_id, managing_unit_id)
        references thidua.cluster_season (id, season_id, managing_unit_id),
    constraint file_review_fkey foreign key (review_id, season_id, cluster_season_id, managing_unit_id)
        references thidua.review (id, season_id, cluster_season_id, managing_unit_id),
    constraint file_place_whole check ((season_id is null) = (cluster_season_id is null)),
    constraint file_evidence_in_cluster check (review_id is null or cluster_season_id is not null and audience = 'unit')
);
create index file_by_hash on thidua.file (sha256);
create index file_by_review on thidua.file (review_id, unit_id) where review_id is not null;

-- sổ văn bản: an official document as it is known outside, by number and date. Entered after it was signed, here or elsewhere;
-- clusters, memberships, leads, quotas, extensions and decisions say by which one they are.
create table thidua.official_document (
    id uuid constraint official_document_pkey primary key,
    -- Null for what belongs to no cluster: then everybody in the ministry may know of it.
    season_id uuid,
    cluster_season_id uuid,
    -- Whose register it stands in.
    managing_unit_id uuid not null constraint official_document_managing_unit_fkey references thidua.unit,
    kind text not null
        constraint official_document_kind_known check (
            kind in (
                'decision', 'directive', 'resolution', 'circular', 'plan', 'guidance', 'officialLetter', 'submissionLetter',
                'report', 'minutes', 'agreement', 'regulation', 'other'
            )
        ),
    -- số/ký hiệu, such as 26/CT-TTg; null where a report tells of a document without it.
    symbol text constraint official_document_symbol_bounds check (length(symbol) between 1 and 100),
    issued_on date,
    -- Who issued it, in words.
    issuer text constraint official_document_issuer_bounds check (length(issuer) between 1 and 300),
    signer_name text constraint official_document_signer_name_bounds check (length(signer_name) between 1 and 200),
    signer_rank text constraint official_document_signer_rank_bounds check (length(signer_rank) between 1 and 100),
    signer_position text
        constraint official_document_signer_position_bounds check (length(signer_position) between 1 and 200),
    signer_form text
        constraint official_document_signer_form_known check (signer_form in ('TM', 'KT', 'TL', 'TUQ', 'Q')),
    -- trích yếu.
    summary text not null constraint official_document_summary_bounds check (length(summary) between 1 and 2000),
    -- nơi nhận.
    recipients text[] not null default '{}'
        constraint official_document_recipients_count check (cardinality(recipients) <= 200),
    -- The scan.
    file_id uuid constraint official_document_file_fkey references thidua.file,
    version integer not null default 1 constraint official_document_version_positive check (version > 0),
    constraint official_document_cluster_season_fkey foreign key (cluster_season_id, season_id, managing_unit_id)
        references thidua.cluster_season (id, season_id, managing_unit_id),
    constraint official_document_place_whole check ((season_id is null) = (cluster_season_id is null)),
    constraint official_document_is_named check (symbol is not null or issuer is not null)
);
create index official_document_by_cluster_season on thidua.official_document (cluster_season_id);
create index official_document_by_managing_unit on thidua.official_document (managing_unit_id, issued_on);

call thidua.let_cluster_read('file');
call thidua.let_cluster_read('official_document');
call thidua.let_leads_write(
    'official_document',
    'kind, symbol, issued_on, issuer, signer_name, signer_rank, signer_position, signer_form, summary, recipients, file_id,
     version'
);
call thidua.let_leads_write('file');
call thidua.let_units_write('file', 'is_submitted');

-- What is in no cluster's season is for everybody who is signed in. A unit's own file is the unit's, and as evidence for whom
-- the review shows it to.
create policy ministry_reads on thidua.official_document for select to thidua_app using (cluster_season_id is null);
create policy ministry_reads on thidua.file for select to thidua_app using (audience = 'ministry');
alter policy cluster_reads on thidua.file using (
    (
        audience <> 'unit'
        and (
            cluster_season_id = any ((select thidua.scope_memberships())::uuid[])
            or cluster_season_id = any ((select thidua.scope_led())::uuid[])
        )
    )
    or managing_unit_id = any ((select thidua.scope_offices('{managingOfficer,auditor}'))::uuid[])
    or unit_id = any ((select thidua.scope_served())::uuid[])
);
create policy lead_reads on thidua.file for select to thidua_app using (
    is_submitted and cluster_season_id = any ((select thidua.scope_led())::uuid[])
    and unit_id <> all ((select thidua.scope_partial())::uuid[])
);
create policy members_read on thidua.file for select to thidua_app using (
    is_submitted and review_id = any ((select thidua.scope_released('evidence', 'members'))::uuid[])
);
create policy adders_name_themselves on thidua.file as restrictive for insert to thidua_app
with check (account_id = (select auth.scope_account()));

-- A membership that was to begin after its unit's or its cluster's end has lapsed: it lasts at no time, and keeps its unit out
-- of no other cluster. It stays, as having been meant.
alter table thidua.membership
drop constraint membership_days_order,
add constraint membership_days_order check (from_day <= to_day);
alter table thidua.leadership
drop constraint leadership_days_order,
add constraint leadership_days_order check (from_day <= to_day);

create function thidua.lapse_memberships() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    -- Leadership first: who leads is a member for as long.
    update thidua.leadership l set to_day = l.from_day
    from thidua.cluster_season cs
    where cs.id = l.cluster_season_id and l.from_day >= new.to_day and l.to_day > l.from_day
        and case tg_table_name when 'unit' then l.unit_id = new.id else cs.cluster_id = new.id end;
    update thidua.membership m set to_day = m.from_day
    from thidua.cluster_season cs
    where cs.id = m.cluster_season_id and m.from_day >= new.to_day and m.to_day > m.from_day
        and case tg_table_name when 'unit' then m.unit_id = new.id else cs.cluster_id = new.id end;
    return null;
end
$$;
revoke all on function thidua.lapse_memberships () from public;
create trigger unit_lapses_memberships after update of to_day on thidua.unit
for each row when (new.to_day is not null and old.to_day is distinct from new.to_day)
execute function thidua.lapse_memberships();
create trigger cluster_lapses_memberships after update of to_day on thidua.cluster
for each row when (new.to_day is not null and old.to_day is distinct from new.to_day)
execute function thidua.lapse_memberships();
-- Those that lapsed before anybody looked.
update thidua.leadership l set to_day = l.from_day
from thidua.cluster_season cs
join thidua.cluster c on c.id = cs.cluster_id
where cs.id = l.cluster_season_id and l.to_day > l.from_day
    and (
        l.from_day >= c.to_day
        or exists (select from thidua.unit u where u.id = l.unit_id and l.from_day >= u.to_day)
    );
update thidua.membership m set to_day = m.from_day
from thidua.cluster_season cs
join thidua.cluster c on c.id = cs.cluster_id
where cs.id = m.cluster_season_id and m.to_day > m.from_day
    and (
        m.from_day >= c.to_day
        or exists (select from thidua.unit u where u.id = m.unit_id and m.from_day >= u.to_day)
    );
