-- Why: a request that is sent again because its answer was lost must be done once, and be answered as it was.
-- Rows moved: none. Locks: none of note, the table is new.
create table request_keys (
  person_id uuid not null references people,
  key text not null check (char_length(key) between 8 and 80),
  fingerprint text not null,
  answer bytea,
  created_at timestamptz not null default now(),
  primary key (person_id, key)
);
create index request_keys_created on request_keys (created_at);
alter table request_keys enable row level security;
alter table request_keys force row level security;
create policy own_keys on request_keys to huanju_app
  using (person_id = (select acting_person())) with check (person_id = (select acting_person()));
grant select, insert, update, delete on request_keys to huanju_app;
-- Whoever comes takes away what lies there longer than a day, their own and that of people who have left.
create function forget_request_keys() returns void language sql security definer set search_path = public, pg_temp
  as $$ delete from request_keys where created_at < now() - interval '1 day' $$;
revoke all on function forget_request_keys from public;
grant execute on function forget_request_keys to huanju_app;
comment on table request_keys is '防重复提交的请求编号，按人，保留一天 / Keys of requests, so that one sent again is done once; by person, kept for a day';
comment on column request_keys.person_id is '人员 / Person';
comment on column request_keys.key is '请求编号 / Key of the request';
comment on column request_keys.fingerprint is '请求内容散列 / Hash of what was asked';
comment on column request_keys.answer is '加密的答复 / The answer, encrypted';
comment on column request_keys.created_at is '时刻 / When';
