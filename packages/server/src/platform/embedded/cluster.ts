// Makes the cluster of a home on its first start: whole or not at all.
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { giveToServer, serverAccount } from './account.ts'
import type { Home } from './home.ts'

/** Makes the cluster where there is none; gives the password of its owner `huanju`. */
export function prepareCluster(binaries: string, home: Home): string {
  if (existsSync(join(home.cluster, 'PG_VERSION'))) return readFileSync(home.passwordFile, 'utf8').trim()
  for (const name of readdirSync(home.path)) {
    if (name.startsWith('postgres.new-')) rmSync(join(home.path, name), { recursive: true })
  }
  const password = randomBytes(24).toString('base64url')
  const fresh = join(home.path, `postgres.new-${process.pid}`)
  makeCluster(binaries, fresh, password)
  writeFileSync(home.passwordFile, password, { mode: 0o600 })
  renameSync(join(fresh, 'cluster'), home.cluster)
  rmSync(fresh, { recursive: true })
  return password
}

// Other locales find nothing in a search for Chinese, or depend on the machine: docs/decisions/0003.
function makeCluster(binaries: string, fresh: string, password: string): void {
  const cluster = join(fresh, 'cluster')
  const passwordFile = join(fresh, 'password')
  mkdirSync(cluster, { recursive: true, mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  giveToServer(fresh, cluster, passwordFile)
  const choices = [
    '--username=huanju',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    '--no-instructions',
  ]
  execFileSync(join(binaries, 'bin/initdb'), [`--pgdata=${cluster}`, ...choices], {
    ...serverAccount(),
    stdio: 'pipe',
    cwd: fresh,
  })
}
