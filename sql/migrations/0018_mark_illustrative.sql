-- số liệu minh hoạ: a review whose results are made up, for a demonstration or a rehearsal, says so wherever it shows.
alter table thidua.review
add column is_illustrative boolean not null default false;
