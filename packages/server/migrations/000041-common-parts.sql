-- Why: what a community shares beside its dwellings (共用部位与设施): roofs, roads, pipes, lines, lighting, parking, each in
-- a building, on common ground or beside the community. Of two without a building the names differ too.
-- Rows moved: none. Locks: none of note, the table is new.
create table common_parts (
  id uuid primary key,
  region_id uuid not null references regions,
  name text check (char_length(name) between 1 and 60) not null,
  community_id uuid not null,
  kind text check (char_length(kind) between 1 and 60) not null,
  place text check (place in ('common-ground', 'in-building', 'related-area')) not null,
  building_id uuid references buildings,
  owner_id uuid references legal_persons,
  length_m integer check (length_m between 1 and 1000000),
  area_dm2 bigint check (area_dm2 between 0 and 100000000000),
  piece_count integer check (piece_count between 1 and 100000),
  serves_from date check (serves_from between '1900-01-01' and '2199-12-31'),
  condition text check (condition in ('A', 'B', 'C', 'D')),
  remark text check (char_length(remark) between 1 and 500),
  absences jsonb not null default '{}',
  search_tokens text[] not null default '{}',
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  version integer not null default 1,
  voided_at timestamptz,
  void_reason text,
  unique (id, region_id),
  foreign key (community_id, region_id) references communities (id, region_id) on update cascade,
  check ((voided_at is null) = (void_reason is null))
);
create unique index common_parts_key_1 on common_parts (community_id, coalesce(building_id::text, ''), name) where voided_at is null;
create index common_parts_changed on common_parts (changed_at desc, id);
create index common_parts_region on common_parts (region_id);
create index common_parts_name on common_parts (name);
create index common_parts_community_id on common_parts (community_id);
create index common_parts_kind on common_parts (kind);
create index common_parts_place on common_parts (place);
create index common_parts_building_id on common_parts (building_id);
create index common_parts_owner_id on common_parts (owner_id);
create index common_parts_length_m on common_parts (length_m);
create index common_parts_area_dm2 on common_parts (area_dm2);
create index common_parts_piece_count on common_parts (piece_count);
create index common_parts_serves_from on common_parts (serves_from);
create index common_parts_condition on common_parts (condition);
create index common_parts_search on common_parts using gin (search_tokens);
call build_wall('common_parts');
comment on table common_parts is '共用部位与设施 / Common part';
comment on column common_parts.id is '编号 / Identifier';
comment on column common_parts.region_id is '隔离用区划 / Region for isolation';
comment on column common_parts.name is '部位或设施名称 / Name';
comment on column common_parts.community_id is '所属小区 / Community';
comment on column common_parts.kind is '类别 / Kind';
comment on column common_parts.place is '所在位置 / Where';
comment on column common_parts.building_id is '楼栋 / Building';
comment on column common_parts.owner_id is '权属单位 / Owning body';
comment on column common_parts.length_m is '长度，米 / Length, m';
comment on column common_parts.area_dm2 is '面积，平方分米 / Area in dm²';
comment on column common_parts.piece_count is '数量 / Number';
comment on column common_parts.serves_from is '启用日期 / Serves from';
comment on column common_parts.condition is '现状等级 / Condition';
comment on column common_parts.remark is '备注 / Remark';
comment on column common_parts.absences is '明确为无或不适用的项 / Fields known to be none or not to apply';
comment on column common_parts.search_tokens is '检索词：单字与双字 / Search tokens: characters and bigrams';
comment on column common_parts.created_at is '登记时刻 / Recorded';
comment on column common_parts.changed_at is '修改时刻 / Changed';
comment on column common_parts.version is '版本，防止相互覆盖 / Version against lost updates';
comment on column common_parts.voided_at is '作废时刻 / Voided';
comment on column common_parts.void_reason is '作废原因 / Why it was voided';
