-- Why: organisations (机构) and their duties (机构职责) become declared records: placed like all others, searched, imported,
-- voided with a reason; last days are now the last day itself, as people write them, and no longer the day after.
-- Rows moved: every organisation and duty holding, once. Locks: both tables, for as long as that takes.
create extension if not exists btree_gist;
alter table organisations disable trigger needs_journal_line, no force row level security;
alter table duty_holdings disable trigger needs_journal_line, no force row level security;

alter table organisations drop constraint organisations_region_id_name_zh_valid_from_key, drop constraint organisations_check;
alter table organisations rename column name_zh to name;
alter table organisations rename column valid_from to established_on;
alter table organisations rename column valid_to to last_on;
alter table organisations add column county_id uuid references regions, add column subdistrict_id uuid references regions,
  add column neighbourhood_id uuid references regions, add column remark text, add column absences jsonb not null default '{}',
  add column search_tokens text[] not null default '{}', add column created_at timestamptz not null default now(),
  add column changed_at timestamptz not null default now(), add column voided_at timestamptz, add column void_reason text;
-- What was written freely under kind is one of a few kinds now; the old word stays in the remark.
update organisations set last_on = last_on - 1,
  remark = case when kind in ('subdistrict-office', 'department', 'dispatched-office', 'utility-company',
    'neighbourhood-committee', 'other') then null else '原类别：' || left(kind, 60) end,
  kind = case when kind in ('subdistrict-office', 'department', 'dispatched-office', 'utility-company',
      'neighbourhood-committee', 'other') then kind
    when kind ~ '居委|村委|居民委员会|村民委员会' then 'neighbourhood-committee'
    when kind ~ '街道|办事处|乡镇|镇政府' then 'subdistrict-office'
    when kind ~ '公司|专营|utility' then 'utility-company'
    when kind ~ '派出|派驻|监管' then 'dispatched-office'
    when kind ~ '局|委|办|部门|housing|finance' then 'department' else 'other' end,
  search_tokens = array(select distinct token from (
      select regexp_replace(lower(normalize(word, nfkc)), '[[:space:][:punct:]]', '', 'g') as word
      from unnest(array[name, name_en]) word) words,
    lateral generate_series(1, length(words.word)) at, lateral (values (substr(words.word, at, 1)),
      (case when at < length(words.word) then substr(words.word, at, 2) end)) tokens (token) where token is not null);
update organisations o set county_id = place.county_id, subdistrict_id = place.subdistrict_id, neighbourhood_id = place.neighbourhood_id
from (select r.id,
    (select a.id from region_closure c join regions a on a.id = c.ancestor_id
      where c.region_id = r.id and a.kind in ('county', 'functional-zone') order by (select count(*) from region_closure n
        where n.region_id = a.id) desc limit 1) as county_id,
    (select a.id from region_closure c join regions a on a.id = c.ancestor_id
      where c.region_id = r.id and a.kind = 'subdistrict' limit 1) as subdistrict_id,
    case when r.kind = 'neighbourhood' then r.id end as neighbourhood_id
  from regions r) place where place.id = o.region_id;
-- Of one name in one place one began while the other stood: the earlier one ends on the day before.
update organisations o set last_on = n.next_on - 1
from (select id, lead(established_on) over (partition by region_id, name order by established_on) as next_on
  from organisations) n
where n.id = o.id and n.next_on is not null and (o.last_on is null or o.last_on >= n.next_on);
alter table organisations add unique (id, region_id),
  add check (char_length(name) between 1 and 80), add check (char_length(name_en) between 1 and 160),
  add check (char_length(kind) between 1 and 60), add check (char_length(remark) between 1 and 500),
  add check (established_on between '1900-01-01' and '2199-12-31'), add check (last_on between '1900-01-01' and '2199-12-31'),
  add check (region_id = coalesce(neighbourhood_id, subdistrict_id, county_id)),
  add check (county_id is not null or coalesce(subdistrict_id, neighbourhood_id) is null),
  add check ((voided_at is null) = (void_reason is null)),
  add constraint organisations_key_1 exclude using gist ((coalesce(county_id::text, '')) with =,
    (coalesce(subdistrict_id::text, '')) with =, (coalesce(neighbourhood_id::text, '')) with =, name with =,
    daterange(established_on, last_on, '[]') with &&)
    where (voided_at is null);
