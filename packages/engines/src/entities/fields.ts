// The builders of fields: each offers what fits its kind. NoInfer keeps flags from being guessed from where a field stands.
import type { Words } from '../rules/types.ts'
import type { Field, FieldKind, FieldOptions, Flag, KindValues } from './types.ts'

type Common = 'help' | 'synonyms' | 'example' | 'mayBe' | 'right'
type Given<Own extends keyof FieldOptions, Is extends readonly Flag[]> = Pick<FieldOptions, Common | Own> & {
  readonly is?: Is
}
type Needed<Is extends readonly Flag[]> = 'required' extends Is[number] ? true : false

function make<Kind extends FieldKind, Value>(kind: Kind, zh: string, en: string, options: FieldOptions = {}) {
  const title: Words = { zh, en }
  return { ...options, kind, title, isRequired: options.is?.includes('required') ?? false } as Field<Kind, Value, never>
}

function builder<Kind extends FieldKind, Own extends keyof FieldOptions>(kind: Kind) {
  return <const Is extends readonly Flag[] = []>(
    zh: string,
    en: string,
    options?: Given<Own, Is>,
  ): Field<Kind, KindValues[Kind], NoInfer<Needed<Is>>> => make<Kind, KindValues[Kind]>(kind, zh, en, options)
}

/** One line of text. */
export const text = builder<'text', 'max' | 'check' | 'comparedBy'>('text')
/** Several lines. */
export const note = builder<'note', 'max'>('note')
/** A number or mark of fixed writing, such as a door number or a credit code. */
export const code = builder<'code', 'max' | 'check'>('code')
/** A whole number, not negative. */
export const count = builder<'count', 'range' | 'unit'>('count')
/** An area in dm². */
export const area = builder<'area', never>('area')
/** An amount in fen. */
export const money = builder<'money', 'inWan'>('money')
/** A share from 0 to 1, exact. */
export const share = builder<'share', never>('share')
/** A calendar day. */
export const day = builder<'day', 'yearMeans'>('day')
/** Yes or no. */
export const yesNo = builder<'yes-no', never>('yes-no')
/** A point, converted and kept as given. */
export const position = builder<'position', never>('position')
/** Several entries of a catalogue; empty is none of them. */
export const choices = builder<'choices', 'from' | 'options'>('choices')
/** Personal data. */
export const sealed = builder<'sealed', 'max' | 'mask' | 'check' | 'coded'>('sealed')

/** The id of another record of a kind, named by its `one`. */
export const link = builder<'link', 'to' | 'inPlace' | 'of'>('link')

/** One entry of a catalogue, or one of the ids that are listed. */
export function choice<const Is extends readonly Flag[] = [], Id extends string = string>(
  zh: string,
  en: string,
  options: Given<'from' | 'writings', Is> & {
    readonly among?: readonly Id[]
    readonly options?: readonly (NonNullable<FieldOptions['options']>[number] & { readonly id: Id })[]
  },
): Field<'choice', Id, NoInfer<Needed<Is>>> {
  return make<'choice', Id>('choice', zh, en, options)
}

/** One grade for each aspect. */
export function grades<Aspect extends string, Grade extends string>(
  zh: string,
  en: string,
  options: Pick<FieldOptions, Common | 'from' | 'prefix'> & {
    readonly aspects: readonly Aspect[]
    readonly options: readonly (NonNullable<FieldOptions['options']>[number] & { readonly id: Grade })[]
  },
): Field<'grades', Readonly<Partial<Record<Aspect, Grade>>>, false> {
  return make<'grades', Readonly<Partial<Record<Aspect, Grade>>>>('grades', zh, en, options)
}
