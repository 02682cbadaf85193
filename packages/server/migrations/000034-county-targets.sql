-- Why: a county's yearly targets (年度改造任务) stand on record, so that a plan can be held to them.
-- Rows moved: none. Locks: none of note, the table is new.
create table county_targets (
  id uuid primary key,
  region_id uuid not null references regions,
  county_id uuid not null references regions,
  subdistrict_id uuid references regions,
  neighbourhood_id uuid references regions,
  year text check (char_length(year) between 1 and 4) not null,
  community_count integer check (community_count between 0 and 10000000),
  building_count integer check (building_count between 0 and 10000000),
  household_count integer check (household_count between 0 and 10000000),
  floor_area_dm2 bigint check (floor_area_dm2 between 0 and 100000000000),
  basis text check (char_length(basis) between 1 and 200),
  remark text check (char_length(remark) between 1 and 500),
  absences jsonb not null default '{}',
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  version integer not null default 1,
  voided_at timestamptz,
  void_reason text,
  unique (id, region_id),
  check (region_id = coalesce(neighbourhood_id, subdistrict_id, county_id)),
  check ((voided_at is null) = (void_reason is null))
);
create unique index county_targets_key_1 on county_targets (county_id, coalesce(subdistrict_id::text, ''), year) where voided_at is null;
create index county_targets_changed on county_targets (changed_at desc, id);
create index county_targets_region on county_targets (region_id);
create index county_targets_year on county_targets (year);
create index county_targets_community_count on county_targets (community_count);
create index county_targets_building_count on county_targets (building_count);
create index county_targets_household_count on county_targets (household_count);
create index county_targets_floor_area_dm2 on county_targets (floor_area_dm2);
call build_wall('county_targets');
comment on table county_targets is '年度改造任务 / Yearly target';
comment on column county_targets.id is '编号 / Identifier';
comment on column county_targets.region_id is '隔离用区划 / Region for isolation';
comment on column county_targets.county_id is '负责的县级单位或功能区 / County-level unit or zone in charge';
comment on column county_targets.subdistrict_id is '街道（镇）/ Subdistrict or town';
comment on column county_targets.neighbourhood_id is '社区 / Neighbourhood';
comment on column county_targets.year is '年度 / Year';
comment on column county_targets.community_count is '小区数 / Communities';
comment on column county_targets.building_count is '楼栋数 / Buildings';
comment on column county_targets.household_count is '户数 / Households';
comment on column county_targets.floor_area_dm2 is '建筑面积，平方分米 / Floor area in dm²';
comment on column county_targets.basis is '下达文件 / Document';
comment on column county_targets.remark is '备注 / Remark';
comment on column county_targets.absences is '明确为无或不适用的项 / Fields known to be none or not to apply';
comment on column county_targets.created_at is '登记时刻 / Recorded';
comment on column county_targets.changed_at is '修改时刻 / Changed';
comment on column county_targets.version is '版本，防止相互覆盖 / Version against lost updates';
comment on column county_targets.voided_at is '作废时刻 / Voided';
comment on column county_targets.void_reason is '作废原因 / Why it was voided';
