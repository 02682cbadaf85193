// The policy as people read it: documents with clauses and doubts, values with citations, catalogues.
import type { AnswerOf } from '@huanju/contract'
import type { listCatalogue, listDocuments, listParameters } from '@huanju/contract/policy'
import { showValue, type Plain } from '@huanju/engines/rules'
import { catalogueOf, documentOf, type DatedValue, type Parameter, type PolicyPack } from '@huanju/policy'
import { standingOn } from '@huanju/engines/rules'
import { partsInWords } from './value-words.ts'

/** Every document of the pack with its clauses. */
export function presentDocuments(pack: PolicyPack): AnswerOf<typeof listDocuments>['rows'] {
  return Object.values(pack.documents).map(({ id, title, number, issuer, issuedOn, verification, clauses }) => ({
    id,
    title,
    number,
    issuer,
    issuedOn,
    verification,
    clauses: clauses.map((clause) => ({ ...clause, doubts: [...clause.doubts] })),
  }))
}

/** Every value as it stands on the pack's day; a gap says so. */
export function presentParameters(pack: PolicyPack): AnswerOf<typeof listParameters>['rows'] {
  return Object.values(pack.parameters).map((parameter) => {
    const standing = standingOn(parameter.values, pack.day)
    return {
      id: parameter.id,
      title: parameter.title,
      unit: parameter.unit,
      value: presentValue(pack, parameter, standing?.value ?? null),
      from: standing?.from ?? null,
      citation: presentCitation(pack, standing),
      doubts: [...parameter.doubts],
      lastCheckedOn: parameter.lastChecked.on,
    }
  })
}

function presentValue(pack: PolicyPack, { unit, wordsFrom }: Parameter, value: Plain) {
  if (value === null) return { zh: '当日无规定', en: 'No value on this day' }
  const values = wordsFrom
    ? Object.fromEntries(Object.entries(catalogueOf(pack, wordsFrom)).map(([id, { title }]) => [id, title]))
    : {}
  return partsInWords(pack, unit === 'choices' ? null : value) ?? showValue(value, unit, values)
}

function presentCitation(pack: PolicyPack, standing: DatedValue | null) {
  if (!standing) return { zh: '—', en: '—' }
  if (standing.basis === 'system-default')
    return { zh: '本系统默认值，待本地确定', en: 'Default of this system until decided locally' }
  const { title } = documentOf(pack, standing.citation.document)
  return { zh: `《${title.zh}》${standing.citation.clause}`, en: `${title.en}, ${standing.citation.clause}` }
}

/** A catalogue by name; undefined where there is none of that name. */
export function presentCatalogue(pack: PolicyPack, name: string): AnswerOf<typeof listCatalogue>['rows'] | undefined {
  const entries = Object.hasOwn(pack.catalogues, name) ? pack.catalogues[name] : undefined
  return entries && Object.entries(entries).map(([id, { title, meaning }]) => ({ id, title, meaning }))
}
