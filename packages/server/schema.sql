-- The schema as the migrations leave it, for reading and comparing; written by packages/server/src/commands/write-schema.ts.

table account_releases · row level security, forced
table buildings · row level security, forced
table common_parts · row level security, forced
table communities · row level security, forced
table county_targets · row level security, forced
table credentials · row level security, forced
table daily_uses
table deployment
table duty_holdings · row level security, forced
table dwellings · row level security, forced
table facilities · row level security, forced
table files · row level security, forced
table import_heads · row level security, forced
table import_rows · row level security, forced
table imports · row level security, forced
table jobs · row level security, forced
table journal · row level security, forced
table journal_head
table journal_pending · row level security, forced
table known_devices · row level security, forced
table legal_persons · row level security, forced
table map_context
table migrations
table oidc_attempts · row level security, forced
table old_passwords · row level security, forced
table organisations · row level security, forced
table owners · row level security, forced
table people · row level security, forced
table person_roles · row level security, forced
table plan_projects · row level security, forced
table plans · row level security, forced
table policy_packs
table premises · row level security, forced
table property_services · row level security, forced
table region_closure
table region_memberships
table region_outlines · row level security, forced
table regions
table request_keys · row level security, forced
table scope_key
table sessions · row level security, forced
table sign_in_failures · row level security, forced
table studies · row level security, forced
table study_projects · row level security, forced
table verdicts · row level security, forced

column account_releases.asked_at timestamp with time zone not null
column account_releases.asked_by_id uuid not null
column account_releases.half_cipher bytea
column account_releases.id uuid not null
column account_releases.kind text not null
column account_releases.password_hash text
column account_releases.person_id uuid not null
column buildings.absences jsonb not null default '{}'::jsonb
column buildings.changed_at timestamp with time zone not null default now()
column buildings.community_id uuid not null
column buildings.completed_on date
column buildings.created_at timestamp with time zone not null default now()
column buildings.danger_grade text
column buildings.entrance_count integer
column buildings.floor_area_dm2 bigint
column buildings.household_count integer
column buildings.id uuid not null
column buildings.name text not null
column buildings.name_key text not null
column buildings.region_id uuid not null
column buildings.storey_count integer
column buildings.version integer not null default 1
column buildings.void_reason text
column buildings.voided_at timestamp with time zone
column common_parts.absences jsonb not null default '{}'::jsonb
column common_parts.area_dm2 bigint
column common_parts.building_id uuid
column common_parts.changed_at timestamp with time zone not null default now()
column common_parts.community_id uuid not null
column common_parts.condition text
column common_parts.created_at timestamp with time zone not null default now()
column common_parts.id uuid not null
column common_parts.kind text not null
column common_parts.length_m integer
column common_parts.name text not null
column common_parts.owner_id uuid
column common_parts.piece_count integer
column common_parts.place text not null
column common_parts.region_id uuid not null
column common_parts.remark text
column common_parts.search_tokens text[] not null default '{}'::text[]
column common_parts.serves_from date
column common_parts.version integer not null default 1
column common_parts.void_reason text
column common_parts.voided_at timestamp with time zone
column communities.absences jsonb not null default '{}'::jsonb
column communities.address text
column communities.asked_household_count integer
column communities.building_count integer
column communities.changed_at timestamp with time zone not null default now()
column communities.completed_on date
column communities.completion_evidence text
column communities.conditions jsonb not null default '{}'::jsonb
column communities.coordinate_system text
column communities.county_id uuid not null
column communities.created_at timestamp with time zone not null default now()
column communities.demolition_planned boolean
column communities.duplicate_key text not null
column communities.estimated_cost_fen bigint
column communities.floor_area_dm2 bigint
column communities.household_count integer
column communities.id uuid not null
column communities.import_id uuid
column communities.import_row integer
column communities.is_demo boolean not null default false
column communities.land_kind text
column communities.latitude double precision
column communities.longitude double precision
column communities.name text not null
column communities.neighbourhood_id uuid
column communities.origin text not null
column communities.original_latitude double precision
column communities.original_longitude double precision
column communities.papers_on_file jsonb not null default '[]'::jsonb
column communities.property_mode text
column communities.region_id uuid not null
column communities.remark text
column communities.search_tokens text[] not null default '{}'::text[]
column communities.status text not null default 'surveyed'::text
column communities.subdistrict_id uuid not null
column communities.verdict text
column communities.verdict_id uuid
column communities.version integer not null default 1
column communities.void_reason text
column communities.voided_at timestamp with time zone
column communities.vulnerable_resident_count integer
column communities.willing_household_count integer
column county_targets.absences jsonb not null default '{}'::jsonb
column county_targets.basis text
column county_targets.building_count integer
column county_targets.changed_at timestamp with time zone not null default now()
column county_targets.community_count integer
column county_targets.county_id uuid not null
column county_targets.created_at timestamp with time zone not null default now()
column county_targets.floor_area_dm2 bigint
column county_targets.household_count integer
column county_targets.id uuid not null
column county_targets.neighbourhood_id uuid
column county_targets.region_id uuid not null
column county_targets.remark text
column county_targets.subdistrict_id uuid
column county_targets.version integer not null default 1
column county_targets.void_reason text
column county_targets.voided_at timestamp with time zone
column county_targets.year text not null
column credentials.changed_at timestamp with time zone not null default now()
column credentials.expires_at timestamp with time zone
column credentials.must_change boolean not null default true
column credentials.password_hash text
column credentials.person_id uuid not null
column credentials.totp_cipher bytea
column credentials.totp_confirmed boolean not null default false
column credentials.totp_last_step bigint not null default 0
column daily_uses.day date not null
column daily_uses.kind text not null
column daily_uses.person_id uuid not null
column daily_uses.uses integer not null
column deployment.key text not null
column deployment.value text not null
column duty_holdings.absences jsonb not null default '{}'::jsonb
column duty_holdings.basis text
column duty_holdings.changed_at timestamp with time zone not null default now()
column duty_holdings.created_at timestamp with time zone not null default now()
column duty_holdings.duty text not null
column duty_holdings.held_from date not null
column duty_holdings.held_to date
column duty_holdings.id uuid not null
column duty_holdings.organisation_id uuid not null
column duty_holdings.region_id uuid not null
column duty_holdings.version integer not null default 1
column duty_holdings.void_reason text
column duty_holdings.voided_at timestamp with time zone
column dwellings.absences jsonb not null default '{}'::jsonb
column dwellings.building_id uuid not null
column dwellings.changed_at timestamp with time zone not null default now()
column dwellings.contract_area_dm2 bigint
column dwellings.created_at timestamp with time zone not null default now()
column dwellings.door text not null
column dwellings.entrance text
column dwellings.floor integer
column dwellings.id uuid not null
column dwellings.region_id uuid not null
column dwellings.registered_area_dm2 bigint
column dwellings.remark text
column dwellings.search_tokens text[] not null default '{}'::text[]
column dwellings.surveyed_area_dm2 bigint
column dwellings.title_number text
column dwellings.use text not null
column dwellings.version integer not null default 1
column dwellings.void_reason text
column dwellings.voided_at timestamp with time zone
column facilities.absences jsonb not null default '{}'::jsonb
column facilities.address text
column facilities.changed_at timestamp with time zone not null default now()
column facilities.community_id uuid
column facilities.coordinate_system text
column facilities.county_id uuid not null
column facilities.created_at timestamp with time zone not null default now()
column facilities.floor_area_dm2 bigint
column facilities.id uuid not null
column facilities.kind text not null
column facilities.latitude double precision
column facilities.longitude double precision
column facilities.name text not null
column facilities.name_key text not null
column facilities.neighbourhood_id uuid
column facilities.operator_id uuid
column facilities.original_latitude double precision
column facilities.original_longitude double precision
column facilities.region_id uuid not null
column facilities.remark text
column facilities.search_tokens text[] not null default '{}'::text[]
column facilities.serves_from date
column facilities.serves_to date
column facilities.subdistrict_id uuid
column facilities.version integer not null default 1
column facilities.void_reason text
column facilities.voided_at timestamp with time zone
column files.bytes bigint not null
column files.created_at timestamp with time zone not null default now()
column files.created_by_id uuid not null
column files.id uuid not null
column files.media_type text not null
column files.name text not null
column files.region_id uuid not null
column files.sha256 text not null
column import_heads.confirmed_at timestamp with time zone not null default now()
column import_heads.confirmed_by text not null
column import_heads.defaults jsonb not null
column import_heads.head_hash text not null
column import_heads.mapping jsonb not null
column import_heads.region_id uuid not null
column import_heads.target text not null
column import_rows.cells jsonb not null
column import_rows.changes jsonb not null default '[]'::jsonb
column import_rows.facts jsonb
column import_rows.findings jsonb not null
column import_rows.import_id uuid not null
column import_rows.keys text[] not null default '{}'::text[]
column import_rows.record_id uuid
column import_rows.record_version integer
column import_rows.region_id uuid not null
column import_rows.row_number integer not null
column import_rows.state text not null
column imports.check_notices jsonb not null default '[]'::jsonb
column imports.counts jsonb not null default '{"bad": 0, "good": 0, "rows": 0, "warned": 0, "changed": 0, "committed": 0, "duplicate": 0, "unchanged": 0}'::jsonb
column imports.defaults jsonb not null
column imports.file_id uuid not null
column imports.header_row integer not null
column imports.headers jsonb not null
column imports.id uuid not null
column imports.is_remembered boolean not null default false
column imports.job_id uuid
column imports.mapping jsonb not null
column imports.notices jsonb not null default '[]'::jsonb
column imports.person_id uuid not null
column imports.problem jsonb
column imports.region_id uuid not null
column imports.report_file_id uuid
column imports.sample_rows jsonb not null
column imports.sheet text
column imports.sheets jsonb not null default '[]'::jsonb
column imports.state text not null
column imports.stated_units jsonb not null default '{}'::jsonb
column imports.target text not null default 'community'::text
column imports.template_version text
column imports.uploaded_at timestamp with time zone not null default now()
column imports.uploaded_by text not null
column jobs.attempts integer not null default 0
column jobs.barren_attempts smallint not null default 0
column jobs.created_at timestamp with time zone not null default now()
column jobs.cursor jsonb
column jobs.done bigint not null default 0
column jobs.ended_at timestamp with time zone
column jobs.file_id uuid
column jobs.id uuid not null
column jobs.input jsonb not null
column jobs.is_cancelling boolean not null default false
column jobs.kind text not null
column jobs.lane text not null
column jobs.lease_holder text
column jobs.lease_until timestamp with time zone
column jobs.message_en text
column jobs.message_zh text
column jobs.person_id uuid not null
column jobs.region_id uuid not null
column jobs.result_path text
column jobs.signature text
column jobs.started_at timestamp with time zone
column jobs.state text not null default 'waiting'::text
column jobs.title_en text not null
column jobs.title_zh text not null
column jobs.total bigint
column jobs.unit_en text not null
column jobs.unit_zh text not null
column journal.action text not null
column journal.actor text not null
column journal.actor_id uuid
column journal.at timestamp with time zone not null
column journal.detail text not null
column journal.hash text not null
column journal.previous_hash text not null
column journal.region_id uuid
column journal.seq bigint not null
column journal.session_id uuid
column journal.subject text not null
column journal.subject_id uuid
column journal.transaction_id bigint not null
column journal_head.hash text not null
column journal_head.is_single boolean not null default true
column journal_head.seq bigint not null
column journal_head.transaction_id bigint not null
column journal_pending.action text not null
column journal_pending.actor text not null
column journal_pending.actor_id uuid
column journal_pending.detail text not null
column journal_pending.id bigint not null
column journal_pending.region_id uuid
column journal_pending.session_id uuid
column journal_pending.subject text not null
column journal_pending.subject_id uuid
column journal_pending.transaction_id bigint not null
column known_devices.last_used_at timestamp with time zone not null
column known_devices.person_id uuid not null
column known_devices.token_hash text not null
column legal_persons.absences jsonb not null default '{}'::jsonb
column legal_persons.address text
column legal_persons.changed_at timestamp with time zone not null default now()
column legal_persons.contact_name_cipher bytea
column legal_persons.contact_name_index text
column legal_persons.contact_phone_cipher bytea
column legal_persons.contact_phone_index text
column legal_persons.county_id uuid not null
column legal_persons.created_at timestamp with time zone not null default now()
column legal_persons.credit_code text not null
column legal_persons.id uuid not null
column legal_persons.kinds jsonb not null
column legal_persons.name text not null
column legal_persons.neighbourhood_id uuid
column legal_persons.region_id uuid not null
column legal_persons.remark text
column legal_persons.search_tokens text[] not null default '{}'::text[]
column legal_persons.subdistrict_id uuid
column legal_persons.version integer not null default 1
column legal_persons.void_reason text
column legal_persons.voided_at timestamp with time zone
column map_context.coordinates jsonb not null
column map_context.id uuid not null
column map_context.kind text not null
column map_context.name_en text not null
column map_context.name_zh text not null
column migrations.hash text not null
column migrations.name text not null
column migrations.number integer not null
column migrations.ran_at timestamp with time zone not null default now()
column oidc_attempts.created_at timestamp with time zone not null default now()
column oidc_attempts.is_proof boolean not null default false
column oidc_attempts.nonce text not null
column oidc_attempts.state_hash text not null
column oidc_attempts.verifier_cipher bytea not null
column old_passwords.ended_at timestamp with time zone not null
column old_passwords.password_hash text not null
column old_passwords.person_id uuid not null
column organisations.absences jsonb not null default '{}'::jsonb
column organisations.changed_at timestamp with time zone not null default now()
column organisations.county_id uuid
column organisations.created_at timestamp with time zone not null default now()
column organisations.established_on date not null
column organisations.id uuid not null
column organisations.kind text not null
column organisations.last_on date
column organisations.name text not null
column organisations.name_en text not null
column organisations.name_key text not null
column organisations.neighbourhood_id uuid
column organisations.region_id uuid not null
column organisations.remark text
column organisations.search_tokens text[] not null default '{}'::text[]
column organisations.subdistrict_id uuid
column organisations.succeeded_by_id uuid
column organisations.version integer not null default 1
column organisations.void_reason text
column organisations.voided_at timestamp with time zone
column owners.absences jsonb not null default '{}'::jsonb
column owners.changed_at timestamp with time zone not null default now()
column owners.created_at timestamp with time zone not null default now()
column owners.dwelling_id uuid not null
column owners.id uuid not null
column owners.id_number_cipher bytea
column owners.id_number_index text
column owners.legal_person_id uuid
column owners.name_cipher bytea not null
column owners.name_index text not null
column owners.owned_from date
column owners.owned_to date
column owners.phone_cipher bytea
column owners.phone_index text
column owners.region_id uuid not null
column owners.share_denominator bigint
column owners.share_numerator bigint
column owners.version integer not null default 1
column owners.void_reason text
column owners.voided_at timestamp with time zone
column people.created_at timestamp with time zone not null default now()
column people.display text not null default '{}'::text
column people.id uuid not null
column people.is_active boolean not null default true
column people.is_demo boolean not null default false
column people.login text not null
column people.name_cipher bytea not null
column people.oidc_subject text
column people.region_id uuid not null
column people.version integer not null default 1
column person_roles.id uuid not null
column person_roles.organisation_id uuid not null
column person_roles.person_id uuid not null
column person_roles.region_id uuid not null
column person_roles.role text not null
column person_roles.valid_from date not null
column person_roles.valid_to date
column plan_projects.building_count integer
column plan_projects.community_id uuid not null
column plan_projects.decision text not null
column plan_projects.estimated_cost_fen bigint
column plan_projects.floor_area_dm2 bigint
column plan_projects.force text
column plan_projects.household_count integer
column plan_projects.parts jsonb not null
column plan_projects.plan_id uuid not null
column plan_projects.rank integer not null
column plan_projects.reason jsonb not null
column plan_projects.region_id uuid not null
column plan_projects.running_cost_fen bigint
column plan_projects.running_households bigint
column plan_projects.score_hundredths bigint
column plan_projects.verdict text
column plan_projects.year integer
column plans.changed_at timestamp with time zone not null default now()
column plans.created_at timestamp with time zone not null default now()
column plans.created_by text not null
column plans.id uuid not null
column plans.job_id uuid
column plans.name text not null
column plans.problem jsonb
column plans.ranked_at timestamp with time zone
column plans.ranked_version integer
column plans.region_id uuid not null
column plans.result jsonb
column plans.settings jsonb not null
column plans.state text not null default 'draft'::text
column plans.version integer not null default 1
column policy_packs.hash text not null
column policy_packs.on_day date not null
column policy_packs.pack jsonb not null
column policy_packs.place text not null
column policy_packs.recorded_at timestamp with time zone not null default now()
column premises.absences jsonb not null default '{}'::jsonb
column premises.address text
column premises.changed_at timestamp with time zone not null default now()
column premises.community_id uuid
column premises.coordinate_system text
column premises.county_id uuid not null
column premises.created_at timestamp with time zone not null default now()
column premises.floor_area_dm2 bigint
column premises.id uuid not null
column premises.kind text not null
column premises.latitude double precision
column premises.longitude double precision
column premises.name text not null
column premises.neighbourhood_id uuid
column premises.operates_from date
column premises.operates_to date
column premises.operator_id uuid
column premises.original_latitude double precision
column premises.original_longitude double precision
column premises.owner_id uuid
column premises.permitted_use text
column premises.region_id uuid not null
column premises.remark text
column premises.rent_fen bigint
column premises.safety_grade text
column premises.search_tokens text[] not null default '{}'::text[]
column premises.subdistrict_id uuid
column premises.use_state text not null
column premises.version integer not null default 1
column premises.void_reason text
column premises.voided_at timestamp with time zone
column property_services.absences jsonb not null default '{}'::jsonb
column property_services.changed_at timestamp with time zone not null default now()
column property_services.community_id uuid not null
column property_services.created_at timestamp with time zone not null default now()
column property_services.fee_fen bigint
column property_services.id uuid not null
column property_services.mode text not null
column property_services.name text not null
column property_services.provider_id uuid
column property_services.region_id uuid not null
column property_services.remark text
column property_services.search_tokens text[] not null default '{}'::text[]
column property_services.serves_from date not null
column property_services.serves_to date
column property_services.version integer not null default 1
column property_services.void_reason text
column property_services.voided_at timestamp with time zone
column region_closure.ancestor_id uuid not null
column region_closure.region_id uuid not null
column region_memberships.id uuid not null
column region_memberships.parent_id uuid not null
column region_memberships.reason text not null default ''::text
column region_memberships.region_id uuid not null
column region_memberships.valid_from date not null
column region_memberships.valid_to date
column region_outlines.geometry jsonb not null
column region_outlines.is_schematic boolean not null
column region_outlines.region_id uuid not null
column region_outlines.review_number text
column region_outlines.since date not null
column region_outlines.source text not null
column regions.code text
column regions.id uuid not null
column regions.kind text not null
column regions.name_en text not null
column regions.name_zh text not null
column request_keys.answer bytea
column request_keys.created_at timestamp with time zone not null default now()
column request_keys.fingerprint text not null
column request_keys.key text not null
column request_keys.person_id uuid not null
column scope_key.inner_pad bytea not null
column scope_key.is_single boolean not null default true
column scope_key.outer_pad bytea not null
column sessions.address text not null
column sessions.agent text not null
column sessions.ended_at timestamp with time zone
column sessions.ends_at timestamp with time zone not null
column sessions.id uuid not null
column sessions.last_seen_at timestamp with time zone not null default now()
column sessions.person_id uuid not null
column sessions.proven_at timestamp with time zone
column sessions.started_at timestamp with time zone not null default now()
column sessions.token_hash text not null
column sign_in_failures.blocked_until timestamp with time zone
column sign_in_failures.failures integer not null
column sign_in_failures.key text not null
column sign_in_failures.last_at timestamp with time zone not null default now()
column studies.changed_at timestamp with time zone not null default now()
column studies.created_at timestamp with time zone not null default now()
column studies.created_by text not null
column studies.id uuid not null
column studies.instance jsonb
column studies.job_id uuid
column studies.name text not null
column studies.plan_id uuid not null
column studies.plan_version integer
column studies.problem jsonb
column studies.region_id uuid not null
column studies.result jsonb
column studies.settings jsonb not null
column studies.solved_at timestamp with time zone
column studies.solved_version integer
column studies.starts jsonb
column studies.state text not null default 'draft'::text
column studies.version integer not null default 1
column study_projects.community_id uuid not null
column study_projects.decision text not null
column study_projects.listed_year integer
column study_projects.mode jsonb
column study_projects.need_points bigint not null
column study_projects.reason jsonb not null
column study_projects.region_id uuid not null
column study_projects.score_hundredths bigint not null
column study_projects.study_id uuid not null
column study_projects.year integer
column verdicts.asked_for date not null
column verdicts.community_id uuid not null
column verdicts.explanation text not null
column verdicts.id uuid not null
column verdicts.pack_hash text not null
column verdicts.place text not null
column verdicts.recorded_at timestamp with time zone not null default now()
column verdicts.recorded_by text not null
column verdicts.region_id uuid not null
column verdicts.staged_by uuid
column verdicts.stands_for uuid
column verdicts.verdict text not null

