// The desk 工作台: what waits for me, what I started, figures of my region, and the tables my work turns on.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { instant, words } from './shapes.ts'

export const desk = endpoint({
  words: { zh: '工作台', en: 'Desk' },
  at: 'GET /desk',
  right: 'session',
  gives: z.object({
    /** What waits for me, oldest first; each opens where the work is done. */
    waiting: z.array(
      z.object({
        kind: z.string(),
        title: words,
        count: z.number().int().nullable(),
        path: z.string(),
        since: instant.nullable(),
        light: z.enum(['red', 'amber', 'green']),
      }),
    ),
    /** What I started and where it stands. */
    sent: z.array(z.object({ title: words, state: words, path: z.string(), at: instant })),
    /** Figures of my region, each opening its rows: three, or the nine of who has ten minutes. */
    figures: z
      .array(z.object({ title: words, value: z.string(), unit: words, comparison: words, path: z.string() }))
      .max(9),
    /** Short tables of what my work turns on; a row opens where it is done. */
    tables: z.array(
      z.object({
        title: words,
        note: words.nullable(),
        columns: z.array(z.object({ title: words, isFigure: z.boolean() })),
        rows: z.array(z.object({ path: z.string(), cells: z.array(words.nullable()) })).max(20),
      }),
    ),
  }),
})
