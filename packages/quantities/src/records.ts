// Records by name: their names and entries with the types they are declared with, and records made name by name.

/** The names of a record, in its order. A record is taken to hold no other names than its type says. */
export function keysOf<Name extends string>(record: Readonly<Partial<Record<Name, unknown>>>): Name[] {
  return Object.keys(record) as Name[]
}

/** The entries of a record, in its order. */
export function entriesOf<Name extends string, Value>(record: Readonly<Record<Name, Value>>): [Name, Value][] {
  return keysOf<Name>(record).map((name) => [name, record[name]])
}

/** A record of every name, its values made one by one. */
export function recordOf<Name extends string, Value>(
  names: readonly Name[],
  valueOf: (name: Name) => Value,
): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Record<Name, Value>
}

/** A record of the same names with other values. */
export function mapValues<Name extends string, From, To>(
  record: Readonly<Record<Name, From>>,
  turn: (value: From, name: Name) => To,
): Record<Name, To> {
  return recordOf(keysOf<Name>(record), (name) => turn(record[name], name))
}
