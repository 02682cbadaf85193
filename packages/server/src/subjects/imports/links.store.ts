// Finds the records that rows name: a community by its name and place, a building within it; by set, never row by row.
import { absenceWords, comparedOf, fieldsOf, marksOf, snake, type Entity } from '@huanju/engines/entities'
import { normalise, searchTokens, type Finding, type Words } from '@huanju/engines/tables'
import { sql } from 'kysely'
import { rowsOf, type Tx, type Viewer } from '../../platform/database/database.ts'
import { every, within } from '../../platform/database/walls.ts'
import { calledIn, keyColumn, tableOf, type EntityNamed } from '../../platform/entities/plan.store.ts'

/** Where a row's records are looked for; only there when `isStrict`, else there first. */
export interface Where {
  readonly countyId: string | null
  readonly subdistrictId: string | null
  readonly isStrict: boolean
}

/** The names a row gives by column, and where to look. */
export interface NamingRow {
  readonly names: Readonly<Record<string, string | null>>
  readonly where: Where
}

/** What a name led to: one record, or several it may mean, or why none. */
export interface FoundLink {
  readonly id: string | null
  readonly regionId: string | null
  readonly candidates: readonly string[]
  readonly findings: readonly Finding[]
}

interface Named {
  readonly id: string
  readonly regionId: string
  readonly name: string
  /** What the name is compared by, as it is kept. */
  readonly key: string
  readonly code: string | null
  readonly parentId: string | null
  /** What sets it apart from others of its name under the same parent, by field. */
  readonly marks: Readonly<Record<string, string | null>>
  readonly ancestors: readonly string[]
  readonly place: string
}

interface Looking {
  readonly tx: Tx
  readonly viewer: Viewer
  readonly entityNamed: EntityNamed
}

/** For each link of an entity what each row's name leads to; null where the row names nothing. */
export async function findLinks(
  looking: Looking,
  entity: Entity,
  rows: readonly NamingRow[],
): Promise<ReadonlyMap<string, readonly (FoundLink | null)[]>> {
  const found = new Map<string, readonly (FoundLink | null)[]>()
  for (const [id, { kind, to = '', inPlace, of, title }] of fieldsOf(entity)) {
    const target = looking.entityNamed(to)
    if (kind !== 'link' || !target) continue
    const anywhere = { countyId: null, subdistrictId: null, isStrict: false }
    const isNear = inPlace || of !== undefined || (entity.placed.by === 'parent' && entity.placed.field === id)
    const asked = isNear ? rows : rows.map((row) => ({ ...row, where: anywhere }))
    found.set(id, await resolve(looking, { column: id, title, target, of }, asked))
  }
  return found
}

interface Link {
  readonly column: string
  /** What the column is called. */
  readonly title: Words
  readonly target: Entity
  /** The column that names what the target belongs to, where the record itself belongs to that too. */
  readonly of?: string | undefined
}

async function resolve(looking: Looking, link: Link, rows: readonly NamingRow[]): Promise<(FoundLink | null)[]> {
  const { column, target } = link
  if (target.placed.by === 'place') {
    const names = namesIn(rows, column)
    const known = await listNamed(looking, target, { names })
    const missing = names.filter((name) => !known.some((one) => isNamed(target, one, name)))
    const like = await listLike(looking, target, missing)
    return rows.map((row) => placedLink(link, row, { known, like }))
  }
  const parentColumn = link.of ?? `${column}.${target.placed.field}`
  const field = target.fields[target.placed.field]
  const parent = looking.entityNamed(field?.to ?? '')
  if (!parent || !field) return rows.map(() => null)
  const above = { column: parentColumn, title: field.title, target: parent }
  const parents = await resolve(looking, above, rows)
  const parentIds = [...new Set(parents.flatMap((found) => (found?.id ? [found.id] : [])))]
  const spelled = rows.map(({ names }) => spellingsOf(link, names))
  const asked = [...new Set(spelled.flat().map(({ name }) => name))]
  const known = await listNamed(looking, target, { names: asked, parentIds })
  const hasAll = rows.every(
    (_, index) => !parents[index]?.id || known.some((one) => isSpelled(target, one, spelled[index] ?? [])),
  )
  const siblings = hasAll ? [] : await listSiblings(looking, target, parentIds)
  return rows.map((row, index) =>
    childLink(link, row, { above, found: parents[index] ?? null, known, siblings, spellings: spelled[index] ?? [] }),
  )
}

