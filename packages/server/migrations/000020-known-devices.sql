-- Why: strangers who guess at an account lock it; the browser its person signed in from before is counted by itself.
-- Rows moved: none. Locks: none of note, the table is new.
create table known_devices (
  person_id uuid not null references people,
  token_hash text not null,
  last_used_at timestamptz not null,
  primary key (person_id, token_hash)
);
comment on table known_devices is '曾登录过的浏览器 / Browsers that people signed in from';
comment on column known_devices.person_id is '人员 / Person';
comment on column known_devices.token_hash is '浏览器令牌散列，不存明文 / Hash of the browser''s token; the token itself is not kept';
comment on column known_devices.last_used_at is '最近一次登录 / Last sign-in from it';

alter table known_devices enable row level security;
alter table known_devices force row level security;
create policy while_identifying on known_devices to huanju_app using (is_identifying());
grant select, insert, update, delete on known_devices to huanju_app;
