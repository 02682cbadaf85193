-- Why: the register of communities with buildings, owners and verdicts.
-- Rows moved: none. Locks: none of note, the tables are new.
create table imports (
  id uuid primary key,
  region_id uuid not null references regions,
  person_id uuid not null references people,
  file_id uuid not null references files,
  state text not null check (state in ('uploaded', 'checking', 'checked', 'committing', 'committed', 'cancelled', 'failed')),
  header_row integer not null,
  headers jsonb not null,
  sample_rows jsonb not null,
  template_version text,
  mapping jsonb not null,
  defaults jsonb not null,
  counts jsonb not null default '{"rows":0,"good":0,"warned":0,"bad":0,"duplicate":0,"committed":0}',
  job_id uuid references jobs,
  problem jsonb,
  report_file_id uuid references files,
  uploaded_at timestamptz not null default now(),
  uploaded_by text not null
);
call build_wall('imports');
create index imports_at on imports (uploaded_at desc);
comment on table imports is '台账导入 / Imports of lists';
comment on column imports.id is '编号 / Identifier';
comment on column imports.region_id is '所属区划 / Region';
comment on column imports.person_id is '上传人 / Person who uploaded it';
comment on column imports.file_id is '原文件 / The file as it came';
comment on column imports.state is '状态 / State';
comment on column imports.header_row is '表头所在行 / Row of the headers';
comment on column imports.headers is '表头 / Headers';
comment on column imports.sample_rows is '前几行 / The first rows';
comment on column imports.template_version is '模板版本 / Version of our template, if it is one';
comment on column imports.mapping is '列对应 / Mapping of columns';
comment on column imports.defaults is '缺省区划 / Places assumed where a row says none';
comment on column imports.counts is '计数 / Counts';
comment on column imports.job_id is '当前任务 / Current job';
comment on column imports.problem is '失败原因 / Why it failed';
comment on column imports.report_file_id is '带错误说明的原表 / The sheet given back with its errors';
comment on column imports.uploaded_at is '上传时刻 / Uploaded';
comment on column imports.uploaded_by is '上传人账号 / Account that uploaded it';

create table import_rows (
  import_id uuid not null references imports,
  row_number integer not null,
  region_id uuid not null references regions,
  state text not null check (state in ('good', 'warned', 'bad', 'duplicate', 'committed')),
  cells jsonb not null,
  facts jsonb,
  findings jsonb not null,
  community_id uuid,
  primary key (import_id, row_number)
);
create index import_rows_state on import_rows (import_id, state, row_number);
call build_wall('import_rows');
comment on table import_rows is '导入逐行结果 / Rows of an import and what was found';
comment on column import_rows.import_id is '导入 / Import';
comment on column import_rows.row_number is '表中行号 / Row number in the sheet';
comment on column import_rows.region_id is '所属区划 / Region';
comment on column import_rows.state is '结果 / Result';
comment on column import_rows.cells is '原样单元格 / Cells as they came';
comment on column import_rows.facts is '读出的事实 / Facts read from them';
comment on column import_rows.findings is '发现的问题 / Findings';
comment on column import_rows.community_id is '入库后的小区 / Community it became';

