-- Why: a batch of verdicts takes effect all at once when it is whole; until then the register shows the verdicts before it.
-- Rows moved: none. Locks: the table of verdicts, for two columns without a value and an index of no rows.
alter table verdicts add column staged_by uuid, add column stands_for uuid;
create index verdicts_staged on verdicts (staged_by) where staged_by is not null;
comment on column verdicts.staged_by is '所属批量判定任务 / Job of the batch it was given in';
comment on column verdicts.stands_for is '批量判定时小区的现行判定书 / Verdict of the community when the batch judged it';
