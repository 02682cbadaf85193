-- Why: how often a person looked at personal data was counted by reading the journal, so that many at once passed the cap.
-- Rows moved: none; the count begins anew on the day of the change. Locks: none of note, the table is new.
create table daily_uses (
  person_id uuid not null references people,
  kind text not null check (kind in ('reveal', 'search')),
  day date not null,
  uses integer not null,
  primary key (person_id, kind, day)
);
comment on table daily_uses is '个人信息查看与检索次数，按人按日 / How often a person looked at or searched personal data, by day';
comment on column daily_uses.person_id is '人员 / Person';
comment on column daily_uses.kind is '类别：查看、检索 / Kind: reveal or search';
comment on column daily_uses.day is '日期 / Day';
comment on column daily_uses.uses is '次数 / How often';

-- Counts one use of the person who acts, and of nobody else; null once there were as many as may be.
create function count_use(use_kind text, on_day date, most integer) returns integer language sql
  security definer set search_path = public, pg_temp as $$
  insert into daily_uses as kept (person_id, kind, day, uses)
  select acting_person(), use_kind, on_day, 1 where most > 0
  on conflict (person_id, kind, day) do update set uses = kept.uses + 1 where kept.uses < most
  returning uses;
$$;
revoke all on function count_use from public;
grant execute on function count_use to huanju_app;
