-- Why: an owner holds a dwelling, with an exact share, from a day to a day; a title unit is linked. Areas of a dwelling by
-- survey and by deed stand beside the registered one, each by itself. Every owner moves from the text of a door to the
-- dwelling of that door; dwellings (and, where no building was given, a building named 待核楼栋) are recorded where there
-- is none yet, with what the owner's row said in their remark. Of two owners of one name in one dwelling the later row is
-- voided with a reason.
-- Rows moved: every owner, and the dwellings they need. Locks: owners and dwellings, exclusively, while the rows move.
alter table dwellings
  add column surveyed_area_dm2 bigint check (surveyed_area_dm2 between 0 and 100000000000),
  add column contract_area_dm2 bigint check (contract_area_dm2 between 0 and 100000000000);
comment on column dwellings.surveyed_area_dm2 is '实测面积，平方分米 / Surveyed area in dm²';
comment on column dwellings.contract_area_dm2 is '合同面积，平方分米 / Contract area in dm²';

-- Sums the shares of one thing on every day on which a share begins, exactly, and refuses more than the whole. Arguments:
-- the share, the thing shared, first and last day, and the table of the things. Who adds to the same thing waits.
create function keep_within_whole() returns trigger language plpgsql as $$
declare
  share text := tg_argv[0];
  thing uuid;
  starts record;
  held record;
  numerator numeric;
  denominator numeric;
