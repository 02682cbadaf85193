// Folds what subjects declare into one list of each kind; a name that two of them claim is an error at start.
import type { Subject } from './subject.ts'

type Kind = 'rights' | 'actions' | 'statuses' | 'refusals'

/** The names of one kind that subjects declare. */
export type NamesOf<Of extends Kind, One> = One extends Subject ? keyof One[Of] & string : never

/** The entries of one kind from all subjects, in the order of the subjects; each name has one owner. */
export function folded<One extends Subject, const Of extends Kind>(
  subjects: readonly One[],
  kind: Of,
): Readonly<Record<NamesOf<Of, One>, Subject[Of][string]>> {
  const owners = new Map<string, string>()
  const entries = subjects.flatMap((one) => Object.entries(one[kind]).map((entry) => ({ owner: one.id, entry })))
  for (const {
    owner,
    entry: [name],
  } of entries) {
    const other = owners.get(name)
    if (other !== undefined) throw new Error(`${name} 由 ${other} 和 ${owner} 同时声明 / is declared by both`)
    owners.set(name, owner)
  }
  // The names are those that the subjects declare, as their types say.
  return Object.fromEntries(entries.map(({ entry }) => entry)) as Record<NamesOf<Of, One>, Subject[Of][string]>
}

/** What is wrong with the owners of facts: each fact asked for has exactly one, or a sentence says so. */
export function factFindings(subjects: readonly Pick<Subject, 'id' | 'facts'>[], asked: readonly string[]): string[] {
  return [...new Set(asked)].flatMap((fact) => {
    const owners = subjects.filter(({ facts }) => facts.includes(fact)).map(({ id }) => id)
    if (owners.length === 1) return []
    return owners.length === 0
      ? [`没有主题回答事实 ${fact} / no subject answers this fact`]
      : [`事实 ${fact} 由 ${owners.join('、')} 同时回答 / is answered by more than one subject`]
  })
}
