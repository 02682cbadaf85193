// Prints today's head of the journal, to be posted or filed on paper: later, nobody can take lines away unseen.
import { withOwnerClient } from '../platform/database/owner.ts'
import { readHead } from '../platform/journal/head.ts'
import { withOwner } from './with-owner.ts'

await withOwner(async (url) => {
  const { seq, hash } = await withOwnerClient(url, readHead)
  console.log('焕居 操作日志链头 Huanju journal head')
  console.log(`日期 date  ${new Date().toISOString().slice(0, 10)}\n序号 line  ${seq}\n散列 hash  ${hash}`)
})
