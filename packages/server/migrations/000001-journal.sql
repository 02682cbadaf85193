-- Why: every write of the product must leave a line that nobody can change unseen.
-- Rows moved: none. Locks: none of note, the tables are new.
do $$ begin
  create role huanju_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  execute format('grant huanju_app to %I', current_user);
exception when others then null;
end $$;
grant usage on schema public to huanju_app;

create table deployment (
  key text primary key,
  value text not null
);
comment on table deployment is '本部署的设置 / Settings of this deployment';
comment on column deployment.key is '设置名 / Name of the setting';
comment on column deployment.value is '设置值 / Value of the setting';
grant select on deployment to huanju_app;

create table journal (
  seq bigint primary key,
  at timestamptz not null,
  actor_id uuid,
  actor text not null,
  session_id uuid,
  action text not null,
  subject text not null,
  subject_id uuid,
  region_id uuid,
  detail text not null,
  transaction_id bigint not null,
  previous_hash text not null,
  hash text not null
);
create index journal_subject on journal (subject_id, seq);
create index journal_at on journal (at);
create index journal_region on journal (region_id, seq);
comment on table journal is '操作日志，只增不改，逐行散列成链 / Journal: append-only, each line hashed onto the one before';
comment on column journal.seq is '序号，连续无空缺 / Number, without gaps';
comment on column journal.at is '记录时刻 / Instant of recording';
comment on column journal.actor_id is '操作人，系统操作为空 / Person who acted; null for the system';
comment on column journal.actor is '操作人账号 / Account that acted';
comment on column journal.session_id is '登录会话 / Session it was done in';
comment on column journal.action is '动作代码 / Code of the action';
comment on column journal.subject is '对象类别 / Kind of thing written';
comment on column journal.subject_id is '对象编号 / Which one';
comment on column journal.region_id is '所属区划 / Region it belongs to';
comment on column journal.detail is '变更内容，JSON文本，不含个人信息明文 / What changed, JSON text, no plain personal data';
comment on column journal.transaction_id is '所在事务 / Transaction of the write';
comment on column journal.previous_hash is '上一行散列 / Hash of the line before';
comment on column journal.hash is '本行散列（SHA-256）/ SHA-256 of this line';

create table journal_head (
  is_single boolean primary key default true check (is_single),
  seq bigint not null,
  hash text not null,
  transaction_id bigint not null
);
insert into journal_head values (true, 0, repeat('0', 64), 0);
comment on table journal_head is '日志链头，单行 / Head of the journal, one row';
comment on column journal_head.is_single is '保证单行 / Keeps it to one row';
comment on column journal_head.seq is '最新序号 / Latest number';
comment on column journal_head.hash is '最新散列 / Latest hash';
comment on column journal_head.transaction_id is '最新一行所在事务 / Transaction of the latest line';

-- A field as it enters the hash: its length in bytes, a colon, its text; a dash for null.
create function journal_field(field text) returns text language sql immutable
  as $$ select coalesce(octet_length(field)::text || ':' || field, '-') $$;

create function journal_append(
  line_action text, line_subject text, line_subject_id uuid, line_region_id uuid, line_detail text
) returns bigint language plpgsql security definer set search_path = public as $$
declare
  head journal_head;
  line journal;
begin
  select * into head from journal_head for update;
  line.seq := head.seq + 1;
  line.at := date_trunc('milliseconds', clock_timestamp());
  line.actor_id := nullif(current_setting('huanju.actor_id', true), '')::uuid;
  line.actor := coalesce(nullif(current_setting('huanju.actor', true), ''), 'system');
  line.session_id := nullif(current_setting('huanju.session_id', true), '')::uuid;
  line.action := line_action;
  line.subject := line_subject;
  line.subject_id := line_subject_id;
  line.region_id := line_region_id;
  line.detail := line_detail;
  line.transaction_id := pg_current_xact_id()::text::bigint;
  line.previous_hash := head.hash;
  line.hash := encode(sha256(convert_to(
    journal_field(line.seq::text)
    || journal_field(to_char(line.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    || journal_field(line.actor_id::text) || journal_field(line.actor) || journal_field(line.session_id::text)
    || journal_field(line.action) || journal_field(line.subject) || journal_field(line.subject_id::text)
    || journal_field(line.region_id::text) || journal_field(line.detail)
    || journal_field(line.transaction_id::text) || journal_field(line.previous_hash), 'UTF8')), 'hex');
  insert into journal select line.*;
  update journal_head set seq = line.seq, hash = line.hash, transaction_id = line.transaction_id;
  return line.seq;
end $$;

-- Statement trigger on every table of record: no journal line in this transaction, no write.
create function require_journal_line() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if (select transaction_id from journal_head) is distinct from pg_current_xact_id()::text::bigint then
    raise exception 'write to % without a journal line', tg_table_name using errcode = 'HJ001';
  end if;
  return null;
end $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'HJ002';
end $$;
create trigger journal_is_append_only before update or delete or truncate on journal
  for each statement execute function refuse_change();
grant select on journal to huanju_app;
revoke all on function journal_append from public;
grant execute on function journal_append to huanju_app;
