-- Why: whoever could run SQL on a connection of the pool could set the regions, the purpose and the name it acts under.
-- Rows moved: none. Locks: people, for the moment in which one policy is put in place of another.
create table scope_key (
  is_single boolean primary key default true check (is_single),
  inner_pad bytea not null,
  outer_pad bytea not null
);
comment on table scope_key is '请求范围签名密钥，仅属主可读，单行 / Key that signs what a request may see; read by the owner only, one row';
comment on column scope_key.is_single is '保证单行 / Keeps it to one row';
comment on column scope_key.inner_pad is 'HMAC内层密钥块 / Inner key block of the HMAC';
comment on column scope_key.outer_pad is 'HMAC外层密钥块 / Outer key block of the HMAC';

do $$
declare
  key bytea := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
  inner_block bytea := decode(repeat('36', 64), 'hex');
  outer_block bytea := decode(repeat('5c', 64), 'hex');
begin
  for at in 0..31 loop
    inner_block := set_byte(inner_block, at, get_byte(key, at) # 54);
    outer_block := set_byte(outer_block, at, get_byte(key, at) # 92);
  end loop;
  insert into scope_key values (true, inner_block, outer_block);
end $$;

-- HMAC-SHA256 of a text; nobody but the guarded functions below may have one made.
create function scope_signature(signed text) returns text language sql stable
  security definer set search_path = public, pg_temp as $$
  select encode(sha256(k.outer_pad || sha256(k.inner_pad || convert_to(signed, 'UTF8'))), 'hex') from scope_key k;
$$;
revoke all on function scope_signature from public;

-- What a scope is bound to: this connection and this very transaction, so that it opens nothing anywhere else.
create function scope_place() returns text language sql stable set search_path = public, pg_temp
  as $$ select pg_backend_pid()::text || ' ' || extract(epoch from now())::text $$;
revoke all on function scope_place from public;

-- The door: takes what the server signed, and keeps it for this transaction under a signature of the database's own.
create function enter_scope(scope text, signature text) returns void language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if signature is distinct from scope_signature('enter ' || scope) then
    raise exception 'the signature of the scope is not right' using errcode = 'HJ003';
  end if;
  perform set_config('huanju.scope', scope_signature('held ' || scope_place() || ' ' || scope) || scope, true);
end $$;
revoke all on function enter_scope from public;
grant execute on function enter_scope to huanju_app;

-- What this transaction entered with; null without a scope, and for one that anybody else has written.
create function held_scope() returns jsonb language plpgsql stable
  security definer set search_path = public, pg_temp as $$
declare
  held text := coalesce(current_setting('huanju.scope', true), '');
  scope text := substr(held, 65);
begin
  if held = '' or left(held, 64) is distinct from scope_signature('held ' || scope_place() || ' ' || scope) then
    return null;
  end if;
  return scope::jsonb;
end $$;
revoke all on function held_scope from public;
grant execute on function held_scope to huanju_app;

create or replace function visible_roots() returns uuid[] language sql stable parallel safe
  as $$ select array(select jsonb_array_elements_text(held_scope() -> 'regions'))::uuid[] $$;
create or replace function is_identifying() returns boolean language sql stable parallel safe
  as $$ select coalesce(held_scope() ->> 'purpose', '') = 'identity' $$;
create function acting_person() returns uuid language sql stable parallel safe
  as $$ select (held_scope() ->> 'personId')::uuid $$;

-- Asked once for a statement, not for each row.
drop policy own_account on people;
create policy own_account on people for select to huanju_app using (id = (select acting_person()));

create or replace function journal_append(
  line_action text, line_subject text, line_subject_id uuid, line_region_id uuid, line_detail text
) returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  scope jsonb := held_scope();
  head journal_head;
  line journal;
begin
  select * into head from journal_head for update;
  line.seq := head.seq + 1;
  line.at := date_trunc('milliseconds', clock_timestamp());
  line.actor_id := (scope ->> 'personId')::uuid;
  line.actor := coalesce(nullif(scope ->> 'login', ''), 'system');
  line.session_id := (scope ->> 'sessionId')::uuid;
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

-- A table of the session's own would otherwise stand in front of the one that is meant.
do $$ declare guarded regprocedure; begin
  for guarded in
    select p.oid::regprocedure from pg_proc p
    where p.prosecdef and p.pronamespace = 'public'::regnamespace and p.proowner = current_user::regrole
  loop
    execute format('alter function %s set search_path = public, pg_temp', guarded);
  end loop;
end $$;