/** A way to understand what a row writes for a record: its name, and what it says of the marks that set it apart. */
interface Spelling {
  readonly name: string
  /** Null where it says that there is none; left out where it says nothing. */
  readonly marks: Readonly<Record<string, string | null>>
}

/** A door may stand in a column beside its entrance, or with it in one cell: `1-101`, `1单元101室`. */
function spellingsOf({ column, target }: Link, names: NamingRow['names']): Spelling[] {
  const text = names[column]
  if (!text) return []
  const marks = marksOf(target)
  const said = marks.flatMap((id): [string, string | null][] => {
    const given = names[`${column}.${id}`]
    return given ? [[id, given === absenceWords.none.zh ? null : normalise('code', given)]] : []
  })
  const plain = { name: nameIn(target, text), marks: Object.fromEntries(said) }
  const parts = marks
    .reduce((left, id) => left.replace(target.fields[id]?.title.zh ?? '-', '-'), normalise('code', text))
    .replace(/[室号户]$/u, '')
    .split('-')
  if (marks.length === 0 || parts.length !== marks.length + 1) return [plain]
  const within = marks.map((id, index): [string, string] => [id, parts[index] ?? ''])
  return [plain, { name: nameIn(target, parts.at(-1) ?? ''), marks: Object.fromEntries([...within, ...said]) }]
}

// A mark of fixed writing is compared as it is kept.
function nameIn({ named, fields }: Entity, text: string): string {
  return fields[named]?.kind === 'code' ? normalise('code', text) : text
}

function isSpelled(target: Entity, one: Named, spellings: readonly Spelling[]): boolean {
  return spellings.some(
    ({ name, marks }) =>
      isNamed(target, one, name) && Object.entries(marks).every(([id, mark]) => (one.marks[id] ?? null) === mark),
  )
}

const namesIn = (rows: readonly NamingRow[], column: string) => [
  ...new Set(rows.flatMap(({ names }) => (names[column] ? [names[column]] : []))),
]
const isNamed = (target: Entity, { name, key, code }: Named, text: string) =>
  name === text || key === keyIn(target, text) || (code !== null && code === normalise('code', text))

/** What a name is compared by. */
const keyIn = ({ named, fields }: Entity, text: string) => String(comparedOf(fields[named] ?? {}, text))

// Where two are kept apart although their names mean the same, the one that is written so.
function asWritten(found: readonly Named[], texts: readonly string[]): readonly Named[] {
  const same = found.filter(({ name }) => texts.includes(name))
  return same.length > 0 ? same : found
}

const one = ({ id, regionId }: Named): FoundLink => ({ id, regionId, candidates: [], findings: [] })
function none(column: string, zh: string, en: string, candidates: readonly string[] = []): FoundLink {
  return { id: null, regionId: null, candidates, findings: [{ column, severity: 'error', message: { zh, en } }] }
}

function placedLink(
  { column, target }: Link,
  { names, where }: NamingRow,
  { known, like }: { known: readonly Named[]; like: ReadonlyMap<string, readonly string[]> },
): FoundLink | null {
  const name = names[column]
  if (!name) return null
  const { zh, en } = target.title
  const all = known.filter((each) => isNamed(target, each, name))
  const inCounty = all.filter(({ ancestors }) => where.countyId === null || ancestors.includes(where.countyId))
  const inStreet = inCounty.filter(
    ({ ancestors }) => where.subdistrictId === null || ancestors.includes(where.subdistrictId),
  )
  const near = where.isStrict || inStreet.length > 0 ? inStreet : inCounty
  const found = asWritten(near, [name])
  const [first] = found
  if (first && found.length === 1) return one(first)
  if (first) {
    const code = codeOf(target)
    const told = found
      .map(({ place, code: each }) => (each ? `${place}（${each}）` : place))
      .toSorted(inOrder.compare)
      .slice(0, 5)
    const [way, wayEn] = code
      ? [`请改填${target.fields[code]?.title.zh}`, `give the ${target.fields[code]?.title.en.toLowerCase()} instead`]
      : [
          '请同时填写县（市、区）和街道（镇），或在导入时为整张表指定',
          'give the county and subdistrict too, or choose them for the whole list',
        ]
    return none(
      column,
      `名为“${name}”的${zh}有 ${found.length} 个：${told.join('、')}；${way}`,
      `${found.length} of the kind ${en.toLowerCase()} are called “${name}”: ${told.join(', ')}; ${wayEn}`,
      found.map(({ id }) => id),
    )
  }
  if (all.length > 0) {
    const places = all
      .map(({ place }) => place)
      .toSorted(inOrder.compare)
      .slice(0, 5)
    return none(
      column,
      `${zh}“${name}”不在所填或指定的地方，而在：${places.join('、')}；请核对县（市、区）和街道（镇）`,
      `“${name}” does not lie in the place given, but in: ${places.join(', ')}; check county and subdistrict`,
    )
  }
  const similar = like.get(name) ?? []
  return none(
    column,
    `没有名为“${name}”的${zh}，或不在您的管辖范围内${similar.length > 0 ? `；相近的有：${similar.join('、')}` : ''}；请按台账中的名称填写，或先登记`,
    `No ${en.toLowerCase()} “${name}” within your region${similar.length > 0 ? `; alike are: ${similar.join(', ')}` : ''}; write it as in the register, or record it first`,
  )
}

