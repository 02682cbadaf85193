-- Why: one import for every kind of record: which kind a list is of, rows that stand already, mappings that are remembered.
-- Rows moved: rows of imports that wait to be committed, to the new form of what was read. Locks: imports and import_rows, briefly.
alter table imports add column target text not null default 'community';
alter table imports add column is_remembered boolean not null default false;
alter table imports alter column counts
  set default '{"rows":0,"good":0,"warned":0,"bad":0,"duplicate":0,"unchanged":0,"changed":0,"committed":0}';
comment on column imports.target is '导入到哪种台账 / Kind of record the list is of';
comment on column imports.is_remembered is '沿用上次的列对应 / Whether the mapping was remembered from an earlier list';

alter table import_rows rename column community_id to record_id;
alter table import_rows add column record_version integer;
alter table import_rows add column keys text[] not null default '{}';
alter table import_rows add column changes jsonb not null default '[]';
alter table import_rows drop constraint import_rows_state_check;
alter table import_rows add constraint import_rows_state_check
  check (state in ('good', 'warned', 'bad', 'duplicate', 'unchanged', 'changed', 'committed'));
comment on column import_rows.record_id is '对应的记录：入库后的，或已有的 / Record it became, or that stands already';
comment on column import_rows.record_version is '检查时该记录的版本 / Version of that record when the row was checked';
comment on column import_rows.keys is '查重键的散列 / Hashes of the keys against duplicates';
comment on column import_rows.changes is '将改变的项 / Fields that would change';
comment on column import_rows.facts is '读出的内容，个人信息加密 / What was read, personal data sealed';
comment on column import_rows.cells is '原样单元格，个人信息遮盖 / Cells as they came, personal data masked';

-- What was read of a community, as texts by field.
do $$ begin
  if not exists (select from import_rows where facts ? 'place' and not facts ? 'fields') then return; end if;
  perform journal_append('import.checked', 'import', null, null, '{"facts":"in the new form"}');
  update import_rows set facts = jsonb_build_object(
    'place', facts -> 'place', 'absences', '{}'::jsonb,
    'fields', (select jsonb_object_agg(key, value #>> '{}') from jsonb_each(facts - 'place' - 'position'))
      || jsonb_build_object('position', case when jsonb_typeof(facts -> 'position') = 'object' then jsonb_build_object(
        'system', facts #> '{position,system}', 'longitude', facts #> '{position,originalLongitude}',
        'latitude', facts #> '{position,originalLatitude}')::text end))
  where facts ? 'place' and not facts ? 'fields';
end $$;

create table import_heads (
  region_id uuid not null references regions,
  target text not null,
  head_hash text not null,
  mapping jsonb not null,
  defaults jsonb not null,
  confirmed_at timestamptz not null default now(),
  confirmed_by text not null,
  primary key (region_id, target, head_hash)
);
call build_wall('import_heads');
comment on table import_heads is '各种表头确认过的列对应 / Mappings confirmed for the heads of lists';
comment on column import_heads.region_id is '所属区划 / Region';
comment on column import_heads.target is '导入到哪种台账 / Kind of record';
comment on column import_heads.head_hash is '表头散列 / Hash of the headers';
comment on column import_heads.mapping is '列对应 / Mapping of columns';
comment on column import_heads.defaults is '缺省区划 / Places assumed where a row says none';
comment on column import_heads.confirmed_at is '确认时刻 / Confirmed';
comment on column import_heads.confirmed_by is '确认人账号 / Account that confirmed it';