create index organisations_changed on organisations (changed_at desc, id);
create index organisations_region on organisations (region_id);
create index organisations_name on organisations (name);
create index organisations_kind on organisations (kind);
create index organisations_established_on on organisations (established_on);
create index organisations_last_on on organisations (last_on);
create index organisations_succeeded_by_id on organisations (succeeded_by_id);
create index organisations_search on organisations using gin (search_tokens);

alter table duty_holdings drop constraint duty_holdings_check, drop constraint duty_holdings_organisation_id_fkey;
alter table duty_holdings rename column valid_from to held_from;
alter table duty_holdings rename column valid_to to held_to;
alter table duty_holdings add column basis text, add column absences jsonb not null default '{}',
  add column created_at timestamptz not null default now(), add column changed_at timestamptz not null default now(),
  add column version integer not null default 1, add column voided_at timestamptz, add column void_reason text;
update duty_holdings d set held_to = d.held_to - 1,
  region_id = (select o.region_id from organisations o where o.id = d.organisation_id);
alter table duty_holdings add unique (id, region_id),
  add foreign key (organisation_id, region_id) references organisations (id, region_id) on update cascade,
  add check (char_length(duty) between 1 and 60), add check (char_length(basis) between 1 and 120),
  add check (held_from between '1900-01-01' and '2199-12-31'), add check (held_to between '1900-01-01' and '2199-12-31'),
  add check ((voided_at is null) = (void_reason is null)),
  add constraint duty_holdings_key_1 exclude using gist (organisation_id with =, duty with =,
    daterange(held_from, held_to, '[]') with &&) where (voided_at is null);
drop index duty_holdings_organisation;
create index duty_holdings_changed on duty_holdings (changed_at desc, id);
create index duty_holdings_region on duty_holdings (region_id);
create index duty_holdings_duty on duty_holdings (duty);
create index duty_holdings_organisation_id on duty_holdings (organisation_id);
create index duty_holdings_held_from on duty_holdings (held_from);
create index duty_holdings_held_to on duty_holdings (held_to);

alter table organisations enable trigger needs_journal_line, force row level security;
alter table duty_holdings enable trigger needs_journal_line, force row level security;
comment on table organisations is '机构 / Organisation';
comment on column organisations.region_id is '隔离用区划 / Region for isolation';
comment on column organisations.county_id is '负责的县级单位或功能区 / County-level unit or zone in charge';
comment on column organisations.subdistrict_id is '街道（镇）/ Subdistrict or town';
comment on column organisations.neighbourhood_id is '社区 / Neighbourhood';
comment on column organisations.name is '机构名称 / Name';
comment on column organisations.name_en is '英文名称 / English name';
comment on column organisations.kind is '类别 / Kind';
comment on column organisations.established_on is '设立日 / Since';
comment on column organisations.last_on is '存续至 / Until';
comment on column organisations.succeeded_by_id is '承接机构 / Succeeded by';
comment on column organisations.remark is '备注 / Remark';
comment on column organisations.absences is '明确为无或不适用的项 / Fields known to be none or not to apply';
comment on column organisations.search_tokens is '检索词：单字与双字 / Search tokens: characters and bigrams';
comment on column organisations.created_at is '登记时刻 / Recorded';
comment on column organisations.changed_at is '修改时刻 / Changed';
comment on column organisations.voided_at is '作废时刻 / Voided';
comment on column organisations.void_reason is '作废原因 / Why it was voided';
comment on table duty_holdings is '机构职责 / Duty';
comment on column duty_holdings.region_id is '隔离用区划 / Region for isolation';
comment on column duty_holdings.duty is '职责 / Duty';
comment on column duty_holdings.held_from is '起始日 / From';
comment on column duty_holdings.held_to is '终止日 / Until';
comment on column duty_holdings.basis is '依据 / Basis';
comment on column duty_holdings.absences is '明确为无或不适用的项 / Fields known to be none or not to apply';
comment on column duty_holdings.created_at is '登记时刻 / Recorded';
comment on column duty_holdings.changed_at is '修改时刻 / Changed';
comment on column duty_holdings.version is '版本，防止相互覆盖 / Version against lost updates';
comment on column duty_holdings.voided_at is '作废时刻 / Voided';
comment on column duty_holdings.void_reason is '作废原因 / Why it was voided';
