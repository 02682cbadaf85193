-- Why: property services (物业服务) of communities, as their fields are declared; two never hold on one day.
-- Rows moved: none. Locks: none of note, the table is new.
create table property_services (
  id uuid primary key,
  region_id uuid not null references regions,
  name text check (char_length(name) between 1 and 80) not null,
  community_id uuid not null,
  mode text check (char_length(mode) between 1 and 60) not null,
  provider_id uuid references legal_persons,
  fee_fen bigint check (fee_fen between 0 and 100000000000000),
  serves_from date check (serves_from between '1900-01-01' and '2199-12-31') not null,
  serves_to date check (serves_to between '1900-01-01' and '2199-12-31'),
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
create extension if not exists btree_gist;
alter table property_services add constraint property_services_key_1
  exclude using gist (community_id with =, daterange(serves_from, serves_to, '[]') with &&) where (voided_at is null);
create index property_services_changed on property_services (changed_at desc, id);
create index property_services_region on property_services (region_id);
create index property_services_name on property_services (name);
create index property_services_community_id on property_services (community_id);
create index property_services_mode on property_services (mode);
create index property_services_provider_id on property_services (provider_id);
create index property_services_serves_from on property_services (serves_from);
create index property_services_serves_to on property_services (serves_to);
create index property_services_search on property_services using gin (search_tokens);
call build_wall('property_services');
comment on table property_services is '物业服务 / Property service';
comment on column property_services.id is '编号 / Identifier';
comment on column property_services.region_id is '隔离用区划 / Region for isolation';
comment on column property_services.name is '合同或约定名称 / Contract or agreement';
comment on column property_services.community_id is '所属小区 / Community';
comment on column property_services.mode is '物业管理模式 / Mode';
comment on column property_services.provider_id is '服务单位 / Provider';
comment on column property_services.fee_fen is '物业费标准，分 / Fee in fen';
comment on column property_services.serves_from is '起始日 / From';
comment on column property_services.serves_to is '终止日 / Until';
comment on column property_services.remark is '备注 / Remark';
comment on column property_services.absences is '明确为无或不适用的项 / Fields known to be none or not to apply';
comment on column property_services.search_tokens is '检索词：单字与双字 / Search tokens: characters and bigrams';
comment on column property_services.created_at is '登记时刻 / Recorded';
comment on column property_services.changed_at is '修改时刻 / Changed';
comment on column property_services.version is '版本，防止相互覆盖 / Version against lost updates';
comment on column property_services.voided_at is '作废时刻 / Voided';
comment on column property_services.void_reason is '作废原因 / Why it was voided';