begin
  execute format('select ($1).%I', tg_argv[1]) using new into thing;
  execute format('select 1 from %I where id = $1 for no key update', tg_argv[4]) using thing;
  for starts in execute format(
    'select distinct coalesce(%3$I, ''-infinity''::date) as day from %1$I where %2$I = $1 and voided_at is null
      and %4$I is not null', tg_table_name, tg_argv[1], tg_argv[2], share || '_numerator') using thing
  loop
    numerator := 0;
    denominator := 1;
    for held in execute format(
      'select %5$I::numeric as n, %6$I::numeric as d from %1$I where %2$I = $1 and voided_at is null and %5$I > 0
        and daterange(%3$I, %4$I, ''[]'') @> $2',
      tg_table_name, tg_argv[1], tg_argv[2], tg_argv[3], share || '_numerator', share || '_denominator')
      using thing, starts.day
    loop
      numerator := numerator * held.d + held.n * denominator;
      denominator := denominator * held.d;
      if numerator > denominator then
        raise exception 'shares of % come to more than the whole', thing
          using errcode = 'check_violation', constraint = tg_name;
      end if;
    end loop;
  end loop;
  return null;
end $$;

create temporary table owners_before on commit drop as
  select o.*, upper(regexp_replace(normalize(o.dwelling, NFKC), '\s', '', 'g')) as mark from owners o;
drop table owners;
create table owners (
  id uuid primary key,
  region_id uuid not null references regions,
  dwelling_id uuid not null,
  name_cipher bytea not null,
  name_index text not null,
  legal_person_id uuid references legal_persons,
  share_numerator bigint check (share_numerator >= 0),
  share_denominator bigint check (share_denominator between 1 and 1000000000000),
  phone_cipher bytea,
  phone_index text,
  id_number_cipher bytea,
  id_number_index text,
  owned_from date check (owned_from between '1900-01-01' and '2199-12-31'),
  owned_to date check (owned_to between '1900-01-01' and '2199-12-31'),
  absences jsonb not null default '{}',
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  version integer not null default 1,
  voided_at timestamptz,
  void_reason text,
  unique (id, region_id),
  foreign key (dwelling_id, region_id) references dwellings (id, region_id) on update cascade,
  check ((share_numerator is null) = (share_denominator is null) and share_numerator <= share_denominator),
  check ((voided_at is null) = (void_reason is null))
);
create extension if not exists btree_gist;
alter table owners add constraint owners_key_1 exclude using gist (dwelling_id with =, name_index with =, daterange(owned_from, owned_to, '[]') with &&) where (voided_at is null);
create index owners_changed on owners (changed_at desc, id);
create index owners_region on owners (region_id);
create index owners_dwelling_id on owners (dwelling_id);
create index owners_legal_person_id on owners (legal_person_id);
create index owners_name on owners (name_index);
create index owners_phone on owners (phone_index);
create index owners_id_number on owners (id_number_index);
create constraint trigger owners_whole_1 after insert or update on owners
  deferrable initially deferred for each row
  when (new.voided_at is null and new.share_numerator > 0)
  execute function keep_within_whole('share', 'dwelling_id', 'owned_from', 'owned_to', 'dwellings');
call build_wall('owners');
comment on table owners is '业主 / Owner';
comment on column owners.id is '编号 / Identifier';
comment on column owners.region_id is '隔离用区划 / Region for isolation';
comment on column owners.dwelling_id is '房号 / Dwelling';
comment on column owners.name_cipher is '姓名或单位名称密文 / Name, encrypted';
comment on column owners.name_index is '姓名或单位名称盲索引 / Blind index of: Name';
comment on column owners.legal_person_id is '产权单位 / Title unit';
comment on column owners.share_numerator is '份额 / Share：分子 / numerator';
comment on column owners.share_denominator is '份额 / Share：分母 / denominator';
comment on column owners.phone_cipher is '电话密文 / Phone, encrypted';
comment on column owners.phone_index is '电话盲索引 / Blind index of: Phone';
comment on column owners.id_number_cipher is '身份证号密文 / ID number, encrypted';
comment on column owners.id_number_index is '身份证号盲索引 / Blind index of: ID number';
comment on column owners.owned_from is '取得日期 / Owned from';
comment on column owners.owned_to is '转出日期 / Owned until';
comment on column owners.absences is '明确为无或不适用的项 / Fields known to be none or not to apply';
comment on column owners.created_at is '登记时刻 / Recorded';
comment on column owners.changed_at is '修改时刻 / Changed';
comment on column owners.version is '版本，防止相互覆盖 / Version against lost updates';
comment on column owners.voided_at is '作废时刻 / Voided';
comment on column owners.void_reason is '作废原因 / Why it was voided';

do $$ begin
  if not exists (select from owners_before) then return; end if;
  perform journal_append('owner.imported', 'owner', null, null, jsonb_build_object('count', (select count(*) from owners_before))::text);

  insert into buildings (id, community_id, region_id, name)
  select gen_random_uuid(), o.community_id, c.region_id, '待核楼栋'
  from (select distinct community_id from owners_before where building_id is null) o join communities c on c.id = o.community_id
  where not exists (select from buildings b where b.community_id = o.community_id and b.name = '待核楼栋' and b.voided_at is null);
  update owners_before o set building_id = b.id from buildings b
  where o.building_id is null and b.community_id = o.community_id and b.name = '待核楼栋' and b.voided_at is null;

  -- A door is written with its entrance, 1单元101 or 1-101, or alone.
  create temporary table doors on commit drop as
    select o.id as owner_id, o.building_id, b.region_id, coalesce(told[1], null) as entrance,
      case when told is not null then told[2] when char_length(o.mark) <= 20 then o.mark
        else left(o.mark, 12) || left(md5(o.mark), 8) end as door,
      o.dwelling, o.exclusive_area_dm2
    from owners_before o join buildings b on b.id = o.building_id
    left join lateral regexp_match(o.mark, '^([0-9]{1,10})(?:单元|-)([0-9]{1,20})室?$') told on true;

  insert into dwellings (id, region_id, building_id, entrance, door, use, remark, search_tokens)
  select gen_random_uuid(), d.region_id, d.building_id, d.entrance, d.door, 'residential',
    left(string_agg(distinct '业主名册原写作“' || d.dwelling || '”' || coalesce('，所载专有部分面积 '
      || trim(to_char(d.exclusive_area_dm2 / 100.0, '9999999990.00')) || ' ㎡', ''), '；'), 500),
    (select array_agg(distinct token) from (
      select substr(lower(d.door), n, length) as token
      from generate_series(1, char_length(d.door)) n, (values (1), (2)) lengths (length)) tokens)
  from doors d
  where not exists (select from dwellings w where w.building_id = d.building_id and w.voided_at is null
    and coalesce(w.entrance, '') = coalesce(d.entrance, '') and w.door = d.door)
  group by d.region_id, d.building_id, d.entrance, d.door;

  insert into owners (id, region_id, dwelling_id, name_cipher, name_index, phone_cipher, phone_index, id_number_cipher,
    id_number_index, absences, created_at, changed_at, version, voided_at, void_reason)
  select o.id, w.region_id, w.id, o.name_cipher, o.name_index, o.phone_cipher, o.phone_index, o.id_number_cipher,
    o.id_number_index, o.absences - 'dwelling' - 'buildingId' - 'exclusiveAreaDm2', o.created_at, o.changed_at, o.version,
    case when o.voided_at is null and o.nth > 1 then now() else o.voided_at end,
    case when o.voided_at is null and o.nth > 1 then '升级时发现同一房屋已有同名业主' else o.void_reason end
  from (
    select o.*, row_number() over (partition by d.building_id, d.entrance, d.door, o.name_index, o.voided_at is null
      order by o.created_at, o.id) as nth, d.entrance, d.door
    from owners_before o join doors d on d.owner_id = o.id) o
  join dwellings w on w.building_id = o.building_id and w.voided_at is null
    and coalesce(w.entrance, '') = coalesce(o.entrance, '') and w.door = o.door;
end $$;
