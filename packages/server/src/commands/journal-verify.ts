// Verifies the journal from outside: recomputes every hash, and holds printed or filed heads against it where they are given.
import { readFileSync } from 'node:fs'
import { withOwnerClient } from '../platform/database/owner.ts'
import { hasHead } from '../platform/journal/head.ts'
import { findHeadFaults } from '../platform/journal/signing.ts'
import { verifyJournalChain } from '../platform/journal/verify.ts'
import { withOwner } from './with-owner.ts'

const given = (name: string) =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3)
const [printed, filed, key] = [given('head'), given('heads'), given('key')]

await withOwner((url) =>
  withOwnerClient(url, async (client) => {
    const { lines, head, isIntact, firstBroken } = await verifyJournalChain(client)
    const known = printed ? await hasHead(client, printed) : true
    const faults = filed ? await findHeadFaults(client, readFileSync(filed, 'utf8'), key) : []
    console.log(`日志共 ${lines} 行，链头 ${head}`)
    console.log(
      isIntact
        ? '逐行核验一致 The chain is intact'
        : `第 ${firstBroken} 行起不一致 The chain breaks at line ${firstBroken}`,
    )
    if (!known) console.log(`所给链头不在日志中，可能有行被删除 The printed head is not in the journal: ${printed}`)
    if (filed && faults.length === 0) console.log('与留存的每日链头一致 The heads on file are all in the journal')
    for (const fault of faults) console.log(fault)
    process.exitCode = isIntact && known && faults.length === 0 ? 0 : 1
  }),
)
