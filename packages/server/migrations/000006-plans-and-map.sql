-- Why: first plans with their ranked rows, and the outlines of the map.
-- Rows moved: none. Locks: none of note, the tables are new.
create table plans (
  id uuid primary key,
  region_id uuid not null references regions,
  name text not null,
  settings jsonb not null,
  state text not null default 'draft' check (state in ('draft', 'ranking', 'ranked', 'failed')),
  result jsonb,
  problem jsonb,
  job_id uuid references jobs,
  ranked_at timestamptz,
  ranked_version integer,
  created_at timestamptz not null default now(),
  created_by text not null,
  changed_at timestamptz not null default now(),
  version integer not null default 1
);
call build_wall('plans');
comment on table plans is '改造计划（草案与排序）/ Plans: settings and ranking';
comment on column plans.id is '编号 / Identifier';
comment on column plans.region_id is '编制区划 / Region it plans for';
comment on column plans.name is '名称 / Name';
comment on column plans.settings is '年度额度、权重、指定列入与不列入 / Budgets, weights, forces';
comment on column plans.state is '状态 / State';
comment on column plans.result is '汇总结果 / Totals of the ranking';
comment on column plans.problem is '失败原因 / Why it failed';
comment on column plans.job_id is '当前任务 / Current job';
comment on column plans.ranked_at is '排序时刻 / Ranked';
comment on column plans.ranked_version is '排序所据版本 / Version that was ranked';
comment on column plans.created_at is '建立时刻 / Created';
comment on column plans.created_by is '编制人 / Created by';
comment on column plans.changed_at is '修改时刻 / Changed';
comment on column plans.version is '版本，防止相互覆盖 / Version against lost updates';

create table plan_projects (
  plan_id uuid not null references plans,
  community_id uuid not null references communities,
  region_id uuid not null references regions,
  rank integer not null,
  decision text not null check (decision in ('planned', 'deferred', 'excluded')),
  year integer,
  verdict text,
  score_hundredths bigint,
  force text check (force in ('in', 'out')),
  reason jsonb not null,
  parts jsonb not null,
  building_count integer,
  household_count integer,
  floor_area_dm2 bigint,
  estimated_cost_fen bigint,
  running_cost_fen bigint,
  running_households bigint,
  primary key (plan_id, community_id)
);
create index plan_projects_rank on plan_projects (plan_id, rank);
call build_wall('plan_projects');
comment on table plan_projects is '计划明细：名次、去向、理由 / Rows of a plan: rank, decision, reason';
comment on column plan_projects.plan_id is '计划 / Plan';
comment on column plan_projects.community_id is '小区 / Community';
comment on column plan_projects.region_id is '计划的区划 / Region of the plan';
comment on column plan_projects.rank is '名次 / Rank';
comment on column plan_projects.decision is '去向：列入、暂缓、不列入 / Decision';
comment on column plan_projects.year is '列入年度 / Year';
comment on column plan_projects.verdict is '排序时的判定 / Verdict at ranking';
comment on column plan_projects.score_hundredths is '得分，百分之一分 / Score in hundredths';
comment on column plan_projects.force is '指定列入或不列入 / Forced in or out';
comment on column plan_projects.reason is '理由 / Reason';
comment on column plan_projects.parts is '得分构成 / Parts of the score';
comment on column plan_projects.building_count is '楼栋数 / Buildings';
comment on column plan_projects.household_count is '户数 / Households';
comment on column plan_projects.floor_area_dm2 is '建筑面积，平方分米 / Floor area in dm²';
comment on column plan_projects.estimated_cost_fen is '估算投资，分 / Estimated cost in fen';
comment on column plan_projects.running_cost_fen is '累计投资，分 / Running cost in fen';
comment on column plan_projects.running_households is '累计户数 / Running households';

create table region_outlines (
  region_id uuid primary key references regions,
  geometry jsonb not null,
  is_schematic boolean not null,
  review_number text,
  source text not null,
  since date not null,
  check (is_schematic or review_number is not null)
);
call build_wall('region_outlines');
comment on table region_outlines is '区划轮廓：示意或审定 / Outlines of regions, schematic or reviewed';
comment on column region_outlines.region_id is '区划 / Region';
comment on column region_outlines.geometry is '轮廓（GeoJSON）/ Outline as GeoJSON';
comment on column region_outlines.is_schematic is '示意 / Whether it is schematic';
comment on column region_outlines.review_number is '审图号 / Review number';
comment on column region_outlines.source is '出处 / Citation';
comment on column region_outlines.since is '载入日 / Loaded on';

create table map_context (
  id uuid primary key,
  kind text not null,
  name_zh text not null,
  name_en text not null,
  coordinates jsonb not null
);
grant select on map_context to huanju_app;
comment on table map_context is '底图示意线：河流、道路、铁路 / Schematic lines of the base map';
comment on column map_context.id is '编号 / Identifier';
comment on column map_context.kind is '类别 / Kind';
comment on column map_context.name_zh is '中文名 / Chinese name';
comment on column map_context.name_en is '英文名 / English name';
comment on column map_context.coordinates is '折线坐标 / Line coordinates';

-- Base map lines and deployment settings are written by the system alone, through these two doors.
create function load_map_context(lines jsonb) returns void language sql security definer set search_path = public as $$
  insert into map_context select * from jsonb_populate_recordset(null::map_context, lines);
$$;
create function set_deployment(setting text, content text) returns void language sql security definer set search_path = public as $$
  insert into deployment (key, value) values (setting, content) on conflict (key) do update set value = excluded.value;
$$;
revoke all on function load_map_context from public;
revoke all on function set_deployment from public;
grant execute on function load_map_context to huanju_app;
grant execute on function set_deployment to huanju_app;
