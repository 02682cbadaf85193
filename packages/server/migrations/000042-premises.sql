-- Why: rooms and houses held publicly or in common (用房), idle ones too: whose they are, how they are used, by whom.
-- Rows moved: none. Locks: none of note, the table is new.
create table premises (
  id uuid primary key,
  region_id uuid not null references regions,
  county_id uuid not null references regions,
  subdistrict_id uuid references regions,
  neighbourhood_id uuid references regions,
  name text check (char_length(name) between 1 and 60) not null,
  kind text check (char_length(kind) between 1 and 60) not null,
  community_id uuid references communities,
  address text check (char_length(address) between 1 and 200),
  owner_id uuid references legal_persons,
  floor_area_dm2 bigint check (floor_area_dm2 between 0 and 100000000000),
  use_state text check (use_state in ('in-use', 'idle', 'let')) not null,
  permitted_use text check (char_length(permitted_use) between 1 and 60),
  safety_grade text check (safety_grade in ('A', 'B', 'C', 'D')),
  operator_id uuid references legal_persons,
  operates_from date check (operates_from between '1900-01-01' and '2199-12-31'),
  operates_to date check (operates_to between '1900-01-01' and '2199-12-31'),
  rent_fen bigint check (rent_fen between 0 and 100000000000000),
  longitude float8 check (longitude between -180 and 180),
  latitude float8 check (latitude between -90 and 90),
  coordinate_system text,
  original_longitude float8 check (original_longitude between -180 and 180),
  original_latitude float8 check (original_latitude between -90 and 90),
  remark text check (char_length(remark) between 1 and 500),
  absences jsonb not null default '{}',
  search_tokens text[] not null default '{}',
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  version integer not null default 1,
  voided_at timestamptz,
  void_reason text,
  unique (id, region_id),
  check (region_id = coalesce(neighbourhood_id, subdistrict_id, county_id)),
  check ((longitude is null) = (latitude is null) and (longitude is null) = (coordinate_system is null)),
  check ((voided_at is null) = (void_reason is null))
);
create unique index premises_key_1 on premises (county_id, coalesce(subdistrict_id::text, ''), coalesce(community_id::text, ''), name) where voided_at is null;
create index premises_changed on premises (changed_at desc, id);
create index premises_region on premises (region_id);
create index premises_name on premises (name);
create index premises_kind on premises (kind);
create index premises_community_id on premises (community_id);
create index premises_owner_id on premises (owner_id);
create index premises_floor_area_dm2 on premises (floor_area_dm2);
create index premises_use_state on premises (use_state);
create index premises_safety_grade on premises (safety_grade);
create index premises_operator_id on premises (operator_id);
create index premises_operates_to on premises (operates_to);
create index premises_rent_fen on premises (rent_fen);
create index premises_search on premises using gin (search_tokens);
call build_wall('premises');
comment on table premises is '用房 / Premises';
comment on column premises.id is '编号 / Identifier';
comment on column premises.region_id is '隔离用区划 / Region for isolation';
comment on column premises.county_id is '负责的县级单位或功能区 / County-level unit or zone in charge';
comment on column premises.subdistrict_id is '街道（镇）/ Subdistrict or town';
comment on column premises.neighbourhood_id is '社区 / Neighbourhood';
comment on column premises.name is '用房名称 / Name';
comment on column premises.kind is '类别 / Kind';
comment on column premises.community_id is '所属小区 / Community';
comment on column premises.address is '地址 / Address';
comment on column premises.owner_id is '权属单位 / Owning body';
comment on column premises.floor_area_dm2 is '建筑面积，平方分米 / Floor area in dm²';
comment on column premises.use_state is '使用状况 / Use';
comment on column premises.permitted_use is '规划用途 / Permitted use';
comment on column premises.safety_grade is '房屋安全等级 / Safety grade';
comment on column premises.operator_id is '运营单位 / Operator';
comment on column premises.operates_from is '运营起始日 / Operated from';
comment on column premises.operates_to is '运营终止日 / Operated until';
comment on column premises.rent_fen is '年租金，分 / Rent in fen';
comment on column premises.longitude is '经度（CGCS2000）/ Longitude shown';
comment on column premises.latitude is '纬度（CGCS2000）/ Latitude shown';
comment on column premises.coordinate_system is '原坐标系 / Coordinate system as given';
comment on column premises.original_longitude is '原经度 / Longitude as given';
comment on column premises.original_latitude is '原纬度 / Latitude as given';
comment on column premises.remark is '备注 / Remark';
comment on column premises.absences is '明确为无或不适用的项 / Fields known to be none or not to apply';
comment on column premises.search_tokens is '检索词：单字与双字 / Search tokens: characters and bigrams';
comment on column premises.created_at is '登记时刻 / Recorded';
comment on column premises.changed_at is '修改时刻 / Changed';
comment on column premises.version is '版本，防止相互覆盖 / Version against lost updates';
comment on column premises.voided_at is '作废时刻 / Voided';
comment on column premises.void_reason is '作废原因 / Why it was voided';