constraint account_releases.account_releases_asked_by_id_fkey FOREIGN KEY (asked_by_id) REFERENCES people(id)
constraint account_releases.account_releases_kind_check CHECK ((kind = ANY (ARRAY['first-password'::text, 'password'::text, 'second-factor'::text])))
constraint account_releases.account_releases_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
constraint account_releases.account_releases_pkey PRIMARY KEY (id)
constraint buildings.buildings_community_id_region_id_fkey FOREIGN KEY (community_id, region_id) REFERENCES communities(id, region_id) ON UPDATE CASCADE
constraint buildings.buildings_danger_grade_check CHECK ((danger_grade = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text])))
constraint buildings.buildings_entrance_count_check CHECK ((entrance_count >= 0))
constraint buildings.buildings_floor_area_dm2_check CHECK ((floor_area_dm2 >= 0))
constraint buildings.buildings_household_count_check CHECK ((household_count >= 0))
constraint buildings.buildings_id_region_id_key UNIQUE (id, region_id)
constraint buildings.buildings_pkey PRIMARY KEY (id)
constraint buildings.buildings_storey_count_check CHECK ((storey_count >= 0))
constraint buildings.buildings_voided CHECK (((voided_at IS NULL) = (void_reason IS NULL)))
constraint common_parts.common_parts_area_dm2_check CHECK (((area_dm2 >= 0) AND (area_dm2 <= '100000000000'::bigint)))
constraint common_parts.common_parts_building_id_fkey FOREIGN KEY (building_id) REFERENCES buildings(id)
constraint common_parts.common_parts_check CHECK (((voided_at IS NULL) = (void_reason IS NULL)))
constraint common_parts.common_parts_community_id_region_id_fkey FOREIGN KEY (community_id, region_id) REFERENCES communities(id, region_id) ON UPDATE CASCADE
constraint common_parts.common_parts_condition_check CHECK ((condition = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text])))
constraint common_parts.common_parts_id_region_id_key UNIQUE (id, region_id)
constraint common_parts.common_parts_kind_check CHECK (((char_length(kind) >= 1) AND (char_length(kind) <= 60)))
constraint common_parts.common_parts_length_m_check CHECK (((length_m >= 1) AND (length_m <= 1000000)))
constraint common_parts.common_parts_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60)))
constraint common_parts.common_parts_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES legal_persons(id)
constraint common_parts.common_parts_piece_count_check CHECK (((piece_count >= 1) AND (piece_count <= 100000)))
constraint common_parts.common_parts_pkey PRIMARY KEY (id)
constraint common_parts.common_parts_place_check CHECK ((place = ANY (ARRAY['common-ground'::text, 'in-building'::text, 'related-area'::text])))
constraint common_parts.common_parts_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
constraint common_parts.common_parts_remark_check CHECK (((char_length(remark) >= 1) AND (char_length(remark) <= 500)))
constraint common_parts.common_parts_serves_from_check CHECK (((serves_from >= '1900-01-01'::date) AND (serves_from <= '2199-12-31'::date)))
constraint communities.communities_asked_household_count_check CHECK ((asked_household_count >= 0))
constraint communities.communities_building_count_check CHECK ((building_count >= 0))
constraint communities.communities_check CHECK ((region_id = COALESCE(neighbourhood_id, subdistrict_id)))
constraint communities.communities_check1 CHECK (((longitude IS NULL) = (latitude IS NULL)))
constraint communities.communities_check2 CHECK ((willing_household_count <= asked_household_count))
constraint communities.communities_county_id_fkey FOREIGN KEY (county_id) REFERENCES regions(id)
constraint communities.communities_estimated_cost_fen_check CHECK ((estimated_cost_fen >= 0))
constraint communities.communities_floor_area_dm2_check CHECK ((floor_area_dm2 >= 0))
constraint communities.communities_household_count_check CHECK ((household_count >= 0))
constraint communities.communities_id_region_id_key UNIQUE (id, region_id)
constraint communities.communities_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id)
constraint communities.communities_import_id_import_row_key UNIQUE (import_id, import_row)
constraint communities.communities_land_kind_check CHECK ((land_kind = ANY (ARRAY['state-owned'::text, 'collective'::text, 'mixed'::text])))
constraint communities.communities_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision)))
constraint communities.communities_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)))
constraint communities.communities_neighbourhood_id_fkey FOREIGN KEY (neighbourhood_id) REFERENCES regions(id)
constraint communities.communities_origin_check CHECK ((origin = ANY (ARRAY['form'::text, 'import'::text, 'demo'::text])))
constraint communities.communities_pkey PRIMARY KEY (id)
constraint communities.communities_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
constraint communities.communities_status_check CHECK ((status = ANY (ARRAY['surveyed'::text, 'planned'::text, 'under-works'::text, 'completed'::text])))
constraint communities.communities_subdistrict_id_duplicate_key_key UNIQUE (subdistrict_id, duplicate_key)
constraint communities.communities_subdistrict_id_fkey FOREIGN KEY (subdistrict_id) REFERENCES regions(id)
constraint communities.communities_verdict_check CHECK ((verdict = ANY (ARRAY['meets'::text, 'fails'::text, 'unproven'::text])))
constraint communities.communities_voided CHECK (((voided_at IS NULL) = (void_reason IS NULL)))
constraint communities.communities_vulnerable_resident_count_check CHECK ((vulnerable_resident_count >= 0))
constraint communities.communities_willing_household_count_check CHECK ((willing_household_count >= 0))
constraint county_targets.county_targets_basis_check CHECK (((char_length(basis) >= 1) AND (char_length(basis) <= 200)))
constraint county_targets.county_targets_building_count_check CHECK (((building_count >= 0) AND (building_count <= 10000000)))
constraint county_targets.county_targets_check CHECK ((region_id = COALESCE(neighbourhood_id, subdistrict_id, county_id)))
constraint county_targets.county_targets_check1 CHECK (((voided_at IS NULL) = (void_reason IS NULL)))
constraint county_targets.county_targets_community_count_check CHECK (((community_count >= 0) AND (community_count <= 10000000)))
constraint county_targets.county_targets_county_id_fkey FOREIGN KEY (county_id) REFERENCES regions(id)
constraint county_targets.county_targets_floor_area_dm2_check CHECK (((floor_area_dm2 >= 0) AND (floor_area_dm2 <= '100000000000'::bigint)))
constraint county_targets.county_targets_household_count_check CHECK (((household_count >= 0) AND (household_count <= 10000000)))
constraint county_targets.county_targets_id_region_id_key UNIQUE (id, region_id)
constraint county_targets.county_targets_neighbourhood_id_fkey FOREIGN KEY (neighbourhood_id) REFERENCES regions(id)
constraint county_targets.county_targets_pkey PRIMARY KEY (id)
constraint county_targets.county_targets_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
constraint county_targets.county_targets_remark_check CHECK (((char_length(remark) >= 1) AND (char_length(remark) <= 500)))
constraint county_targets.county_targets_subdistrict_id_fkey FOREIGN KEY (subdistrict_id) REFERENCES regions(id)
constraint county_targets.county_targets_year_check CHECK (((char_length(year) >= 1) AND (char_length(year) <= 4)))
constraint credentials.credentials_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
constraint credentials.credentials_pkey PRIMARY KEY (person_id)
constraint daily_uses.daily_uses_kind_check CHECK ((kind = ANY (ARRAY['reveal'::text, 'search'::text])))
constraint daily_uses.daily_uses_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
constraint daily_uses.daily_uses_pkey PRIMARY KEY (person_id, kind, day)
constraint deployment.deployment_pkey PRIMARY KEY (key)
constraint duty_holdings.duty_holdings_basis_check CHECK (((char_length(basis) >= 1) AND (char_length(basis) <= 120)))
constraint duty_holdings.duty_holdings_check CHECK (((voided_at IS NULL) = (void_reason IS NULL)))
constraint duty_holdings.duty_holdings_duty_check CHECK (((char_length(duty) >= 1) AND (char_length(duty) <= 60)))
constraint duty_holdings.duty_holdings_held_from_check CHECK (((held_from >= '1900-01-01'::date) AND (held_from <= '2199-12-31'::date)))
constraint duty_holdings.duty_holdings_held_to_check CHECK (((held_to >= '1900-01-01'::date) AND (held_to <= '2199-12-31'::date)))
constraint duty_holdings.duty_holdings_id_region_id_key UNIQUE (id, region_id)
constraint duty_holdings.duty_holdings_key_1 EXCLUDE USING gist (organisation_id WITH =, duty WITH =, daterange(held_from, held_to, '[]'::text) WITH &&) WHERE ((voided_at IS NULL))
constraint duty_holdings.duty_holdings_organisation_id_region_id_fkey FOREIGN KEY (organisation_id, region_id) REFERENCES organisations(id, region_id) ON UPDATE CASCADE
constraint duty_holdings.duty_holdings_pkey PRIMARY KEY (id)
constraint duty_holdings.duty_holdings_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
constraint dwellings.dwellings_building_id_region_id_fkey FOREIGN KEY (building_id, region_id) REFERENCES buildings(id, region_id) ON UPDATE CASCADE
constraint dwellings.dwellings_check CHECK (((voided_at IS NULL) = (void_reason IS NULL)))
constraint dwellings.dwellings_contract_area_dm2_check CHECK (((contract_area_dm2 >= 0) AND (contract_area_dm2 <= '100000000000'::bigint)))
constraint dwellings.dwellings_door_check CHECK (((char_length(door) >= 1) AND (char_length(door) <= 20)))
constraint dwellings.dwellings_entrance_check CHECK (((char_length(entrance) >= 1) AND (char_length(entrance) <= 10)))
constraint dwellings.dwellings_floor_check CHECK (((floor >= 1) AND (floor <= 120)))
constraint dwellings.dwellings_id_region_id_key UNIQUE (id, region_id)
constraint dwellings.dwellings_pkey PRIMARY KEY (id)
constraint dwellings.dwellings_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
constraint dwellings.dwellings_registered_area_dm2_check CHECK (((registered_area_dm2 >= 0) AND (registered_area_dm2 <= '100000000000'::bigint)))
constraint dwellings.dwellings_remark_check CHECK (((char_length(remark) >= 1) AND (char_length(remark) <= 500)))
constraint dwellings.dwellings_surveyed_area_dm2_check CHECK (((surveyed_area_dm2 >= 0) AND (surveyed_area_dm2 <= '100000000000'::bigint)))
constraint dwellings.dwellings_title_number_check CHECK (((char_length(title_number) >= 1) AND (char_length(title_number) <= 28)))
constraint dwellings.dwellings_use_check CHECK ((use = ANY (ARRAY['residential'::text, 'commercial'::text, 'office'::text, 'storage'::text, 'other'::text])))
constraint facilities.facilities_address_check CHECK (((char_length(address) >= 1) AND (char_length(address) <= 200)))
constraint facilities.facilities_check CHECK ((region_id = COALESCE(neighbourhood_id, subdistrict_id, county_id)))
constraint facilities.facilities_check1 CHECK ((((longitude IS NULL) = (latitude IS NULL)) AND ((longitude IS NULL) = (coordinate_system IS NULL))))
constraint facilities.facilities_check2 CHECK (((voided_at IS NULL) = (void_reason IS NULL)))
constraint facilities.facilities_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id)
constraint facilities.facilities_county_id_fkey FOREIGN KEY (county_id) REFERENCES regions(id)
constraint facilities.facilities_floor_area_dm2_check CHECK (((floor_area_dm2 >= 0) AND (floor_area_dm2 <= '100000000000'::bigint)))
constraint facilities.facilities_id_region_id_key UNIQUE (id, region_id)
constraint facilities.facilities_kind_check CHECK (((char_length(kind) >= 1) AND (char_length(kind) <= 60)))
constraint facilities.facilities_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision)))
constraint facilities.facilities_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)))
constraint facilities.facilities_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60)))
constraint facilities.facilities_neighbourhood_id_fkey FOREIGN KEY (neighbourhood_id) REFERENCES regions(id)
constraint facilities.facilities_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES legal_persons(id)
constraint facilities.facilities_original_latitude_check CHECK (((original_latitude >= ('-90'::integer)::double precision) AND (original_latitude <= (90)::double precision)))
constraint facilities.facilities_original_longitude_check CHECK (((original_longitude >= ('-180'::integer)::double precision) AND (original_longitude <= (180)::double precision)))
constraint facilities.facilities_pkey PRIMARY KEY (id)
constraint facilities.facilities_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
constraint facilities.facilities_remark_check CHECK (((char_length(remark) >= 1) AND (char_length(remark) <= 500)))
constraint facilities.facilities_serves_from_check CHECK (((serves_from >= '1900-01-01'::date) AND (serves_from <= '2199-12-31'::date)))
constraint facilities.facilities_serves_to_check CHECK (((serves_to >= '1900-01-01'::date) AND (serves_to <= '2199-12-31'::date)))
constraint facilities.facilities_subdistrict_id_fkey FOREIGN KEY (subdistrict_id) REFERENCES regions(id)
constraint files.files_bytes_check CHECK ((bytes >= 0))
constraint files.files_created_by_id_fkey FOREIGN KEY (created_by_id) REFERENCES people(id)
constraint files.files_pkey PRIMARY KEY (id)
constraint files.files_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
constraint import_heads.import_heads_pkey PRIMARY KEY (region_id, target, head_hash)
constraint import_heads.import_heads_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
constraint import_rows.import_rows_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id)
constraint import_rows.import_rows_pkey PRIMARY KEY (import_id, row_number)
constraint import_rows.import_rows_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
constraint import_rows.import_rows_state_check CHECK ((state = ANY (ARRAY['good'::text, 'warned'::text, 'bad'::text, 'duplicate'::text, 'unchanged'::text, 'changed'::text, 'committed'::text])))
constraint imports.imports_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id)
constraint imports.imports_job_id_fkey FOREIGN KEY (job_id) REFERENCES jobs(id)
constraint imports.imports_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
constraint imports.imports_pkey PRIMARY KEY (id)
constraint imports.imports_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
constraint imports.imports_report_file_id_fkey FOREIGN KEY (report_file_id) REFERENCES files(id)
constraint imports.imports_state_check CHECK ((state = ANY (ARRAY['uploaded'::text, 'checking'::text, 'checked'::text, 'committing'::text, 'committed'::text, 'cancelled'::text, 'failed'::text, 'voided'::text])))
constraint jobs.jobs_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id)
constraint jobs.jobs_lane_check CHECK ((lane = ANY (ARRAY['short'::text, 'long'::text])))
constraint jobs.jobs_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
constraint jobs.jobs_pkey PRIMARY KEY (id)
constraint jobs.jobs_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
constraint jobs.jobs_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
constraint journal.journal_pkey PRIMARY KEY (seq)
constraint journal_head.journal_head_is_single_check CHECK (is_single)
constraint journal_head.journal_head_pkey PRIMARY KEY (is_single)
constraint journal_pending.journal_is_taken_last TRIGGER DEFERRABLE INITIALLY DEFERRED
constraint journal_pending.journal_pending_pkey PRIMARY KEY (transaction_id, id)
constraint known_devices.known_devices_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
constraint known_devices.known_devices_pkey PRIMARY KEY (person_id, token_hash)
constraint legal_persons.legal_persons_address_check CHECK (((char_length(address) >= 1) AND (char_length(address) <= 200)))
constraint legal_persons.legal_persons_check CHECK ((region_id = COALESCE(neighbourhood_id, subdistrict_id, county_id)))
constraint legal_persons.legal_persons_check1 CHECK (((voided_at IS NULL) = (void_reason IS NULL)))
constraint legal_persons.legal_persons_county_id_fkey FOREIGN KEY (county_id) REFERENCES regions(id)
constraint legal_persons.legal_persons_credit_code_check CHECK (((char_length(credit_code) >= 1) AND (char_length(credit_code) <= 18)))
constraint legal_persons.legal_persons_id_region_id_key UNIQUE (id, region_id)
constraint legal_persons.legal_persons_kinds_check CHECK (((jsonb_typeof(kinds) = 'array'::text) AND (jsonb_array_length(kinds) <= 40)))
constraint legal_persons.legal_persons_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 100)))
constraint legal_persons.legal_persons_neighbourhood_id_fkey FOREIGN KEY (neighbourhood_id) REFERENCES regions(id)
constraint legal_persons.legal_persons_pkey PRIMARY KEY (id)
constraint legal_persons.legal_persons_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
constraint legal_persons.legal_persons_remark_check CHECK (((char_length(remark) >= 1) AND (char_length(remark) <= 500)))
constraint legal_persons.legal_persons_subdistrict_id_fkey FOREIGN KEY (subdistrict_id) REFERENCES regions(id)
constraint map_context.map_context_pkey PRIMARY KEY (id)
constraint migrations.migrations_pkey PRIMARY KEY (number)
constraint oidc_attempts.oidc_attempts_pkey PRIMARY KEY (state_hash)
constraint old_passwords.old_passwords_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
constraint old_passwords.old_passwords_pkey PRIMARY KEY (person_id, password_hash)
constraint organisations.organisations_check CHECK ((region_id = COALESCE(neighbourhood_id, subdistrict_id, county_id)))
constraint organisations.organisations_check1 CHECK (((county_id IS NOT NULL) OR (COALESCE(subdistrict_id, neighbourhood_id) IS NULL)))
constraint organisations.organisations_check2 CHECK (((voided_at IS NULL) = (void_reason IS NULL)))
constraint organisations.organisations_county_id_fkey FOREIGN KEY (county_id) REFERENCES regions(id)
constraint organisations.organisations_established_on_check CHECK (((established_on >= '1900-01-01'::date) AND (established_on <= '2199-12-31'::date)))
constraint organisations.organisations_id_region_id_key UNIQUE (id, region_id)
constraint organisations.organisations_key_1 EXCLUDE USING gist (COALESCE((county_id)::text, ''::text) WITH =, COALESCE((subdistrict_id)::text, ''::text) WITH =, COALESCE((neighbourhood_id)::text, ''::text) WITH =, name_key WITH =, daterange(established_on, last_on, '[]'::text) WITH &&) WHERE ((voided_at IS NULL))
constraint organisations.organisations_kind_check CHECK (((char_length(kind) >= 1) AND (char_length(kind) <= 60)))
constraint organisations.organisations_last_on_check CHECK (((last_on >= '1900-01-01'::date) AND (last_on <= '2199-12-31'::date)))
constraint organisations.organisations_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 80)))
constraint organisations.organisations_name_en_check CHECK (((char_length(name_en) >= 1) AND (char_length(name_en) <= 160)))
constraint organisations.organisations_neighbourhood_id_fkey FOREIGN KEY (neighbourhood_id) REFERENCES regions(id)
constraint organisations.organisations_pkey PRIMARY KEY (id)
constraint organisations.organisations_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
constraint organisations.organisations_remark_check CHECK (((char_length(remark) >= 1) AND (char_length(remark) <= 500)))
constraint organisations.organisations_subdistrict_id_fkey FOREIGN KEY (subdistrict_id) REFERENCES regions(id)
constraint organisations.organisations_succeeded_by_id_fkey FOREIGN KEY (succeeded_by_id) REFERENCES organisations(id)
constraint owners.owners_check CHECK ((((share_numerator IS NULL) = (share_denominator IS NULL)) AND (share_numerator <= share_denominator)))
constraint owners.owners_check1 CHECK (((voided_at IS NULL) = (void_reason IS NULL)))
constraint owners.owners_dwelling_id_region_id_fkey FOREIGN KEY (dwelling_id, region_id) REFERENCES dwellings(id, region_id) ON UPDATE CASCADE
constraint owners.owners_id_region_id_key UNIQUE (id, region_id)
constraint owners.owners_key_1 EXCLUDE USING gist (dwelling_id WITH =, name_index WITH =, daterange(owned_from, owned_to, '[]'::text) WITH &&) WHERE ((voided_at IS NULL))
constraint owners.owners_legal_person_id_fkey FOREIGN KEY (legal_person_id) REFERENCES legal_persons(id)
constraint owners.owners_owned_from_check CHECK (((owned_from >= '1900-01-01'::date) AND (owned_from <= '2199-12-31'::date)))
constraint owners.owners_owned_to_check CHECK (((owned_to >= '1900-01-01'::date) AND (owned_to <= '2199-12-31'::date)))
constraint owners.owners_pkey PRIMARY KEY (id)
constraint owners.owners_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
constraint owners.owners_share_denominator_check CHECK (((share_denominator >= 1) AND (share_denominator <= '1000000000000'::bigint)))
constraint owners.owners_share_numerator_check CHECK ((share_numerator >= 0))
constraint owners.owners_whole_1 TRIGGER DEFERRABLE INITIALLY DEFERRED
constraint people.people_login_key UNIQUE (login)
constraint people.people_oidc_subject_key UNIQUE (oidc_subject)
constraint people.people_pkey PRIMARY KEY (id)
constraint people.people_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
constraint person_roles.person_roles_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
constraint person_roles.person_roles_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
constraint person_roles.person_roles_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
constraint person_roles.person_roles_pkey PRIMARY KEY (id)
constraint person_roles.person_roles_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
constraint plan_projects.plan_projects_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id)
constraint plan_projects.plan_projects_decision_check CHECK ((decision = ANY (ARRAY['planned'::text, 'deferred'::text, 'excluded'::text])))
constraint plan_projects.plan_projects_force_check CHECK ((force = ANY (ARRAY['in'::text, 'out'::text])))
constraint plan_projects.plan_projects_pkey PRIMARY KEY (plan_id, community_id)
constraint plan_projects.plan_projects_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id)
constraint plan_projects.plan_projects_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
constraint plans.plans_job_id_fkey FOREIGN KEY (job_id) REFERENCES jobs(id)
constraint plans.plans_pkey PRIMARY KEY (id)
constraint plans.plans_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
constraint plans.plans_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'ranking'::text, 'ranked'::text, 'failed'::text, 'voided'::text])))
constraint policy_packs.policy_packs_pkey PRIMARY KEY (hash)
constraint premises.premises_address_check CHECK (((char_length(address) >= 1) AND (char_length(address) <= 200)))
constraint premises.premises_check CHECK ((region_id = COALESCE(neighbourhood_id, subdistrict_id, county_id)))
constraint premises.premises_check1 CHECK ((((longitude IS NULL) = (latitude IS NULL)) AND ((longitude IS NULL) = (coordinate_system IS NULL))))
constraint premises.premises_check2 CHECK (((voided_at IS NULL) = (void_reason IS NULL)))
constraint premises.premises_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id)
constraint premises.premises_county_id_fkey FOREIGN KEY (county_id) REFERENCES regions(id)
constraint premises.premises_floor_area_dm2_check CHECK (((floor_area_dm2 >= 0) AND (floor_area_dm2 <= '100000000000'::bigint)))
constraint premises.premises_id_region_id_key UNIQUE (id, region_id)
constraint premises.premises_kind_check CHECK (((char_length(kind) >= 1) AND (char_length(kind) <= 60)))
constraint premises.premises_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision)))
constraint premises.premises_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)))
constraint premises.premises_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60)))
constraint premises.premises_neighbourhood_id_fkey FOREIGN KEY (neighbourhood_id) REFERENCES regions(id)
constraint premises.premises_operates_from_check CHECK (((operates_from >= '1900-01-01'::date) AND (operates_from <= '2199-12-31'::date)))
constraint premises.premises_operates_to_check CHECK (((operates_to >= '1900-01-01'::date) AND (operates_to <= '2199-12-31'::date)))
constraint premises.premises_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES legal_persons(id)
constraint premises.premises_original_latitude_check CHECK (((original_latitude >= ('-90'::integer)::double precision) AND (original_latitude <= (90)::double precision)))
constraint premises.premises_original_longitude_check CHECK (((original_longitude >= ('-180'::integer)::double precision) AND (original_longitude <= (180)::double precision)))
constraint premises.premises_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES legal_persons(id)
constraint premises.premises_permitted_use_check CHECK (((char_length(permitted_use) >= 1) AND (char_length(permitted_use) <= 60)))
constraint premises.premises_pkey PRIMARY KEY (id)
constraint premises.premises_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
constraint premises.premises_remark_check CHECK (((char_length(remark) >= 1) AND (char_length(remark) <= 500)))
constraint premises.premises_rent_fen_check CHECK (((rent_fen >= 0) AND (rent_fen <= '100000000000000'::bigint)))
constraint premises.premises_safety_grade_check CHECK ((safety_grade = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text])))
constraint premises.premises_subdistrict_id_fkey FOREIGN KEY (subdistrict_id) REFERENCES regions(id)
constraint premises.premises_use_state_check CHECK ((use_state = ANY (ARRAY['in-use'::text, 'idle'::text, 'let'::text])))
constraint property_services.property_services_check CHECK (((voided_at IS NULL) = (void_reason IS NULL)))
constraint property_services.property_services_community_id_region_id_fkey FOREIGN KEY (community_id, region_id) REFERENCES communities(id, region_id) ON UPDATE CASCADE
constraint property_services.property_services_fee_fen_check CHECK (((fee_fen >= 0) AND (fee_fen <= '100000000000000'::bigint)))
constraint property_services.property_services_id_region_id_key UNIQUE (id, region_id)
constraint property_services.property_services_key_1 EXCLUDE USING gist (community_id WITH =, daterange(serves_from, serves_to, '[]'::text) WITH &&) WHERE ((voided_at IS NULL))
constraint property_services.property_services_mode_check CHECK (((char_length(mode) >= 1) AND (char_length(mode) <= 60)))
constraint property_services.property_services_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 80)))
constraint property_services.property_services_pkey PRIMARY KEY (id)
constraint property_services.property_services_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES legal_persons(id)
constraint property_services.property_services_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
constraint property_services.property_services_remark_check CHECK (((char_length(remark) >= 1) AND (char_length(remark) <= 500)))
constraint property_services.property_services_serves_from_check CHECK (((serves_from >= '1900-01-01'::date) AND (serves_from <= '2199-12-31'::date)))
constraint property_services.property_services_serves_to_check CHECK (((serves_to >= '1900-01-01'::date) AND (serves_to <= '2199-12-31'::date)))
constraint region_closure.region_closure_ancestor_id_fkey FOREIGN KEY (ancestor_id) REFERENCES regions(id)
constraint region_closure.region_closure_pkey PRIMARY KEY (ancestor_id, region_id)
constraint region_closure.region_closure_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
constraint region_memberships.region_memberships_check CHECK (((valid_to IS NULL) OR (valid_to > valid_from)))
constraint region_memberships.region_memberships_check1 CHECK ((region_id <> parent_id))
constraint region_memberships.region_memberships_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES regions(id)
constraint region_memberships.region_memberships_pkey PRIMARY KEY (id)
constraint region_memberships.region_memberships_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
constraint region_memberships.region_memberships_region_id_valid_from_key UNIQUE (region_id, valid_from)
constraint region_outlines.region_outlines_check CHECK ((is_schematic OR (review_number IS NOT NULL)))
constraint region_outlines.region_outlines_pkey PRIMARY KEY (region_id)
constraint region_outlines.region_outlines_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
constraint regions.regions_kind_check CHECK ((kind = ANY (ARRAY['city'::text, 'county'::text, 'functional-zone'::text, 'subdistrict'::text, 'neighbourhood'::text])))
constraint regions.regions_pkey PRIMARY KEY (id)
constraint request_keys.request_keys_key_check CHECK (((char_length(key) >= 8) AND (char_length(key) <= 80)))
constraint request_keys.request_keys_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
constraint request_keys.request_keys_pkey PRIMARY KEY (person_id, key)
constraint scope_key.scope_key_is_single_check CHECK (is_single)
constraint scope_key.scope_key_pkey PRIMARY KEY (is_single)
constraint sessions.sessions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
constraint sessions.sessions_pkey PRIMARY KEY (id)
constraint sessions.sessions_token_hash_key UNIQUE (token_hash)
constraint sign_in_failures.sign_in_failures_pkey PRIMARY KEY (key)
constraint studies.studies_job_id_fkey FOREIGN KEY (job_id) REFERENCES jobs(id)
constraint studies.studies_pkey PRIMARY KEY (id)
constraint studies.studies_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id)
constraint studies.studies_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
constraint studies.studies_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'solving'::text, 'solved'::text, 'infeasible'::text, 'failed'::text])))
constraint study_projects.study_projects_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id)
constraint study_projects.study_projects_decision_check CHECK ((decision = ANY (ARRAY['planned'::text, 'deferred'::text, 'excluded'::text])))
constraint study_projects.study_projects_pkey PRIMARY KEY (study_id, community_id)
constraint study_projects.study_projects_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
constraint study_projects.study_projects_study_id_fkey FOREIGN KEY (study_id) REFERENCES studies(id)
constraint verdicts.verdicts_community_id_region_id_fkey FOREIGN KEY (community_id, region_id) REFERENCES communities(id, region_id) ON UPDATE CASCADE
constraint verdicts.verdicts_pkey PRIMARY KEY (id)
constraint verdicts.verdicts_verdict_check CHECK ((verdict = ANY (ARRAY['meets'::text, 'fails'::text, 'unproven'::text])))