interface Family {
  readonly spellings: readonly Spelling[]
  readonly above: Link
  readonly found: FoundLink | null
  readonly known: readonly Named[]
  readonly siblings: readonly Named[]
}

const blank = ({ column, title: { zh, en } }: Link) =>
  none(column, `“${zh}”不能为空，请补填`, `“${en}” must not be blank; fill it in`)

// Of what the record itself belongs to, its own link says what is wrong.
function lost({ of }: Link, { findings }: FoundLink): FoundLink {
  return { id: null, regionId: null, candidates: [], findings: of === undefined ? findings : [] }
}

function childLink(link: Link, { names }: NamingRow, family: Family): FoundLink | null {
  const { column, target } = link
  const [name, parentName] = [names[column], names[family.above.column]]
  const { zh, en } = target.title
  if (!name && (link.of !== undefined || !parentName)) return null
  if (!name) return blank(link)
  if (!family.found) return blank(family.above)
  if (!family.found.id) return lost(link, family.found)
  const { id: parentId } = family.found
  const spelled = family.known.filter((each) => each.parentId === parentId && isSpelled(target, each, family.spellings))
  const children = asWritten(
    spelled,
    family.spellings.map((spelling) => spelling.name),
  )
  const [child] = children
  if (child && children.length === 1) return one(child)
  if (child) return several(link, children, parentName ?? '')
  const there = family.siblings
    .filter((each) => each.parentId === parentId)
    .map((each) => calledBy(target, each))
    .toSorted(inOrder.compare)
  const [listed, listedEn] =
    there.length > 0
      ? [`已登记的有：${there.join('、')}`, `recorded are: ${there.join(', ')}`]
      : ['还没有登记过', 'none is recorded yet']
  return none(
    column,
    `“${parentName ?? ''}”没有名为“${name}”的${zh}，${listed}；请按登记的名称填写，或先登记`,
    `“${parentName ?? ''}” has no ${en.toLowerCase()} “${name}”; ${listedEn}. Write it as recorded, or record it first`,
  )
}

function several({ column, target }: Link, found: readonly Named[], parent: string): FoundLink {
  const marks = marksOf(target).flatMap((id) => target.fields[id]?.title ?? [])
  const called = found
    .map((each) => calledBy(target, each))
    .toSorted(inOrder.compare)
    .slice(0, 5)
  return none(
    column,
    `“${parent}”有 ${found.length} 个“${found[0]?.name}”：${called.join('、')}；请补填${marks.map(({ zh }) => zh).join('、')}`,
    `“${parent}” has ${found.length} called “${found[0]?.name}”: ${called.join(', ')}; give the ${marks.map(({ en }) => en.toLowerCase()).join(', ')} too`,
    found.map(({ id }) => id),
  )
}

// The database gives what it finds in no order of its own.
const inOrder = new Intl.Collator('zh', { numeric: true })

function calledBy(target: Entity, { name, marks }: Named): string {
  return [...marksOf(target).map((id) => marks[id]), name].filter(Boolean).join('-')
}

/** A field that alone tells records of a kind apart, such as a credit code. */
function codeOf({ unique, named, fields }: Entity): string | undefined {
  return unique
    .flatMap((key) => (key.fields.length === 1 && !key.during ? key.fields : []))
    .find((id) => id !== named && fields[id]?.kind === 'code')
}

