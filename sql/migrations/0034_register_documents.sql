-- The register of official documents: searched, and cited by clusters, memberships and leads.

alter table thidua.official_document
-- Symbol and summary as they are searched for.
add column search_key text not null default ''
    constraint official_document_search_key_bounds check (length(search_key) <= 2200),
add constraint official_document_recipients_bounds check (
    array_position(recipients, null) is null and length(array_to_string(recipients, '')) <= 60000
);
grant update (search_key) on thidua.official_document to thidua_app;

-- What belongs to no cluster stands in the register of the unit whose office entered it, whether it manages clusters or not.
create policy office_adds on thidua.official_document for insert to thidua_app
with check (cluster_season_id is null and thidua.scope_covers('{managingOfficer}', managing_unit_id));
create policy office_changes on thidua.official_document for update to thidua_app
using (cluster_season_id is null and thidua.scope_covers('{managingOfficer}', managing_unit_id));

-- By which document a cluster was made, begins a season, takes a unit in or lets it go, and who leads it. Null where nobody
-- knows, or has entered it.
alter table thidua.cluster
add column official_document_id uuid constraint cluster_official_document_fkey references thidua.official_document;
alter table thidua.cluster_season
add column official_document_id uuid constraint cluster_season_official_document_fkey references thidua.official_document;
alter table thidua.membership
add column official_document_id uuid constraint membership_official_document_fkey references thidua.official_document,
-- By which the unit left.
add column end_document_id uuid constraint membership_end_document_fkey references thidua.official_document;
alter table thidua.leadership
add column official_document_id uuid constraint leadership_official_document_fkey references thidua.official_document;
grant update (official_document_id) on thidua.cluster to thidua_app;
grant update (end_document_id) on thidua.membership to thidua_app;
