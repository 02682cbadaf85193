// News: an earlier subject tells what was done, by topic; later subjects that want to hear of it say so.
import type { Day } from '@huanju/quantities'
import type { z } from 'zod'
import type { Tx, Viewer } from '../database/database.ts'
import type { Parts } from './parts.ts'

/** A kind of news with the shape of what is said. */
export interface Topic<Said extends z.ZodType = z.ZodType> {
  readonly name: string
  readonly said: Said
}

/** Where news is told: inside the transaction of what was done, seen by the person who did it. */
export interface Occasion {
  readonly tx: Tx
  readonly viewer: Viewer
  readonly today: Day
}

/** One who hears of a topic, before the transaction that told of it ends. */
export interface Listener {
  readonly topic: string
  hear(parts: Parts, occasion: Occasion, said: unknown): Promise<void>
}

/** Tells whoever wants to hear; the first that fails takes the whole transaction back. */
export type Tell = <Said extends z.ZodType>(
  topic: Topic<Said>,
  occasion: Occasion,
  said: z.input<Said>,
) => Promise<void>

/** Listens to a topic. */
export function whenever<Said extends z.ZodType>(
  { name, said: shape }: Topic<Said>,
  hear: (parts: Parts, occasion: Occasion, said: z.output<Said>) => Promise<void>,
): Listener {
  return { topic: name, hear: (parts, occasion, said) => hear(parts, occasion, shape.parse(said)) }
}