async function listNamed(
  { tx, viewer }: Looking,
  target: Entity,
  { names, parentIds }: { names: readonly string[]; parentIds?: readonly string[] },
): Promise<Named[]> {
  if (names.length === 0 || parentIds?.length === 0) return []
  const [name, code] = [sql.ref(`e.${snake(target.named)}`), codeOf(target)]
  const key = sql.ref(`e.${keyColumn(target, target.named)}`)
  const marks = names.map((text) => normalise('code', text))
  const isNamedSo = sql`(${sql.join(
    [
      sql`${name} = any (${[...names]}::text[])`,
      ...(hasKey(target) ? [sql`${key} = any (${names.map((text) => keyIn(target, text))}::text[])`] : []),
      ...(code ? [sql`${sql.ref(`e.${snake(code)}`)} = any (${marks}::text[])`] : []),
    ],
    sql` or `,
  )})`
  return rowsOf(
    tx,
    sql<Named>`select e.id, e.region_id as "regionId", ${name} as name, ${key} as key, ${code ? sql.ref(`e.${snake(code)}`) : sql`null`} as code, ${parentOf(target)} as "parentId", ${marksIn(target)} as marks,
      array(select c.ancestor_id::text from region_closure c where c.region_id = e.region_id) as ancestors,
      coalesce((select string_agg(r.name_zh, '' order by r.kind = 'county' desc) from regions r
        where r.kind in ('county', 'subdistrict') and r.id in (select c.ancestor_id from region_closure c where c.region_id = e.region_id)), '') as place
    from ${sql.table(tableOf(target))} e where ${every([
      isNamedSo,
      within(viewer, sql`e.region_id`),
      sql`e.voided_at is null`,
      parentIds && sql`${parentOf(target)} = any (${[...parentIds]}::uuid[])`,
    ])}`,
  )
}

const hasKey = ({ named, fields }: Entity) => fields[named]?.comparedBy !== undefined

function marksIn(target: Entity) {
  const parts = marksOf(target).flatMap((id) => [sql.lit(id), sql.ref(`e.${snake(id)}`)])
  return parts.length === 0 ? sql`'{}'::jsonb` : sql`jsonb_build_object(${sql.join(parts)})`
}

function parentOf({ placed }: Entity) {
  return placed.by === 'parent' ? sql.ref(`e.${snake(placed.field)}`) : sql`null::uuid`
}

/** Up to eight names under each parent, to choose from. */
async function listSiblings({ tx, viewer }: Looking, target: Entity, parentIds: readonly string[]): Promise<Named[]> {
  if (parentIds.length === 0) return []
  const [name, called] = [sql.ref(`e.${snake(target.named)}`), calledIn(target, 'e')]
  return rowsOf(
    tx,
    sql<Named>`select s.* from unnest(${[...parentIds]}::uuid[]) p (id) cross join lateral (
      select e.id, e.region_id as "regionId", ${name} as name, ${name} as key, null as code, p.id as "parentId", ${marksIn(target)} as marks from ${sql.table(tableOf(target))} e
      where ${every([sql`${parentOf(target)} = p.id`, within(viewer, sql`e.region_id`), sql`e.voided_at is null`])}
      order by length(${called}), ${called} limit 8) s`,
  )
}

/** Names that hold the beginning of a missing one, where the kind of record can be searched; for the first fifty names. */
async function listLike(
  { tx, viewer }: Looking,
  target: Entity,
  names: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const isSearched = fieldsOf(target).some(([, { is }]) => is?.includes('searched'))
  if (names.length === 0 || !isSearched) return new Map()
  const wanted = names.slice(0, 50).map((name) => ({ name, tokens: searchTokens([...name].slice(0, 2).join('')) }))
  const name = sql.ref(`e.${snake(target.named)}`)
  const rows = await rowsOf(
    tx,
    sql<{ wanted: string; names: string[] }>`select w.name as wanted, array(
      select ${name} from ${sql.table(tableOf(target))} e
      where ${every([
        sql`e.search_tokens @> array(select jsonb_array_elements_text(w.tokens))`,
        within(viewer, sql`e.region_id`),
        sql`e.voided_at is null`,
      ])} order by length(${name}), ${name} limit 5) as names
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (name text, tokens jsonb)`,
  )
  return new Map(rows.map((row) => [row.wanted, row.names]))
}
