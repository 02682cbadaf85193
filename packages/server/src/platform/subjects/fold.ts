// Folds the subjects of the server into what the product is made of; names none of them.
import { findFactFaults } from '@huanju/domain/subjects'
import type { PolicyPack } from '@huanju/policy'
import type { RouteTable } from '../http/routes.ts'
import type { Tell } from './news.ts'
import type { Parts } from './parts.ts'
import type { Opened, ServerSubject } from './subject.ts'

/** What the product takes from its subjects. */
export interface Folded {
  readonly routes: RouteTable
  readonly jobs: NonNullable<Opened['jobs']>
  readonly nightly: readonly NonNullable<Opened['nightly']>[]
  readonly gate: NonNullable<Opened['gate']>
  close(): Promise<void>
}

/** Opens all subjects; every fact that rules ask for must have one owner, or the product does not start. */
export function openSubjects(
  subjects: readonly ServerSubject[],
  given: Omit<Parts, 'desk' | 'tell'>,
  pack: PolicyPack,
): Folded {
  requireFactOwners(subjects, pack)
  const parts: Parts = {
    ...given,
    desk: subjects.flatMap(({ desk = [] }) => desk),
    tell: (topic, occasion, said) => tell(subjects, topic.name, (listener) => listener.hear(parts, occasion, said)),
  }
  const opened = subjects.map((one) => ({ id: one.id, ...one.open(parts) }))
  const [gate, second] = opened.flatMap(({ gate: one }) => one ?? [])
  if (!gate || second)
    throw new Error('须有且只有一个主题认人 One subject, and only one, must say who a request is from')
  return {
    // The list of subjects is typed so that each name of the contract has its routes.
    routes: Object.fromEntries(opened.map(({ id, routes }) => [id, routes])) as RouteTable,
    jobs: opened.flatMap(({ jobs = [] }) => jobs),
    nightly: opened.flatMap(({ nightly }) => nightly ?? []),
    gate,
    close: async () => {
      for (const { close } of opened) await close?.()
    },
  }
}

/** Every fact that rules ask for by name must have exactly one owner among the subjects; otherwise it throws. */
export function requireFactOwners(subjects: readonly Pick<ServerSubject, 'asks'>[], pack: PolicyPack): void {
  const faults = findFactFaults(subjects.flatMap((one) => one.asks?.(pack) ?? []))
  if (faults.length > 0) throw new Error(faults.join('\n'))
}

type Heard = NonNullable<ServerSubject['hears']>[number]

async function tell(subjects: readonly ServerSubject[], topic: string, told: (listener: Heard) => ReturnType<Tell>) {
  for (const { hears = [] } of subjects)
    for (const listener of hears) if (listener.topic === topic) await told(listener)
}
