// Puts the product together on one database from its subjects; the start command and the tests both call this.
import { dayOf, type Day } from '@huanju/quantities'
import type { FastifyInstance } from 'fastify'
import { demoAccounts } from './demo/accounts.ts'
import { openDatabase, type Database } from './platform/database/database.ts'
import { describeDeployment } from './platform/database/deployment.store.ts'
import { openFiles, type Files } from './platform/files/files.store.ts'
import type { Gate } from './platform/http/answer.ts'
import { buildApplication } from './platform/http/application.ts'
import { keepStreams } from './platform/http/streams.ts'
import { startJobRunner, type JobRunner } from './platform/jobs/runner.ts'
import { openJobs } from './platform/jobs/starting.ts'
import { openPolicy, type Policy } from './platform/policy/policy.ts'
import { rolesIn } from './platform/policy/roles.ts'
import { openSecrets, type Secrets } from './platform/secrets/index.ts'
import { openSubjects, type Folded } from './platform/subjects/fold.ts'
import type { DemoAccount } from './platform/subjects/parts.ts'
import { lanesOf, poolOptions, type Settings } from './settings.ts'
import { subjects } from './subjects/index.ts'

export interface Product {
  readonly app: FastifyInstance
  readonly database: Database
  readonly runner: JobRunner
  readonly secrets: Secrets
  readonly files: Files
  readonly policy: Policy
  readonly gate: Gate
  readonly demoAccounts: readonly DemoAccount[]
  stop(): Promise<void>
}

export interface ProductParts {
  readonly settings: Settings
  /** Owner connection: migrations and journal verification; everything else runs as the application role. */
  readonly ownerUrl: string
  readonly now?: () => Date
}

type Log = (error: unknown, words: string) => void

/** Builds the product on a migrated database; it does not listen yet. */
export async function buildProduct({ settings, ownerUrl, now = () => new Date() }: ProductParts): Promise<Product> {
  const made: { app?: FastifyInstance; runner?: JobRunner } = {}
  const log: Log = (error, words) => made.app?.log.error({ err: error }, words)
  const onError = (error: Error) => log(error, 'database connection')
  const database = await openDatabase(ownerUrl, { ...poolOptions(settings), onError })
  const kept = {
    database,
    secrets: openSecrets(settings.dataDir),
    files: openFiles(settings.dataDir),
    policy: openPolicy(settings.PLACE),
  }
  const { city, isDemo } = await describeDeployment(database, kept.policy.place)
  if (isDemo && settings.PUBLIC_URL !== undefined) {
    await database.close()
    throw new Error(
      '此数据目录是演示城市，其账号口令是公开的，不能对外提供服务，请另设 DATA_DIR 或 DATABASE_URL' +
        ' This is the demo city, whose passwords are public; set another DATA_DIR or DATABASE_URL to serve an address',
    )
  }
  const pack = kept.policy.packOn(dayOf(now()))
  const parts = {
    ...kept,
    settings,
    ownerUrl,
    now,
    startedAt: now(),
    jobs: openJobs({ most: lanesOf(settings).most, poke: () => made.runner?.poke() }),
    roles: rolesIn(pack),
    city,
    isDemo,
    demoAccounts: isDemo ? demoAccounts : [],
    openApi: () => ({ ...made.app?.swagger() }),
  }
  const folded = openSubjects(subjects, parts, pack)
  const started = startJobRunner({ database, kinds: folded.jobs, log, workers: lanesOf(settings).workers })
  made.runner = started
  const gate: Gate = {
    ...folded.gate,
    database,
    secrets: kept.secrets,
    isSecure: settings.isSecure,
    now,
    streams: keepStreams(settings.STREAMS_PER_SESSION),
    scratch: kept.files.scratch,
  }
  const built = await buildApplication({ settings, routes: folded.routes, gate })
  made.app = built
  await built.ready()
  const daily = runNightly(database, { now, log, nightly: folded.nightly })
  const stop = async () => {
    clearInterval(daily)
    await built.close()
    await folded.close()
    await started.stop()
    await database.close()
  }
  return { ...kept, app: built, runner: started, gate, demoAccounts: parts.demoAccounts, stop }
}

/** When a day begins, what is due then is done: a membership decided for a future day takes effect by itself. */
function runNightly(
  database: Database,
  { now, log, nightly }: { now: () => Date; log: Log; nightly: Folded['nightly'] },
): NodeJS.Timeout {
  let day = dayOf(now())
  const run = async (today: Day) => {
    const viewer = await database.systemViewer()
    for (const work of nightly) await database.transact(viewer, (tx) => work(tx, today))
  }
  return setInterval(() => {
    const today = dayOf(now())
    if (today === day) return
    day = today
    run(today).catch((error: unknown) => log(error, 'nightly work'))
  }, 60_000).unref()
}
