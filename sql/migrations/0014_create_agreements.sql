-- giao ước thi đua: what a cluster's units agree on for a season, who signed it, and since when it holds.

-- An agreement is one document, kept, hashed and signed as the same bytes. A change after it holds is a new one, with
-- the next number, signed again.
create table thidua.agreement (
    id uuid constraint agreement_pkey primary key,
    season_id uuid not null,
    cluster_season_id uuid not null,
    managing_unit_id uuid not null,
    number integer not null constraint agreement_number_positive check (number > 0),
    state text not null default 'draft'
        constraint agreement_state_known check (state in ('draft', 'signing', 'inForce', 'replaced')),
    -- Canonical JSON in UTF-8.
    document bytea not null constraint agreement_document_bounds check (length(document) between 2 and 4000000),
    document_sha256 bytea not null generated always as (sha256(document)) stored,
    -- Once it holds: since when, by which criteria units are scored, who had not signed, and why it holds all the same.
    in_force_on date,
    criteria_set_id uuid,
    outstanding uuid[] not null default '{}',
    reason text constraint agreement_reason_bounds check (length(reason) between 1 and 2000),
    version integer not null default 1 constraint agreement_version_positive check (version > 0),
    constraint agreement_cluster_season_fkey foreign key (cluster_season_id, season_id, managing_unit_id)
        references thidua.cluster_season (id, season_id, managing_unit_id),
    constraint agreement_criteria_set_fkey foreign key (criteria_set_id, cluster_season_id)
        references thidua.criteria_set (id, cluster_season_id),
    constraint agreement_number_once unique (cluster_season_id, number),
    constraint agreement_in_force_whole check (
        (state in ('inForce', 'replaced')) = (in_force_on is not null)
        and (in_force_on is null) = (criteria_set_id is null)
    ),
    constraint agreement_reason_for_outstanding check (outstanding = '{}' or reason is not null),
    constraint agreement_place_key unique (id, season_id, cluster_season_id, managing_unit_id)
);
-- One is being written at a time, and one holds.
create unique index agreement_pending_once on thidua.agreement (cluster_season_id) where state in ('draft', 'signing');
create unique index agreement_in_force_once on thidua.agreement (cluster_season_id) where state = 'inForce';

-- What is signed stays as it was signed, and what holds goes on holding until the next one does.
create function thidua.refuse_agreement_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if old.state <> 'draft' and new.document <> old.document then
        raise exception 'an agreement changes as a draft only'
            using errcode = 'integrity_constraint_violation', constraint = 'agreement_document_frozen',
            table = 'agreement', schema = 'thidua';
    end if;
    if (old.state, new.state) not in (
        ('draft', 'draft'), ('draft', 'signing'), ('signing', 'draft'), ('signing', 'inForce'), ('inForce', 'replaced')
    ) then
        raise exception 'an agreement does not go from % to %', old.state, new.state
            using errcode = 'integrity_constraint_violation', constraint = 'agreement_state_order',
            table = 'agreement', schema = 'thidua';
    end if;
    if old.state = 'inForce' and (new.in_force_on, new.criteria_set_id, new.outstanding, new.reason)
        is distinct from (old.in_force_on, old.criteria_set_id, old.outstanding, old.reason)
    then
        raise exception 'how an agreement came into force stays as it was'
            using errcode = 'integrity_constraint_violation', constraint = 'agreement_in_force_frozen',
            table = 'agreement', schema = 'thidua';
    end if;
    return new;
end
$$;
create trigger agreement_stays_as_signed before update on thidua.agreement
for each row execute function thidua.refuse_agreement_change();
create trigger agreement_is_never_removed before delete or truncate on thidua.agreement
for each statement execute function thidua.refuse_change();

-- A signature is on a text, by its hash: where the text is taken back and changed, it counts no more and stays.
create table thidua.signature (
    season_id uuid not null,
    cluster_season_id uuid not null,
    managing_unit_id uuid not null,
    agreement_id uuid not null,
    unit_id uuid not null constraint signature_unit_fkey references thidua.unit,
    document_sha256 bytea not null constraint signature_hash_length check (length(document_sha256) = 32),
    mode text not null constraint signature_mode_known check (mode in ('account', 'paper')),
    -- Who signed: of a signature on paper as it stands there.
    signer_name text not null constraint signature_signer_name_bounds check (length(signer_name) between 1 and 200),
    signer_rank text constraint signature_signer_rank_bounds check (length(signer_rank) between 1 and 100),
    signer_position text constraint signature_signer_position_bounds check (length(signer_position) between 1 and 200),
    -- For a body or another: TM., KT., TL., TUQ., or Q. as acting head.
    signer_form text constraint signature_signer_form_known check (signer_form in ('TM', 'KT', 'TL', 'TUQ', 'Q')),
    signed_on date not null,
    -- Who signed here, or who recorded the paper.
    account_id uuid not null constraint signature_account_fkey references thidua.account,
    recorded_at timestamptz not null,
    constraint signature_pkey primary key (season_id, cluster_season_id, agreement_id, unit_id, document_sha256),
    constraint signature_agreement_fkey foreign key (agreement_id, season_id, cluster_season_id, managing_unit_id)
        references thidua.agreement (id, season_id, cluster_season_id, managing_unit_id)
);
create index signature_by_agreement on thidua.signature (agreement_id);

