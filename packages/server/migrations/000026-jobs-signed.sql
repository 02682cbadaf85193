-- Why: a job keeps the regions it may see; SQL that slipped in could have put one there with wider eyes than its own.
-- Rows moved: every job is signed once as it stands. Locks: jobs, for as long as that takes.
alter table jobs add column signature text;
alter table jobs no force row level security;
update jobs set signature = scope_signature('job ' || id || ' ' || input::text);
alter table jobs force row level security;
comment on column jobs.signature is '输入的签名，由服务端产生 / Signature of the input, made by the server';