CREATE INDEX buildings_changed ON public.buildings USING btree (changed_at DESC, id)
CREATE INDEX common_parts_area_dm2 ON public.common_parts USING btree (area_dm2)
CREATE INDEX common_parts_building_id ON public.common_parts USING btree (building_id)
CREATE INDEX common_parts_changed ON public.common_parts USING btree (changed_at DESC, id)
CREATE INDEX common_parts_community_id ON public.common_parts USING btree (community_id)
CREATE INDEX common_parts_condition ON public.common_parts USING btree (condition)
CREATE INDEX common_parts_kind ON public.common_parts USING btree (kind)
CREATE INDEX common_parts_length_m ON public.common_parts USING btree (length_m)
CREATE INDEX common_parts_name ON public.common_parts USING btree (name)
CREATE INDEX common_parts_owner_id ON public.common_parts USING btree (owner_id)
CREATE INDEX common_parts_piece_count ON public.common_parts USING btree (piece_count)
CREATE INDEX common_parts_place ON public.common_parts USING btree (place)
CREATE INDEX common_parts_region ON public.common_parts USING btree (region_id)
CREATE INDEX common_parts_search ON public.common_parts USING gin (search_tokens)
CREATE INDEX common_parts_serves_from ON public.common_parts USING btree (serves_from)
CREATE INDEX communities_changed ON public.communities USING btree (changed_at DESC, id)
CREATE INDEX communities_county ON public.communities USING btree (county_id, changed_at DESC)
CREATE INDEX communities_name ON public.communities USING btree (name)
CREATE INDEX communities_place ON public.communities USING btree (longitude, latitude) WHERE (longitude IS NOT NULL)
CREATE INDEX communities_search ON public.communities USING gin (search_tokens)
CREATE INDEX county_targets_building_count ON public.county_targets USING btree (building_count)
CREATE INDEX county_targets_changed ON public.county_targets USING btree (changed_at DESC, id)
CREATE INDEX county_targets_community_count ON public.county_targets USING btree (community_count)
CREATE INDEX county_targets_floor_area_dm2 ON public.county_targets USING btree (floor_area_dm2)
CREATE INDEX county_targets_household_count ON public.county_targets USING btree (household_count)
CREATE INDEX county_targets_region ON public.county_targets USING btree (region_id)
CREATE INDEX county_targets_year ON public.county_targets USING btree (year)
CREATE INDEX duty_holdings_changed ON public.duty_holdings USING btree (changed_at DESC, id)
CREATE INDEX duty_holdings_duty ON public.duty_holdings USING btree (duty)
CREATE INDEX duty_holdings_held_from ON public.duty_holdings USING btree (held_from)
CREATE INDEX duty_holdings_held_to ON public.duty_holdings USING btree (held_to)
CREATE INDEX duty_holdings_key_1 ON public.duty_holdings USING gist (organisation_id, duty, daterange(held_from, held_to, '[]'::text)) WHERE (voided_at IS NULL)
CREATE INDEX duty_holdings_organisation_id ON public.duty_holdings USING btree (organisation_id)
CREATE INDEX duty_holdings_region ON public.duty_holdings USING btree (region_id)
CREATE INDEX dwellings_building_id ON public.dwellings USING btree (building_id)
CREATE INDEX dwellings_changed ON public.dwellings USING btree (changed_at DESC, id)
CREATE INDEX dwellings_door ON public.dwellings USING btree (door)
CREATE INDEX dwellings_entrance ON public.dwellings USING btree (entrance)
CREATE INDEX dwellings_floor ON public.dwellings USING btree (floor)
CREATE INDEX dwellings_region ON public.dwellings USING btree (region_id)
CREATE INDEX dwellings_registered_area_dm2 ON public.dwellings USING btree (registered_area_dm2)
CREATE INDEX dwellings_search ON public.dwellings USING gin (search_tokens)
CREATE INDEX dwellings_use ON public.dwellings USING btree (use)
CREATE INDEX facilities_changed ON public.facilities USING btree (changed_at DESC, id)
CREATE INDEX facilities_community_id ON public.facilities USING btree (community_id)
CREATE INDEX facilities_floor_area_dm2 ON public.facilities USING btree (floor_area_dm2)
CREATE INDEX facilities_kind ON public.facilities USING btree (kind)
CREATE INDEX facilities_name ON public.facilities USING btree (name)
CREATE INDEX facilities_operator_id ON public.facilities USING btree (operator_id)
CREATE INDEX facilities_region ON public.facilities USING btree (region_id)
CREATE INDEX facilities_search ON public.facilities USING gin (search_tokens)
CREATE INDEX facilities_serves_from ON public.facilities USING btree (serves_from)
CREATE INDEX import_rows_state ON public.import_rows USING btree (import_id, state, row_number)
CREATE INDEX imports_at ON public.imports USING btree (uploaded_at DESC)
CREATE INDEX jobs_lane ON public.jobs USING btree (lane, person_id) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]))
CREATE INDEX jobs_open ON public.jobs USING btree (created_at) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]))
CREATE INDEX jobs_person ON public.jobs USING btree (person_id, created_at DESC)
CREATE INDEX journal_at ON public.journal USING btree (at)
CREATE INDEX journal_region ON public.journal USING btree (region_id, seq)
CREATE INDEX journal_subject ON public.journal USING btree (subject_id, seq)
CREATE INDEX legal_persons_changed ON public.legal_persons USING btree (changed_at DESC, id)
CREATE INDEX legal_persons_contact_name ON public.legal_persons USING btree (contact_name_index)
CREATE INDEX legal_persons_contact_phone ON public.legal_persons USING btree (contact_phone_index)
CREATE INDEX legal_persons_kinds ON public.legal_persons USING gin (kinds)
CREATE INDEX legal_persons_name ON public.legal_persons USING btree (name)
CREATE INDEX legal_persons_region ON public.legal_persons USING btree (region_id)
CREATE INDEX legal_persons_search ON public.legal_persons USING gin (search_tokens)
CREATE INDEX organisations_changed ON public.organisations USING btree (changed_at DESC, id)
CREATE INDEX organisations_established_on ON public.organisations USING btree (established_on)
CREATE INDEX organisations_key_1 ON public.organisations USING gist (COALESCE((county_id)::text, ''::text), COALESCE((subdistrict_id)::text, ''::text), COALESCE((neighbourhood_id)::text, ''::text), name_key, daterange(established_on, last_on, '[]'::text)) WHERE (voided_at IS NULL)
CREATE INDEX organisations_kind ON public.organisations USING btree (kind)
CREATE INDEX organisations_last_on ON public.organisations USING btree (last_on)
CREATE INDEX organisations_name ON public.organisations USING btree (name)
CREATE INDEX organisations_region ON public.organisations USING btree (region_id)
CREATE INDEX organisations_search ON public.organisations USING gin (search_tokens)
CREATE INDEX organisations_succeeded_by_id ON public.organisations USING btree (succeeded_by_id)
CREATE INDEX owners_changed ON public.owners USING btree (changed_at DESC, id)
CREATE INDEX owners_dwelling_id ON public.owners USING btree (dwelling_id)
CREATE INDEX owners_id_number ON public.owners USING btree (id_number_index)
CREATE INDEX owners_key_1 ON public.owners USING gist (dwelling_id, name_index, daterange(owned_from, owned_to, '[]'::text)) WHERE (voided_at IS NULL)
CREATE INDEX owners_legal_person_id ON public.owners USING btree (legal_person_id)
CREATE INDEX owners_name ON public.owners USING btree (name_index)
CREATE INDEX owners_phone ON public.owners USING btree (phone_index)
CREATE INDEX owners_region ON public.owners USING btree (region_id)
CREATE INDEX person_roles_person ON public.person_roles USING btree (person_id)
CREATE INDEX plan_projects_rank ON public.plan_projects USING btree (plan_id, rank)
CREATE INDEX premises_changed ON public.premises USING btree (changed_at DESC, id)
CREATE INDEX premises_community_id ON public.premises USING btree (community_id)
CREATE INDEX premises_floor_area_dm2 ON public.premises USING btree (floor_area_dm2)
CREATE INDEX premises_kind ON public.premises USING btree (kind)
CREATE INDEX premises_name ON public.premises USING btree (name)
CREATE INDEX premises_operates_to ON public.premises USING btree (operates_to)
CREATE INDEX premises_operator_id ON public.premises USING btree (operator_id)
CREATE INDEX premises_owner_id ON public.premises USING btree (owner_id)
CREATE INDEX premises_region ON public.premises USING btree (region_id)
CREATE INDEX premises_rent_fen ON public.premises USING btree (rent_fen)
CREATE INDEX premises_safety_grade ON public.premises USING btree (safety_grade)
CREATE INDEX premises_search ON public.premises USING gin (search_tokens)
CREATE INDEX premises_use_state ON public.premises USING btree (use_state)
CREATE INDEX property_services_changed ON public.property_services USING btree (changed_at DESC, id)
CREATE INDEX property_services_community_id ON public.property_services USING btree (community_id)
CREATE INDEX property_services_key_1 ON public.property_services USING gist (community_id, daterange(serves_from, serves_to, '[]'::text)) WHERE (voided_at IS NULL)
CREATE INDEX property_services_mode ON public.property_services USING btree (mode)
CREATE INDEX property_services_name ON public.property_services USING btree (name)
CREATE INDEX property_services_provider_id ON public.property_services USING btree (provider_id)
CREATE INDEX property_services_region ON public.property_services USING btree (region_id)
CREATE INDEX property_services_search ON public.property_services USING gin (search_tokens)
CREATE INDEX property_services_serves_from ON public.property_services USING btree (serves_from)
CREATE INDEX property_services_serves_to ON public.property_services USING btree (serves_to)
CREATE INDEX region_closure_region ON public.region_closure USING btree (region_id)
CREATE INDEX region_memberships_parent ON public.region_memberships USING btree (parent_id)
CREATE INDEX regions_name ON public.regions USING btree (name_zh)
CREATE INDEX request_keys_created ON public.request_keys USING btree (created_at)
CREATE INDEX sessions_person ON public.sessions USING btree (person_id)
CREATE INDEX studies_plan ON public.studies USING btree (plan_id, created_at DESC)
CREATE INDEX verdicts_community ON public.verdicts USING btree (community_id, recorded_at DESC)
CREATE INDEX verdicts_staged ON public.verdicts USING btree (staged_by) WHERE (staged_by IS NOT NULL)
CREATE UNIQUE INDEX account_releases_one ON public.account_releases USING btree (person_id, ((kind = 'second-factor'::text)))
CREATE UNIQUE INDEX account_releases_pkey ON public.account_releases USING btree (id)
CREATE UNIQUE INDEX buildings_id_region_id_key ON public.buildings USING btree (id, region_id)
CREATE UNIQUE INDEX buildings_key_1 ON public.buildings USING btree (community_id, name_key) WHERE (voided_at IS NULL)
CREATE UNIQUE INDEX buildings_pkey ON public.buildings USING btree (id)
CREATE UNIQUE INDEX common_parts_id_region_id_key ON public.common_parts USING btree (id, region_id)
CREATE UNIQUE INDEX common_parts_key_1 ON public.common_parts USING btree (community_id, COALESCE((building_id)::text, ''::text), name) WHERE (voided_at IS NULL)
CREATE UNIQUE INDEX common_parts_pkey ON public.common_parts USING btree (id)
CREATE UNIQUE INDEX communities_id_region_id_key ON public.communities USING btree (id, region_id)
CREATE UNIQUE INDEX communities_import_id_import_row_key ON public.communities USING btree (import_id, import_row)
CREATE UNIQUE INDEX communities_pkey ON public.communities USING btree (id)
CREATE UNIQUE INDEX communities_subdistrict_id_duplicate_key_key ON public.communities USING btree (subdistrict_id, duplicate_key)
CREATE UNIQUE INDEX county_targets_id_region_id_key ON public.county_targets USING btree (id, region_id)
CREATE UNIQUE INDEX county_targets_key_1 ON public.county_targets USING btree (county_id, COALESCE((subdistrict_id)::text, ''::text), year) WHERE (voided_at IS NULL)
CREATE UNIQUE INDEX county_targets_pkey ON public.county_targets USING btree (id)
CREATE UNIQUE INDEX credentials_pkey ON public.credentials USING btree (person_id)
CREATE UNIQUE INDEX daily_uses_pkey ON public.daily_uses USING btree (person_id, kind, day)
CREATE UNIQUE INDEX deployment_pkey ON public.deployment USING btree (key)
CREATE UNIQUE INDEX duty_holdings_id_region_id_key ON public.duty_holdings USING btree (id, region_id)
CREATE UNIQUE INDEX duty_holdings_pkey ON public.duty_holdings USING btree (id)
CREATE UNIQUE INDEX dwellings_id_region_id_key ON public.dwellings USING btree (id, region_id)
CREATE UNIQUE INDEX dwellings_key_1 ON public.dwellings USING btree (building_id, COALESCE(entrance, ''::text), door) WHERE (voided_at IS NULL)
CREATE UNIQUE INDEX dwellings_pkey ON public.dwellings USING btree (id)
CREATE UNIQUE INDEX facilities_id_region_id_key ON public.facilities USING btree (id, region_id)
CREATE UNIQUE INDEX facilities_key_1 ON public.facilities USING btree (county_id, COALESCE((subdistrict_id)::text, ''::text), name_key) WHERE (voided_at IS NULL)
CREATE UNIQUE INDEX facilities_pkey ON public.facilities USING btree (id)
CREATE UNIQUE INDEX files_pkey ON public.files USING btree (id)
CREATE UNIQUE INDEX import_heads_pkey ON public.import_heads USING btree (region_id, target, head_hash)
CREATE UNIQUE INDEX import_rows_pkey ON public.import_rows USING btree (import_id, row_number)
CREATE UNIQUE INDEX imports_pkey ON public.imports USING btree (id)
CREATE UNIQUE INDEX jobs_pkey ON public.jobs USING btree (id)
CREATE UNIQUE INDEX journal_head_pkey ON public.journal_head USING btree (is_single)
CREATE UNIQUE INDEX journal_pending_pkey ON public.journal_pending USING btree (transaction_id, id)
CREATE UNIQUE INDEX journal_pkey ON public.journal USING btree (seq)
CREATE UNIQUE INDEX known_devices_pkey ON public.known_devices USING btree (person_id, token_hash)
CREATE UNIQUE INDEX legal_persons_id_region_id_key ON public.legal_persons USING btree (id, region_id)
CREATE UNIQUE INDEX legal_persons_key_1 ON public.legal_persons USING btree (credit_code) WHERE (voided_at IS NULL)
CREATE UNIQUE INDEX legal_persons_pkey ON public.legal_persons USING btree (id)
CREATE UNIQUE INDEX map_context_pkey ON public.map_context USING btree (id)
CREATE UNIQUE INDEX migrations_pkey ON public.migrations USING btree (number)
CREATE UNIQUE INDEX oidc_attempts_pkey ON public.oidc_attempts USING btree (state_hash)
CREATE UNIQUE INDEX old_passwords_pkey ON public.old_passwords USING btree (person_id, password_hash)
CREATE UNIQUE INDEX organisations_id_region_id_key ON public.organisations USING btree (id, region_id)
CREATE UNIQUE INDEX organisations_pkey ON public.organisations USING btree (id)
CREATE UNIQUE INDEX owners_id_region_id_key ON public.owners USING btree (id, region_id)
CREATE UNIQUE INDEX owners_pkey ON public.owners USING btree (id)
CREATE UNIQUE INDEX people_login_key ON public.people USING btree (login)
CREATE UNIQUE INDEX people_oidc_subject_key ON public.people USING btree (oidc_subject)
CREATE UNIQUE INDEX people_pkey ON public.people USING btree (id)
CREATE UNIQUE INDEX person_roles_pkey ON public.person_roles USING btree (id)
CREATE UNIQUE INDEX plan_projects_pkey ON public.plan_projects USING btree (plan_id, community_id)
CREATE UNIQUE INDEX plans_pkey ON public.plans USING btree (id)
CREATE UNIQUE INDEX policy_packs_pkey ON public.policy_packs USING btree (hash)
CREATE UNIQUE INDEX premises_id_region_id_key ON public.premises USING btree (id, region_id)
CREATE UNIQUE INDEX premises_key_1 ON public.premises USING btree (county_id, COALESCE((subdistrict_id)::text, ''::text), COALESCE((community_id)::text, ''::text), name) WHERE (voided_at IS NULL)
CREATE UNIQUE INDEX premises_pkey ON public.premises USING btree (id)
CREATE UNIQUE INDEX property_services_id_region_id_key ON public.property_services USING btree (id, region_id)
CREATE UNIQUE INDEX property_services_pkey ON public.property_services USING btree (id)
CREATE UNIQUE INDEX region_closure_pkey ON public.region_closure USING btree (ancestor_id, region_id)
CREATE UNIQUE INDEX region_memberships_open ON public.region_memberships USING btree (region_id) WHERE (valid_to IS NULL)
CREATE UNIQUE INDEX region_memberships_pkey ON public.region_memberships USING btree (id)
CREATE UNIQUE INDEX region_memberships_region_id_valid_from_key ON public.region_memberships USING btree (region_id, valid_from)
CREATE UNIQUE INDEX region_outlines_pkey ON public.region_outlines USING btree (region_id)
CREATE UNIQUE INDEX regions_pkey ON public.regions USING btree (id)
CREATE UNIQUE INDEX request_keys_pkey ON public.request_keys USING btree (person_id, key)
CREATE UNIQUE INDEX scope_key_pkey ON public.scope_key USING btree (is_single)
CREATE UNIQUE INDEX sessions_pkey ON public.sessions USING btree (id)
CREATE UNIQUE INDEX sessions_token_hash_key ON public.sessions USING btree (token_hash)
CREATE UNIQUE INDEX sign_in_failures_pkey ON public.sign_in_failures USING btree (key)
CREATE UNIQUE INDEX studies_pkey ON public.studies USING btree (id)
CREATE UNIQUE INDEX study_projects_pkey ON public.study_projects USING btree (study_id, community_id)
CREATE UNIQUE INDEX verdicts_pkey ON public.verdicts USING btree (id)

