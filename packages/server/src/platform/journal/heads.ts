// Lets the head of the journal leave the machine once a day, signed: to a file, a web hook and a mailbox of the city's choice.
import { dayOf } from '@huanju/quantities'
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Settings } from '../../settings.ts'
import { withOwnerClient } from '../database/owner.ts'
import { readHead } from './head.ts'
import { readSigningKey, signedHead, signHead, type SignedHead } from './signing.ts'

/** What sending heads needs. */
export interface HeadParts {
  readonly settings: Pick<
    Settings,
    'dataDir' | 'JOURNAL_HEADS_FILE' | 'JOURNAL_HEADS_URL' | 'JOURNAL_HEADS_MAIL' | 'MAIL_SERVER' | 'MAIL_FROM'
  >
  readonly ownerUrl: string
  readonly now: () => Date
}

const everyMs = 10 * 60_000

/** Looks now and every ten minutes whether the day's head is signed and sent; gives what stops it. */
export function startHeads(parts: HeadParts): { stop(): Promise<void> } {
  let [running, isOver] = [Promise.resolve(), false]
  const look = () => {
    running = running
      .then(() => (isOver ? undefined : sendHeads(parts)))
      .catch((error: unknown) =>
        process.emitWarning(
          `日志链头未能送出，稍后重试 The head of the journal could not be sent and is tried again: ${String(error)}`,
        ),
      )
  }
  look()
  const timer = setInterval(look, everyMs).unref()
  return {
    stop: async () => {
      clearInterval(timer)
      isOver = true
      await running
    },
  }
}

let sending: Promise<unknown> = Promise.resolve()

/** Signs the day's head unless it is, and sends to each place what it has not got yet; one after the other. */
export function sendHeads(parts: HeadParts): Promise<void> {
  const sent = sending.then(() => sendNow(parts))
  sending = sent.catch(() => undefined)
  return sent
}

async function sendNow(parts: HeadParts): Promise<void> {
  const { dataDir, JOURNAL_HEADS_FILE: file, JOURNAL_HEADS_URL: url, JOURNAL_HEADS_MAIL: mailbox } = parts.settings
  const ways: [string, false | ((head: SignedHead) => Promise<void>)][] = [
    ['file', file !== undefined && ((head) => toFile(file, head))],
    ['url', url !== undefined && ((head) => toHook(url, head))],
    ['mail', mailbox !== undefined && ((head) => toMailbox(mailbox, head, parts.settings))],
  ]
  const places = ways.flatMap(([place, send]) => (send === false ? [] : [{ place, send }]))
  if (places.length === 0) return
  const kept = await headsUntilToday(parts)
  // A place that is down holds up no other.
  const ends = await Promise.allSettled(
    places.map(async ({ place, send }) => {
      const mark = join(dataDir, `journal-heads.${place}.sent`)
      const last = existsSync(mark) ? readFileSync(mark, 'utf8') : ''
      for (const head of kept.filter(({ day }) => day > last)) {
        await send(head)
        writeFileSync(mark, head.day, { mode: 0o600 })
      }
    }),
  )
  const faults = ends.flatMap((end) => (end.status === 'rejected' ? [String(end.reason)] : []))
  if (faults.length > 0) throw new Error(faults.join('; '))
}

async function headsUntilToday(parts: HeadParts): Promise<SignedHead[]> {
  const own = join(parts.settings.dataDir, 'journal-heads.jsonl')
  const kept = readLines(own)
  const today = dayOf(parts.now())
  if (kept.at(-1)?.day === today) return kept
  const head = await signToday(parts, today)
  appendFileSync(own, `${JSON.stringify(head)}\n`, { mode: 0o600 })
  return [...kept, head]
}

async function signToday({ ownerUrl, settings, now }: HeadParts, day: string): Promise<SignedHead> {
  const { seq, hash } = await withOwnerClient(ownerUrl, readHead)
  return signHead({ day, seq, hash, at: now().toISOString() }, readSigningKey(settings.dataDir))
}

function readLines(path: string): SignedHead[] {
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
  return lines.map((line) => signedHead.parse(JSON.parse(line)))
}

async function toFile(path: string, head: SignedHead): Promise<void> {
  appendFileSync(path, `${JSON.stringify(head)}\n`, { mode: 0o600 })
}

async function toHook(url: string, head: SignedHead): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(head),
    signal: AbortSignal.timeout(30_000),
  })
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
}

async function toMailbox(
  to: string,
  head: SignedHead,
  { MAIL_SERVER, MAIL_FROM }: Pick<Settings, 'MAIL_SERVER' | 'MAIL_FROM'>,
): Promise<void> {
  if (MAIL_SERVER === undefined || MAIL_FROM === undefined)
    throw new Error('请设置 MAIL_SERVER 和 MAIL_FROM / set MAIL_SERVER and MAIL_FROM')
  const waits = { connectionTimeout: 30_000, greetingTimeout: 30_000, socketTimeout: 30_000 }
  const transport = createTransport({ url: MAIL_SERVER, ...waits })
  try {
    await transport.sendMail({
      from: MAIL_FROM,
      to,
      subject: `焕居日志链头 Head of the journal ${head.day}`,
      text: `${JSON.stringify(head)}\n`,
    })
  } finally {
    transport.close()
  }
}
