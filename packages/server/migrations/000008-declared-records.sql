-- Why: dwellings, facilities and the directory of legal persons; communities and buildings gain what every entity has.
-- Rows moved: none; columns with constant defaults are added without rewriting. Locks: communities and buildings, briefly.
alter table communities add column absences jsonb not null default '{}', add column voided_at timestamptz, add column void_reason text,
  add constraint communities_voided check ((voided_at is null) = (void_reason is null));
comment on column communities.absences is '明确为无或不适用的项 / Fields known to be none or not to apply';
comment on column communities.voided_at is '作废时刻 / Voided';
comment on column communities.void_reason is '作废原因 / Why it was voided';

alter table buildings add column absences jsonb not null default '{}', add column created_at timestamptz not null default now(),
  add column changed_at timestamptz not null default now(), add column voided_at timestamptz, add column void_reason text,
  add constraint buildings_voided check ((voided_at is null) = (void_reason is null)),
  add unique (id, region_id), drop constraint buildings_community_id_name_key;
create unique index buildings_key_1 on buildings (community_id, name) where voided_at is null;
create index buildings_changed on buildings (changed_at desc, id);
comment on column buildings.absences is '明确为无或不适用的项 / Fields known to be none or not to apply';
comment on column buildings.created_at is '登记时刻 / Recorded';
comment on column buildings.changed_at is '修改时刻 / Changed';
comment on column buildings.voided_at is '作废时刻 / Voided';
comment on column buildings.void_reason is '作废原因 / Why it was voided';