policy account_releases.while_identifying for ALL to {huanju_app} using is_identifying() check 
policy buildings.by_region for ALL to {huanju_app} using (region_id IN ( SELECT c.region_id FROM region_closure c WHERE (c.ancestor_id = ANY (visible_roots())))) check 
policy common_parts.by_region for ALL to {huanju_app} using (region_id IN ( SELECT c.region_id FROM region_closure c WHERE (c.ancestor_id = ANY (visible_roots())))) check 
policy communities.by_region for ALL to {huanju_app} using (region_id IN ( SELECT c.region_id FROM region_closure c WHERE (c.ancestor_id = ANY (visible_roots())))) check 
policy county_targets.by_region for ALL to {huanju_app} using (region_id IN ( SELECT c.region_id FROM region_closure c WHERE (c.ancestor_id = ANY (visible_roots())))) check 
policy credentials.while_identifying for ALL to {huanju_app} using is_identifying() check 
policy duty_holdings.by_region for ALL to {huanju_app} using (region_id IN ( SELECT c.region_id FROM region_closure c WHERE (c.ancestor_id = ANY (visible_roots())))) check 
policy dwellings.by_region for ALL to {huanju_app} using (region_id IN ( SELECT c.region_id FROM region_closure c WHERE (c.ancestor_id = ANY (visible_roots())))) check 
policy facilities.by_region for ALL to {huanju_app} using (region_id IN ( SELECT c.region_id FROM region_closure c WHERE (c.ancestor_id = ANY (visible_roots())))) check 
policy files.by_region for ALL to {huanju_app} using (region_id IN ( SELECT c.region_id FROM region_closure c WHERE (c.ancestor_id = ANY (visible_roots())))) check 
policy import_heads.by_region for ALL to {huanju_app} using (region_id IN ( SELECT c.region_id FROM region_closure c WHERE (c.ancestor_id = ANY (visible_roots())))) check 
policy import_rows.by_region for ALL to {huanju_app} using (region_id IN ( SELECT c.region_id FROM region_closure c WHERE (c.ancestor_id = ANY (visible_roots())))) check 
policy imports.by_region for ALL to {huanju_app} using (region_id IN ( SELECT c.region_id FROM region_closure c WHERE (c.ancestor_id = ANY (visible_roots())))) check 
policy jobs.by_region for ALL to {huanju_app} using (region_id IN ( SELECT c.region_id FROM region_closure c WHERE (c.ancestor_id = ANY (visible_roots())))) check 
policy journal.by_region for ALL to {huanju_app} using (region_id IN ( SELECT c.region_id FROM region_closure c WHERE (c.ancestor_id = ANY (visible_roots())))) check 
policy known_devices.while_identifying for ALL to {huanju_app} using is_identifying() check 
policy legal_persons.by_region for ALL to {huanju_app} using (region_id IN ( SELECT c.region_id FROM region_closure c WHERE (c.ancestor_id = ANY (visible_roots())))) check 
policy oidc_attempts.while_identifying for ALL to {huanju_app} using is_identifying() check 
policy old_passwords.while_identifying for ALL to {huanju_app} using is_identifying() check 
policy organisations.by_region for ALL to {huanju_app} using (region_id IN ( SELECT c.region_id FROM region_closure c WHERE (c.ancestor_id = ANY (visible_roots())))) check 
policy owners.by_region for ALL to {huanju_app} using (region_id IN ( SELECT c.region_id FROM region_closure c WHERE (c.ancestor_id = ANY (visible_roots())))) check 
policy people.by_region for ALL to {huanju_app} using (region_id IN ( SELECT c.region_id FROM region_closure c WHERE (c.ancestor_id = ANY (visible_roots())))) check 
policy people.own_account for SELECT to {huanju_app} using (id = ( SELECT acting_person() AS acting_person)) check 
policy person_roles.by_region for ALL to {huanju_app} using (region_id IN ( SELECT c.region_id FROM region_closure c WHERE (c.ancestor_id = ANY (visible_roots())))) check 
policy plan_projects.by_region for ALL to {huanju_app} using (region_id IN ( SELECT c.region_id FROM region_closure c WHERE (c.ancestor_id = ANY (visible_roots())))) check 
policy plans.by_region for ALL to {huanju_app} using (region_id IN ( SELECT c.region_id FROM region_closure c WHERE (c.ancestor_id = ANY (visible_roots())))) check 
policy premises.by_region for ALL to {huanju_app} using (region_id IN ( SELECT c.region_id FROM region_closure c WHERE (c.ancestor_id = ANY (visible_roots())))) check 
policy property_services.by_region for ALL to {huanju_app} using (region_id IN ( SELECT c.region_id FROM region_closure c WHERE (c.ancestor_id = ANY (visible_roots())))) check 
policy region_outlines.by_region for ALL to {huanju_app} using (region_id IN ( SELECT c.region_id FROM region_closure c WHERE (c.ancestor_id = ANY (visible_roots())))) check 
policy request_keys.own_keys for ALL to {huanju_app} using (person_id = ( SELECT acting_person() AS acting_person)) check (person_id = ( SELECT acting_person() AS acting_person))
policy sessions.while_identifying for ALL to {huanju_app} using is_identifying() check 
policy sign_in_failures.while_identifying for ALL to {huanju_app} using is_identifying() check 
policy studies.by_region for ALL to {huanju_app} using (region_id IN ( SELECT c.region_id FROM region_closure c WHERE (c.ancestor_id = ANY (visible_roots())))) check 
policy study_projects.by_region for ALL to {huanju_app} using (region_id IN ( SELECT c.region_id FROM region_closure c WHERE (c.ancestor_id = ANY (visible_roots())))) check 
policy verdicts.by_region for ALL to {huanju_app} using (region_id IN ( SELECT c.region_id FROM region_closure c WHERE (c.ancestor_id = ANY (visible_roots())))) check 

