// State tables: which acts a record offers to a person, and the one way its state changes; screen and server ask the same.
import { entriesOf, keysOf } from '@huanju/quantities'
import type { Entity, Fields } from '../entities/types.ts'
import type { Words } from '../rules/types.ts'
import { refusals } from './refusals.ts'
import type { Act, Flow, Ground, Offer, Refusal, Standing } from './types.ts'

/** What stands against any act, whatever it is. */
export const flowRefusals = refusals({
  'act.wrong-state': {
    zh: '当前为“{state}”，不能{act}',
    en: 'It stands at “{state}”; “{act}” is not possible from there',
    wayOut: { zh: '可在“{from}”时办理', en: 'It can be done from “{from}”' },
  },
  'act.no-right': {
    zh: '您的岗位没有{act}的权限',
    en: 'Your role may not do “{act}”',
    wayOut: { zh: '请联系本单位安全管理员授权', en: 'Ask your security administrator' },
  },
  'act.needs-successor': {
    zh: '{act}所依据的条款{standing}，须写明接续文件或理由',
    en: 'The clause that “{act}” rests on {standing}; name the document that succeeds it, or give a reason',
    wayOut: { zh: '填写“接续文件或理由”后再办理', en: 'Fill in “Succeeding document or reason” and try again' },
  },
})

/** Who does what no person does: an act of `system` is offered to nobody, and taken where long work has ended. */
export const bySystem = 'system'

/** The acts that people do through a derived endpoint and dialog. */
export function derivedActs<Acts extends string>(
  flow: Flow<never, string, Acts> | Flow<unknown, string, Acts>,
): Acts[] {
  const acts: Readonly<Record<Acts, Pick<Act, 'by' | 'isDoneElsewhere'>>> = flow.acts
  return keysOf(acts).filter((act) => acts[act].by !== bySystem && !acts[act].isDoneElsewhere)
}

type Declared<Facts, State extends string, Acts extends string> = Omit<Flow<Facts, State, Acts>, 'acts' | 'first'> & {
  readonly first: NoInfer<State>
  readonly acts: Readonly<Record<Acts, Act<Facts, NoInfer<State>>>>
}

/** Declares a flow over what is known of a record; throws where an act leads nowhere or a state cannot be reached. */
export function flowOver<Facts>() {
  return <const State extends string, const Acts extends string>(
    declared: Declared<Facts, State, Acts>,
  ): Flow<Facts, State, Acts> => {
    const faults = faultsOf(declared)
    if (faults.length > 0) throw new Error(`${declared.entity.one}: ${faults.join('; ')}`)
    return declared
  }
}

function faultsOf<Facts>({ states, first, acts }: Flow<Facts>): string[] {
  const known = Object.keys(states)
  const all = Object.entries<Act<Facts>>(acts)
  const strange = all.flatMap(([id, { from, to }]) =>
    [...from, to].filter((state) => !known.includes(state)).map((state) => `${id} names no state: ${state}`),
  )
  const lost = all.filter(([, { from }]) => from.length === 0).map(([id]) => `${id} begins nowhere`)
  const reached = reachable(
    first,
    all.map(([, act]) => act),
  )
  return [
    ...strange,
    ...lost,
    ...known.filter((state) => !reached.has(state)).map((state) => `${state} cannot be reached`),
  ]
}

function reachable<Facts>(first: string, acts: readonly Act<Facts>[]): ReadonlySet<string> {
  const reached = new Set([first])
  for (let before = 0; before < reached.size;) {
    before = reached.size
    for (const { from, to } of acts) if (from.some((state) => reached.has(state))) reached.add(to)
  }
  return reached
}

/** The acts from where a record stands that the person has the right to, each with all that stands against it. */
export function allowed<Facts, Acts extends string>(
  flow: Flow<Facts, string, Acts>,
  standing: Standing<Facts>,
): Offer<Acts>[] {
  const { state, facts, may } = standing
  return entriesOf<Acts, Act<Facts>>(flow.acts)
    .filter(([, { from, by }]) => from.includes(state) && may(by))
    .map(([act, { title, to, when }]) => ({
      act,
      title,
      to,
      against: when?.(facts) ?? [],
      ground: groundOf(flow, act, standing),
    }))
}

/** What comes of trying an act: the state it leads to, or everything that stands against it. */
export type Taken<Acts extends string = string> =
  | { readonly isTaken: true; readonly act: Acts; readonly to: string; readonly ground: Ground | null }
  | { readonly isTaken: false; readonly against: readonly [Refusal, ...Refusal[]] }

/** Tries an act: the only way a state changes. `successor` names what takes the place of a clause no longer in force. */
export function take<Facts, Acts extends string>(
  flow: Flow<Facts, string, Acts>,
  act: Acts,
  standing: Standing<Facts> & { readonly successor: string | null },
): Taken<Acts> {
  const { title, from, to, by, when } = flow.acts[act]
  const { state, facts, may, successor } = standing
  const { refuse } = flowRefusals
  const ground = groundOf(flow, act, standing)
  const titles = from.map((one) => flow.states[one] ?? { zh: one, en: one })
  const against: Refusal[] = [
    ...(may(by) ? [] : [refuse('act.no-right', { act: title })]),
    ...(from.includes(state)
      ? (when?.(facts) ?? [])
      : [refuse('act.wrong-state', { act: title, state: flow.states[state] ?? state, from: joined(titles) })]),
    ...(needsSuccessor(ground) && !successor
      ? [
          refuse(
            'act.needs-successor',
            { act: title, standing: standingWords[ground?.standing ?? 'in-force'] },
            { clause: ground?.citation ?? null },
          ),
        ]
      : []),
  ]
  const [first, ...rest] = against
  return first ? { isTaken: false, against: [first, ...rest] } : { isTaken: true, act, to, ground }
}

/** Whether an act rests on a clause that is not plainly in force, so that its successor or a reason must be named. */
export function needsSuccessor(ground: Ground | null): boolean {
  return ground !== null && ground.standing !== 'in-force'
}

const standingWords: Readonly<Record<Ground['standing'], Words>> = {
  'in-force': { zh: '有效', en: 'is in force' },
  'out-of-force': { zh: '现不在有效期内', en: 'is not in force' },
  'in-doubt': { zh: '效力存疑', en: 'is in doubt' },
}

const joined = (all: readonly Words[]): Words => ({
  zh: all.map(({ zh }) => zh).join('”或“'),
  en: all.map(({ en }) => en).join('” or “'),
})

function groundOf<Facts>(flow: Flow<Facts>, act: string, { groundOf: find }: Standing<Facts>): Ground | null {
  const { ground } = flow.acts[act] ?? {}
  return ground === undefined ? null : find(ground)
}

/** What an act asks, as a kind of record: so that forms and checks take it like any other. */
export function askedOf(flow: Flow, act: string): Entity {
  const { entity } = flow
  const { title, asks = {}, check } = flow.acts[act] ?? { title: entity.title }
  const fields: Fields = asks
  return {
    ...entity,
    title,
    named: '',
    placed: { by: 'parent', field: '' },
    fields,
    sections: [{ id: act, title, fields: Object.keys(fields) }],
    unique: [],
    check: (values, today) => check?.(values, today) ?? [],
  }
}
