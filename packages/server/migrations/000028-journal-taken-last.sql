-- Why: whoever wrote a line first and worked on in the same transaction held the head of the journal, and all others
-- waited. Lines are now kept aside and enter the chain when their transaction commits.
-- Rows moved: none. Locks: none of note, one table is new and three functions are replaced.

-- Never holds a row that another transaction sees, so nothing of it is lost by not being logged.
create unlogged table journal_pending (
  transaction_id bigint not null,
  id bigint generated always as identity,
  actor_id uuid,
  actor text not null,
  session_id uuid,
  action text not null,
  subject text not null,
  subject_id uuid,
  region_id uuid,
  detail text not null,
  primary key (transaction_id, id)
);
alter table journal_pending enable row level security;
alter table journal_pending force row level security;
comment on table journal_pending is '待入链的日志行，事务提交时入链 / Lines of a transaction that enter the journal when it commits';
comment on column journal_pending.transaction_id is '所在事务 / Transaction of the write';
comment on column journal_pending.id is '先后 / Order';
comment on column journal_pending.actor_id is '操作人，系统操作为空 / Person who acted; null for the system';
comment on column journal_pending.actor is '操作人账号 / Account that acted';
comment on column journal_pending.session_id is '登录会话 / Session it was done in';
comment on column journal_pending.action is '动作代码 / Code of the action';
comment on column journal_pending.subject is '对象类别 / Kind of thing written';
comment on column journal_pending.subject_id is '对象编号 / Which one';
comment on column journal_pending.region_id is '所属区划 / Region it belongs to';
comment on column journal_pending.detail is '变更内容，JSON文本，不含个人信息明文 / What changed, JSON text, no plain personal data';

-- Keeps a line with whoever acts at this moment; it gets its number when the transaction commits.
drop function journal_append(text, text, uuid, uuid, text);
create function journal_append(
  line_action text, line_subject text, line_subject_id uuid, line_region_id uuid, line_detail text
) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  scope jsonb := held_scope();
begin
  insert into journal_pending
    (transaction_id, actor_id, actor, session_id, action, subject, subject_id, region_id, detail)
  values (pg_current_xact_id()::text::bigint, (scope ->> 'personId')::uuid,
    coalesce(nullif(scope ->> 'login', ''), 'system'), (scope ->> 'sessionId')::uuid,
    line_action, line_subject, line_subject_id, line_region_id, line_detail);
end $$;
revoke all on function journal_append from public;
grant execute on function journal_append to huanju_app;

-- The first line that is due takes the head and brings all lines of its transaction into the chain, in their order.
create function journal_chain() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  head journal_head;
  kept journal_pending;
  line journal;
begin
  perform from journal_pending where transaction_id = new.transaction_id and id = new.id;
  if not found then return null; end if;
  select * into head from journal_head for update;
  for kept in select * from journal_pending where transaction_id = new.transaction_id order by id loop
    line.seq := head.seq + 1;
    line.at := date_trunc('milliseconds', clock_timestamp());
    line.actor_id := kept.actor_id;
    line.actor := kept.actor;
    line.session_id := kept.session_id;
    line.action := kept.action;
    line.subject := kept.subject;
    line.subject_id := kept.subject_id;
    line.region_id := kept.region_id;
    line.detail := kept.detail;
    line.transaction_id := kept.transaction_id;
    line.previous_hash := head.hash;
    line.hash := encode(sha256(convert_to(
      journal_field(line.seq::text)
      || journal_field(to_char(line.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      || journal_field(line.actor_id::text) || journal_field(line.actor) || journal_field(line.session_id::text)
      || journal_field(line.action) || journal_field(line.subject) || journal_field(line.subject_id::text)
      || journal_field(line.region_id::text) || journal_field(line.detail)
      || journal_field(line.transaction_id::text) || journal_field(line.previous_hash), 'UTF8')), 'hex');
    insert into journal select line.*;
    head.seq := line.seq;
    head.hash := line.hash;
  end loop;
  update journal_head set seq = head.seq, hash = head.hash, transaction_id = new.transaction_id;
  delete from journal_pending where transaction_id = new.transaction_id;
  return null;
end $$;
revoke all on function journal_chain from public;
create constraint trigger journal_is_taken_last after insert on journal_pending
  deferrable initially deferred for each row execute function journal_chain();

-- A line that is kept aside will enter the chain with this transaction, or the transaction fails.
create or replace function require_journal_line() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
declare
  own bigint := pg_current_xact_id()::text::bigint;
begin
  if not exists (select from journal_pending where transaction_id = own)
    and (select transaction_id from journal_head) is distinct from own then
    raise exception 'write to % without a journal line', tg_table_name using errcode = 'HJ001';
  end if;
  return null;
end $$;