grant delete on account_releases to huanju_app
grant delete on buildings to huanju_app
grant delete on common_parts to huanju_app
grant delete on communities to huanju_app
grant delete on county_targets to huanju_app
grant delete on credentials to huanju_app
grant delete on duty_holdings to huanju_app
grant delete on dwellings to huanju_app
grant delete on facilities to huanju_app
grant delete on files to huanju_app
grant delete on import_heads to huanju_app
grant delete on import_rows to huanju_app
grant delete on imports to huanju_app
grant delete on known_devices to huanju_app
grant delete on legal_persons to huanju_app
grant delete on oidc_attempts to huanju_app
grant delete on old_passwords to huanju_app
grant delete on organisations to huanju_app
grant delete on owners to huanju_app
grant delete on people to huanju_app
grant delete on person_roles to huanju_app
grant delete on plan_projects to huanju_app
grant delete on plans to huanju_app
grant delete on premises to huanju_app
grant delete on property_services to huanju_app
grant delete on region_outlines to huanju_app
grant delete on request_keys to huanju_app
grant delete on sessions to huanju_app
grant delete on sign_in_failures to huanju_app
grant delete on studies to huanju_app
grant delete on study_projects to huanju_app
grant insert on account_releases to huanju_app
grant insert on buildings to huanju_app
grant insert on common_parts to huanju_app
grant insert on communities to huanju_app
grant insert on county_targets to huanju_app
grant insert on credentials to huanju_app
grant insert on duty_holdings to huanju_app
grant insert on dwellings to huanju_app
grant insert on facilities to huanju_app
grant insert on files to huanju_app
grant insert on import_heads to huanju_app
grant insert on import_rows to huanju_app
grant insert on imports to huanju_app
grant insert on jobs to huanju_app
grant insert on known_devices to huanju_app
grant insert on legal_persons to huanju_app
grant insert on oidc_attempts to huanju_app
grant insert on old_passwords to huanju_app
grant insert on organisations to huanju_app
grant insert on owners to huanju_app
grant insert on people to huanju_app
grant insert on person_roles to huanju_app
grant insert on plan_projects to huanju_app
grant insert on plans to huanju_app
grant insert on policy_packs to huanju_app
grant insert on premises to huanju_app
grant insert on property_services to huanju_app
grant insert on region_memberships to huanju_app
grant insert on region_outlines to huanju_app
grant insert on regions to huanju_app
grant insert on request_keys to huanju_app
grant insert on sessions to huanju_app
grant insert on sign_in_failures to huanju_app
grant insert on studies to huanju_app
grant insert on study_projects to huanju_app
grant insert on verdicts to huanju_app
grant select on account_releases to huanju_app
grant select on buildings to huanju_app
grant select on common_parts to huanju_app
grant select on communities to huanju_app
grant select on county_targets to huanju_app
grant select on credentials to huanju_app
grant select on deployment to huanju_app
grant select on duty_holdings to huanju_app
grant select on dwellings to huanju_app
grant select on facilities to huanju_app
grant select on files to huanju_app
grant select on import_heads to huanju_app
grant select on import_rows to huanju_app
grant select on imports to huanju_app
grant select on jobs to huanju_app
grant select on journal to huanju_app
grant select on known_devices to huanju_app
grant select on legal_persons to huanju_app
grant select on map_context to huanju_app
grant select on oidc_attempts to huanju_app
grant select on old_passwords to huanju_app
grant select on organisations to huanju_app
grant select on owners to huanju_app
grant select on people to huanju_app
grant select on person_roles to huanju_app
grant select on plan_projects to huanju_app
grant select on plans to huanju_app
grant select on policy_packs to huanju_app
grant select on premises to huanju_app
grant select on property_services to huanju_app
grant select on region_closure to huanju_app
grant select on region_memberships to huanju_app
grant select on region_outlines to huanju_app
grant select on regions to huanju_app
grant select on request_keys to huanju_app
grant select on sessions to huanju_app
grant select on sign_in_failures to huanju_app
grant select on studies to huanju_app
grant select on study_projects to huanju_app
grant select on verdicts to huanju_app
grant update on account_releases to huanju_app
grant update on buildings to huanju_app
grant update on common_parts to huanju_app
grant update on communities to huanju_app
grant update on county_targets to huanju_app
grant update on credentials to huanju_app
grant update on duty_holdings to huanju_app
grant update on dwellings to huanju_app
grant update on facilities to huanju_app
grant update on files to huanju_app
grant update on import_heads to huanju_app
grant update on import_rows to huanju_app
grant update on imports to huanju_app
grant update on jobs to huanju_app
grant update on known_devices to huanju_app
grant update on legal_persons to huanju_app
grant update on oidc_attempts to huanju_app
grant update on old_passwords to huanju_app
grant update on organisations to huanju_app
grant update on owners to huanju_app
grant update on people to huanju_app
grant update on person_roles to huanju_app
grant update on plan_projects to huanju_app
grant update on plans to huanju_app
grant update on premises to huanju_app
grant update on property_services to huanju_app
grant update on region_memberships to huanju_app
grant update on region_outlines to huanju_app
grant update on regions to huanju_app
grant update on request_keys to huanju_app
grant update on sessions to huanju_app
grant update on sign_in_failures to huanju_app
grant update on studies to huanju_app
grant update on study_projects to huanju_app

