// What the register tells of: later subjects hear it inside the same transaction.
import { z } from 'zod'
import type { Topic } from '../../platform/subjects/news.ts'

/** A community was recorded or changed, or one of its buildings was. */
export const communityChanged = { name: 'community.changed', said: z.object({ id: z.uuid() }) } satisfies Topic
