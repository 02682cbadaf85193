// Between what a person types and the value it stands for: figures and days are read as an import reads them, or refused.
import { showField, type Field } from '@huanju/engines/entities'
import { readCell, type CellKind } from '@huanju/engines/tables'
import type { Words } from '../../app/words.tsx'

/** What a text reads as, with what is doubtful about it, or why it does not read. */
export type Reading =
  | { readonly value: unknown; readonly fault?: undefined; readonly doubt?: Words }
  | { readonly fault: Words; readonly doubt?: undefined }

const readable: Readonly<Partial<Record<Field['kind'], CellKind>>> = {
  count: 'count',
  area: 'area',
  money: 'money',
  share: 'share',
  day: 'day',
}

/** Reads a typed figure or day; a blank is unknown, and whatever does not read as the field's kind is a fault. */
export function readTyped(field: Field, text: string): Reading {
  const kind = readable[field.kind]
  if (kind === undefined || text.trim() === '') return { value: kind === undefined ? text : null }
  const { title, range, yearMeans } = field
  const unit = field.kind === 'money' ? (field.inWan ? '万元' : '元') : field.kind === 'area' ? '㎡' : null
  const { value, finding } = readCell(
    { id: '', title, kind, ...(range && { range }), ...(yearMeans && { yearMeans }) },
    text,
    unit,
  )
  if (finding && (value === null || finding.severity === 'error')) return { fault: finding.message }
  if (value === null) return { fault: notReadable(field, text) }
  return finding ? { value, doubt: finding.message } : { value }
}

/** Writes a figure or a day as it is read again: figures with separators, so that nobody counts noughts. */
export function writeTyped(field: Field, value: unknown): string {
  if (value === null || value === undefined) return ''
  return showField(field, value, { optionsOf: () => [] }).zh
}

// A sheet may say “无” for unknown; in a form that would pass over what was typed.
function notReadable({ title, kind }: Field, text: string): Words {
  if (kind === 'day')
    return {
      zh: `“${title.zh}”应写作 1998-06-30，“${text}”不是；不清楚请留空`,
      en: `“${title.en}” must be a day such as 1998-06-30; “${text}” is none. Leave it blank if unknown`,
    }
  return {
    zh: `“${title.zh}”应为数字，“${text}”不是；不清楚请留空`,
    en: `“${title.en}” must be a figure; “${text}” is none. Leave it blank if unknown`,
  }
}

/** Reads degrees of longitude or latitude; a blank is unknown. */
export function readDegrees(part: 'longitude' | 'latitude', text: string): Reading {
  if (text.trim() === '') return { value: null }
  const most = part === 'longitude' ? 180 : 90
  const title = part === 'longitude' ? { zh: '经度', en: 'Longitude' } : { zh: '纬度', en: 'Latitude' }
  const { value, finding } = readCell({ id: '', title, kind: 'degrees', range: { from: -most, to: most } }, text)
  return finding ? { fault: finding.message } : { value }
}