CREATE CONSTRAINT TRIGGER journal_is_taken_last AFTER INSERT ON public.journal_pending DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journal_chain()
CREATE CONSTRAINT TRIGGER owners_whole_1 AFTER INSERT OR UPDATE ON public.owners DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.voided_at IS NULL) AND (new.share_numerator > 0))) EXECUTE FUNCTION keep_within_whole('share', 'dwelling_id', 'owned_from', 'owned_to', 'dwellings')
CREATE TRIGGER journal_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.journal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER needs_journal_line BEFORE INSERT OR DELETE OR UPDATE ON public.buildings FOR EACH STATEMENT EXECUTE FUNCTION require_journal_line()
CREATE TRIGGER needs_journal_line BEFORE INSERT OR DELETE OR UPDATE ON public.common_parts FOR EACH STATEMENT EXECUTE FUNCTION require_journal_line()
CREATE TRIGGER needs_journal_line BEFORE INSERT OR DELETE OR UPDATE ON public.communities FOR EACH STATEMENT EXECUTE FUNCTION require_journal_line()
CREATE TRIGGER needs_journal_line BEFORE INSERT OR DELETE OR UPDATE ON public.county_targets FOR EACH STATEMENT EXECUTE FUNCTION require_journal_line()
CREATE TRIGGER needs_journal_line BEFORE INSERT OR DELETE OR UPDATE ON public.duty_holdings FOR EACH STATEMENT EXECUTE FUNCTION require_journal_line()
CREATE TRIGGER needs_journal_line BEFORE INSERT OR DELETE OR UPDATE ON public.dwellings FOR EACH STATEMENT EXECUTE FUNCTION require_journal_line()
CREATE TRIGGER needs_journal_line BEFORE INSERT OR DELETE OR UPDATE ON public.facilities FOR EACH STATEMENT EXECUTE FUNCTION require_journal_line()
CREATE TRIGGER needs_journal_line BEFORE INSERT OR DELETE OR UPDATE ON public.files FOR EACH STATEMENT EXECUTE FUNCTION require_journal_line()
CREATE TRIGGER needs_journal_line BEFORE INSERT OR DELETE OR UPDATE ON public.import_heads FOR EACH STATEMENT EXECUTE FUNCTION require_journal_line()
CREATE TRIGGER needs_journal_line BEFORE INSERT OR DELETE OR UPDATE ON public.import_rows FOR EACH STATEMENT EXECUTE FUNCTION require_journal_line()
CREATE TRIGGER needs_journal_line BEFORE INSERT OR DELETE OR UPDATE ON public.imports FOR EACH STATEMENT EXECUTE FUNCTION require_journal_line()
CREATE TRIGGER needs_journal_line BEFORE INSERT OR DELETE OR UPDATE ON public.legal_persons FOR EACH STATEMENT EXECUTE FUNCTION require_journal_line()
CREATE TRIGGER needs_journal_line BEFORE INSERT OR DELETE OR UPDATE ON public.organisations FOR EACH STATEMENT EXECUTE FUNCTION require_journal_line()
CREATE TRIGGER needs_journal_line BEFORE INSERT OR DELETE OR UPDATE ON public.owners FOR EACH STATEMENT EXECUTE FUNCTION require_journal_line()
CREATE TRIGGER needs_journal_line BEFORE INSERT OR DELETE OR UPDATE ON public.people FOR EACH STATEMENT EXECUTE FUNCTION require_journal_line()
CREATE TRIGGER needs_journal_line BEFORE INSERT OR DELETE OR UPDATE ON public.person_roles FOR EACH STATEMENT EXECUTE FUNCTION require_journal_line()
CREATE TRIGGER needs_journal_line BEFORE INSERT OR DELETE OR UPDATE ON public.plan_projects FOR EACH STATEMENT EXECUTE FUNCTION require_journal_line()
CREATE TRIGGER needs_journal_line BEFORE INSERT OR DELETE OR UPDATE ON public.plans FOR EACH STATEMENT EXECUTE FUNCTION require_journal_line()
CREATE TRIGGER needs_journal_line BEFORE INSERT OR DELETE OR UPDATE ON public.premises FOR EACH STATEMENT EXECUTE FUNCTION require_journal_line()
CREATE TRIGGER needs_journal_line BEFORE INSERT OR DELETE OR UPDATE ON public.property_services FOR EACH STATEMENT EXECUTE FUNCTION require_journal_line()
CREATE TRIGGER needs_journal_line BEFORE INSERT OR DELETE OR UPDATE ON public.region_memberships FOR EACH STATEMENT EXECUTE FUNCTION require_journal_line()
CREATE TRIGGER needs_journal_line BEFORE INSERT OR DELETE OR UPDATE ON public.region_outlines FOR EACH STATEMENT EXECUTE FUNCTION require_journal_line()
CREATE TRIGGER needs_journal_line BEFORE INSERT OR DELETE OR UPDATE ON public.regions FOR EACH STATEMENT EXECUTE FUNCTION require_journal_line()
CREATE TRIGGER needs_journal_line BEFORE INSERT OR DELETE OR UPDATE ON public.studies FOR EACH STATEMENT EXECUTE FUNCTION require_journal_line()
CREATE TRIGGER needs_journal_line BEFORE INSERT OR DELETE OR UPDATE ON public.study_projects FOR EACH STATEMENT EXECUTE FUNCTION require_journal_line()
CREATE TRIGGER needs_journal_line BEFORE INSERT OR DELETE OR UPDATE ON public.verdicts FOR EACH STATEMENT EXECUTE FUNCTION require_journal_line()

function acting_person() security invoker 64d8e63e43a475f90ab420f2f3445125
function build_wall(text) security invoker 9a9c666936f83df4a8cd7e103ed63fe2
function count_use(text,date,integer) security definer 3dacd57a2ef5a964ec9a9d67b23bf4ca
function enter_scope(text,text) security definer 78e33862560b6f74569e8e00ff1c54f3
function forget_request_keys() security definer 990ee84d7d734d1170b9dbdd8227f3d7
function held_scope() security definer 398b0236e0dc58cfb4356c81b36c1660
function is_identifying() security invoker dca81e06037b9c6c3a86129c75e51c8a
function journal_append(text,text,uuid,uuid,text) security definer 000b17678d5dabed08088a9e6aad1d77
function journal_chain() security definer 11bb82795178e38f0a45217bf808df5f
function journal_field(text) security invoker ef73d9c89d12a3a7f5f2d82619dd858a
function keep_within_whole() security invoker f87d794223e44b42b46fcc79f2b3f7a0
function load_map_context(jsonb) security definer f8327ed60a60021bfc2c500f92695d8f
function refresh_region_closure(date) security definer f88ca619708e831dce66ee82040326e0
function refuse_change() security invoker 20f0ac4328495d73cd32a0ecd1672723
function require_journal_line() security definer 2ac722d8117480746de87431afe4de89
function scope_place() security invoker b80f2711e638be13d5e27e4d290bf551
function scope_signature(text) security definer 013bb1351ce89d6498fa852d9cb5cd55
function set_deployment(text,text) security definer 7e16cede459d8bbdd5b2cf8fa481d9d2
function visible_roots() security invoker 00ccbb5214329062354bbbd417675a87

