// The worker: a desk behind messages. Started by desk-client.ts.
import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { fareUnder } from '../answers/overruns.ts'
import { findWaysOut } from '../answers/way-out.ts'
import { modelOf } from '../constraints/catalogue.ts'
import { choiceOf } from '../model/starts.ts'
import { Desk } from './desk.ts'
import { keepProgram } from './highs.ts'
import type { Asked, Said } from './protocol.ts'
import { mixOf } from './shared-money.ts'

// People who wait for a page come before a search: on Linux this lowers the thread, elsewhere it would lower the process.
if (process.platform === 'linux') setPriority(10)

const desks = new Map<string, Desk>()
const post = (said: Said) => parentPort?.postMessage(said, [])

parentPort?.on('message', (asked: Asked) => {
  answer(asked)
    .then((gives) => post({ id: asked.id, gives }))
    .catch((error: unknown) =>
      post({ id: asked.id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
})

async function answer(asked: Asked): Promise<unknown> {
  if (asked.question === 'open' || asked.question === 'close') {
    desks.get(asked.key)?.close()
    desks.delete(asked.key)
    if (asked.question === 'open') desks.set(asked.key, new Desk(asked.takes))
    return null
  }
  if (asked.question === 'mix') return mixOf(asked.takes)
  const desk = desks.get(asked.key)
  if (!desk) throw new Error('no instance is open')
  return isSolving(asked) ? solving(desk, asked) : answering(desk, asked)
}

type Of<Q extends Asked['question']> = Extract<Asked, { question: Q }>

const solves = ['relax', 'whole', 'search', 'neighbour', 'tighten', 'priced', 'alone', 'relimit'] as const

function isSolving(asked: Asked): asked is Of<(typeof solves)[number]> {
  return solves.some((question) => question === asked.question)
}

function solving(desk: Desk, asked: Of<(typeof solves)[number]>): unknown {
  switch (asked.question) {
    case 'relax':
      return desk.relax(asked.takes)
    case 'whole':
      return desk.solveWhole(asked.takes)
    case 'search':
      return desk.search(asked.takes, (best) => post({ id: asked.id, best }))
    case 'neighbour':
      return desk.neighbour(asked.takes)
    case 'tighten':
      return desk.tighten(asked.takes)
    case 'priced':
      return desk.priced(asked.takes)
    case 'relimit':
      return desk.relimit(asked.takes)
    case 'alone':
      return desk.alone(asked.takes)
  }
}

function answering(
  desk: Desk,
  asked: Of<'whyNot' | 'reasons' | 'estimate' | 'frontier' | 'conflict' | 'waysOut' | 'overruns'>,
): unknown {
  switch (asked.question) {
    case 'whyNot':
      return desk.whyNot(asked.takes.projectId, asked.takes.starts)
    case 'reasons':
      return desk.reasons(asked.takes)
    case 'estimate':
      return desk.estimate(asked.takes.next, asked.takes.value)
    case 'frontier':
      return desk.frontier(asked.takes.value, asked.takes.shares)
    case 'conflict':
      return desk.conflict()
    case 'waysOut':
      return findWaysOut(desk.model.instance, keepProgram, asked.takes ?? undefined)
    case 'overruns': {
      const model = modelOf(asked.takes.against)
      return fareUnder(model, choiceOf(model, asked.takes.starts), asked.takes)
    }
  }
}
