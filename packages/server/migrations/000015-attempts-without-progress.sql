-- Why: a job that ends its runner each time before it gets anywhere is given up after a few attempts, not after twenty.
-- Rows moved: none; a constant default needs no rewriting. Locks: jobs, briefly.
alter table jobs add column barren_attempts smallint not null default 0;
comment on column jobs.barren_attempts is '上次有进展以来的尝试次数 / Attempts since it last made progress';
