-- Why: an import remembers which sheet its list is on, and tells what was made of the file beyond its rows.
-- Rows moved: none. Locks: imports, briefly.
alter table imports add column sheet text;
alter table imports add column stated_units jsonb not null default '{}';
alter table imports add column notices jsonb not null default '[]';
alter table imports add column check_notices jsonb not null default '[]';
comment on column imports.sheet is '清单所在的工作表；空为第一张显示的 / Sheet the list is on; the first one shown when null';
comment on column imports.stated_units is '表头上方写明的单位，按列的种类 / Units stated above the head, by kind of column';
comment on column imports.notices is '上传时对文件的说明 / What was said of the file at upload';
comment on column imports.check_notices is '检查时对文件的说明 / What was said of the file at the check';
