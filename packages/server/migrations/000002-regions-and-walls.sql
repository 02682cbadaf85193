-- Why: places, who runs them since when, and the wall that keeps one region's records from another's eyes.
-- Rows moved: none. Locks: none of note, the tables are new.
create table regions (
  id uuid primary key,
  kind text not null check (kind in ('city', 'county', 'functional-zone', 'subdistrict', 'neighbourhood')),
  code text,
  name_zh text not null,
  name_en text not null
);
comment on table regions is '区划与功能区 / Regions and functional zones';
comment on column regions.id is '编号 / Identifier';
comment on column regions.kind is '类别：市、县级、功能区、街道（镇）、社区 / Kind';
comment on column regions.code is '统计代码，功能区没有；仅为属性，不作隔离依据 / Statistical code, an attribute only, never used for isolation';
comment on column regions.name_zh is '中文名 / Chinese name';
comment on column regions.name_en is '英文名 / English name';
create index regions_name on regions (name_zh);

create table region_memberships (
  id uuid primary key,
  region_id uuid not null references regions,
  parent_id uuid not null references regions,
  valid_from date not null,
  valid_to date,
  reason text not null default '',
  check (valid_to is null or valid_to > valid_from),
  check (region_id <> parent_id),
  unique (region_id, valid_from)
);
create unique index region_memberships_open on region_memberships (region_id) where valid_to is null;
create index region_memberships_parent on region_memberships (parent_id);
comment on table region_memberships is '管辖关系，按日期 / Dated memberships: which region is run by which';
comment on column region_memberships.id is '编号 / Identifier';
comment on column region_memberships.region_id is '下级 / The region that belongs';
comment on column region_memberships.parent_id is '管辖它的上级 / The region that runs it';
comment on column region_memberships.valid_from is '起始日，含当日 / First day';
comment on column region_memberships.valid_to is '终止日，不含当日；空为至今 / Day after the last; null while it lasts';
comment on column region_memberships.reason is '调整缘由 / Why it was so arranged';

create table region_closure (
  ancestor_id uuid not null references regions,
  region_id uuid not null references regions,
  primary key (ancestor_id, region_id)
);
create index region_closure_region on region_closure (region_id);
comment on table region_closure is '当日管辖闭包：上级可见的全部下级（含自身）/ Who sees whom today, each region itself included';
comment on column region_closure.ancestor_id is '上级 / The region that looks';
comment on column region_closure.region_id is '可见的区划 / The region it may see';

create function refresh_region_closure(on_day date) returns void language sql security definer set search_path = public as $$
  delete from region_closure;
  insert into region_closure
  with recursive up as (
    select id as ancestor_id, id as region_id from regions
    union
    select m.parent_id, up.region_id from up
    join region_memberships m on m.region_id = up.ancestor_id
      and m.valid_from <= on_day and (m.valid_to is null or m.valid_to > on_day)
  )
  select ancestor_id, region_id from up;
$$;

grant select, insert, update on regions, region_memberships to huanju_app;
grant select on region_closure to huanju_app;
revoke all on function refresh_region_closure from public;
grant execute on function refresh_region_closure to huanju_app;

-- The regions the current transaction may see; unset means none at all.
create function visible_roots() returns uuid[] language sql stable parallel safe
  as $$ select string_to_array(nullif(current_setting('huanju.regions', true), ''), ',')::uuid[] $$;

-- Puts a table behind both guards: rows by region for the application role, and a journal line for every write.
create procedure build_wall(walled text) language plpgsql as $$
begin
  execute format('alter table %I enable row level security', walled);
  execute format('alter table %I force row level security', walled);
  execute format('create policy by_region on %I to huanju_app using (region_id in (
    select c.region_id from region_closure c where c.ancestor_id = any (visible_roots())))', walled);
  execute format('grant select, insert, update, delete on %I to huanju_app', walled);
  execute format('create trigger needs_journal_line before insert or update or delete on %I
    for each statement execute function require_journal_line()', walled);
end $$;

create trigger needs_journal_line before insert or update or delete on regions
  for each statement execute function require_journal_line();
create trigger needs_journal_line before insert or update or delete on region_memberships
  for each statement execute function require_journal_line();

alter table journal enable row level security;
alter table journal force row level security;
create policy by_region on journal to huanju_app using (region_id in (
  select c.region_id from region_closure c where c.ancestor_id = any (visible_roots())));
