-- Why: studies of plans: the levers of the optimiser, its result, and every community's place and reason.
-- Rows moved: none. Locks: none of note, the tables are new.
create table studies (
  id uuid primary key,
  plan_id uuid not null references plans,
  region_id uuid not null references regions,
  name text not null,
  settings jsonb not null,
  state text not null default 'draft' check (state in ('draft', 'solving', 'solved', 'infeasible', 'failed')),
  instance jsonb,
  starts jsonb,
  result jsonb,
  problem jsonb,
  job_id uuid references jobs,
  solved_at timestamptz,
  solved_version integer,
  plan_version integer,
  created_at timestamptz not null default now(),
  created_by text not null,
  changed_at timestamptz not null default now(),
  version integer not null default 1
);
create index studies_plan on studies (plan_id, created_at desc);
call build_wall('studies');
comment on table studies is '推演：计划的优化求解 / Studies: optimised plans under levers';
comment on column studies.id is '编号 / Identifier';
comment on column studies.plan_id is '所属计划 / Plan it studies';
comment on column studies.region_id is '编制区划 / Region it plans for';
comment on column studies.name is '名称 / Name';
comment on column studies.settings is '额度、能力、期限、约束等杠杆 / Levers: budgets, capacity, deadlines, constraints';
comment on column studies.state is '状态 / State';
comment on column studies.instance is '求解所据算例 / Instance that was solved';
comment on column studies.starts is '方案：项目、年度、组合 / The plan: project, year, mode';
comment on column studies.result is '汇总结果 / Totals of the result';
comment on column studies.problem is '失败原因 / Why it failed';
comment on column studies.job_id is '当前任务 / Current job';
comment on column studies.solved_at is '求解时刻 / Solved';
comment on column studies.solved_version is '求解所据版本 / Version that was solved';
comment on column studies.plan_version is '求解时的计划版本 / Version of the plan then';
comment on column studies.created_at is '建立时刻 / Created';
comment on column studies.created_by is '编制人 / Created by';
comment on column studies.changed_at is '修改时刻 / Changed';
comment on column studies.version is '版本，防止相互覆盖 / Version against lost updates';

create table study_projects (
  study_id uuid not null references studies,
  community_id uuid not null references communities,
  region_id uuid not null references regions,
  decision text not null check (decision in ('planned', 'deferred', 'excluded')),
  year integer,
  mode jsonb,
  score_hundredths bigint not null,
  need_points bigint not null,
  listed_year integer,
  reason jsonb not null,
  primary key (study_id, community_id)
);
call build_wall('study_projects');
comment on table study_projects is '推演明细：去向、年度、理由 / Rows of a study: decision, year, reason';
comment on column study_projects.study_id is '推演 / Study';
comment on column study_projects.community_id is '小区 / Community';
comment on column study_projects.region_id is '推演的区划 / Region of the study';
comment on column study_projects.decision is '去向：列入、暂缓、不列入 / Decision';
comment on column study_projects.year is '启动年度 / Year of start';
comment on column study_projects.mode is '筹资组合 / Funding mix';
comment on column study_projects.score_hundredths is '得分，百分之一分 / Score in hundredths';
comment on column study_projects.need_points is '需求分 / Need met in points';
comment on column study_projects.listed_year is '排序清单的年度 / Year on the ranked list';
comment on column study_projects.reason is '理由 / Reason';