create table communities (
  id uuid primary key,
  region_id uuid not null references regions,
  county_id uuid not null references regions,
  subdistrict_id uuid not null references regions,
  neighbourhood_id uuid references regions,
  name text not null,
  address text,
  completed_on date,
  completion_evidence text,
  land_kind text check (land_kind in ('state-owned', 'collective', 'mixed')),
  building_count integer check (building_count >= 0),
  household_count integer check (household_count >= 0),
  floor_area_dm2 bigint check (floor_area_dm2 >= 0),
  longitude float8 check (longitude between -180 and 180),
  latitude float8 check (latitude between -90 and 90),
  coordinate_system text,
  original_longitude float8,
  original_latitude float8,
  conditions jsonb not null default '{}',
  asked_household_count integer check (asked_household_count >= 0),
  willing_household_count integer check (willing_household_count >= 0),
  vulnerable_resident_count integer check (vulnerable_resident_count >= 0),
  papers_on_file jsonb not null default '[]',
  estimated_cost_fen bigint check (estimated_cost_fen >= 0),
  demolition_planned boolean,
  property_mode text,
  remark text,
  status text not null default 'surveyed' check (status in ('surveyed', 'planned', 'under-works', 'completed')),
  verdict text check (verdict in ('meets', 'fails', 'unproven')),
  verdict_id uuid,
  search_tokens text[] not null default '{}',
  duplicate_key text not null,
  origin text not null check (origin in ('form', 'import', 'demo')),
  import_id uuid references imports,
  import_row integer,
  is_demo boolean not null default false,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  version integer not null default 1,
  unique (id, region_id),
  unique (subdistrict_id, duplicate_key),
  unique (import_id, import_row),
  check (region_id = coalesce(neighbourhood_id, subdistrict_id)),
  check ((longitude is null) = (latitude is null)),
  check (willing_household_count <= asked_household_count)
);
create index communities_changed on communities (changed_at desc, id);
create index communities_county on communities (county_id, changed_at desc);
create index communities_name on communities (name);
create index communities_search on communities using gin (search_tokens);
create index communities_place on communities (longitude, latitude) where longitude is not null;
call build_wall('communities');
comment on table communities is '小区台账 / Register of communities';
comment on column communities.id is '编号 / Identifier';
comment on column communities.region_id is '隔离用区划：社区，没有则街道 / Region for isolation: the neighbourhood, else the subdistrict';
comment on column communities.county_id is '负责的县级单位或功能区 / County-level unit or zone in charge';
comment on column communities.subdistrict_id is '街道（镇）/ Subdistrict or town';
comment on column communities.neighbourhood_id is '社区 / Neighbourhood';
comment on column communities.name is '小区名称 / Name';
comment on column communities.address is '地址 / Address';
comment on column communities.completed_on is '建成日期（竣工验收）/ Completion by acceptance';
comment on column communities.completion_evidence is '建成日期的证明 / Paper that proves it';
comment on column communities.land_kind is '土地性质 / How the land is held';
comment on column communities.building_count is '楼栋数 / Buildings';
comment on column communities.household_count is '户数 / Households';
comment on column communities.floor_area_dm2 is '建筑面积，平方分米 / Floor area in dm²';
comment on column communities.longitude is '经度（CGCS2000）/ Longitude shown';
comment on column communities.latitude is '纬度（CGCS2000）/ Latitude shown';
comment on column communities.coordinate_system is '原坐标系 / Coordinate system as given';
comment on column communities.original_longitude is '原经度 / Longitude as given';
comment on column communities.original_latitude is '原纬度 / Latitude as given';
comment on column communities.conditions is '房屋与设施状况等级 / Condition grades by aspect';
comment on column communities.asked_household_count is '征询户数 / Households asked';
comment on column communities.willing_household_count is '愿意改造户数 / Households willing';
comment on column communities.vulnerable_resident_count is '老幼病残等居民人数 / Vulnerable residents';
comment on column communities.papers_on_file is '已备材料 / Papers on file';
comment on column communities.estimated_cost_fen is '估算投资，分 / Estimated cost in fen';
comment on column communities.demolition_planned is '拟拆除新建 / Whether it is to be demolished and built anew';
comment on column communities.property_mode is '改造后物业管理模式 / Property mode after works';
comment on column communities.remark is '备注 / Remark';
comment on column communities.status is '阶段 / Stage';
comment on column communities.verdict is '最近判定 / Latest verdict';
comment on column communities.verdict_id is '最近判定书 / Latest verdict record';
comment on column communities.search_tokens is '检索词：单字与双字 / Search tokens: characters and bigrams';
comment on column communities.duplicate_key is '查重键：规范化名称 / Key against duplicates';
comment on column communities.origin is '来源 / Where the record came from';
comment on column communities.import_id is '来源导入 / Import it came from';
comment on column communities.import_row is '来源行 / Row it came from';
comment on column communities.is_demo is '演示数据 / Demo record';
comment on column communities.created_at is '建立时刻 / Created';
comment on column communities.changed_at is '修改时刻 / Changed';
comment on column communities.version is '版本，防止相互覆盖 / Version against lost updates';