create table legal_persons (
  id uuid primary key,
  region_id uuid not null references regions,
  county_id uuid not null references regions,
  subdistrict_id uuid references regions,
  neighbourhood_id uuid references regions,
  name text check (char_length(name) between 1 and 100) not null,
  credit_code text check (char_length(credit_code) between 1 and 18) not null,
  kinds jsonb check (jsonb_typeof(kinds) = 'array' and jsonb_array_length(kinds) <= 40) not null,
  address text check (char_length(address) between 1 and 200),
  contact_name_cipher bytea,
  contact_name_index text,
  contact_phone_cipher bytea,
  contact_phone_index text,
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
  check ((voided_at is null) = (void_reason is null))
);
create unique index legal_persons_key_1 on legal_persons (credit_code) where voided_at is null;
create index legal_persons_changed on legal_persons (changed_at desc, id);
create index legal_persons_region on legal_persons (region_id);
create index legal_persons_name on legal_persons (name);
create index legal_persons_kinds on legal_persons using gin (kinds);
create index legal_persons_search on legal_persons using gin (search_tokens);
create index legal_persons_contact_name on legal_persons (contact_name_index);
create index legal_persons_contact_phone on legal_persons (contact_phone_index);
call build_wall('legal_persons');
comment on table legal_persons is '单位 / Legal person';
comment on column legal_persons.id is '编号 / Identifier';
comment on column legal_persons.region_id is '隔离用区划 / Region for isolation';
comment on column legal_persons.county_id is '负责的县级单位或功能区 / County-level unit or zone in charge';
comment on column legal_persons.subdistrict_id is '街道（镇）/ Subdistrict or town';
comment on column legal_persons.neighbourhood_id is '社区 / Neighbourhood';
comment on column legal_persons.name is '单位名称 / Name';
comment on column legal_persons.credit_code is '统一社会信用代码 / Credit code';
comment on column legal_persons.kinds is '单位类别 / Kinds';
comment on column legal_persons.address is '地址 / Address';
comment on column legal_persons.contact_name_cipher is '联系人密文 / Contact, encrypted';
comment on column legal_persons.contact_name_index is '联系人盲索引 / Blind index of: Contact';
comment on column legal_persons.contact_phone_cipher is '联系电话密文 / Phone, encrypted';
comment on column legal_persons.contact_phone_index is '联系电话盲索引 / Blind index of: Phone';
comment on column legal_persons.remark is '备注 / Remark';
comment on column legal_persons.absences is '明确为无或不适用的项 / Fields known to be none or not to apply';
comment on column legal_persons.search_tokens is '检索词：单字与双字 / Search tokens: characters and bigrams';
comment on column legal_persons.created_at is '登记时刻 / Recorded';
comment on column legal_persons.changed_at is '修改时刻 / Changed';
comment on column legal_persons.version is '版本，防止相互覆盖 / Version against lost updates';
comment on column legal_persons.voided_at is '作废时刻 / Voided';
comment on column legal_persons.void_reason is '作废原因 / Why it was voided';
create table dwellings (
  id uuid primary key,
  region_id uuid not null references regions,
  door text check (char_length(door) between 1 and 20) not null,
  building_id uuid not null,
  entrance text check (char_length(entrance) between 1 and 10),
  floor integer check (floor between 1 and 120),
  use text check (use in ('residential', 'commercial', 'office', 'storage', 'other')) not null,
  registered_area_dm2 bigint check (registered_area_dm2 between 0 and 100000000000),
  title_number text check (char_length(title_number) between 1 and 28),
  remark text check (char_length(remark) between 1 and 500),
  absences jsonb not null default '{}',
  search_tokens text[] not null default '{}',
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  version integer not null default 1,
  voided_at timestamptz,
  void_reason text,
  unique (id, region_id),
  foreign key (building_id, region_id) references buildings (id, region_id) on update cascade,
  check ((voided_at is null) = (void_reason is null))
);
create unique index dwellings_key_1 on dwellings (building_id, coalesce(entrance::text, ''), door) where voided_at is null;
create index dwellings_changed on dwellings (changed_at desc, id);
create index dwellings_region on dwellings (region_id);
create index dwellings_door on dwellings (door);
create index dwellings_building_id on dwellings (building_id);
create index dwellings_entrance on dwellings (entrance);
create index dwellings_floor on dwellings (floor);
create index dwellings_use on dwellings (use);
create index dwellings_registered_area_dm2 on dwellings (registered_area_dm2);
create index dwellings_search on dwellings using gin (search_tokens);
call build_wall('dwellings');
comment on table dwellings is '房屋 / Dwelling';
comment on column dwellings.id is '编号 / Identifier';
comment on column dwellings.region_id is '隔离用区划 / Region for isolation';
comment on column dwellings.door is '房号 / Door';
comment on column dwellings.building_id is '楼栋 / Building';
comment on column dwellings.entrance is '单元 / Entrance';
comment on column dwellings.floor is '楼层，层 / Floor';
comment on column dwellings.use is '用途 / Use';
comment on column dwellings.registered_area_dm2 is '登记面积，平方分米 / Registered area in dm²';
comment on column dwellings.title_number is '不动产单元号 / Title unit';
comment on column dwellings.remark is '备注 / Remark';
comment on column dwellings.absences is '明确为无或不适用的项 / Fields known to be none or not to apply';
comment on column dwellings.search_tokens is '检索词：单字与双字 / Search tokens: characters and bigrams';
comment on column dwellings.created_at is '登记时刻 / Recorded';
comment on column dwellings.changed_at is '修改时刻 / Changed';
comment on column dwellings.version is '版本，防止相互覆盖 / Version against lost updates';
comment on column dwellings.voided_at is '作废时刻 / Voided';
comment on column dwellings.void_reason is '作废原因 / Why it was voided';
create table facilities (
  id uuid primary key,
  region_id uuid not null references regions,
  county_id uuid not null references regions,
  subdistrict_id uuid references regions,
  neighbourhood_id uuid references regions,
  name text check (char_length(name) between 1 and 60) not null,
  kind text check (char_length(kind) between 1 and 60) not null,
  community_id uuid references communities,
  operator_id uuid references legal_persons,
  floor_area_dm2 bigint check (floor_area_dm2 between 0 and 100000000000),
  serves_from date check (serves_from between '1900-01-01' and '2199-12-31'),
  serves_to date check (serves_to between '1900-01-01' and '2199-12-31'),
  longitude float8 check (longitude between -180 and 180),
  latitude float8 check (latitude between -90 and 90),
  coordinate_system text,
  original_longitude float8 check (original_longitude between -180 and 180),
  original_latitude float8 check (original_latitude between -90 and 90),
  address text check (char_length(address) between 1 and 200),
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
create unique index facilities_key_1 on facilities (county_id, coalesce(subdistrict_id::text, ''), name) where voided_at is null;
create index facilities_changed on facilities (changed_at desc, id);
create index facilities_region on facilities (region_id);
create index facilities_name on facilities (name);
create index facilities_kind on facilities (kind);
create index facilities_community_id on facilities (community_id);
create index facilities_operator_id on facilities (operator_id);
create index facilities_floor_area_dm2 on facilities (floor_area_dm2);
create index facilities_serves_from on facilities (serves_from);
create index facilities_search on facilities using gin (search_tokens);
call build_wall('facilities');
comment on table facilities is '设施 / Facility';
comment on column facilities.id is '编号 / Identifier';
comment on column facilities.region_id is '隔离用区划 / Region for isolation';
comment on column facilities.county_id is '负责的县级单位或功能区 / County-level unit or zone in charge';
comment on column facilities.subdistrict_id is '街道（镇）/ Subdistrict or town';
comment on column facilities.neighbourhood_id is '社区 / Neighbourhood';
comment on column facilities.name is '设施名称 / Name';
comment on column facilities.kind is '类别 / Kind';
comment on column facilities.community_id is '所属小区 / Community';
comment on column facilities.operator_id is '运营单位 / Operator';
comment on column facilities.floor_area_dm2 is '建筑面积，平方分米 / Floor area in dm²';
comment on column facilities.serves_from is '启用日期 / Serves from';
comment on column facilities.serves_to is '停用日期 / Serves until';
comment on column facilities.longitude is '经度（CGCS2000）/ Longitude shown';
comment on column facilities.latitude is '纬度（CGCS2000）/ Latitude shown';
comment on column facilities.coordinate_system is '原坐标系 / Coordinate system as given';
comment on column facilities.original_longitude is '原经度 / Longitude as given';
comment on column facilities.original_latitude is '原纬度 / Latitude as given';
comment on column facilities.address is '地址 / Address';
comment on column facilities.remark is '备注 / Remark';
comment on column facilities.absences is '明确为无或不适用的项 / Fields known to be none or not to apply';
comment on column facilities.search_tokens is '检索词：单字与双字 / Search tokens: characters and bigrams';
comment on column facilities.created_at is '登记时刻 / Recorded';
comment on column facilities.changed_at is '修改时刻 / Changed';
comment on column facilities.version is '版本，防止相互覆盖 / Version against lost updates';
comment on column facilities.voided_at is '作废时刻 / Voided';
comment on column facilities.void_reason is '作废原因 / Why it was voided';
