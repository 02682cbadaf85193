-- Why: who there is, what they are bound to do and since when, and how they prove who they are.
-- Rows moved: none. Locks: none of note, the tables are new.
create table organisations (
  id uuid primary key,
  region_id uuid not null references regions,
  name_zh text not null,
  name_en text not null,
  kind text not null,
  valid_from date not null,
  valid_to date,
  succeeded_by_id uuid references organisations,
  version integer not null default 1,
  check (valid_to is null or valid_to > valid_from),
  unique (region_id, name_zh, valid_from)
);
call build_wall('organisations');
comment on table organisations is '机构 / Organisations and departments';
comment on column organisations.id is '编号 / Identifier';
comment on column organisations.region_id is '所属区划 / Region';
comment on column organisations.name_zh is '中文名 / Chinese name';
comment on column organisations.name_en is '英文名 / English name';
comment on column organisations.kind is '机构类别 / Kind of organisation';
comment on column organisations.valid_from is '设立日 / First day';
comment on column organisations.valid_to is '撤并日，不含当日 / Day after the last';
comment on column organisations.succeeded_by_id is '承接机构 / Organisation that took over';
comment on column organisations.version is '版本，防止相互覆盖 / Version against lost updates';

create table duty_holdings (
  id uuid primary key,
  region_id uuid not null references regions,
  organisation_id uuid not null references organisations,
  duty text not null,
  valid_from date not null,
  valid_to date,
  check (valid_to is null or valid_to > valid_from)
);
create index duty_holdings_organisation on duty_holdings (organisation_id);
call build_wall('duty_holdings');
comment on table duty_holdings is '职责归属，按日期 / Which organisation holds which duty, and since when';
comment on column duty_holdings.id is '编号 / Identifier';
comment on column duty_holdings.region_id is '所属区划 / Region';
comment on column duty_holdings.organisation_id is '机构 / Organisation';
comment on column duty_holdings.duty is '职责编号，见政策数据 / Duty, an identifier of the policy data';
comment on column duty_holdings.valid_from is '起始日 / First day';
comment on column duty_holdings.valid_to is '终止日，不含当日 / Day after the last';

create table people (
  id uuid primary key,
  region_id uuid not null references regions,
  login text not null unique,
  name_cipher bytea not null,
  is_active boolean not null default true,
  is_demo boolean not null default false,
  display text not null default '{}',
  oidc_subject text unique,
  created_at timestamptz not null default now(),
  version integer not null default 1
);
call build_wall('people');
-- Everybody may see their own account, also where it is kept above the regions they work in.
create policy own_account on people for select to huanju_app
  using (id = nullif(current_setting('huanju.actor_id', true), '')::uuid);
comment on table people is '人员账号 / People who may sign in';
comment on column people.id is '编号 / Identifier';
comment on column people.region_id is '管理其账号的区划 / Region that keeps the account';
comment on column people.login is '账号 / Login';
comment on column people.name_cipher is '姓名密文 / Name, encrypted';
comment on column people.is_active is '是否启用 / Whether the account works';
comment on column people.is_demo is '演示账号 / Demo account';
comment on column people.display is '显示设置，JSON / Display settings, JSON';
comment on column people.oidc_subject is '统一身份认证的主体标识 / Subject at the identity provider';
comment on column people.created_at is '建立时刻 / Created';
comment on column people.version is '版本，防止相互覆盖 / Version against lost updates';

create table person_roles (
  id uuid primary key,
  region_id uuid not null references regions,
  person_id uuid not null references people,
  organisation_id uuid not null references organisations,
  role text not null,
  valid_from date not null,
  valid_to date,
  check (valid_to is null or valid_to >= valid_from)
);
create index person_roles_person on person_roles (person_id);
call build_wall('person_roles');
comment on table person_roles is '任职：某人在某机构就某区划担任某岗位 / A person holds a role in an organisation for a region';
comment on column person_roles.id is '编号 / Identifier';
comment on column person_roles.region_id is '管辖区划 / Region the role covers';
comment on column person_roles.person_id is '人员 / Person';
comment on column person_roles.organisation_id is '机构 / Organisation';
comment on column person_roles.role is '岗位编号，见政策数据 / Role, an identifier of the policy data';
comment on column person_roles.valid_from is '起始日 / First day';
comment on column person_roles.valid_to is '终止日，不含当日 / Day after the last';

