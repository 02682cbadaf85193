// Starts the product: database, migrations, demo city on the first start, web and API on one port; stops it cleanly.
import { dayOf } from '@huanju/quantities'
import { loadDemo } from './demo/load.ts'
import { migrate } from './platform/database/migrate.ts'
import { withOwnerClient } from './platform/database/owner.ts'
import { startEmbedded } from './platform/embedded/embedded.ts'
import { buildProduct } from './product.ts'
import { readSettings } from './settings.ts'

const begun = Date.now()
const settings = readSettings()
const say = (text: string) => process.stdout.write(`${text}\n`)

const embedded = settings.DATABASE_URL ? undefined : await startEmbedded({ dataDir: settings.dataDir })
const ownerUrl = settings.DATABASE_URL ?? embedded?.url ?? ''
const ran = await migrate(ownerUrl)
if (ran.length > 0) say(`数据库已更新 Database brought up to date：${ran.length} 个迁移 migrations`)
if (settings.isDemoWanted) await loadDemo({ settings, ownerUrl, say })
await refreshOnStart(ownerUrl)

const product = await buildProduct({ settings, ownerUrl })
await product.app.listen({ host: settings.HOST, port: settings.PORT })
announce()
process.send?.('ready')

let isStopping = false
// A start command that was killed takes its product along, so that the next start finds the folder free.
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) {
  process.on(signal, () => {
    if (isStopping) return
    isStopping = true
    void product
      .stop()
      .then(() => embedded?.stop())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      )
  })
}

function announce(): void {
  const address = product.app.server.address()
  const port = typeof address === 'object' && address ? address.port : settings.PORT
  say(
    `\n焕居 Huanju  http://${settings.HOST}:${port}/  （用时 ready in ${((Date.now() - begun) / 1000).toFixed(1)} s）`,
  )
  for (const { login, password, words } of product.demoAccounts)
    say(`  ${words.zh.padEnd(14, '　')} ${login} / ${password}`)
}

async function refreshOnStart(url: string): Promise<void> {
  await withOwnerClient(url, (client) => client.query('select refresh_region_closure($1::date)', [dayOf(new Date())]))
}
