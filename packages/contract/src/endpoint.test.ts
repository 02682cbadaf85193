// All endpoints at once: names and paths, rights, what a request holds, what is refused, and words in both languages.
import { isRight, refusalKinds, type RefusalCode } from '@huanju/domain/subjects'
import { describe, expect, it } from 'vitest'
import { allEndpoints, contract, isStream, placeOf, Problem, type EndpointShape, type ProblemCode } from './index.ts'
import { startedJob } from './shapes.ts'
import { describe as described, fieldsOf } from './testing/samples.ts'

const all = allEndpoints().map(({ name, shape }) => ({ name, shape, ...placeOf(shape) }))
const namesOf = (passes: (one: (typeof all)[number]) => boolean) => all.filter(passes).map(({ name }) => name)
const keysIn = (shape: EndpointShape['params']) => Object.keys(shape?.shape ?? {})
const bodyKeys = ({ body }: EndpointShape) => (body ? fieldsOf(described(body)).map(([key]) => key) : [])
const isRefusal = (code: ProblemCode | RefusalCode): code is RefusalCode => Object.hasOwn(refusalKinds, code)
const hasHan = (text: string) => /\p{Script=Han}/u.test(text)

describe('the table of contents', () => {
  it('holds every endpoint of every subject, each under a name of its own', () => {
    expect(all.length).toBe(Object.values(contract).flatMap((group) => Object.keys(group)).length)
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
    expect(all.length).toBeGreaterThan(100)
  })

  it('has no two endpoints that the same request could mean, whatever their parameters are called', () => {
    const places = all.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':')}`)
    expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([])
  })

  it('writes addresses in one way: from the root, in plain letters, none with a stroke at its end', () => {
    expect(namesOf(({ path }) => !/^(?:\/(?::\w+|[a-zA-Z0-9.-]+))+$/.test(path))).toEqual([])
  })

  it('says of each in both languages what it is for', () => {
    expect(namesOf(({ shape: { words } }) => !hasHan(words.zh) || words.en.trim() === '' || hasHan(words.en))).toEqual(
      [],
    )
  })

  it('says no word of two things on one address', () => {
    const said = all.map(({ shape, path }) => `${shape.words.zh} ${path}`)
    expect(said.filter((line, index) => said.indexOf(line) !== index)).toEqual([])
  })

  it('finds the method and the path of an endpoint, and none where no method stands', () => {
    const at = (place: string) => ({
      words: { zh: '看', en: 'See' },
      at: place,
      right: 'public',
      gives: { kind: 'tile' },
    })
    expect(placeOf(contract.platform.health)).toEqual({ method: 'GET', path: '/health' })
    expect(() => placeOf(Object.assign({ ...contract.platform.health }, at('FETCH /x')))).toThrow(/FETCH/)
  })
})

describe('who may ask', () => {
  it('is everybody, whoever is signed in, or who holds a right that there is', () => {
    const isKnown = (right: string) => right === 'public' || right === 'session' || isRight(right)
    expect(namesOf(({ shape }) => !isKnown(shape.right))).toEqual([])
  })

  it('is everybody only on the way in and for the platform itself, and never for a record', () => {
    const open = all.filter(({ shape }) => shape.right === 'public')
    expect(open.length).toBeGreaterThan(0)
    expect(open.filter(({ name, shape }) => !shape.isOfEntry && !name.startsWith('platform.'))).toEqual([])
    expect(open.filter(({ shape }) => shape.params !== undefined)).toEqual([])
  })

  it('needs no right of a role for a step of coming in', () => {
    expect(namesOf(({ shape }) => shape.isOfEntry === true && isRight(shape.right))).toEqual([])
  })

  it('is asked for the password exactly where an endpoint says that it may be', () => {
    expect(namesOf(({ shape }) => shape.asks === 'password')).toEqual(
      namesOf(({ shape }) => shape.refuses?.includes('password-needed') === true),
    )
    expect(namesOf(({ shape }) => shape.asks === 'password').length).toBeGreaterThan(0)
  })
})

describe('what a request holds', () => {
  it('are exactly the parameters that its address names', () => {
    const named = (path: string) => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')
    expect(
      namesOf(({ path, shape }) => named(path).toSorted().join() !== keysIn(shape.params).toSorted().join()),
    ).toEqual([])
  })

  it('is no body where something is only looked at or taken away', () => {
    expect(
      namesOf(
        ({ method, shape }) => (method === 'GET' || method === 'DELETE') && (shape.body ?? shape.upload) !== undefined,
      ),
    ).toEqual([])
  })

  it('is a body wherever something is put in the place of another', () => {
    expect(namesOf(({ method, shape }) => method === 'PUT' && shape.body === undefined)).toEqual([])
  })

  it('is either a body or a file, never both', () => {
    expect(namesOf(({ shape }) => shape.body !== undefined && shape.upload !== undefined)).toEqual([])
  })

  it('is posted where it is a question that no address should hold', () => {
    expect(namesOf(({ method, shape }) => shape.onlyReads === true && method !== 'POST')).toEqual([])
  })

  it('has no name of a field twice, in address, query and body', () => {
    const twice = ({ shape }: (typeof all)[number]) => {
      const keys = [...keysIn(shape.params), ...keysIn(shape.query), ...bodyKeys(shape)]
      return new Set(keys).size !== keys.length
    }
    expect(namesOf(twice)).toEqual([])
  })
})

describe('what an endpoint refuses', () => {
  const refusing = (code: ProblemCode | RefusalCode) => namesOf(({ shape }) => shape.refuses?.includes(code) === true)

  it('has words in both languages for each code, and names none twice', () => {
    for (const { name, shape } of all) {
      const codes = shape.refuses ?? []
      expect(new Set(codes).size, name).toBe(codes.length)
      for (const code of codes) {
        const { zh, en } = isRefusal(code) ? refusalKinds[code] : new Problem(code).words
        expect(hasHan(zh) && en !== '' && !hasHan(en), `${name} ${code}`).toBe(true)
      }
    }
  })

  it('is a stale version exactly where the version that was seen is sent along', () => {
    expect(refusing('stale-version')).toEqual(namesOf(({ shape }) => bodyKeys(shape).includes('version')))
  })

  it('is one job too many exactly where a job is started', () => {
    expect(refusing('job.too-many')).toEqual(namesOf(({ shape }) => shape.gives === startedJob))
  })

  it('is what cannot be found wherever one record is named by its id', () => {
    const isOfOne = ({ shape }: (typeof all)[number]) =>
      shape.params !== undefined && fieldsOf(described(shape.params)).some(([, { format }]) => format === 'uuid')
    expect(namesOf((one) => isOfOne(one) && !one.shape.refuses?.includes('not-found'))).toEqual([])
  })

  it('is too large a file only where a file is taken', () => {
    expect(refusing('too-large')).toEqual(namesOf(({ shape }) => shape.upload !== undefined))
    expect(refusing('unreadable-file')).toEqual(refusing('too-large'))
  })

  it('is nothing on a write that tells no reason: every refusal of a rule is met by some endpoint', () => {
    const met = new Set(all.flatMap(({ shape }) => shape.refuses ?? []).filter(isRefusal))
    expect(Object.keys(refusalKinds).filter((code) => ![...met].some((one) => one === code))).toEqual([])
  })
})

describe('what an endpoint gives', () => {
  it('is a schema, or a stream of a kind that there is', () => {
    const kinds = all.flatMap(({ shape }) => (isStream(shape.gives) ? [shape.gives.kind] : []))
    expect(new Set(kinds)).toEqual(new Set(['download', 'events', 'tile', 'redirect', 'nothing']))
  })

  it('is a file of a type that is named, wherever it is a file', () => {
    const files = all.flatMap(({ shape: { gives } }) => (isStream(gives) && gives.kind === 'download' ? [gives] : []))
    expect(files.length).toBeGreaterThan(0)
    for (const { mediaTypes } of files) {
      expect(mediaTypes.length).toBeGreaterThan(0)
      for (const type of mediaTypes) expect(type).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/)
    }
  })

  it('comes page by page wherever a list says how many there are', () => {
    const isPaged = (shape: EndpointShape) =>
      !isStream(shape.gives) &&
      fieldsOf(described(shape.gives))
        .map(([key]) => key)
        .filter((key) => key === 'rows' || key === 'total').length === 2
    expect(namesOf(({ shape }) => isPaged(shape))).toEqual(
      namesOf(({ shape }) => keysIn(shape.query).includes('page') && keysIn(shape.query).includes('size')),
    )
  })
})
