// npm run backup -- --to FOLDER [--log-only] [--without-keys]: backs up the data folder, running or stopped.
import { parseArgs } from 'node:util'
import { backUp, type BackupReport } from '../platform/backup/backup.ts'
import { copyKeys, copyUploads } from '../platform/backup/uploads.ts'
import { readSettings } from '../settings.ts'
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'

const usage = '用法 Usage：npm run backup -- --to FOLDER [--log-only] [--without-keys]'

try {
  await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { to: { type: 'string' }, 'log-only': { type: 'boolean' }, 'without-keys': { type: 'boolean' } },
  })
  if (values.to === undefined) throw new Error(usage)
  const { dataDir, DATABASE_URL } = readSettings()
  const to = resolve(values.to)
  const keys = values['without-keys'] ? 'leave' : 'copy'
  if (DATABASE_URL) return copyFilesOnly({ dataDir, to, keys })
  const begun = Date.now()
  const report = await backUp({ dataDir, to, scope: values['log-only'] ? 'log' : 'full', keys })
  present(report, to, (Date.now() - begun) / 1000)
}

async function copyFilesOnly({ dataDir, to, keys }: { dataDir: string; to: string; keys: 'copy' | 'leave' }) {
  mkdirSync(to, { recursive: true, mode: 0o700 })
  const uploads = await copyUploads(dataDir, to)
  const hasKeys = keys === 'copy' && (await copyKeys(dataDir, to))
  console.log(
    '数据库由 DATABASE_URL 指定，本命令没有备份数据库：请使用该数据库自带的工具（如 pg_basebackup、pg_dump）。',
  )
  console.log('The database is the one DATABASE_URL names and was NOT backed up: use its own tools for that.')
  console.log(
    `已复制上传文件 Uploads copied：${uploads}；密钥 keys：${hasKeys ? '已复制 copied' : '无 none'}；位置 Folder：${to}`,
  )
}

function present({ base, segments, uploads, hasKeys, through }: BackupReport, to: string, seconds: number): void {
  if (base) {
    const { files, mark } = base.manifest
    const megabytes = (files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6).toFixed(0)
    const rows = Object.values(mark.rows)
    const total = rows.reduce((sum, count) => sum + count, 0)
    console.log(`完整备份 Full backup  ${base.name}：${files.length} 个文件 files，${megabytes} MB`)
    console.log(`  表 tables ${rows.length}，行 rows ${total}，日志链首 journal head ${mark.journalHead ?? '—'}`)
  }
  console.log(`预写日志 Write-ahead log：${segments} 段 pieces；新增上传文件 new uploads：${uploads}`)
  console.log(`可恢复至 Can be restored up to：${through}（${seconds.toFixed(1)} s）`)
  console.log(`位置 Folder：${to}`)
  console.log(
    hasKeys
      ? '  含 keys.json：可解开个人信息，请像数据库一样保管。 Holds the keys to personal data; guard it like the database.'
      : '  不含密钥：请另行保管 keys.json，丢失后个人信息无法读出。 Without keys: keep keys.json yourself; without it personal data is lost.',
  )
}