create table buildings (
  id uuid primary key,
  community_id uuid not null,
  region_id uuid not null,
  name text not null,
  completed_on date,
  storey_count integer check (storey_count >= 0),
  entrance_count integer check (entrance_count >= 0),
  household_count integer check (household_count >= 0),
  floor_area_dm2 bigint check (floor_area_dm2 >= 0),
  danger_grade text check (danger_grade in ('A', 'B', 'C', 'D')),
  version integer not null default 1,
  foreign key (community_id, region_id) references communities (id, region_id) on update cascade,
  unique (community_id, name)
);
call build_wall('buildings');
comment on table buildings is '楼栋 / Buildings';
comment on column buildings.id is '编号 / Identifier';
comment on column buildings.community_id is '小区 / Community';
comment on column buildings.region_id is '隔离用区划，随小区 / Region, follows the community';
comment on column buildings.name is '楼号 / Name or number';
comment on column buildings.completed_on is '建成日期 / Completion';
comment on column buildings.storey_count is '层数 / Storeys';
comment on column buildings.entrance_count is '单元数 / Entrances';
comment on column buildings.household_count is '户数 / Households';
comment on column buildings.floor_area_dm2 is '建筑面积，平方分米 / Floor area in dm²';
comment on column buildings.danger_grade is '危险性鉴定等级 / Grade of danger';
comment on column buildings.version is '版本，防止相互覆盖 / Version against lost updates';

create table owners (
  id uuid primary key,
  community_id uuid not null,
  region_id uuid not null,
  building_id uuid references buildings,
  dwelling text not null,
  exclusive_area_dm2 bigint check (exclusive_area_dm2 >= 0),
  name_cipher bytea not null,
  name_index text not null,
  phone_cipher bytea,
  phone_index text,
  id_number_cipher bytea,
  id_number_index text,
  created_at timestamptz not null default now(),
  foreign key (community_id, region_id) references communities (id, region_id) on update cascade
);
create index owners_community on owners (community_id, dwelling);
create index owners_name on owners (name_index);
create index owners_phone on owners (phone_index);
create index owners_id_number on owners (id_number_index);
call build_wall('owners');
comment on table owners is '业主；个人信息加密存放 / Owners; personal data encrypted';
comment on column owners.id is '编号 / Identifier';
comment on column owners.community_id is '小区 / Community';
comment on column owners.region_id is '隔离用区划，随小区 / Region, follows the community';
comment on column owners.building_id is '楼栋 / Building';
comment on column owners.dwelling is '房号 / Dwelling';
comment on column owners.exclusive_area_dm2 is '专有部分面积，平方分米 / Exclusive area in dm²';
comment on column owners.name_cipher is '姓名密文 / Name, encrypted';
comment on column owners.name_index is '姓名盲索引 / Blind index of the name';
comment on column owners.phone_cipher is '电话密文 / Phone, encrypted';
comment on column owners.phone_index is '电话盲索引 / Blind index of the phone';
comment on column owners.id_number_cipher is '证件号密文 / ID number, encrypted';
comment on column owners.id_number_index is '证件号盲索引 / Blind index of the ID number';
comment on column owners.created_at is '登记时刻 / Recorded';

create table verdicts (
  id uuid primary key,
  community_id uuid not null,
  region_id uuid not null,
  asked_for date not null,
  verdict text not null check (verdict in ('meets', 'fails', 'unproven')),
  place text not null,
  pack_hash text not null,
  explanation text not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  foreign key (community_id, region_id) references communities (id, region_id) on update cascade
);
create index verdicts_community on verdicts (community_id, recorded_at desc);
call build_wall('verdicts');
revoke update, delete on verdicts from huanju_app;
comment on table verdicts is '纳入条件判定书，照原样重印 / Verdicts, printed again as they were given';
comment on column verdicts.id is '编号 / Identifier';
comment on column verdicts.community_id is '小区 / Community';
comment on column verdicts.region_id is '隔离用区划，随小区 / Region, follows the community';
comment on column verdicts.asked_for is '按哪一天的政策 / Day whose policy applies';
comment on column verdicts.verdict is '结论 / Verdict';
comment on column verdicts.place is '适用地 / Place whose policy applies';
comment on column verdicts.pack_hash is '政策数据散列 / Hash of the policy pack';
comment on column verdicts.explanation is '说明全文，JSON文本，一字不改 / Explanation as given, JSON text, kept to the letter';
comment on column verdicts.recorded_at is '判定时刻 / Recorded';
comment on column verdicts.recorded_by is '判定人 / Who asked';

create table policy_packs (
  hash text primary key,
  place text not null,
  on_day date not null,
  pack jsonb not null,
  recorded_at timestamptz not null default now()
);
grant select, insert on policy_packs to huanju_app;
comment on table policy_packs is '判定所用政策数据存档 / Policy packs that verdicts rest on';
comment on column policy_packs.hash is '散列 / Hash';
comment on column policy_packs.place is '适用地 / Place';
comment on column policy_packs.on_day is '适用日 / Day';
comment on column policy_packs.pack is '数据全文 / The pack';
comment on column policy_packs.recorded_at is '存档时刻 / Recorded';
