// Between what a person types and the value it stands for: figures are read as an import reads them, or refused.
import { showField, type Field } from '@huanju/engines/entities'
import { readCell, type CellKind } from '@huanju/engines/tables'
import type { Words } from '../../app/words.tsx'

/** What a text reads as, or why it does not. */
export type Reading = { readonly value: unknown; readonly fault?: undefined } | { readonly fault: Words }

const figures: Readonly<Partial<Record<Field['kind'], CellKind>>> = {
  count: 'count',
  area: 'area',
  money: 'money',
  share: 'share',
}

/** Reads a typed figure; a blank is unknown, and whatever does not read as the field's kind is a fault. */
export function readTyped(field: Field, text: string): Reading {
  const kind = figures[field.kind]
  if (kind === undefined || text.trim() === '') return { value: kind === undefined ? text : null }
  const { title, range } = field
  const unit = field.kind === 'money' ? (field.inWan ? '万元' : '元') : field.kind === 'area' ? '㎡' : null
  const { value, finding } = readCell({ id: '', title, kind, ...(range && { range }) }, text, unit)
  if (finding) return { fault: finding.message }
  return value === null ? { fault: notAFigure(field, text) } : { value }
}

/** Writes a figure as a person would type it. */
export function writeTyped(field: Field, value: unknown): string {
  if (value === null || value === undefined) return ''
  return showField(field, value, { optionsOf: () => [] }).zh.replaceAll(',', '')
}

// A sheet may say “无” for unknown; in a form that would pass over what was typed.
function notAFigure({ title }: Field, text: string): Words {
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
