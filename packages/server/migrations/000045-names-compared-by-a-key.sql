-- Why: a name was unique only as it was written, so that 3号楼, 3#楼 and 三号楼 could stand as three buildings of one
-- community. From now on names of buildings, facilities and organisations are compared by a key beside them, which the
-- product writes; the three functions below give the same keys for what stands, and go when they have done so.
-- Where two standing records have one key by the new rule, both stay: the younger one's key ends in its id. It is found by
-- its name as written, and when it is next saved its clerk is told of the other one and renames or voids one of the two.
-- Rows moved: every building, facility and organisation, their key only. Locks: the three tables, while they are rewritten.
create function pg_temp.alike(name text) returns text language sql immutable as $$
  select translate(regexp_replace(translate(lower(normalize(name, NFKC)),
    'αаβвсεеηнιіјκкμмνοоρрѕτтχхυуζ', 'aabbceehhiijkkmmnooppsttxxyyz'), '\s', '', 'g'),
    '‐‑‒–—―−﹘⁃·•・∙‧。', '---------......')
$$;

create function pg_temp.kept(key text, name text) returns text language sql immutable as $$
  select left(case when key = '' then name else key end, 200)
$$;

create function pg_temp.name_key(name text) returns text language sql immutable as $$
  select pg_temp.kept(concat_ws(' ', regexp_replace(pg_temp.alike(name), '[[:punct:]]', '', 'g'),
    (select string_agg(told[1], ' ' order by nth) from regexp_matches(pg_temp.alike(name),
      '([0-9a-z]+(?:[-.#/()+&~:*_,]+[0-9a-z]+)+)', 'g') with ordinality as found (told, nth))), name)
$$;

create function pg_temp.building_key(name text) returns text language plpgsql immutable as $$
declare
  ones text := '一二三四五六七八九';
  key text := pg_temp.alike(name);
begin
  select string_agg(coalesce((
      select n::text from generate_series(1, 99) n
      where run[1] = case when n >= 20 then substr(ones, n / 10, 1) else '' end || case when n >= 10 then '十' else '' end
        || case when n % 10 > 0 then substr(ones, n % 10, 1) else '' end), run[1]), '' order by nth)
    into key from regexp_matches(key, '([0-9一二三四五六七八九十]+|[^0-9一二三四五六七八九十]+)', 'g')
    with ordinality as found (run, nth);
  key := regexp_replace(key, '([0-9a-z][甲乙丙丁戊己庚辛壬癸]?)#+', '\1号', 'g');
  key := regexp_replace(key,
    '(?<![0-9a-z[:punct:]])[[:punct:]]+|[[:punct:]]+(?![0-9a-z[:punct:]])', '', 'g');
  key := regexp_replace(key, '(?<![0-9a-z])第+(?=[0-9])', '', 'g');
  key := regexp_replace(key, '([0-9a-z][甲乙丙丁戊己庚辛壬癸]?)(?:号+[楼栋幢座]*|[楼栋幢座]+)', '\1号', 'g');
  return pg_temp.kept(regexp_replace(key, '([0-9a-z][甲乙丙丁戊己庚辛壬癸]?)号$', '\1'), name);
end $$;

alter table buildings add column name_key text;
alter table facilities add column name_key text;
alter table organisations add column name_key text;
drop index buildings_key_1;
drop index facilities_key_1;
alter table organisations drop constraint organisations_key_1;

do $$ begin
  if not exists (select from buildings union all select from facilities union all select from organisations) then
    return;
  end if;
  perform journal_append('import.checked', 'building', null, null, '{"keys":"names compared by a key"}');
  update buildings set name_key = pg_temp.building_key(name);
  update facilities set name_key = pg_temp.name_key(name);
  update organisations set name_key = pg_temp.name_key(name);
  update buildings b set name_key = b.name_key || ' ' || b.id
  from (select id, row_number() over (partition by community_id, name_key order by created_at, id) as nth
    from buildings where voided_at is null) n
  where n.id = b.id and n.nth > 1;
  update facilities f set name_key = f.name_key || ' ' || f.id
  from (select id, row_number() over (partition by county_id, subdistrict_id, name_key order by created_at, id) as nth
    from facilities where voided_at is null) n
  where n.id = f.id and n.nth > 1;
  update organisations o set name_key = o.name_key || ' ' || o.id
  where o.voided_at is null and exists (select from organisations e
    where e.voided_at is null and e.id <> o.id and (e.created_at, e.id) < (o.created_at, o.id)
      and (e.county_id, e.subdistrict_id, e.neighbourhood_id) is not distinct from (o.county_id, o.subdistrict_id, o.neighbourhood_id)
      and e.name_key = o.name_key
      and daterange(e.established_on, e.last_on, '[]') && daterange(o.established_on, o.last_on, '[]'));
end $$;

alter table buildings alter column name_key set not null;
alter table facilities alter column name_key set not null;
alter table organisations alter column name_key set not null;
create unique index buildings_key_1 on buildings (community_id, name_key) where voided_at is null;
create unique index facilities_key_1 on facilities (county_id, coalesce(subdistrict_id::text, ''), name_key) where voided_at is null;
alter table organisations add constraint organisations_key_1 exclude using gist ((coalesce(county_id::text, '')) with =,
  (coalesce(subdistrict_id::text, '')) with =, (coalesce(neighbourhood_id::text, '')) with =, name_key with =,
  daterange(established_on, last_on, '[]') with &&) where (voided_at is null);
comment on column buildings.name_key is '楼号比对用，不同写法合一 / What writings of it are compared by: Building';
comment on column facilities.name_key is '设施名称比对用，不同写法合一 / What writings of it are compared by: Name';
comment on column organisations.name_key is '机构名称比对用，不同写法合一 / What writings of it are compared by: Name';
