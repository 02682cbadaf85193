// Folds what subjects declare into one list of each kind; a name that two of them claim is an error at start.
import type { Subject } from './subject.ts'

/** The entries of one kind from all subjects, in the order of the subjects; each name has one owner. */
export function folded<Value>(
  subjects: readonly Subject[],
  pick: (subject: Subject) => Readonly<Record<string, Value>>,
): Record<string, Value> {
  const owners = new Map<string, string>()
  const entries = subjects.flatMap((one) => Object.entries(pick(one)).map((entry) => ({ owner: one.id, entry })))
  for (const {
    owner,
    entry: [name],
  } of entries) {
    const other = owners.get(name)
    if (other !== undefined) throw new Error(`${name} 由 ${other} 和 ${owner} 同时声明 / is declared by both`)
    owners.set(name, owner)
  }
  return Object.fromEntries(entries.map(({ entry }) => entry))
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
