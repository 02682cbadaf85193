// Signs heads of the journal with a key of this deployment (Ed25519), and checks heads that were kept elsewhere.
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { z } from 'zod'

/** A head of one day as it leaves the machine, one line of JSON. */
export const signedHead = z.object({
  day: z.string(),
  seq: z.number().int(),
  hash: z.string(),
  at: z.string(),
  /** The public key, so that a stranger can check; whoever files heads keeps the first one they saw. */
  key: z.string(),
  signature: z.string(),
})
export type SignedHead = z.output<typeof signedHead>

type Head = Pick<SignedHead, 'day' | 'seq' | 'hash' | 'at'>

const textOf = ({ day, seq, hash, at }: Head) => Buffer.from(`huanju journal head ${day} ${seq} ${hash} ${at}`)
const publicText = (key: KeyObject) => key.export({ type: 'spki', format: 'der' }).toString('base64')

/** The signing key of a data folder, made on its first use. */
export function readSigningKey(dataDir: string): KeyObject {
  const path = join(dataDir, 'journal-key.pem')
  if (!existsSync(path)) {
    const { privateKey } = generateKeyPairSync('ed25519')
    const part = `${path}.${process.pid}.part`
    writeFileSync(part, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
    renameSync(part, path)
  }
  return createPrivateKey(readFileSync(path))
}

/** Signs a head. */
export function signHead(head: Head, key: KeyObject): SignedHead {
  return { ...head, key: publicText(createPublicKey(key)), signature: sign(null, textOf(head), key).toString('base64') }
}

/** What is wrong with heads that were kept elsewhere, by their day; none means that the journal still holds them all. */
export async function findHeadFaults(
  client: Pick<pg.Client, 'query'>,
  text: string,
  trustedKey?: string,
): Promise<string[]> {
  const heads = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => signedHead.parse(JSON.parse(line)))
  const key = trustedKey ?? heads[0]?.key
  const faults: string[] = []
  for (const head of heads) {
    if (head.key !== key || !isSigned(head)) faults.push(`${head.day} 签名不符 the signature is not right`)
    const { rowCount } = await client.query('select from journal where seq = $1 and hash = $2', [head.seq, head.hash])
    if (rowCount !== 1)
      faults.push(`${head.day} 第 ${head.seq} 行与当日链头不符 line ${head.seq} is not what it was that day`)
  }
  return faults
}

function isSigned(head: SignedHead): boolean {
  const key = createPublicKey({ key: Buffer.from(head.key, 'base64'), type: 'spki', format: 'der' })
  return verify(null, textOf(head), key, Buffer.from(head.signature, 'base64'))
}
