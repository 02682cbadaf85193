// npm run restore -- --from FOLDER [--at INSTANT] --data-dir NEW: restores a backup into a new folder and counts it.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { restore, type RestoreReport } from '../platform/backup/restore.ts'
import { verifyJournalChain } from '../platform/journal/verify.ts'

const usage = '用法 Usage：npm run restore -- --from FOLDER [--at 2026-11-23T12:00:00Z] --data-dir NEW'

try {
  await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { from: { type: 'string' }, at: { type: 'string' }, 'data-dir': { type: 'string' } },
  })
  const { from, at, 'data-dir': target } = values
  if (from === undefined || target === undefined) throw new Error(usage)
  const dataDir = resolve(target)
  const begun = Date.now()
  const report = await restore({
    from: resolve(from),
    dataDir,
    checkJournal: verifyJournalChain,
    ...(at !== undefined && { at }),
  })
  present(report, { dataDir, at, seconds: (Date.now() - begun) / 1000 })
  if (report.journal?.isIntact === false || report.missingUploads.length > 0) process.exitCode = 1
}

function present(report: RestoreReport, { dataDir, at, seconds }: { dataDir: string; at?: string; seconds: number }) {
  const { base, tablesAtMark, rows, lastCommit, journal, missingUploads } = report
  console.log(`已由 ${base} 恢复到 Restored to：${at ?? '备份末尾 the end of the backup'}（${seconds.toFixed(1)} s）`)
  console.log(
    tablesAtMark === undefined
      ? '  所选时刻早于备份的计数点，未比对行数。 The moment lies before the counted one; rows were not compared.'
      : `  在备份的计数点，${tablesAtMark} 张表的行数全部一致。 At the counted moment all ${tablesAtMark} tables had the rows they should.`,
  )
  console.log(`  最后一次提交 Last commit：${lastCommit ?? '—'}`)
  for (const [table, count] of Object.entries(rows)) console.log(`  ${table.padEnd(32)} ${String(count).padStart(10)}`)
  if (journal) console.log(presentJournal(journal))
  console.log(`  上传文件 Uploads：${report.uploads} 个已复制 copied，${missingUploads.length} 个缺失 missing`)
  for (const sha256 of missingUploads) console.log(`    ${sha256}`)
  console.log(
    report.hasKeys
      ? `启动 To start：DATA_DIR=${dataDir} npm start`
      : `备份中没有密钥：启动前请把 keys.json 放入 ${dataDir}，否则个人信息无法读出。 No keys in the backup; put keys.json there first.`,
  )
}

function presentJournal({ isIntact, lines, head, firstBroken }: NonNullable<RestoreReport['journal']>): string {
  return isIntact
    ? `  操作日志完整 Journal intact：${lines} 行 lines，链首 head ${head}`
    : `  操作日志自第 ${firstBroken} 行起被改动！ The journal is broken from line ${firstBroken} on!`
}