comment account_releases 待第二名管理员放行的账号事项 / What waits for the release of a second administrator
comment account_releases.asked_at 申请时刻 / When it was asked
comment account_releases.asked_by_id 申请的管理员 / The administrator who asked
comment account_releases.half_cipher 一次性口令后半段密文，放行时交给放行人 / Second half of the one-time password, encrypted, for who releases
comment account_releases.id 编号 / Identifier
comment account_releases.kind 事项：首次口令、重置口令、解除动态验证码 / What: first password, password, second factor
comment account_releases.password_hash 放行后生效的一次性口令散列 / Hash of the one-time password that holds once released
comment account_releases.person_id 涉及的人员 / The person it is about
comment buildings 楼栋 / Buildings
comment buildings.absences 明确为无或不适用的项 / Fields known to be none or not to apply
comment buildings.changed_at 修改时刻 / Changed
comment buildings.community_id 小区 / Community
comment buildings.completed_on 建成日期 / Completion
comment buildings.created_at 登记时刻 / Recorded
comment buildings.danger_grade 危险性鉴定等级 / Grade of danger
comment buildings.entrance_count 单元数 / Entrances
comment buildings.floor_area_dm2 建筑面积，平方分米 / Floor area in dm²
comment buildings.household_count 户数 / Households
comment buildings.id 编号 / Identifier
comment buildings.name 楼号 / Name or number
comment buildings.name_key 楼号比对用，不同写法合一 / What writings of it are compared by: Building
comment buildings.region_id 隔离用区划，随小区 / Region, follows the community
comment buildings.storey_count 层数 / Storeys
comment buildings.version 版本，防止相互覆盖 / Version against lost updates
comment buildings.void_reason 作废原因 / Why it was voided
comment buildings.voided_at 作废时刻 / Voided
comment common_parts 共用部位与设施 / Common part
comment common_parts.absences 明确为无或不适用的项 / Fields known to be none or not to apply
comment common_parts.area_dm2 面积，平方分米 / Area in dm²
comment common_parts.building_id 楼栋 / Building
comment common_parts.changed_at 修改时刻 / Changed
comment common_parts.community_id 所属小区 / Community
comment common_parts.condition 现状等级 / Condition
comment common_parts.created_at 登记时刻 / Recorded
comment common_parts.id 编号 / Identifier
comment common_parts.kind 类别 / Kind
comment common_parts.length_m 长度，米 / Length, m
comment common_parts.name 部位或设施名称 / Name
comment common_parts.owner_id 权属单位 / Owning body
comment common_parts.piece_count 数量 / Number
comment common_parts.place 所在位置 / Where
comment common_parts.region_id 隔离用区划 / Region for isolation
comment common_parts.remark 备注 / Remark
comment common_parts.search_tokens 检索词：单字与双字 / Search tokens: characters and bigrams
comment common_parts.serves_from 启用日期 / Serves from
comment common_parts.version 版本，防止相互覆盖 / Version against lost updates
comment common_parts.void_reason 作废原因 / Why it was voided
comment common_parts.voided_at 作废时刻 / Voided
comment communities 小区台账 / Register of communities
comment communities.absences 明确为无或不适用的项 / Fields known to be none or not to apply
comment communities.address 地址 / Address
comment communities.asked_household_count 征询户数 / Households asked
comment communities.building_count 楼栋数 / Buildings
comment communities.changed_at 修改时刻 / Changed
comment communities.completed_on 建成日期（竣工验收）/ Completion by acceptance
comment communities.completion_evidence 建成日期的证明 / Paper that proves it
comment communities.conditions 房屋与设施状况等级 / Condition grades by aspect
comment communities.coordinate_system 原坐标系 / Coordinate system as given
comment communities.county_id 负责的县级单位或功能区 / County-level unit or zone in charge
comment communities.created_at 建立时刻 / Created
comment communities.demolition_planned 拟拆除新建 / Whether it is to be demolished and built anew
comment communities.duplicate_key 查重键：规范化名称 / Key against duplicates
comment communities.estimated_cost_fen 估算投资，分 / Estimated cost in fen
comment communities.floor_area_dm2 建筑面积，平方分米 / Floor area in dm²
comment communities.household_count 户数 / Households
comment communities.id 编号 / Identifier
comment communities.import_id 来源导入 / Import it came from
comment communities.import_row 来源行 / Row it came from
comment communities.is_demo 演示数据 / Demo record
comment communities.land_kind 土地性质 / How the land is held
comment communities.latitude 纬度（CGCS2000）/ Latitude shown
comment communities.longitude 经度（CGCS2000）/ Longitude shown
comment communities.name 小区名称 / Name
comment communities.neighbourhood_id 社区 / Neighbourhood
comment communities.origin 来源 / Where the record came from
comment communities.original_latitude 原纬度 / Latitude as given
comment communities.original_longitude 原经度 / Longitude as given
comment communities.papers_on_file 已备材料 / Papers on file
comment communities.property_mode 改造后物业管理模式 / Property mode after works
comment communities.region_id 隔离用区划：社区，没有则街道 / Region for isolation: the neighbourhood, else the subdistrict
comment communities.remark 备注 / Remark
comment communities.search_tokens 检索词：单字与双字 / Search tokens: characters and bigrams
comment communities.status 阶段 / Stage
comment communities.subdistrict_id 街道（镇）/ Subdistrict or town
comment communities.verdict 最近判定 / Latest verdict
comment communities.verdict_id 最近判定书 / Latest verdict record
comment communities.version 版本，防止相互覆盖 / Version against lost updates
comment communities.void_reason 作废原因 / Why it was voided
comment communities.voided_at 作废时刻 / Voided
comment communities.vulnerable_resident_count 老幼病残等居民人数 / Vulnerable residents
comment communities.willing_household_count 愿意改造户数 / Households willing
comment county_targets 年度改造任务 / Yearly target
comment county_targets.absences 明确为无或不适用的项 / Fields known to be none or not to apply
comment county_targets.basis 下达文件 / Document
comment county_targets.building_count 楼栋数 / Buildings
comment county_targets.changed_at 修改时刻 / Changed
comment county_targets.community_count 小区数 / Communities
comment county_targets.county_id 负责的县级单位或功能区 / County-level unit or zone in charge
comment county_targets.created_at 登记时刻 / Recorded
comment county_targets.floor_area_dm2 建筑面积，平方分米 / Floor area in dm²
comment county_targets.household_count 户数 / Households
comment county_targets.id 编号 / Identifier
comment county_targets.neighbourhood_id 社区 / Neighbourhood
comment county_targets.region_id 隔离用区划 / Region for isolation
comment county_targets.remark 备注 / Remark
comment county_targets.subdistrict_id 街道（镇）/ Subdistrict or town
comment county_targets.version 版本，防止相互覆盖 / Version against lost updates
comment county_targets.void_reason 作废原因 / Why it was voided
comment county_targets.voided_at 作废时刻 / Voided
comment county_targets.year 年度 / Year
comment credentials 登录凭据 / What a person proves identity with
comment credentials.changed_at 口令修改时刻 / When the password was set
comment credentials.expires_at 一次性口令失效时刻，自设口令为空 / When a one-time password ends; null for one's own
comment credentials.must_change 须修改口令 / Whether the password must be changed
comment credentials.password_hash 口令散列（argon2id）/ Password hash
comment credentials.person_id 人员 / Person
comment credentials.totp_cipher 动态验证码密钥密文 / One-time code secret, encrypted
comment credentials.totp_confirmed 动态验证码已绑定 / Whether the one-time code is bound
comment credentials.totp_last_step 已用过的最新时间步，防重放 / Latest time step used, against replay
comment daily_uses 个人信息查看与检索次数，按人按日 / How often a person looked at or searched personal data, by day
comment daily_uses.day 日期 / Day
comment daily_uses.kind 类别：查看、检索 / Kind: reveal or search
comment daily_uses.person_id 人员 / Person
comment daily_uses.uses 次数 / How often
comment deployment 本部署的设置 / Settings of this deployment
comment deployment.key 设置名 / Name of the setting
comment deployment.value 设置值 / Value of the setting
comment duty_holdings 机构职责 / Duty
comment duty_holdings.absences 明确为无或不适用的项 / Fields known to be none or not to apply
comment duty_holdings.basis 依据 / Basis
comment duty_holdings.changed_at 修改时刻 / Changed
comment duty_holdings.created_at 登记时刻 / Recorded
comment duty_holdings.duty 职责 / Duty
comment duty_holdings.held_from 起始日 / From
comment duty_holdings.held_to 终止日 / Until
comment duty_holdings.id 编号 / Identifier
comment duty_holdings.organisation_id 机构 / Organisation
comment duty_holdings.region_id 隔离用区划 / Region for isolation
comment duty_holdings.version 版本，防止相互覆盖 / Version against lost updates
comment duty_holdings.void_reason 作废原因 / Why it was voided
comment duty_holdings.voided_at 作废时刻 / Voided
comment dwellings 房屋 / Dwelling
comment dwellings.absences 明确为无或不适用的项 / Fields known to be none or not to apply
comment dwellings.building_id 楼栋 / Building
comment dwellings.changed_at 修改时刻 / Changed
comment dwellings.contract_area_dm2 合同面积，平方分米 / Contract area in dm²
comment dwellings.created_at 登记时刻 / Recorded
comment dwellings.door 房号 / Door
comment dwellings.entrance 单元 / Entrance
comment dwellings.floor 楼层，层 / Floor
comment dwellings.id 编号 / Identifier
comment dwellings.region_id 隔离用区划 / Region for isolation
comment dwellings.registered_area_dm2 登记面积，平方分米 / Registered area in dm²
comment dwellings.remark 备注 / Remark
comment dwellings.search_tokens 检索词：单字与双字 / Search tokens: characters and bigrams
comment dwellings.surveyed_area_dm2 实测面积，平方分米 / Surveyed area in dm²
comment dwellings.title_number 不动产单元号 / Title unit
comment dwellings.use 用途 / Use
comment dwellings.version 版本，防止相互覆盖 / Version against lost updates
comment dwellings.void_reason 作废原因 / Why it was voided
comment dwellings.voided_at 作废时刻 / Voided
comment facilities 设施 / Facility
comment facilities.absences 明确为无或不适用的项 / Fields known to be none or not to apply
comment facilities.address 地址 / Address
comment facilities.changed_at 修改时刻 / Changed
comment facilities.community_id 所属小区 / Community
comment facilities.coordinate_system 原坐标系 / Coordinate system as given
comment facilities.county_id 负责的县级单位或功能区 / County-level unit or zone in charge
comment facilities.created_at 登记时刻 / Recorded
comment facilities.floor_area_dm2 建筑面积，平方分米 / Floor area in dm²
comment facilities.id 编号 / Identifier
comment facilities.kind 类别 / Kind
comment facilities.latitude 纬度（CGCS2000）/ Latitude shown
comment facilities.longitude 经度（CGCS2000）/ Longitude shown
comment facilities.name 设施名称 / Name
comment facilities.name_key 设施名称比对用，不同写法合一 / What writings of it are compared by: Name
comment facilities.neighbourhood_id 社区 / Neighbourhood
comment facilities.operator_id 运营单位 / Operator
comment facilities.original_latitude 原纬度 / Latitude as given
comment facilities.original_longitude 原经度 / Longitude as given
comment facilities.region_id 隔离用区划 / Region for isolation
comment facilities.remark 备注 / Remark
comment facilities.search_tokens 检索词：单字与双字 / Search tokens: characters and bigrams
comment facilities.serves_from 启用日期 / Serves from
comment facilities.serves_to 停用日期 / Serves until
comment facilities.subdistrict_id 街道（镇）/ Subdistrict or town
comment facilities.version 版本，防止相互覆盖 / Version against lost updates
comment facilities.void_reason 作废原因 / Why it was voided
comment facilities.voided_at 作废时刻 / Voided
comment files 文件：内容按散列存于数据目录 / Files; contents lie in the data folder by hash
comment files.bytes 字节数 / Size in bytes
comment files.created_at 存入时刻 / Stored
comment files.created_by_id 存入人 / Person who stored it
comment files.id 编号 / Identifier
comment files.media_type 类型 / Media type
comment files.name 原文件名 / Name as given
comment files.region_id 所属区划 / Region
comment files.sha256 内容散列 / SHA-256 of the contents
comment import_heads 各种表头确认过的列对应 / Mappings confirmed for the heads of lists
comment import_heads.confirmed_at 确认时刻 / Confirmed
comment import_heads.confirmed_by 确认人账号 / Account that confirmed it
comment import_heads.defaults 缺省区划 / Places assumed where a row says none
comment import_heads.head_hash 表头散列 / Hash of the headers
comment import_heads.mapping 列对应 / Mapping of columns
comment import_heads.region_id 所属区划 / Region
comment import_heads.target 导入到哪种台账 / Kind of record
comment import_rows 导入逐行结果 / Rows of an import and what was found
comment import_rows.cells 原样单元格，个人信息遮盖 / Cells as they came, personal data masked
comment import_rows.changes 将改变的项 / Fields that would change
comment import_rows.facts 读出的内容，个人信息加密 / What was read, personal data sealed
comment import_rows.findings 发现的问题 / Findings
comment import_rows.import_id 导入 / Import
comment import_rows.keys 查重键的散列 / Hashes of the keys against duplicates
comment import_rows.record_id 对应的记录：入库后的，或已有的 / Record it became, or that stands already
comment import_rows.record_version 检查时该记录的版本 / Version of that record when the row was checked
comment import_rows.region_id 所属区划 / Region
comment import_rows.row_number 表中行号 / Row number in the sheet
comment import_rows.state 结果 / Result
comment imports 台账导入 / Imports of lists
comment imports.check_notices 检查时对文件的说明 / What was said of the file at the check
comment imports.counts 计数 / Counts
comment imports.defaults 缺省区划 / Places assumed where a row says none
comment imports.file_id 原文件 / The file as it came
comment imports.header_row 表头所在行 / Row of the headers
comment imports.headers 表头 / Headers
comment imports.id 编号 / Identifier
comment imports.is_remembered 沿用上次的列对应 / Whether the mapping was remembered from an earlier list
comment imports.job_id 当前任务 / Current job
comment imports.mapping 列对应 / Mapping of columns
comment imports.notices 上传时对文件的说明 / What was said of the file at upload
comment imports.person_id 上传人 / Person who uploaded it
comment imports.problem 失败原因 / Why it failed
comment imports.region_id 所属区划 / Region
comment imports.report_file_id 带错误说明的原表 / The sheet given back with its errors
comment imports.sample_rows 前几行 / The first rows
comment imports.sheet 清单所在的工作表；空为第一张显示的 / Sheet the list is on; the first one shown when null
comment imports.sheets 像清单的工作表 / Sheets that look like lists
comment imports.state 状态 / State
comment imports.stated_units 表头上方写明的单位，按列的种类 / Units stated above the head, by kind of column
comment imports.target 导入到哪种台账 / Kind of record the list is of
comment imports.template_version 模板版本 / Version of our template, if it is one
comment imports.uploaded_at 上传时刻 / Uploaded
comment imports.uploaded_by 上传人账号 / Account that uploaded it
comment jobs 后台任务：租约、进度、取消、断点 / Long work: lease, progress, cancel, resume point
comment jobs.attempts 运行次数 / How often it was begun
comment jobs.barren_attempts 上次有进展以来的尝试次数 / Attempts since it last made progress
comment jobs.created_at 提交时刻 / Submitted
comment jobs.cursor 断点 / Where to resume
comment jobs.done 已完成 / Done so far
comment jobs.ended_at 结束时刻 / Ended
comment jobs.file_id 结果文件 / File of the result
comment jobs.id 编号 / Identifier
comment jobs.input 输入 / Input
comment jobs.is_cancelling 已请求取消 / Whether it was asked to stop
comment jobs.kind 任务类别 / Kind
comment jobs.lane 队列：短时、长时 / Lane it waits in: short or long
comment jobs.lease_holder 持租者 / Runner that holds the lease
comment jobs.lease_until 租约到期，过期即可由他人接手 / Lease; once past, another runner may take over
comment jobs.message_en 结果或失败说明（英文）/ Result or reason, English
comment jobs.message_zh 结果或失败说明 / Result or reason, Chinese
comment jobs.person_id 发起人 / Person who started it
comment jobs.region_id 所属区划 / Region
comment jobs.result_path 结果页面 / Page of the result
comment jobs.signature 输入的签名，由服务端产生 / Signature of the input, made by the server
comment jobs.started_at 开始时刻 / Started
comment jobs.state 状态 / State
comment jobs.title_en 英文标题 / English title
comment jobs.title_zh 中文标题 / Chinese title
comment jobs.total 总量，未知为空 / Total; null while unknown
comment jobs.unit_en 进度单位（英文）/ Unit of progress, English
comment jobs.unit_zh 进度单位 / Unit of progress, Chinese
comment journal 操作日志，只增不改，逐行散列成链 / Journal: append-only, each line hashed onto the one before
comment journal.action 动作代码 / Code of the action
comment journal.actor 操作人账号 / Account that acted
comment journal.actor_id 操作人，系统操作为空 / Person who acted; null for the system
comment journal.at 记录时刻 / Instant of recording
comment journal.detail 变更内容，JSON文本，不含个人信息明文 / What changed, JSON text, no plain personal data
comment journal.hash 本行散列（SHA-256）/ SHA-256 of this line
comment journal.previous_hash 上一行散列 / Hash of the line before
comment journal.region_id 所属区划 / Region it belongs to
comment journal.seq 序号，连续无空缺 / Number, without gaps
comment journal.session_id 登录会话 / Session it was done in
comment journal.subject 对象类别 / Kind of thing written
comment journal.subject_id 对象编号 / Which one
comment journal.transaction_id 所在事务 / Transaction of the write
comment journal_head 日志链头，单行 / Head of the journal, one row
comment journal_head.hash 最新散列 / Latest hash
comment journal_head.is_single 保证单行 / Keeps it to one row
comment journal_head.seq 最新序号 / Latest number
comment journal_head.transaction_id 最新一行所在事务 / Transaction of the latest line
comment journal_pending 待入链的日志行，事务提交时入链 / Lines of a transaction that enter the journal when it commits
comment journal_pending.action 动作代码 / Code of the action
comment journal_pending.actor 操作人账号 / Account that acted
comment journal_pending.actor_id 操作人，系统操作为空 / Person who acted; null for the system
comment journal_pending.detail 变更内容，JSON文本，不含个人信息明文 / What changed, JSON text, no plain personal data
comment journal_pending.id 先后 / Order
comment journal_pending.region_id 所属区划 / Region it belongs to
comment journal_pending.session_id 登录会话 / Session it was done in
comment journal_pending.subject 对象类别 / Kind of thing written
comment journal_pending.subject_id 对象编号 / Which one
comment journal_pending.transaction_id 所在事务 / Transaction of the write
comment known_devices 曾登录过的浏览器 / Browsers that people signed in from
comment known_devices.last_used_at 最近一次登录 / Last sign-in from it
comment known_devices.person_id 人员 / Person
comment known_devices.token_hash 浏览器令牌散列，不存明文 / Hash of the browser's token; the token itself is not kept
comment legal_persons 单位 / Legal person
comment legal_persons.absences 明确为无或不适用的项 / Fields known to be none or not to apply
comment legal_persons.address 地址 / Address
comment legal_persons.changed_at 修改时刻 / Changed
comment legal_persons.contact_name_cipher 联系人密文 / Contact, encrypted
comment legal_persons.contact_name_index 联系人盲索引 / Blind index of: Contact
comment legal_persons.contact_phone_cipher 联系电话密文 / Phone, encrypted
comment legal_persons.contact_phone_index 联系电话盲索引 / Blind index of: Phone
comment legal_persons.county_id 负责的县级单位或功能区 / County-level unit or zone in charge
comment legal_persons.created_at 登记时刻 / Recorded
comment legal_persons.credit_code 统一社会信用代码 / Credit code
comment legal_persons.id 编号 / Identifier
comment legal_persons.kinds 单位类别 / Kinds
comment legal_persons.name 单位名称 / Name
comment legal_persons.neighbourhood_id 社区 / Neighbourhood
comment legal_persons.region_id 隔离用区划 / Region for isolation
comment legal_persons.remark 备注 / Remark
comment legal_persons.search_tokens 检索词：单字与双字 / Search tokens: characters and bigrams
comment legal_persons.subdistrict_id 街道（镇）/ Subdistrict or town
comment legal_persons.version 版本，防止相互覆盖 / Version against lost updates
comment legal_persons.void_reason 作废原因 / Why it was voided
comment legal_persons.voided_at 作废时刻 / Voided
comment map_context 底图示意线：河流、道路、铁路 / Schematic lines of the base map
comment map_context.coordinates 折线坐标 / Line coordinates
comment map_context.id 编号 / Identifier
comment map_context.kind 类别 / Kind
comment map_context.name_en 英文名 / English name
comment map_context.name_zh 中文名 / Chinese name
comment migrations 已执行的迁移 / Migrations that have run
comment migrations.hash 文件散列（SHA-256）/ SHA-256 of the file
comment migrations.name 文件名 / File name
comment migrations.number 编号 / Number
comment migrations.ran_at 执行时刻 / When it ran
comment oidc_attempts 统一身份认证往返状态 / Sign-ins under way at the identity provider
comment oidc_attempts.created_at 发起时刻 / Started
comment oidc_attempts.is_proof 为已登录者再次确认本人 / To confirm somebody who is signed in
comment oidc_attempts.nonce 一次性值 / Nonce
comment oidc_attempts.state_hash state的散列 / Hash of the state
comment oidc_attempts.verifier_cipher PKCE校验值密文 / PKCE verifier, encrypted
comment old_passwords 用过的口令散列，防止重复使用 / Hashes of passwords used before, so that none comes back
comment old_passwords.ended_at 停用时刻 / When it was given up
comment old_passwords.password_hash 口令散列（argon2id）/ Password hash
comment old_passwords.person_id 人员 / Person
comment organisations 机构 / Organisation
comment organisations.absences 明确为无或不适用的项 / Fields known to be none or not to apply
comment organisations.changed_at 修改时刻 / Changed
comment organisations.county_id 负责的县级单位或功能区 / County-level unit or zone in charge
comment organisations.created_at 登记时刻 / Recorded
comment organisations.established_on 设立日 / Since
comment organisations.id 编号 / Identifier
comment organisations.kind 类别 / Kind
comment organisations.last_on 存续至 / Until
comment organisations.name 机构名称 / Name
comment organisations.name_en 英文名称 / English name
comment organisations.name_key 机构名称比对用，不同写法合一 / What writings of it are compared by: Name
comment organisations.neighbourhood_id 社区 / Neighbourhood
comment organisations.region_id 隔离用区划 / Region for isolation
comment organisations.remark 备注 / Remark
comment organisations.search_tokens 检索词：单字与双字 / Search tokens: characters and bigrams
comment organisations.subdistrict_id 街道（镇）/ Subdistrict or town
comment organisations.succeeded_by_id 承接机构 / Succeeded by
comment organisations.version 版本，防止相互覆盖 / Version against lost updates
comment organisations.void_reason 作废原因 / Why it was voided
comment organisations.voided_at 作废时刻 / Voided
comment owners 业主 / Owner
comment owners.absences 明确为无或不适用的项 / Fields known to be none or not to apply
comment owners.changed_at 修改时刻 / Changed
comment owners.created_at 登记时刻 / Recorded
comment owners.dwelling_id 房号 / Dwelling
comment owners.id 编号 / Identifier
comment owners.id_number_cipher 身份证号密文 / ID number, encrypted
comment owners.id_number_index 身份证号盲索引 / Blind index of: ID number
comment owners.legal_person_id 产权单位 / Title unit
comment owners.name_cipher 姓名或单位名称密文 / Name, encrypted
comment owners.name_index 姓名或单位名称盲索引 / Blind index of: Name
comment owners.owned_from 取得日期 / Owned from
comment owners.owned_to 转出日期 / Owned until
comment owners.phone_cipher 电话密文 / Phone, encrypted
comment owners.phone_index 电话盲索引 / Blind index of: Phone
comment owners.region_id 隔离用区划 / Region for isolation
comment owners.share_denominator 份额 / Share：分母 / denominator
comment owners.share_numerator 份额 / Share：分子 / numerator
comment owners.version 版本，防止相互覆盖 / Version against lost updates
comment owners.void_reason 作废原因 / Why it was voided
comment owners.voided_at 作废时刻 / Voided
comment people 人员账号 / People who may sign in
comment people.created_at 建立时刻 / Created
comment people.display 显示设置，JSON / Display settings, JSON
comment people.id 编号 / Identifier
comment people.is_active 是否启用 / Whether the account works
comment people.is_demo 演示账号 / Demo account
comment people.login 账号 / Login
comment people.name_cipher 姓名密文 / Name, encrypted
comment people.oidc_subject 统一身份认证的主体标识 / Subject at the identity provider
comment people.region_id 管理其账号的区划 / Region that keeps the account
comment people.version 版本，防止相互覆盖 / Version against lost updates
comment person_roles 任职：某人在某机构就某区划担任某岗位 / A person holds a role in an organisation for a region
comment person_roles.id 编号 / Identifier
comment person_roles.organisation_id 机构 / Organisation
comment person_roles.person_id 人员 / Person
comment person_roles.region_id 管辖区划 / Region the role covers
comment person_roles.role 岗位编号，见政策数据 / Role, an identifier of the policy data
comment person_roles.valid_from 起始日 / First day
comment person_roles.valid_to 终止日，不含当日 / Day after the last
comment plan_projects 计划明细：名次、去向、理由 / Rows of a plan: rank, decision, reason
comment plan_projects.building_count 楼栋数 / Buildings
comment plan_projects.community_id 小区 / Community
comment plan_projects.decision 去向：列入、暂缓、不列入 / Decision
comment plan_projects.estimated_cost_fen 估算投资，分 / Estimated cost in fen
comment plan_projects.floor_area_dm2 建筑面积，平方分米 / Floor area in dm²
comment plan_projects.force 指定列入或不列入 / Forced in or out
comment plan_projects.household_count 户数 / Households
comment plan_projects.parts 得分构成 / Parts of the score
comment plan_projects.plan_id 计划 / Plan
comment plan_projects.rank 名次 / Rank
comment plan_projects.reason 理由 / Reason
comment plan_projects.region_id 计划的区划 / Region of the plan
comment plan_projects.running_cost_fen 累计投资，分 / Running cost in fen
comment plan_projects.running_households 累计户数 / Running households
comment plan_projects.score_hundredths 得分，百分之一分 / Score in hundredths
comment plan_projects.verdict 排序时的判定 / Verdict at ranking
comment plan_projects.year 列入年度 / Year
comment plans 改造计划（草案与排序）/ Plans: settings and ranking
comment plans.changed_at 修改时刻 / Changed
comment plans.created_at 建立时刻 / Created
comment plans.created_by 编制人 / Created by
comment plans.id 编号 / Identifier
comment plans.job_id 当前任务 / Current job
comment plans.name 名称 / Name
comment plans.problem 失败原因 / Why it failed
comment plans.ranked_at 排序时刻 / Ranked
comment plans.ranked_version 排序所据版本 / Version that was ranked
comment plans.region_id 编制区划 / Region it plans for
comment plans.result 汇总结果 / Totals of the ranking
comment plans.settings 年度额度、权重、指定列入与不列入 / Budgets, weights, forces
comment plans.state 状态 / State
comment plans.version 版本，防止相互覆盖 / Version against lost updates
comment policy_packs 判定所用政策数据存档 / Policy packs that verdicts rest on
comment policy_packs.hash 散列 / Hash
comment policy_packs.on_day 适用日 / Day
comment policy_packs.pack 数据全文 / The pack
comment policy_packs.place 适用地 / Place
comment policy_packs.recorded_at 存档时刻 / Recorded
comment premises 用房 / Premises
comment premises.absences 明确为无或不适用的项 / Fields known to be none or not to apply
comment premises.address 地址 / Address
comment premises.changed_at 修改时刻 / Changed
comment premises.community_id 所属小区 / Community
comment premises.coordinate_system 原坐标系 / Coordinate system as given
comment premises.county_id 负责的县级单位或功能区 / County-level unit or zone in charge
comment premises.created_at 登记时刻 / Recorded
comment premises.floor_area_dm2 建筑面积，平方分米 / Floor area in dm²
comment premises.id 编号 / Identifier
comment premises.kind 类别 / Kind
comment premises.latitude 纬度（CGCS2000）/ Latitude shown
comment premises.longitude 经度（CGCS2000）/ Longitude shown
comment premises.name 用房名称 / Name
comment premises.neighbourhood_id 社区 / Neighbourhood
comment premises.operates_from 运营起始日 / Operated from
comment premises.operates_to 运营终止日 / Operated until
comment premises.operator_id 运营单位 / Operator
comment premises.original_latitude 原纬度 / Latitude as given
comment premises.original_longitude 原经度 / Longitude as given
comment premises.owner_id 权属单位 / Owning body
comment premises.permitted_use 规划用途 / Permitted use
comment premises.region_id 隔离用区划 / Region for isolation
comment premises.remark 备注 / Remark
comment premises.rent_fen 年租金，分 / Rent in fen
comment premises.safety_grade 房屋安全等级 / Safety grade
comment premises.search_tokens 检索词：单字与双字 / Search tokens: characters and bigrams
comment premises.subdistrict_id 街道（镇）/ Subdistrict or town
comment premises.use_state 使用状况 / Use
comment premises.version 版本，防止相互覆盖 / Version against lost updates
comment premises.void_reason 作废原因 / Why it was voided
comment premises.voided_at 作废时刻 / Voided
comment property_services 物业服务 / Property service
comment property_services.absences 明确为无或不适用的项 / Fields known to be none or not to apply
comment property_services.changed_at 修改时刻 / Changed
comment property_services.community_id 所属小区 / Community
comment property_services.created_at 登记时刻 / Recorded
comment property_services.fee_fen 物业费标准，分 / Fee in fen
comment property_services.id 编号 / Identifier
comment property_services.mode 物业管理模式 / Mode
comment property_services.name 合同或约定名称 / Contract or agreement
comment property_services.provider_id 服务单位 / Provider
comment property_services.region_id 隔离用区划 / Region for isolation
comment property_services.remark 备注 / Remark
comment property_services.search_tokens 检索词：单字与双字 / Search tokens: characters and bigrams
comment property_services.serves_from 起始日 / From
comment property_services.serves_to 终止日 / Until
comment property_services.version 版本，防止相互覆盖 / Version against lost updates
comment property_services.void_reason 作废原因 / Why it was voided
comment property_services.voided_at 作废时刻 / Voided
comment region_closure 当日管辖闭包：上级可见的全部下级（含自身）/ Who sees whom today, each region itself included
comment region_closure.ancestor_id 上级 / The region that looks
comment region_closure.region_id 可见的区划 / The region it may see
comment region_memberships 管辖关系，按日期 / Dated memberships: which region is run by which
comment region_memberships.id 编号 / Identifier
comment region_memberships.parent_id 管辖它的上级 / The region that runs it
comment region_memberships.reason 调整缘由 / Why it was so arranged
comment region_memberships.region_id 下级 / The region that belongs
comment region_memberships.valid_from 起始日，含当日 / First day
comment region_memberships.valid_to 终止日，不含当日；空为至今 / Day after the last; null while it lasts
comment region_outlines 区划轮廓：示意或审定 / Outlines of regions, schematic or reviewed
comment region_outlines.geometry 轮廓（GeoJSON）/ Outline as GeoJSON
comment region_outlines.is_schematic 示意 / Whether it is schematic
comment region_outlines.region_id 区划 / Region
comment region_outlines.review_number 审图号 / Review number
comment region_outlines.since 载入日 / Loaded on
comment region_outlines.source 出处 / Citation
comment regions 区划与功能区 / Regions and functional zones
comment regions.code 统计代码，功能区没有；仅为属性，不作隔离依据 / Statistical code, an attribute only, never used for isolation
comment regions.id 编号 / Identifier
comment regions.kind 类别：市、县级、功能区、街道（镇）、社区 / Kind
comment regions.name_en 英文名 / English name
comment regions.name_zh 中文名 / Chinese name
comment request_keys 防重复提交的请求编号，按人，保留一天 / Keys of requests, so that one sent again is done once; by person, kept for a day
comment request_keys.answer 加密的答复 / The answer, encrypted
comment request_keys.created_at 时刻 / When
comment request_keys.fingerprint 请求内容散列 / Hash of what was asked
comment request_keys.key 请求编号 / Key of the request
comment request_keys.person_id 人员 / Person
comment scope_key 请求范围签名密钥，仅属主可读，单行 / Key that signs what a request may see; read by the owner only, one row
comment scope_key.inner_pad HMAC内层密钥块 / Inner key block of the HMAC
comment scope_key.is_single 保证单行 / Keeps it to one row
comment scope_key.outer_pad HMAC外层密钥块 / Outer key block of the HMAC
comment sessions 登录会话 / Sessions
comment sessions.address 来源地址 / Address
comment sessions.agent 浏览器 / User agent
comment sessions.ended_at 注销时刻 / When it was ended
comment sessions.ends_at 绝对失效时刻 / Absolute end
comment sessions.id 编号 / Identifier
comment sessions.last_seen_at 最近活动 / Last seen
comment sessions.person_id 人员 / Person
comment sessions.proven_at 最近一次再次输入口令 / When the password was last asked again
comment sessions.started_at 登录时刻 / Started
comment sessions.token_hash 会话令牌散列，不存明文 / Hash of the token; the token itself is not kept
comment sign_in_failures 登录失败计数，按账号与来源 / Failed sign-ins by account and by address
comment sign_in_failures.blocked_until 此前不再受理 / Not accepted before this instant
comment sign_in_failures.failures 连续失败次数 / Failures in a row
comment sign_in_failures.key 账号或来源的散列 / Hash of the account or the address
comment sign_in_failures.last_at 最近失败 / Last failure
comment studies 推演：计划的优化求解 / Studies: optimised plans under levers
comment studies.changed_at 修改时刻 / Changed
comment studies.created_at 建立时刻 / Created
comment studies.created_by 编制人 / Created by
comment studies.id 编号 / Identifier
comment studies.instance 求解所据算例 / Instance that was solved
comment studies.job_id 当前任务 / Current job
comment studies.name 名称 / Name
comment studies.plan_id 所属计划 / Plan it studies
comment studies.plan_version 求解时的计划版本 / Version of the plan then
comment studies.problem 失败原因 / Why it failed
comment studies.region_id 编制区划 / Region it plans for
comment studies.result 汇总结果 / Totals of the result
comment studies.settings 额度、能力、期限、约束等杠杆 / Levers: budgets, capacity, deadlines, constraints
comment studies.solved_at 求解时刻 / Solved
comment studies.solved_version 求解所据版本 / Version that was solved
comment studies.starts 方案：项目、年度、组合 / The plan: project, year, mode
comment studies.state 状态 / State
comment studies.version 版本，防止相互覆盖 / Version against lost updates
comment study_projects 推演明细：去向、年度、理由 / Rows of a study: decision, year, reason
comment study_projects.community_id 小区 / Community
comment study_projects.decision 去向：列入、暂缓、不列入 / Decision
comment study_projects.listed_year 排序清单的年度 / Year on the ranked list
comment study_projects.mode 筹资组合 / Funding mix
comment study_projects.need_points 需求分 / Need met in points
comment study_projects.reason 理由 / Reason
comment study_projects.region_id 推演的区划 / Region of the study
comment study_projects.score_hundredths 得分，百分之一分 / Score in hundredths
comment study_projects.study_id 推演 / Study
comment study_projects.year 启动年度 / Year of start
comment verdicts 纳入条件判定书，照原样重印 / Verdicts, printed again as they were given
comment verdicts.asked_for 按哪一天的政策 / Day whose policy applies
comment verdicts.community_id 小区 / Community
comment verdicts.explanation 说明全文，JSON文本，一字不改 / Explanation as given, JSON text, kept to the letter
comment verdicts.id 编号 / Identifier
comment verdicts.pack_hash 政策数据散列 / Hash of the policy pack
comment verdicts.place 适用地 / Place whose policy applies
comment verdicts.recorded_at 判定时刻 / Recorded
comment verdicts.recorded_by 判定人 / Who asked
comment verdicts.region_id 隔离用区划，随小区 / Region, follows the community
comment verdicts.staged_by 所属批量判定任务 / Job of the batch it was given in
comment verdicts.stands_for 批量判定时小区的现行判定书 / Verdict of the community when the batch judged it
comment verdicts.verdict 结论 / Verdict
