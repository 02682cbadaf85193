// Verifies the journal from outside: recomputes every hash, and holds a printed head against it if one is given.
import { connectOwner } from '../platform/database/owner.ts'
import { hasHead } from '../platform/journal/head.ts'
import { verifyJournalChain } from '../platform/journal/verify.ts'
import { withOwner } from './with-owner.ts'

const printed = process.argv.find((argument) => argument.startsWith('--head='))?.slice('--head='.length)

await withOwner(async (url) => {
  const client = await connectOwner(url)
  const { lines, head, isIntact, firstBroken } = await verifyJournalChain(client)
  const known = printed ? await hasHead(client, printed) : true
  await client.end()
  console.log(`日志共 ${lines} 行，链头 ${head}`)
  console.log(
    isIntact
      ? '逐行核验一致 The chain is intact'
      : `第 ${firstBroken} 行起不一致 The chain breaks at line ${firstBroken}`,
  )
  if (!known) console.log(`所给链头不在日志中，可能有行被删除 The printed head is not in the journal: ${printed}`)
  process.exitCode = isIntact && known ? 0 : 1
})
