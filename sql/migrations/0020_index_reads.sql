-- Lists over many clusters go on from a key, and find it by an index.

-- The rankings of a season: the reviews of one cluster's season together.
create index review_by_season on thidua.review (season_id, cluster_season_id, id);
