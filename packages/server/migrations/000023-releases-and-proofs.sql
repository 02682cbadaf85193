-- Why: an administrator who could reset a password alone could become that person; old passwords came back, one-time ones
-- never ended, and whoever found a session open could look at personal data with it.
-- Rows moved: none. Locks: credentials and sessions, for the moment in which a column is added.
alter table credentials add column expires_at timestamptz;
comment on column credentials.expires_at is '一次性口令失效时刻，自设口令为空 / When a one-time password ends; null for one''s own';
alter table sessions add column proven_at timestamptz;
comment on column sessions.proven_at is '最近一次再次输入口令 / When the password was last asked again';

create table old_passwords (
  person_id uuid not null references people,
  ended_at timestamptz not null,
  password_hash text not null,
  primary key (person_id, password_hash)
);
comment on table old_passwords is '用过的口令散列，防止重复使用 / Hashes of passwords used before, so that none comes back';
comment on column old_passwords.person_id is '人员 / Person';
comment on column old_passwords.ended_at is '停用时刻 / When it was given up';
comment on column old_passwords.password_hash is '口令散列（argon2id）/ Password hash';

create table account_releases (
  id uuid primary key,
  person_id uuid not null references people,
  kind text not null check (kind in ('first-password', 'password', 'second-factor')),
  asked_by_id uuid not null references people,
  asked_at timestamptz not null,
  password_hash text,
  half_cipher bytea
);
create unique index account_releases_one on account_releases (person_id, (kind = 'second-factor'));
comment on table account_releases is '待第二名管理员放行的账号事项 / What waits for the release of a second administrator';
comment on column account_releases.id is '编号 / Identifier';
comment on column account_releases.person_id is '涉及的人员 / The person it is about';
comment on column account_releases.kind is '事项：首次口令、重置口令、解除动态验证码 / What: first password, password, second factor';
comment on column account_releases.asked_by_id is '申请的管理员 / The administrator who asked';
comment on column account_releases.asked_at is '申请时刻 / When it was asked';
comment on column account_releases.password_hash is '放行后生效的一次性口令散列 / Hash of the one-time password that holds once released';
comment on column account_releases.half_cipher is '一次性口令后半段密文，放行时交给放行人 / Second half of the one-time password, encrypted, for who releases';

do $$ declare kept text; begin
  foreach kept in array array['old_passwords', 'account_releases'] loop
    execute format('alter table %I enable row level security', kept);
    execute format('alter table %I force row level security', kept);
    execute format('create policy while_identifying on %I to huanju_app using (is_identifying())', kept);
    execute format('grant select, insert, update, delete on %I to huanju_app', kept);
  end loop;
end $$;