-- What identity keeps is read only while somebody is being identified: purpose is set for that transaction.
create function is_identifying() returns boolean language sql stable parallel safe
  as $$ select coalesce(current_setting('huanju.purpose', true), '') = 'identity' $$;

create table credentials (
  person_id uuid primary key references people,
  password_hash text,
  must_change boolean not null default true,
  changed_at timestamptz not null default now(),
  totp_cipher bytea,
  totp_confirmed boolean not null default false,
  totp_last_step bigint not null default 0
);
comment on table credentials is '登录凭据 / What a person proves identity with';
comment on column credentials.person_id is '人员 / Person';
comment on column credentials.password_hash is '口令散列（argon2id）/ Password hash';
comment on column credentials.must_change is '须修改口令 / Whether the password must be changed';
comment on column credentials.changed_at is '口令修改时刻 / When the password was set';
comment on column credentials.totp_cipher is '动态验证码密钥密文 / One-time code secret, encrypted';
comment on column credentials.totp_confirmed is '动态验证码已绑定 / Whether the one-time code is bound';
comment on column credentials.totp_last_step is '已用过的最新时间步，防重放 / Latest time step used, against replay';

create table sessions (
  id uuid primary key,
  person_id uuid not null references people,
  token_hash text not null unique,
  started_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  ends_at timestamptz not null,
  ended_at timestamptz,
  address text not null,
  agent text not null
);
create index sessions_person on sessions (person_id);
comment on table sessions is '登录会话 / Sessions';
comment on column sessions.id is '编号 / Identifier';
comment on column sessions.person_id is '人员 / Person';
comment on column sessions.token_hash is '会话令牌散列，不存明文 / Hash of the token; the token itself is not kept';
comment on column sessions.started_at is '登录时刻 / Started';
comment on column sessions.last_seen_at is '最近活动 / Last seen';
comment on column sessions.ends_at is '绝对失效时刻 / Absolute end';
comment on column sessions.ended_at is '注销时刻 / When it was ended';
comment on column sessions.address is '来源地址 / Address';
comment on column sessions.agent is '浏览器 / User agent';

create table sign_in_failures (
  key text primary key,
  failures integer not null,
  last_at timestamptz not null default now(),
  blocked_until timestamptz
);
comment on table sign_in_failures is '登录失败计数，按账号与来源 / Failed sign-ins by account and by address';
comment on column sign_in_failures.key is '账号或来源的散列 / Hash of the account or the address';
comment on column sign_in_failures.failures is '连续失败次数 / Failures in a row';
comment on column sign_in_failures.last_at is '最近失败 / Last failure';
comment on column sign_in_failures.blocked_until is '此前不再受理 / Not accepted before this instant';

create table oidc_attempts (
  state_hash text primary key,
  nonce text not null,
  verifier_cipher bytea not null,
  created_at timestamptz not null default now()
);
comment on table oidc_attempts is '统一身份认证往返状态 / Sign-ins under way at the identity provider';
comment on column oidc_attempts.state_hash is 'state的散列 / Hash of the state';
comment on column oidc_attempts.nonce is '一次性值 / Nonce';
comment on column oidc_attempts.verifier_cipher is 'PKCE校验值密文 / PKCE verifier, encrypted';
comment on column oidc_attempts.created_at is '发起时刻 / Started';

do $$ declare kept text; begin
  foreach kept in array array['credentials', 'sessions', 'sign_in_failures', 'oidc_attempts'] loop
    execute format('alter table %I enable row level security', kept);
    execute format('alter table %I force row level security', kept);
    execute format('create policy while_identifying on %I to huanju_app using (is_identifying())', kept);
    execute format('grant select, insert, update, delete on %I to huanju_app', kept);
  end loop;
end $$;
