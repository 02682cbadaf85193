-- Why: an export of seconds waited behind searches of minutes; each job now waits in the lane of its kind.
-- Rows moved: every job is given its lane. Locks: jobs, for as long as that takes.
alter table jobs add column lane text not null default 'long' check (lane in ('short', 'long'));
alter table jobs no force row level security;
update jobs set lane = 'short' where kind like '%.export' or kind = 'imports.check';
alter table jobs force row level security;
alter table jobs alter column lane drop default;
create index jobs_lane on jobs (lane, person_id) where state in ('waiting', 'running');
comment on column jobs.lane is '队列：短时、长时 / Lane it waits in: short or long';
