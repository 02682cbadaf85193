// What a package.json says, as far as the checks ask: its name, its doors, the packages it names.

/** A package.json as it is read. */
interface Manifest {
  readonly name: string
  /** Specifier to file. */
  readonly exports: Readonly<Record<string, string>>
  /** The names of packages by list. */
  readonly dependencies: readonly string[]
  readonly devDependencies: readonly string[]
  readonly optionalDependencies: readonly string[]
}

/** Reads a package.json; what is left out is empty. */
export function readManifest(text: string): Manifest {
  const read: unknown = JSON.parse(text)
  const { name, exports, ...lists } = partsOf(read)
  const namesIn = (list: string) => Object.keys(partsOf(lists[list]))
  const doors = Object.entries(partsOf(exports)).filter((door): door is [string, string] => typeof door[1] === 'string')
  return {
    name: typeof name === 'string' ? name : '',
    exports: Object.fromEntries(doors),
    dependencies: namesIn('dependencies'),
    devDependencies: namesIn('devDependencies'),
    optionalDependencies: namesIn('optionalDependencies'),
  }
}

function partsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
