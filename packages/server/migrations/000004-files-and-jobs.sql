-- Why: uploaded and produced files, and long work that survives restarts.
-- Rows moved: none. Locks: none of note, the tables are new.
create table files (
  id uuid primary key,
  region_id uuid not null references regions,
  name text not null,
  media_type text not null,
  bytes bigint not null check (bytes >= 0),
  sha256 text not null,
  created_at timestamptz not null default now(),
  created_by_id uuid not null references people
);
call build_wall('files');
comment on table files is '文件：内容按散列存于数据目录 / Files; contents lie in the data folder by hash';
comment on column files.id is '编号 / Identifier';
comment on column files.region_id is '所属区划 / Region';
comment on column files.name is '原文件名 / Name as given';
comment on column files.media_type is '类型 / Media type';
comment on column files.bytes is '字节数 / Size in bytes';
comment on column files.sha256 is '内容散列 / SHA-256 of the contents';
comment on column files.created_at is '存入时刻 / Stored';
comment on column files.created_by_id is '存入人 / Person who stored it';

create table jobs (
  id uuid primary key,
  region_id uuid not null references regions,
  person_id uuid not null references people,
  kind text not null,
  title_zh text not null,
  title_en text not null,
  unit_zh text not null,
  unit_en text not null,
  input jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  done bigint not null default 0,
  total bigint,
  cursor jsonb,
  is_cancelling boolean not null default false,
  message_zh text,
  message_en text,
  result_path text,
  file_id uuid references files,
  attempts integer not null default 0,
  lease_until timestamptz,
  lease_holder text,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz
);
create index jobs_open on jobs (created_at) where state in ('waiting', 'running');
create index jobs_person on jobs (person_id, created_at desc);
alter table jobs enable row level security;
alter table jobs force row level security;
create policy by_region on jobs to huanju_app using (region_id in (
  select c.region_id from region_closure c where c.ancestor_id = any (visible_roots())));
grant select, insert, update on jobs to huanju_app;
comment on table jobs is '后台任务：租约、进度、取消、断点 / Long work: lease, progress, cancel, resume point';
comment on column jobs.id is '编号 / Identifier';
comment on column jobs.region_id is '所属区划 / Region';
comment on column jobs.person_id is '发起人 / Person who started it';
comment on column jobs.kind is '任务类别 / Kind';
comment on column jobs.title_zh is '中文标题 / Chinese title';
comment on column jobs.title_en is '英文标题 / English title';
comment on column jobs.unit_zh is '进度单位 / Unit of progress, Chinese';
comment on column jobs.unit_en is '进度单位（英文）/ Unit of progress, English';
comment on column jobs.input is '输入 / Input';
comment on column jobs.state is '状态 / State';
comment on column jobs.done is '已完成 / Done so far';
comment on column jobs.total is '总量，未知为空 / Total; null while unknown';
comment on column jobs.cursor is '断点 / Where to resume';
comment on column jobs.is_cancelling is '已请求取消 / Whether it was asked to stop';
comment on column jobs.message_zh is '结果或失败说明 / Result or reason, Chinese';
comment on column jobs.message_en is '结果或失败说明（英文）/ Result or reason, English';
comment on column jobs.result_path is '结果页面 / Page of the result';
comment on column jobs.file_id is '结果文件 / File of the result';
comment on column jobs.attempts is '运行次数 / How often it was begun';
comment on column jobs.lease_until is '租约到期，过期即可由他人接手 / Lease; once past, another runner may take over';
comment on column jobs.lease_holder is '持租者 / Runner that holds the lease';
comment on column jobs.created_at is '提交时刻 / Submitted';
comment on column jobs.started_at is '开始时刻 / Started';
comment on column jobs.ended_at is '结束时刻 / Ended';
