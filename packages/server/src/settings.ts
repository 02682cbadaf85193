// Every environment variable the product reads, with its meaning and default. Nothing else reads the environment.
import { isIPv4 } from 'node:net'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const root = fileURLToPath(new URL('../../../', import.meta.url))

const shape = z.object({
  /** Address to listen on; 127.0.0.1 unless the deployer opens it. */
  HOST: z.string().default('127.0.0.1'),
  /** Port of web and API. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  /** Folder of the embedded database, uploaded files and keys. */
  DATA_DIR: z.string().default('data'),
  /** PostgreSQL 14 or newer to use instead of the embedded one. */
  DATABASE_URL: z.string().url().optional(),
  /** Login of the pool on that server, where the owner's address holds no password to derive one from. */
  DATABASE_POOL_URL: z.string().url().optional(),
  /** Seconds a statement of a request may take, and a transaction may stand idle, before the database cuts it off. */
  STATEMENT_SECONDS: z.coerce.number().int().min(1).default(60),
  IDLE_TRANSACTION_SECONDS: z.coerce.number().int().min(1).default(120),
  /** GB/T 2260 code of the place whose policy applies; may be left out where one place has a folder of its own. */
  PLACE: z.string().optional(),
  /**
   * `yes` loads the demo city into an empty database, `no` does not. Left out, it comes on a loopback address with the
   * embedded database only; never under a public address.
   */
  DEMO: z.enum(['yes', 'no']).optional(),
  /** Public address, `https://…`, when served behind TLS: switches on `__Host-` cookies and HSTS. */
  PUBLIC_URL: z.string().url().optional(),
  /** Identity provider for staff (OpenID Connect): issuer, client and secret go together. */
  OIDC_ISSUER: z.string().url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** Claim of the identity token that holds our login. */
  OIDC_LOGIN_CLAIM: z.string().default('preferred_username'),
  /** Minutes without activity after which a session ends, and hours after which it ends anyway. */
  SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).default(15),
  SESSION_HOURS: z.coerce.number().int().min(1).default(8),
  /** Sessions a person may have at once; the longest unused end. */
  SESSIONS_PER_PERSON: z.coerce.number().int().min(1).default(10),
  /** Minutes for which a password that was entered again holds, for what asks for it. */
  PROOF_MINUTES: z.coerce.number().int().min(1).default(5),
  /** Hours after which a one-time password ends, and a reset that nobody released. */
  ONE_TIME_PASSWORD_HOURS: z.coerce.number().int().min(1).default(24),
  /** How many of a person's former passwords may not come back. */
  OLD_PASSWORDS_REFUSED: z.coerce.number().int().min(0).default(5),
  /** How often a person may look at personal data, and search by it, in a day; from how often on the auditor hears. */
  REVEALS_PER_DAY: z.coerce.number().int().min(0).default(200),
  REVEALS_ALARM: z.coerce.number().int().min(1).default(100),
  SEARCHES_PER_DAY: z.coerce.number().int().min(0).default(100),
  SEARCHES_ALARM: z.coerce.number().int().min(1).default(40),
  /** Where the signed head of the journal goes once a day: a file elsewhere, an address that takes it by POST, a mailbox. */
  JOURNAL_HEADS_FILE: z.string().optional(),
  JOURNAL_HEADS_URL: z.string().url().optional(),
  JOURNAL_HEADS_MAIL: z.email().optional(),
  /** The server that takes our mail, as smtps://name:password@host:port, and who our mail is from. */
  MAIL_SERVER: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.email().optional(),
  /** How much the log says. */
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
  /** Requests one address may make in a minute. */
  RATE_PER_MINUTE: z.coerce.number().int().min(1).default(1200),
  /** Seconds in which ways out of a plan that cannot be done are sought and proven; a slower machine needs more. */
  WAYS_OUT_SECONDS: z.coerce.number().min(1).default(20),
  /** Jobs that run at once: what takes moments (exports, checks), and what takes minutes (searches, large commits). */
  JOB_WORKERS_SHORT: z.coerce.number().int().min(1).default(2),
  JOB_WORKERS_LONG: z.coerce.number().int().min(1).default(2),
  /** Jobs of each lane that a person may have waiting or running. */
  JOBS_PER_PERSON_SHORT: z.coerce.number().int().min(1).default(10),
  JOBS_PER_PERSON_LONG: z.coerce.number().int().min(1).default(4),
  /** Questions about studies that a person may have in thought at once, and streams of events a session may hold open. */
  QUESTIONS_PER_PERSON: z.coerce.number().int().min(1).default(4),
  STREAMS_PER_SESSION: z.coerce.number().int().min(1).default(4),
  /** Most rows an import takes. */
  IMPORT_ROWS_MAX: z.coerce.number().int().min(1).default(100_000),
})

export type Settings = z.output<typeof shape> & {
  readonly root: string
  readonly dataDir: string
  readonly isSecure: boolean
  readonly isDemoWanted: boolean
}

/** Reads the settings from an environment; a value that makes no sense is named in the error. */
export function readSettings(environment: Record<string, string | undefined> = process.env): Settings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const read = shape.safeParse(given)
  if (!read.success) {
    const findings = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`环境变量有误 Invalid environment: ${findings.join('; ')}`)
  }
  const settings = read.data
  return {
    ...settings,
    root,
    dataDir: resolve(root, settings.DATA_DIR),
    isSecure: settings.PUBLIC_URL?.startsWith('https:') ?? false,
    isDemoWanted: wantsDemo(settings),
  }
}

/** How these settings open the pool. */
export function poolOptions(settings: Settings) {
  const { STATEMENT_SECONDS: statementSeconds, IDLE_TRANSACTION_SECONDS: idleSeconds, DATABASE_POOL_URL } = settings
  return { limits: { statementSeconds, idleSeconds }, poolUrl: DATABASE_POOL_URL }
}

/** How many jobs of each lane run at once, and how many a person may have of it. */
export function lanesOf(settings: Settings) {
  return {
    workers: { short: settings.JOB_WORKERS_SHORT, long: settings.JOB_WORKERS_LONG },
    most: { short: settings.JOBS_PER_PERSON_SHORT, long: settings.JOBS_PER_PERSON_LONG },
  }
}

/** How often a person may look at personal data and search by it. */
export function useLimitsOf(settings: Settings) {
  return {
    reveal: { most: settings.REVEALS_PER_DAY, alarm: settings.REVEALS_ALARM },
    search: { most: settings.SEARCHES_PER_DAY, alarm: settings.SEARCHES_ALARM },
  }
}

/** Whether an address reaches no further than this machine. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))
}

function wantsDemo({ DEMO, HOST, DATABASE_URL, PUBLIC_URL }: z.output<typeof shape>): boolean {
  if (PUBLIC_URL !== undefined && DEMO === 'yes')
    throw new Error(
      '演示城市的账号口令是公开的，不能与 PUBLIC_URL 同用' +
        ' The passwords of the demo city are public: DEMO=yes does not go with PUBLIC_URL',
    )
  if (DEMO !== undefined) return DEMO === 'yes'
  return isLoopback(HOST) && DATABASE_URL === undefined && PUBLIC_URL === undefined
}