create function thidua.require_signed_text() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform from thidua.agreement a
    where a.id = new.agreement_id and a.document_sha256 = new.document_sha256 and a.state in ('signing', 'inForce')
    for key share;
    if not found then
        raise exception 'what is signed is the text that lies there to be signed'
            using errcode = 'integrity_constraint_violation', constraint = 'signature_on_present_text',
            table = 'signature', schema = 'thidua';
    end if;
    return new;
end
$$;
create trigger signature_is_on_present_text before insert on thidua.signature
for each row execute function thidua.require_signed_text();
create trigger signature_is_append_only before update or delete or truncate on thidua.signature
for each statement execute function thidua.refuse_change();

-- What of an agreement the scoring takes, beside the scale: who has which criterion with which target, the grounds of
-- bonuses and penalties. Canonical JSON; null for a scale that is no agreement's.
alter table thidua.criteria_set
add column terms bytea constraint criteria_set_terms_bounds check (length(terms) between 2 and 4000000);

-- Names of several words, such as clusterSeason.
alter table thidua.change
drop constraint change_kind_shape,
add constraint change_kind_shape check (kind ~ '^[a-z]+([A-Z][a-z]+)*$');

grant select on thidua.agreement, thidua.signature to thidua_app, thidua_reader, thidua_loader;
grant insert on thidua.agreement, thidua.signature to thidua_app, thidua_loader;
grant update (state, document, in_force_on, criteria_set_id, outstanding, reason, version)
    on thidua.agreement to thidua_app;
grant update (state, version) on thidua.cluster_season to thidua_app;

do $$
declare
    name text;
begin
    foreach name in array array['agreement', 'signature'] loop
        execute format('alter table thidua.%I enable row level security', name);
        execute format(
            'create policy reader_reads on thidua.%I for select to thidua_reader, thidua_loader using (true)', name
        );
        execute format('create policy loader_loads on thidua.%I for insert to thidua_loader with check (true)', name);
        execute format(
            'create policy cluster_reads on thidua.%I for select to thidua_app using (
                cluster_season_id = any ((select thidua.scope_memberships())::uuid[])
                or managing_unit_id = any ((select thidua.scope_offices(''{managingOfficer,auditor}''))::uuid[])
            )', name
        );
        execute format(
            'create policy sessions_add on thidua.%I as restrictive for insert to thidua_app
             with check ((select auth.scope_is_session()))', name
        );
    end loop;
    foreach name in array array['agreement', 'cluster_season'] loop
        execute format(
            'create policy lead_and_office_change on thidua.%I for update to thidua_app using (
                (select auth.scope_is_session())
                and (
                    %I = any ((select thidua.scope_led())::uuid[])
                    or managing_unit_id = any ((select thidua.scope_offices(''{managingOfficer}''))::uuid[])
                )
            )', name, case name when 'agreement' then 'cluster_season_id' else 'id' end
        );
    end loop;
end
$$;
create policy sessions_change on thidua.agreement as restrictive for update to thidua_app
using ((select auth.scope_is_session()));
create policy lead_and_office_add on thidua.agreement for insert to thidua_app with check (
    cluster_season_id = any ((select thidua.scope_led())::uuid[])
    or managing_unit_id = any ((select thidua.scope_offices('{managingOfficer}'))::uuid[])
);
-- A head signs for the own unit; the lead and the office record what was signed on paper.
create policy head_signs on thidua.signature for insert to thidua_app with check (
    account_id = (select auth.scope_account()) and mode = 'account'
    and unit_id = (select thidua.scope_unit()) and unit_id = any ((select thidua.scope_served())::uuid[])
);
create policy lead_and_office_record on thidua.signature for insert to thidua_app with check (
    account_id = (select auth.scope_account()) and mode = 'paper'
    and (
        cluster_season_id = any ((select thidua.scope_led())::uuid[])
        or managing_unit_id = any ((select thidua.scope_offices('{managingOfficer}'))::uuid[])
    )
);
