-- Why: whoever uploads a workbook with several lists says which of its sheets is meant.
-- Rows moved: none. Locks: none of note, a column with a constant default.
alter table imports add column sheets jsonb not null default '[]';
comment on column imports.sheets is '像清单的工作表 / Sheets that look like lists';
