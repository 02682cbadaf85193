-- Why: owners gain what every declared record has: a version, when they changed, absences, voiding with a reason.
-- Rows moved: none; columns with constant defaults are added without rewriting. Locks: owners, briefly.
alter table owners add column absences jsonb not null default '{}', add column changed_at timestamptz not null default now(),
  add column version integer not null default 1, add column voided_at timestamptz, add column void_reason text,
  add constraint owners_voided check ((voided_at is null) = (void_reason is null)), add unique (id, region_id);
create index owners_changed on owners (changed_at desc, id);
create index owners_building on owners (building_id);
comment on column owners.absences is '明确为无或不适用的项 / Fields known to be none or not to apply';
comment on column owners.changed_at is '修改时刻 / Changed';
comment on column owners.version is '版本，防止相互覆盖 / Version against lost updates';
comment on column owners.voided_at is '作废时刻 / Voided';
comment on column owners.void_reason is '作废原因 / Why it was voided';
