// The desk 工作台: what waits for me, what I started, three figures of my region.
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
    /** At most three figures of my region, each opening its rows. */
    figures: z
      .array(z.object({ title: words, value: z.string(), unit: words, comparison: words, path: z.string() }))
      .max(3),
  }),
})
