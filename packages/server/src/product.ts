// Puts the parts of the product together on one database; the start command and the tests both call this and nothing else.
import { dwelling, facility } from '@huanju/domain/communities'
import { entityNamed } from '@huanju/domain/entities'
import { legalPerson } from '@huanju/domain/organisations'
import { catalogueOf, type PolicyPack } from '@huanju/policy'
import { dayOf } from '@huanju/quantities'
import type { FastifyInstance } from 'fastify'
import { demoAccounts } from './demo/accounts.ts'
import { openDatabase, type Database } from './platform/database/database.ts'
import { describeDeployment } from './platform/database/deployment.store.ts'
import { batchRoute, entityRoutes, revealRoute } from './platform/entities/entity.routes.ts'
import { exportEntityKind } from './platform/entities/export.jobs.ts'
import { openFiles, type Files } from './platform/files/files.store.ts'
import { buildApplication } from './platform/http/application.ts'
import type { RouteTable } from './platform/http/routes.ts'
import { startJobRunner, type JobKind, type JobRunner } from './platform/jobs/runner.ts'
import { openPolicy, type Policy } from './platform/policy/policy.ts'
import { openSecrets, type Secrets } from './platform/secrets/index.ts'
import type { Settings } from './settings.ts'
import { communitiesRoutes } from './subjects/communities/communities.routes.ts'
import { exportCommunitiesKind } from './subjects/communities/export.jobs.ts'
import { eligibilityRoutes } from './subjects/eligibility/eligibility.routes.ts'
import { judgeAllKind } from './subjects/eligibility/judge-all.jobs.ts'
import { createIdentity, type Identity } from './subjects/identity/identity.ts'
import { identityRoutes } from './subjects/identity/identity.routes.ts'
import { checkImportKind, commitImportKind } from './subjects/imports/imports.jobs.ts'
import { importsRoutes } from './subjects/imports/imports.routes.ts'
import { jobsRoutes } from './subjects/jobs/jobs.routes.ts'
import { mapRoutes } from './subjects/map/map.routes.ts'
import { organisationsRoutes } from './subjects/organisations/organisations.routes.ts'
import { refreshClosure } from './subjects/organisations/closure.ts'
import { oversightRoutes } from './subjects/oversight/oversight.routes.ts'
import { plansRoutes } from './subjects/plans/plans.routes.ts'
import { rankPlanKind } from './subjects/plans/rank-plan.jobs.ts'
import { solveStudyKind } from './subjects/studies/solve-study.jobs.ts'
import { studiesRoutes } from './subjects/studies/studies.routes.ts'
import { openStudyDesks } from './subjects/studies/study-desks.ts'

export interface Product {
  readonly app: FastifyInstance
  readonly database: Database
  readonly runner: JobRunner
  readonly secrets: Secrets
  readonly files: Files
  readonly policy: Policy
  readonly identity: Identity
  stop(): Promise<void>
}

export interface ProductParts {
  readonly settings: Settings
  /** Owner connection: migrations and journal verification; everything else runs as the application role. */
  readonly ownerUrl: string
  readonly now?: () => Date
}

/** Builds the product on a migrated database; it does not listen yet. */
export async function buildProduct({ settings, ownerUrl, now = () => new Date() }: ProductParts): Promise<Product> {
  const log = (error: unknown, words: string) => app?.log.error({ err: error }, words)
  let app: FastifyInstance | undefined = undefined as FastifyInstance | undefined
  const database = openDatabase(ownerUrl, { onError: (error) => log(error, 'database connection') })
  const secrets = openSecrets(settings.dataDir)
  const files = openFiles(settings.dataDir)
  const policy = openPolicy(settings.PLACE)
  const { city, isDemo } = await describeDeployment(database, policy.place)
  const pack = policy.packOn(dayOf(now()))
  const roles = rolesIn(pack)
  const duties = Object.values(pack.duties).map(({ id, title }) => ({ id, title }))
  const identity = createIdentity({
    database,
    secrets,
    settings,
    roles,
    city,
    isDemo,
    demoAccounts: isDemo ? demoAccounts : [],
    now,
  })
  const kinds = jobKinds({ files, policy, now, settings, secrets })
  const desks = openStudyDesks()
  const runner = startJobRunner({ database, kinds, log })
  const recordParts = { policy, secrets, runner, entityNamed }
  const routes: RouteTable = {
    identity: identityRoutes(identity),
    organisations: organisationsRoutes({ secrets, roles, duties }),
    legalPersons: { ...entityRoutes(legalPerson, recordParts), reveal: revealRoute(legalPerson, recordParts) },
    communities: communitiesRoutes({ policy, secrets, runner }),
    dwellings: { ...entityRoutes(dwelling, recordParts), batch: batchRoute(dwelling, recordParts) },
    facilities: entityRoutes(facility, recordParts),
    imports: importsRoutes({ files, policy, secrets, runner, settings }),
    eligibility: eligibilityRoutes({ policy, runner }),
    plans: plansRoutes({ policy, runner, city: city.zh }),
    studies: studiesRoutes({ policy, runner, desks }),
    map: mapRoutes(),
    jobs: jobsRoutes({ files, runner }),
    oversight: oversightRoutes({
      policy,
      ownerUrl,
      openApi: () => app?.swagger() as unknown as Record<string, unknown>,
      startedAt: now(),
    }),
  }
  app = await buildApplication({
    settings,
    routes,
    gate: {
      database,
      identify: identity.identify,
      cookieName: identity.cookieName,
      isSecure: settings.isSecure,
      now,
    },
  })
  await app.ready()
  const daily = keepClosureFresh(database, now, log)
  const built = app
  const stop = async () => {
    clearInterval(daily)
    await built.close()
    desks.close()
    await runner.stop()
    await database.close()
  }
  return { app: built, database, runner, secrets, files, policy, identity, stop }
}

function jobKinds(parts: {
  files: Files
  policy: Policy
  now: () => Date
  settings: Settings
  secrets: Secrets
}): JobKind[] {
  return [
    exportCommunitiesKind(parts),
    judgeAllKind(parts),
    checkImportKind(parts),
    commitImportKind(parts),
    rankPlanKind(parts),
    solveStudyKind(parts),
    ...[legalPerson, dwelling, facility].map((entity) => exportEntityKind(entity, { ...parts, entityNamed })),
  ]
}

function rolesIn(pack: PolicyPack) {
  return Object.entries(catalogueOf(pack, 'roles')).map(([id, { title, rights, administrator }]) => ({
    id,
    title,
    rights: [...rights],
    administrator,
  }))
}

// A membership decided for a future day takes effect on that day without anybody doing anything.
function keepClosureFresh(
  database: Database,
  now: () => Date,
  log: (error: unknown, words: string) => void,
): NodeJS.Timeout {
  let day = dayOf(now())
  return setInterval(() => {
    const today = dayOf(now())
    if (today === day) return
    day = today
    void database
      .systemViewer()
      .then((viewer) => database.transact(viewer, (tx) => refreshClosure(tx, today)))
      .catch((error: unknown) => log(error, 'daily refresh of jurisdictions'))
  }, 60_000).unref()
}
