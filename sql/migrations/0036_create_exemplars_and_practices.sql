-- Exemplars and practices: who is held up to others, and what one unit does and others take up.

-- điển hình tiên tiến, nhân tố mới: a collective or a person, from being discovered to being held up. Of a person there are
-- name, rank and position in the text, and nothing else.
create table thidua.exemplar (
    id uuid constraint exemplar_pkey primary key,
    season_id uuid not null,
    cluster_season_id uuid not null,
    managing_unit_id uuid not null,
    -- Whose it is.
    unit_id uuid not null constraint exemplar_unit_fkey references thidua.unit,
    kind text not null constraint exemplar_kind_known check (kind in ('collective', 'person')),
    title text not null constraint exemplar_title_bounds check (length(title) between 1 and 500),
    search_key text not null constraint exemplar_search_key_bounds check (length(search_key) <= 20000),
    state text not null default 'discovered'
        constraint exemplar_state_known check (
            state in ('discovered', 'nurtured', 'verified', 'recognised', 'heldUp', 'ended')
        ),
    reach text not null constraint exemplar_reach_known check (reach in ('unit', 'cluster', 'ministry')),
    document bytea not null constraint exemplar_document_bounds check (length(document) between 2 and 1000000),
    version integer not null default 1 constraint exemplar_version_positive check (version > 0),
    constraint exemplar_cluster_season_fkey foreign key (cluster_season_id, season_id, managing_unit_id)
        references thidua.cluster_season (id, season_id, managing_unit_id),
    constraint exemplar_place_key unique (id, managing_unit_id),
    constraint exemplar_cluster_season_key unique (id, cluster_season_id)
);

-- mô hình: a practice that a unit publishes and others take up.
create table thidua.practice (
    id uuid constraint practice_pkey primary key,
    season_id uuid not null,
    cluster_season_id uuid not null,
    managing_unit_id uuid not null,
    unit_id uuid not null constraint practice_unit_fkey references thidua.unit,
    -- The field of work, in words that are not ours to list.
    kind text not null constraint practice_kind_bounds check (length(kind) between 1 and 100),
    title text not null constraint practice_title_bounds check (length(title) between 1 and 500),
    search_key text not null constraint practice_search_key_bounds check (length(search_key) <= 20000),
    state text not null default 'draft'
        constraint practice_state_known check (state in ('draft', 'published', 'withdrawn')),
    reach text not null constraint practice_reach_known check (reach in ('unit', 'cluster', 'ministry')),
    document bytea not null constraint practice_document_bounds check (length(document) between 2 and 1000000),
    version integer not null default 1 constraint practice_version_positive check (version > 0),
    constraint practice_cluster_season_fkey foreign key (cluster_season_id, season_id, managing_unit_id)
        references thidua.cluster_season (id, season_id, managing_unit_id),
    constraint practice_place_key unique (id, managing_unit_id),
    constraint practice_cluster_season_key unique (id, cluster_season_id)
);

do $$
declare
    name text;
begin
    foreach name in array array['exemplar', 'practice'] loop
        call thidua.let_reach_read(name);
        execute format('create index %1$s_by_cluster_season on thidua.%1$s (cluster_season_id, id)', name);
        execute format('create index %1$s_by_unit on thidua.%1$s (unit_id, id)', name);
        execute format(
            'create policy unit_reads on thidua.%I for select to thidua_app
             using (unit_id = any ((select thidua.scope_served())::uuid[]))', name
        );
        call thidua.let_units_write(name, 'kind, title, search_key, state, reach, document, version');
        -- Those above move it on; they do not begin it.
        execute format(
            'create policy lead_and_office_change on thidua.%I for update to thidua_app using (
                cluster_season_id = any ((select thidua.scope_led())::uuid[])
                or managing_unit_id = any ((select thidua.scope_offices(''{managingOfficer}''))::uuid[])
            )', name
        );
        call thidua.keep_acts(name);
        execute format(
            'create policy unit_adds on thidua.%1$s_act for insert to thidua_app with check (
                exists (
                    select from thidua.%1$s r
                    where r.id = record_id and r.unit_id = any ((select thidua.scope_served())::uuid[])
                )
            )', name
        );
    end loop;
end
$$;
create trigger exemplar_keeps_order before update on thidua.exemplar
for each row execute function thidua.refuse_record_change(
    'discovered>nurtured', 'nurtured>verified', 'verified>recognised', 'recognised>heldUp', 'discovered>ended',
    'nurtured>ended', 'verified>ended', 'recognised>ended', 'heldUp>ended'
);
create trigger practice_keeps_order before update on thidua.practice
for each row execute function thidua.refuse_record_change('draft>published', 'published>withdrawn');

-- Any other unit of the ministry takes a published practice up; whoever reads the practice reads who did.
call thidua.keep_entries('practice', '{tookUp}');
create policy unit_adds on thidua.practice_entry for insert to thidua_app with check (
    unit_id = any ((select thidua.scope_served())::uuid[])
    and exists (
        select from thidua.practice p where p.id = record_id and p.state = 'published' and p.unit_id <> practice_entry.unit_id
    )
);
create policy record_reads on thidua.practice_entry for select to thidua_app
using (exists (select from thidua.practice p where p.id = record_id));
