// What every entity is walked with: a right form of it, made from its fields, and one case for each of its endpoints.
import { fieldsOf, periodOf, type Entity, type Field } from '@huanju/engines/entities'
import { addDays } from '@huanju/quantities'
import { creditCodeOf } from '@huanju/domain/organisations'
import type { Option } from '@huanju/engines/tables'
import { choicesIn } from '../platform/entities/choices.ts'
import { sealedIn } from '../platform/entities/decide.ts'
import { openPolicy } from '../platform/policy/policy.ts'
import { readSettings } from '../settings.ts'
import { day, type Case } from '../testing/cases.ts'
import type { Place } from './furnish.ts'

/** What a form is made of: the county it is for, and the records that stand there already, by kind. */
export interface Ground {
  readonly mark: string
  readonly countyId: string
  readonly subdistrictId: string
  readonly optionsOf: (catalogue: string) => readonly Option[]
  readonly known: (one: string) => string
}

/** A form that is taken: required fields filled in with the county's mark, all else unknown; `nth` keeps it unlike others. */
export function rightForm(entity: Entity, ground: Ground, nth = 1): Record<string, unknown> {
  const place =
    entity.placed.by === 'place'
      ? { countyId: ground.countyId, subdistrictId: ground.subdistrictId, neighbourhoodId: null }
      : {}
  return {
    ...place,
    ...Object.fromEntries(
      fieldsOf(entity).map(([id, field]) => [
        id,
        field.isRequired ? valueFor(id, field, ground, nth) : blankFor(field),
      ]),
    ),
    ...yearOf(entity, nth),
  }
}

// Dated records hold a year each, so that one does not stand in the way of another.
function yearOf(entity: Entity, nth: number): Record<string, unknown> {
  const period = periodOf(entity)
  return period ? { [period.from]: `${2000 + nth}-01-01`, [period.to]: `${2000 + nth}-12-31` } : {}
}

function blankFor({ kind }: Field): unknown {
  return kind === 'grades' ? {} : kind === 'sealed' ? undefined : null
}

const marked = (_field: Field, { mark }: Ground, nth: number) => `${mark}${nth}`

const makers: { readonly [Kind in Field['kind']]: (field: Field, ground: Ground, nth: number) => unknown } = {
  text: marked,
  note: marked,
  code: (field, ground, nth) =>
    field.check?.(marked(field, ground, nth)) ? String(2000 + nth) : marked(field, ground, nth),
  sealed: marked,
  count: ({ range }) => range?.from ?? 1,
  area: () => '100',
  money: () => '100',
  share: () => '1/2',
  day: (_field, _ground, nth) => addDays('2020-01-01', nth),
  choice: (field, { optionsOf }) =>
    (field.among ?? (field.options ?? optionsOf(field.from ?? '')).map(({ id }) => id))[0],
  choices: (field, { optionsOf }) => (field.options ?? optionsOf(field.from ?? '')).slice(0, 1).map(({ id }) => id),
  'yes-no': () => true,
  link: ({ to = '' }, { known }) => known(to),
  position: () => ({ system: 'CGCS2000', longitude: 117.1, latitude: 36.2 }),
  grades: () => ({}),
}

function valueFor(id: string, field: Field, ground: Ground, nth: number): unknown {
  if (id === 'creditCode')
    return creditCodeOf(
      `91370900${String([...ground.mark].reduce((sum, one) => sum + (one.codePointAt(0) ?? 0), nth))
        .padStart(9, '0')
        .slice(-9)}`,
    )
  return makers[field.kind](field, ground, nth)
}

/** The ground of a furnished place. */
export function groundOf(place: Place, optionsOf: Ground['optionsOf']): Ground {
  return { ...place, optionsOf, known: (one) => place.records[one] ?? '' }
}

type Endpoint =
  | 'list'
  | 'suggest'
  | 'get'
  | 'create'
  | 'update'
  | 'void'
  | 'history'
  | 'export'
  | 'batch'
  | 'reveal'
  | 'search'

/** A case for each of these endpoints of an entity. */
export function entityCases(entity: Entity, names: readonly string[]): Record<string, Case> {
  const optionsOf = choicesIn(openPolicy(readSettings({}).PLACE).packOn(day))
  const id = (place: Place) => groundOf(place, optionsOf).known(entity.one)
  const cases: Record<string, Case> = casesOf(entity, id, optionsOf)
  return Object.fromEntries(names.map((name) => [name, cases[name] ?? {}]))
}

function casesOf(entity: Entity, id: (place: Place) => string, optionsOf: Ground['optionsOf']): Record<Endpoint, Case> {
  const form = (from: Place, nth: number) => rightForm(entity, groundOf(from, optionsOf), nth)
  const params = (place: Place) => ({ id: id(place) })
  const placeLinks = fieldsOf(entity).filter(([, { kind }]) => kind === 'link')
  const reaching = (own: Place, other: Place) =>
    placeLinks.map(([link, { to = '' }]) => ({ ...form(own, 7), [link]: groundOf(other, optionsOf).known(to) }))
  const foreignForms = (other: Place, own: Place) => [
    ...(entity.placed.by === 'place' ? [form(other, 7), { ...form(own, 7), subdistrictId: other.subdistrictId }] : []),
    ...reaching(own, other),
  ]
  return {
    list: { own: () => ({}), isMarked: true },
    suggest: { own: () => ({ query: { q: '' } }), isMarked: true },
    get: {
      own: (own) => ({ params: params(own) }),
      foreign: (other) => [{ params: params(other) }],
      isMarked: true,
    },
    create: {
      own: (own) => ({ body: form(own, 3) }),
      foreign: (other, own) => foreignForms(other, own).map((body) => ({ body, answers: 400 })),
      isMarked: true,
    },
    update: {
      foreign: (other, own) => [
        { params: params(other), body: { ...form(own, 5), version: 1 } },
        ...foreignForms(other, own).map((body) => ({
          params: params(own),
          body: { ...body, version: 1 },
          answers: 400,
        })),
      ],
    },
    void: { foreign: (other) => [{ params: params(other), body: { reason: '试', version: 1 } }] },
    history: { own: (own) => ({ params: params(own) }), foreign: (other) => [{ params: params(other) }] },
    export: { own: () => ({}) },
    batch: {
      own: (own) => ({ body: { rows: [form(own, 21), form(own, 22)] } }),
      foreign: (other, own) => [{ body: { rows: [form(own, 23), form(other, 24)] }, answers: 400 }],
    },
    search: { own: () => ({ body: { field: sealedIn(entity)[0] ?? '', value: '甲' } }) },
    reveal: {
      own: (own) => ({ params: params(own), body: { reason: '核对' } }),
      foreign: (other) => [{ params: params(other), body: { reason: '核对' } }],
    },
  }
}
