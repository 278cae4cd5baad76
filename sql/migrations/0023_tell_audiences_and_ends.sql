-- To whom a publication is addressed outside its cluster, and what a unit or a cluster that ends must not leave behind.

-- A review is known to whom one of its publications is addressed: without its row the publication could be neither listed nor
-- placed. In a column, as a policy is asked of every row, and publications would have to be looked up for each.
alter table thidua.review
add column is_for_ministry boolean not null default false;
update thidua.review r set is_for_ministry = true
where exists (
    select
    from thidua.publication p
    where p.season_id = r.season_id and p.cluster_season_id = r.cluster_season_id and p.review_id = r.id
        and 'ministry' = any (p.audience)
);

create function thidua.open_review_to_ministry() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update thidua.review r set is_for_ministry = true
    where not r.is_for_ministry
        and r.id in (select a.review_id from added a where 'ministry' = any (a.audience));
    return null;
end
$$;
revoke all on function thidua.open_review_to_ministry () from public;
create trigger publication_opens_review after insert on thidua.publication referencing new table as added
for each statement execute function thidua.open_review_to_ministry();

create policy ministry_reads on thidua.review for select to thidua_app
using (is_for_ministry and (select auth.scope_admits('publications')));

-- The reviews whose publications for the members are for the account: one of its units is, or was, a member, and the
-- regulation does not keep the members' standings from each other for good. Domain's Policy.mayReadPublications says the same.
create function thidua.scope_shared() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
    served uuid[] := thidua.scope_served();
begin
    return array(
        select distinct r.id
        from thidua.membership m
        join thidua.review r on r.cluster_season_id = m.cluster_season_id
        where m.unit_id = any (served)
            and r.visibility -> 'standings' ->> 'own' <> 'never' and r.visibility -> 'standings' ->> 'members' <> 'never'
    );
end
$$;
revoke all on function thidua.scope_shared () from public;
grant execute on function thidua.scope_shared () to thidua_app;
alter policy members_read on thidua.publication
using ('members' = any (audience) and review_id = any ((select thidua.scope_shared())::uuid[]));
